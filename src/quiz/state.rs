//! Where a person is in the quiz.

use crate::catalogue::{Catalogue, Question};
use crate::quiz::answers::Answer;
use crate::quiz::answers::Answers;
use crate::quiz::notes::Notes;
use crate::quiz::order::Order;

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Before the first question.
    Welcome,
    /// Looking at the comparison, from the welcome screen.
    Comparison,
    /// At the question at this place of the catalogue.
    Question {
        /// The place of the question.
        index: usize,
        /// Whether answering leads back to the review, where the question was picked.
        editing: bool,
    },
    /// All answers at a glance.
    Review,
    /// The verdict.
    Result,
}

/// How a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitReason {
    /// A verdict was seen.
    Seen,
    /// Left before one.
    Left,
    /// Interrupted with Ctrl-C.
    Interrupted,
}

/// All that a person has done so far: what a sheet keeps of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responses {
    /// The answers, those of hidden questions included.
    pub answers: Answers,
    /// The notes on questions.
    pub notes: Notes,
    /// Whether the outlook was ever shown.
    pub forecast_seen: bool,
}

impl Responses {
    /// Nothing done.
    pub fn none(catalogue: &Catalogue) -> Self {
        Self { answers: Answers::none(catalogue), notes: Notes::default(), forecast_seen: false }
    }
}

/// A person's way through one catalogue.
///
/// ```
/// use whichone::{catalogue, quiz::{Command, Order, Quiz}};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let mut quiz = Quiz::new(&catalogue, Order::File);
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
    /// The question looked at last, to which the review leads back.
    pub(super) last: usize,
}

/// Of the same catalogue, not of one that says the same: this is asked after every key.
impl PartialEq for Quiz<'_> {
    fn eq(&self, other: &Self) -> bool {
        let rest = |quiz: &Self| (quiz.stage, quiz.last);
        std::ptr::eq(self.catalogue, other.catalogue)
            && rest(self) == rest(other)
            && self.order == other.order
            && self.responses == other.responses
    }
}

impl<'c> Quiz<'c> {
    /// At the welcome screen, with nothing answered.
    pub fn new(catalogue: &'c Catalogue, order: Order) -> Self {
        Self::resumed(catalogue, order, Responses::none(catalogue))
    }

    /// At the welcome screen, with this done before.
    pub const fn resumed(catalogue: &'c Catalogue, order: Order, progress: Responses) -> Self {
        Self { catalogue, order, responses: progress, stage: Stage::Welcome, last: 0 }
    }

    /// The order in which it asks.
    pub const fn order(&self) -> &Order {
        &self.order
    }

    /// The catalogue it goes through.
    pub const fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// What was answered so far.
    pub const fn answers(&self) -> &Answers {
        &self.responses.answers
    }

    /// The notes on questions.
    pub const fn notes(&self) -> &Notes {
        &self.responses.notes
    }

    /// All that was done so far.
    pub const fn responses(&self) -> &Responses {
        &self.responses
    }

    /// Where the person stands.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The question being asked, if one is.
    pub fn question(&self) -> Option<&'c Question> {
        match self.stage {
            Stage::Question { index, .. } => self.catalogue.questions.get(index),
            _ => None,
        }
    }

    /// The questions to be asked as things stand, in the order of asking.
    pub fn path(&self) -> Vec<&'c Question> {
        self.order.sort(self.answers().visible(self.catalogue))
    }

    /// The number of `question` in the order of asking, from 1; 0 where it is not asked as things stand.
    pub fn number(&self, question: &Question) -> usize {
        self.path().iter().position(|asked| asked.index == question.index).map_or(0, |at| at + 1)
    }

    /// Whether nothing is answered and nothing noted, on hidden questions neither.
    pub fn is_untouched(&self) -> bool {
        let nothing = Responses::none(self.catalogue);
        (self.answers(), self.notes()) == (&nothing.answers, &nothing.notes)
    }

    /// Whether any visible question is answered or "not sure".
    pub fn has_answers(&self) -> bool {
        self.answers().visible(self.catalogue).iter().any(|question| self.answers().get(question) != Answer::Open)
    }
}
