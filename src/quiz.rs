//! The quiz: a person's answers and where they stand, as a pure state machine.
//!
//! ```text
//!  Welcome ──start──▶ Question ──▶ … ──▶ Question ──▶ Review ──finish──▶ Result
//!     │  ◀──back───            ◀──back──          ◀──        ◀──back──
//!     └──browse──▶ Comparison          jump ▲──────┘
//! ```
//! [`Quiz::apply`] is total: a command that does not apply is refused with a [`Refusal`] and changes nothing. Going back
//! is always allowed and keeps every answer. Which questions are visible is derived from the answers, never stored.

mod answers;
mod command;
mod notes;
mod order;

use crate::catalogue::{Catalogue, Question};

pub use answers::{Answer, Answers};
pub use command::{Command, Refusal};
pub use notes::{LONGEST_NOTE, Notes};
pub use order::{Order, OrderName};

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
pub enum Ending {
    /// A verdict was seen.
    Seen,
    /// Left before one.
    Left,
    /// Interrupted with Ctrl-C.
    Interrupted,
}

/// All that a person has done so far: what a sheet keeps of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The answers, those of hidden questions included.
    pub answers: Answers,
    /// The notes on questions.
    pub notes: Notes,
    /// Whether the outlook was ever shown.
    pub outlook_seen: bool,
}

impl Progress {
    /// Nothing done.
    #[must_use]
    pub fn none(catalogue: &Catalogue) -> Self {
        Self { answers: Answers::none(catalogue), notes: Notes::default(), outlook_seen: false }
    }
}

/// A person's way through one catalogue.
#[derive(Debug, Clone)]
pub struct Quiz<'c> {
    catalogue: &'c Catalogue,
    order: Order,
    progress: Progress,
    stage: Stage,
    /// The question looked at last, to which the review leads back.
    last: usize,
}

/// Of the same catalogue, not of one that says the same: this is asked after every key.
impl PartialEq for Quiz<'_> {
    fn eq(&self, other: &Self) -> bool {
        let rest = |quiz: &Self| (quiz.stage, quiz.last);
        std::ptr::eq(self.catalogue, other.catalogue)
            && rest(self) == rest(other)
            && self.order == other.order
            && self.progress == other.progress
    }
}

impl<'c> Quiz<'c> {
    /// At the welcome screen, with nothing answered.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, order: Order) -> Self {
        Self::resumed(catalogue, order, Progress::none(catalogue))
    }

    /// At the welcome screen, with this done before.
    #[must_use]
    pub const fn resumed(catalogue: &'c Catalogue, order: Order, progress: Progress) -> Self {
        Self { catalogue, order, progress, stage: Stage::Welcome, last: 0 }
    }

    /// The order in which it asks.
    #[must_use]
    pub const fn order(&self) -> &Order {
        &self.order
    }

    /// The catalogue it goes through.
    #[must_use]
    pub const fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// What was answered so far.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.progress.answers
    }

    /// The notes on questions.
    #[must_use]
    pub const fn notes(&self) -> &Notes {
        &self.progress.notes
    }

    /// All that was done so far.
    #[must_use]
    pub const fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Where the person stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The question being asked, if one is.
    #[must_use]
    pub fn question(&self) -> Option<&'c Question> {
        match self.stage {
            Stage::Question { index, .. } => self.catalogue.questions.get(index),
            _ => None,
        }
    }

    /// The questions to be asked as things stand, in the order of asking.
    #[must_use]
    pub fn path(&self) -> Vec<&'c Question> {
        self.order.arrange(self.answers().visible(self.catalogue))
    }

    /// The number of `question` in the order of asking, from 1; 0 where it is not asked as things stand.
    #[must_use]
    pub fn number(&self, question: &Question) -> usize {
        self.path().iter().position(|asked| asked.index == question.index).map_or(0, |at| at + 1)
    }

    /// Whether nothing is answered and nothing noted, on hidden questions neither.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        let nothing = Progress::none(self.catalogue);
        (self.answers(), self.notes()) == (&nothing.answers, &nothing.notes)
    }

    /// Whether any visible question is answered or "not sure".
    #[must_use]
    pub fn has_answers(&self) -> bool {
        self.answers().visible(self.catalogue).iter().any(|question| self.answers().get(question) != Answer::Open)
    }
}
