//! What the answers can still do, worked out when an answer changes and never for a moved mark.

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers},
    verdict::{Ahead, Outcome, Outlook, outlook},
};

/// What can be said about the answers before they are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// The answers it is about.
    pub answers: Answers,
    /// The same without the ticks of the question being asked, as long as Enter has not made an answer of them: progress
    /// is measured by these.
    pub settled: Answers,
    /// How many questions are done.
    pub done: usize,
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
    /// What can be said about `answers` and about those that are `settled`; what the outlook shows only where it is
    /// `open`.
    #[must_use]
    pub fn of(catalogue: &Catalogue, answers: &Answers, settled: &Answers, open: bool) -> Self {
        let is_done = |question: &&Question| settled.get(question) != Answer::Open;
        let (ahead, ahead_of_settled) = (Ahead::of(catalogue, answers), Ahead::of(catalogue, settled));
        // Most often they are the same.
        let steady = if settled == answers { &ahead } else { &ahead_of_settled };
        let view = || match outlook(catalogue, answers) {
            Some(outlook) => View::Shares(Box::new(outlook)),
            None => View::Contenders(ahead.can_lead()),
        };
        Self {
            done: settled.visible(catalogue).into_iter().filter(is_done).count(),
            left: steady.left(),
            exact: steady.is_exact(),
            decided: ahead.decided(),
            view: open.then(view),
            answers: answers.clone(),
            settled: settled.clone(),
        }
    }
}
