//! A person's answers, and which questions they make visible.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, ChoiceSet, Condition, Question};

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// None yet.
    #[default]
    Open,
    /// "Not sure". It does not count.
    NotSure,
    /// These choices. To a `many` question, none at all is an answer too.
    Picked(ChoiceSet),
}

impl Answer {
    /// The choices picked, if the answer counts.
    pub const fn picks(self) -> Option<ChoiceSet> {
        match self {
            Self::Picked(picks) => Some(picks),
            Self::Open | Self::NotSure => None,
        }
    }
}

/// An answer for each question of one catalogue. Those to hidden questions are kept, but do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    given: Vec<Answer>,
    /// The indices of the questions whose answer is a guess. All of them have choices picked.
    guesses: BTreeSet<usize>,
}

impl Answers {
    /// No answers.
    pub fn none(catalogue: &Catalogue) -> Self {
        Self { given: vec![Answer::Open; catalogue.questions.len()], guesses: BTreeSet::new() }
    }

    /// These choices, and nothing else answered.
    pub fn of_choices(catalogue: &Catalogue, choices: &[(usize, ChoiceSet)]) -> Self {
        let mut answers = Self::none(catalogue);
        for (index, picks) in choices {
            answers.pick(catalogue, *index, *picks);
        }
        answers
    }

    /// The answer to `question`, whether it is visible or not.
    pub fn get(&self, question: &Question) -> Answer {
        self.given.get(question.index).copied().unwrap_or_default()
    }

    /// Sets the answer to `question`; changes nothing if the question does not allow it. Another answer than before is
    /// no guess.
    pub fn set(&mut self, question: &Question, answer: Answer) {
        let allowed = answer.picks().is_none_or(|picks| question.allows(picks));
        if let Some(slot) = self.given.get_mut(question.index).filter(|slot| allowed && **slot != answer) {
            *slot = answer;
            self.guesses.remove(&question.index);
        }
    }

    /// Whether the answer to `question` is a guess, whether it is visible or not.
    pub fn is_guess(&self, question: &Question) -> bool {
        self.guesses.contains(&question.index)
    }

    /// Sets whether the answer to `question` is a guess. Without choices picked, it is none.
    pub fn set_guess(&mut self, question: &Question, is_guess: bool) {
        if is_guess && self.get(question).picks().is_some() {
            self.guesses.insert(question.index);
        } else {
            self.guesses.remove(&question.index);
        }
    }

    /// The answers that count and are guesses.
    pub fn guesses<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Question, ChoiceSet)> {
        self.scored(catalogue).into_iter().filter(|(question, _)| self.is_guess(question)).collect()
    }

    /// Answers the question at `index` with `picks`.
    pub fn pick(&mut self, catalogue: &Catalogue, index: usize, picks: ChoiceSet) {
        if let Some(question) = catalogue.questions.get(index) {
            self.set(question, Answer::Picked(picks));
        }
    }

    /// Whether each question of the catalogue is visible, which it is if its `when` holds.
    ///
    /// A condition holds if its question is visible and one of the listed choices was picked. It does not if the question
    /// is hidden, unanswered or answered "not sure" (docs/decision-model.md, part 1).
    pub fn shown(&self, catalogue: &Catalogue) -> Vec<bool> {
        // The choices picked for each earlier question, none if it is hidden.
        let mut picked: Vec<ChoiceSet> = Vec::new();
        let mut shown = Vec::new();
        for question in &catalogue.questions {
            let holds = |c: &Condition| picked.get(c.question).is_some_and(|picks| picks.meets(c.any_of));
            let visible = question.when.iter().all(holds);
            picked.push(self.get(question).picks().filter(|_| visible).unwrap_or_default());
            shown.push(visible);
        }
        shown
    }

    fn with_visibility<'c>(&self, catalogue: &'c Catalogue, visible: bool) -> Vec<&'c Question> {
        let shown = self.shown(catalogue);
        let wanted = catalogue.questions.iter().zip(shown).filter(|(_, shown)| *shown == visible);
        wanted.map(|(question, _)| question).collect()
    }

    /// The visible questions, in file order.
    pub fn visible<'c>(&self, catalogue: &'c Catalogue) -> Vec<&'c Question> {
        self.with_visibility(catalogue, true)
    }

    /// The answers that count: those to visible questions that are neither open nor "not sure".
    pub fn scored<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Question, ChoiceSet)> {
        let visible = self.visible(catalogue).into_iter();
        visible.filter_map(|question| Some((question, self.get(question).picks()?))).collect()
    }

    /// The answers to hidden questions, which are kept but do not count.
    pub fn hidden_answers<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Question, Answer)> {
        let hidden = self.with_visibility(catalogue, false).into_iter();
        hidden.map(|question| (question, self.get(question))).filter(|(_, answer)| *answer != Answer::Open).collect()
    }
}
