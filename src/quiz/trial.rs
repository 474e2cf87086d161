//! Answers and weights that are tried on the result without being given (docs/decision-model.md, part 5).

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, ChoiceSet, Kind, Question};

use super::{
    answers::{Answer, Answers},
    priorities::Priorities,
    state::Responses,
};

/// An overlay over the responses given. Dropping it gives back exactly what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The answers, those that are tried among them.
    pub answers: Answers,
    /// The weights, those that are tried among them.
    pub priorities: Priorities,
}

impl Trial {
    /// Nothing tried yet.
    pub fn new(given: &Responses) -> Self {
        Self { answers: given.answers.clone(), priorities: given.priorities.clone() }
    }

    /// The responses with what is tried.
    pub fn responses(&self, given: &Responses) -> Responses {
        let Self { answers, priorities } = self.clone();
        Responses { answers, priorities, ..given.clone() }
    }

    /// Whether it is the same as what is given.
    pub fn is_given(&self, given: &Responses) -> bool {
        (&self.answers, &self.priorities) == (&given.answers, &given.priorities)
    }

    /// Tries this answer to `question`. If it is the one given, it is a guess again if it was one.
    pub fn answer(&mut self, question: &Question, answer: Answer, given: &Responses) {
        self.answers.set(question, answer);
        let was_guess = given.answers.is_guess(question);
        self.answers.set_guess(question, was_guess && answer == given.answers.get(question));
    }

    /// Tries the answer to `question` that comes before or after the one tried now, if the given answer counts.
    pub fn step(&mut self, question: &Question, forward: bool, given: &Responses) {
        let Some(picks) = given.answers.get(question).picks() else { return };
        let steps = steps(question, picks);
        let at = steps.iter().position(|picks| Some(*picks) == self.answers.get(question).picks()).unwrap_or(0);
        let to = if forward { at + 1 } else { at + steps.len() - 1 };
        if let Some(picks) = steps.get(to % steps.len().max(1)) {
            self.answer(question, Answer::Picked(*picks), given);
        }
    }

    /// The answers that are not those given: questions with their choices.
    pub fn changed_answers(&self, catalogue: &Catalogue, given: &Responses) -> Vec<(usize, ChoiceSet)> {
        let changed = |question: &Question| {
            let tried = self.answers.get(question);
            let picks = tried.picks().filter(|_| tried != given.answers.get(question))?;
            Some((question.index, picks))
        };
        catalogue.questions.iter().filter_map(changed).collect()
    }

    /// How many weights are not those given.
    pub fn changed_weights(&self, given: &Responses) -> usize {
        let all = self.priorities.iter().chain(given.priorities.iter());
        let reasons: BTreeSet<usize> = all.map(|(reason, _)| reason).collect();
        reasons.into_iter().filter(|reason| self.priorities.get(*reason) != given.priorities.get(*reason)).count()
    }
}

/// The answers to step through: those of a question with one answer, and for one with many, the given one with each
/// choice ticked or unticked.
fn steps(question: &Question, given: ChoiceSet) -> Vec<ChoiceSet> {
    let choices = 0..question.choices.len();
    match question.kind {
        Kind::One => choices.map(ChoiceSet::one).collect(),
        Kind::Many { .. } => {
            let toggled = choices.map(|choice| given.toggled(choice)).filter(|picks| question.allows(*picks));
            std::iter::once(given).chain(toggled).collect()
        }
    }
}
