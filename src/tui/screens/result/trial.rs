//! Answers that are tried on the result without being given.

use std::rc::Rc;

use crate::{
    catalogue::{ChoiceSet, Kind, Question},
    quiz::{Answer, Answers},
    report::{Report, things},
    tui::session::Session,
};

/// Other answers, and the result they would lead to.
pub struct Trial<'c> {
    pub answers: Answers,
    pub report: Rc<Report<'c>>,
}

impl<'c> Trial<'c> {
    /// The result with `answers` in place of those given. None if they are the same.
    pub fn new(answers: Answers, session: &Session<'c>) -> Option<Self> {
        if answers == *session.quiz.answers() {
            return None;
        }
        let report = Rc::new(session.report_with(&answers));
        Some(Self { answers, report })
    }

    /// The answers that are not those given: questions with their choices.
    pub fn changes(&self, session: &Session<'c>) -> Vec<(usize, ChoiceSet)> {
        let changed = |question: &Question| {
            let tried = self.answers.get(question);
            let picks = tried.picks().filter(|_| tried != session.quiz.answers().get(question))?;
            Some((question.index, picks))
        };
        session.catalogue().questions.iter().filter_map(changed).collect()
    }

    /// "trying: 2 answers differ", or in a small window "trying 2".
    pub fn words(&self, session: &Session<'c>, is_small: bool) -> String {
        let count = self.changes(session).len();
        let differ = if count == 1 { "differs" } else { "differ" };
        if is_small {
            format!("trying {count}")
        } else {
            format!("trying: {count} {} {differ}", things(count, "answer"))
        }
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

/// The answer to `question` that comes before or after `now`, with `given` among them.
pub fn step(question: &Question, given: Answer, now: Answer, forward: bool) -> Option<ChoiceSet> {
    let steps = steps(question, given.picks()?);
    let at = steps.iter().position(|picks| Some(*picks) == now.picks()).unwrap_or(0);
    let to = if forward { at + 1 } else { at + steps.len() - 1 };
    steps.get(to % steps.len().max(1)).copied()
}
