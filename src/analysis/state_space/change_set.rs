//! Sets of answers to change (docs/decision-model.md, part 5).

use std::rc::Rc;

/// A smallest set of answers to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// How many answers have to change.
    pub answers: usize,
    /// Their questions, in file order. Empty if it is not exact.
    pub set: Vec<usize>,
    /// Whether it is exact. If not, the budget was too small, and more answers may have to change.
    pub exact: bool,
}

impl ChangeSet {
    /// A lower bound: at least so many answers have to change, and at least 1 to end an outcome that holds now.
    pub fn at_least(answers: usize) -> Self {
        Self { answers: answers.max(1), set: Vec::new(), exact: false }
    }
}

/// A list of changed questions, the last one first. Lists share their beginnings.
pub type Changed = Option<Rc<Link>>;

pub struct Link {
    question: usize,
    before: Changed,
}

/// The list with one more question.
pub fn with(changed: &Changed, question: usize) -> Rc<Link> {
    Rc::new(Link { question, before: changed.clone() })
}

/// The questions of the list, the last one first.
pub fn questions(changed: &Changed) -> impl Iterator<Item = usize> {
    std::iter::successors(changed.as_ref(), |link| link.before.as_ref()).map(|link| link.question)
}
