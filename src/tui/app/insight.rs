//! What the answers can still do, worked out when an answer changes and never for a moved mark.

use crate::{
    catalogue::Catalogue,
    quiz::Answers,
    verdict::{Outcome, Outlook, can_still_lead, decided, left, outlook},
};

/// What can be said about the answers before they are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// The answers it is about.
    pub answers: Answers,
    /// The least and the most questions left.
    pub left: (usize, usize),
    /// The outcome, if the open questions cannot change it any more.
    pub decided: Option<Outcome>,
    /// What the open questions can still do. None for three options or more.
    pub outlook: Option<Outlook>,
    /// The options that can still be ahead in the end.
    pub can_lead: Vec<usize>,
}

impl Insight {
    /// What can be said about `answers`.
    #[must_use]
    pub fn of(catalogue: &Catalogue, answers: &Answers) -> Self {
        Self {
            left: left(catalogue, answers),
            decided: decided(catalogue, answers),
            outlook: outlook(catalogue, answers),
            can_lead: can_still_lead(catalogue, answers),
            answers: answers.clone(),
        }
    }
}
