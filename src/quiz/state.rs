//! The state of the quiz.

use crate::catalogue::{Catalogue, Question};

use super::{
    answers::{Answer, Answers},
    notes::Notes,
    order::Order,
    priorities::Priorities,
};

/// The step of the quiz that a person is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Before the first question.
    Welcome,
    /// The options side by side, which the welcome screen leads to.
    SideBySide,
    /// A question.
    Question {
        /// Its index in the catalogue.
        index: usize,
        /// Whether it was selected in the review, so that answering leads back there.
        editing: bool,
    },
    /// All answers at a glance.
    Review,
    /// The verdict.
    Result,
}

/// Why a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitReason {
    /// The person has seen a verdict.
    Seen,
    /// The person quit before a verdict.
    Left,
    /// Interrupted with Ctrl-C.
    Interrupted,
}

/// Everything that a person has entered: what an answers file keeps of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// The answers, including those to hidden questions, and which of them are guesses.
    pub answers: Answers,
    /// The notes on questions.
    pub notes: Notes,
    /// How much each reason counts.
    pub priorities: Priorities,
    /// Whether the forecast was ever shown.
    pub forecast_seen: bool,
}

impl Responses {
    /// Nothing entered.
    pub fn none(catalogue: &Catalogue) -> Self {
        Answers::none(catalogue).into()
    }
}

/// These answers, and nothing else entered.
impl From<Answers> for Responses {
    fn from(answers: Answers) -> Self {
        Self { answers, notes: Notes::default(), priorities: Priorities::default(), forecast_seen: false }
    }
}

/// One person going through one catalogue.
///
/// ```
/// use whichone::{catalogue, quiz::{Command, Order, Quiz}};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let mut quiz = Quiz::new(&catalogue, Order::Written);
/// quiz.apply(Command::Continue).unwrap();
/// assert_eq!(quiz.question().unwrap().id, "difference");
/// quiz.apply(Command::Choose(0)).unwrap();
/// assert_eq!(quiz.question().unwrap().id, "needed");
///
/// // A command that does not apply changes nothing.
/// let error = quiz.apply(Command::Forward).unwrap_err();
/// assert_eq!(error.to_string(), "Answer this first, or press 0 for “not sure”.");
/// ```
#[derive(Debug, Clone)]
pub struct Quiz<'c> {
    pub(super) catalogue: &'c Catalogue,
    pub(super) order: Order,
    pub(super) responses: Responses,
    pub(super) stage: Stage,
    /// The last question, which the review leads back to.
    pub(super) last: usize,
}

/// Compares catalogues by address, because this runs after every key.
impl PartialEq for Quiz<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.catalogue, other.catalogue)
            && (self.stage, self.last) == (other.stage, other.last)
            && self.order == other.order
            && self.responses == other.responses
    }
}

impl<'c> Quiz<'c> {
    /// A new quiz, at the welcome screen.
    pub fn new(catalogue: &'c Catalogue, order: Order) -> Self {
        Self::resumed(catalogue, order, Responses::none(catalogue))
    }

    /// A quiz at the welcome screen, with these earlier responses.
    pub const fn resumed(catalogue: &'c Catalogue, order: Order, responses: Responses) -> Self {
        Self { catalogue, order, responses, stage: Stage::Welcome, last: 0 }
    }

    /// The order in which it asks questions.
    pub const fn order(&self) -> &Order {
        &self.order
    }

    /// Its catalogue.
    pub const fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// The answers so far.
    pub const fn answers(&self) -> &Answers {
        &self.responses.answers
    }

    /// The notes on questions.
    pub const fn notes(&self) -> &Notes {
        &self.responses.notes
    }

    /// How much each reason counts.
    pub const fn priorities(&self) -> &Priorities {
        &self.responses.priorities
    }

    /// Everything entered so far.
    pub const fn responses(&self) -> &Responses {
        &self.responses
    }

    /// The current stage.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The current question, if the stage is one.
    pub fn question(&self) -> Option<&'c Question> {
        match self.stage {
            Stage::Question { index, .. } => self.catalogue.questions.get(index),
            _ => None,
        }
    }

    /// The visible questions, in the order of asking.
    pub fn path(&self) -> Vec<&'c Question> {
        self.order.sort(self.answers().visible(self.catalogue))
    }

    /// The number of `question` in the order of asking, from 1; 0 if it is hidden.
    pub fn number(&self, question: &Question) -> usize {
        self.path().iter().position(|asked| asked.index == question.index).map_or(0, |index| index + 1)
    }

    /// Whether there are no answers and no notes, not even on hidden questions, and no weights.
    pub fn is_untouched(&self) -> bool {
        let forecast_seen = self.responses.forecast_seen;
        self.responses == Responses { forecast_seen, ..Responses::none(self.catalogue) }
    }

    /// Whether any visible question is answered, be it "not sure".
    pub fn has_answers(&self) -> bool {
        self.answers().visible(self.catalogue).iter().any(|question| self.answers().get(question) != Answer::Open)
    }
}
