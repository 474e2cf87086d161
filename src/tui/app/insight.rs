//! What the answers can still do, worked out when an answer changes and never for a moved mark.

use crate::{
    catalogue::Catalogue,
    quiz::Answers,
    verdict::{Outcome, Outlook, can_still_lead, decided, is_exact, left, outlook},
};

/// What can be said about the answers before they are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// The answers it is about.
    pub answers: Answers,
    /// The least and the most questions left.
    pub left: (usize, usize),
    /// Whether these figures are exact, and not bounds.
    pub exact: bool,
    /// The outcome, if the open questions cannot change it any more.
    pub decided: Option<Outcome>,
    /// What the outlook shows, where it is open.
    pub view: Option<View>,
}

/// What the outlook shows.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// Between two options: the shares.
    Shares(Box<Outlook>),
    /// Between more: the options that can still be ahead in the end.
    Contenders(Vec<usize>),
}

impl Insight {
    /// What can be said about `answers`; what the outlook shows only where it is `open`.
    #[must_use]
    pub fn of(catalogue: &Catalogue, answers: &Answers, open: bool) -> Self {
        let view = || match outlook(catalogue, answers) {
            Some(outlook) => View::Shares(Box::new(outlook)),
            None => View::Contenders(can_still_lead(catalogue, answers)),
        };
        Self {
            left: left(catalogue, answers),
            exact: is_exact(catalogue, answers),
            decided: decided(catalogue, answers),
            view: open.then(view),
            answers: answers.clone(),
        }
    }
}
