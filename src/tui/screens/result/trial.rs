//! What is tried on the result, and the results it leads to.

use std::rc::Rc;

use crate::{
    catalogue::ChoiceSet,
    quiz,
    report::{Report, trying},
    tui::session::Session,
};

/// Other answers and weights, with their results.
pub struct Trial<'c> {
    pub overlay: quiz::Trial,
    /// The result of the answers given, with the weights that are tried.
    pub base: Rc<Report<'c>>,
    /// The result of all that is tried.
    pub report: Rc<Report<'c>>,
}

impl<'c> Trial<'c> {
    /// None if nothing differs from what is given; `given` is the result of that.
    pub fn new(overlay: quiz::Trial, given: &Rc<Report<'c>>, session: &Session<'c>) -> Option<Self> {
        let responses = session.quiz.responses();
        if overlay.is_given(responses) {
            return None;
        }
        let base = if overlay.priorities == responses.priorities {
            Rc::clone(given)
        } else {
            let answers = responses.answers.clone();
            Rc::new(session.report_on(quiz::Trial { answers, priorities: overlay.priorities.clone() }))
        };
        let report = if overlay.answers == responses.answers {
            Rc::clone(&base)
        } else {
            Rc::new(session.report_on(overlay.clone()))
        };
        Some(Self { overlay, base, report })
    }

    /// The answers that are not those given: questions with their choices.
    pub fn changed_answers(&self, session: &Session<'c>) -> Vec<(usize, ChoiceSet)> {
        self.overlay.changed_answers(session.catalogue(), session.quiz.responses())
    }

    /// "trying: 2 answers differ", or in a small window "trying 2".
    pub fn words(&self, session: &Session<'c>, is_small: bool) -> String {
        let (answers, weights) =
            (self.changed_answers(session).len(), self.overlay.changed_weights(session.quiz.responses()));
        if is_small { format!("trying {}", answers + weights) } else { trying(answers, weights) }
    }
}
