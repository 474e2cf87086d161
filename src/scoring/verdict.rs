//! The verdict, decided exactly, by cross-multiplication.

use std::cmp::Ordering;

use super::{
    points::Points,
    ranking::{LinearForm, Outcome, outcome, two_best},
    score::Scores,
};

/// The kind of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictKind {
    /// The leader has a lead of a third or more.
    Clear,
    /// The leader has a lead of more than a tenth.
    Leans,
    /// No such lead, and each side got at least half of what it could get.
    Both,
    /// No such lead, and not each side is.
    Either,
    /// Too few questions were answered, and those left can still change the outcome.
    Insufficient,
}

/// The verdict, and the figures it follows from: those of one person, or the exact means of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<P = u32> {
    /// Its kind.
    pub kind: VerdictKind,
    /// Who is ahead by the points, whether or not enough was answered.
    pub outcome: Outcome,
    /// The points.
    pub scores: Scores<P>,
    /// The option with most points (`A`), the first of them in a tie.
    pub first: usize,
    /// The option with most points of the others (`B`).
    pub second: usize,
    /// The options within the balanced band of the first, itself included, in catalogue order.
    pub sharing: Vec<usize>,
    /// The lead `rho` as a fraction: `|D|` and `E + k`.
    pub lead: (P, P),
}

impl<P> Verdict<P> {
    /// The option a clear or leaning verdict is for.
    pub const fn leader(&self) -> Option<usize> {
        match (self.kind, self.outcome) {
            (VerdictKind::Clear | VerdictKind::Leans, Outcome::Wins(option)) => Some(option),
            _ => None,
        }
    }

    /// Who is ahead, where enough was answered to say so.
    pub const fn conclusion(&self) -> Option<Outcome> {
        match self.kind {
            VerdictKind::Insufficient => None,
            _ => Some(self.outcome),
        }
    }

    /// How many more answers a verdict takes: those up to half of the visible questions. 0 where there is one.
    pub const fn missing(&self) -> usize {
        match self.kind {
            VerdictKind::Insufficient => self.scores.visible.div_ceil(2).saturating_sub(self.scores.counted),
            _ => 0,
        }
    }
}

impl<P: Points> Verdict<P> {
    /// Whether two options or more have most points.
    pub fn is_tie(&self) -> bool {
        self.lead.0 == P::whole(0)
    }
}

/// Whether half of the visible questions count.
pub(crate) const fn half_counts<P>(tally: &Scores<P>) -> bool {
    2 * tally.counted >= tally.visible
}

/// The verdict that follows from the points, where `is_enough` was answered for one.
pub(crate) fn verdict<P: Points>(tally: Scores<P>, neutral: u32, is_enough: bool) -> Verdict<P> {
    let scores = &tally.points;
    let (first, second) = two_best(scores);
    let is_level = |rival: usize| LinearForm::wins(first, rival, neutral).sign(scores) != Ordering::Greater;
    let sharing = (0..scores.len()).filter(|rival| *rival == first || is_level(*rival)).collect::<Vec<_>>();
    let outcome = outcome(scores, neutral);
    let strength = match outcome {
        _ if !is_enough => VerdictKind::Insufficient,
        Outcome::TooClose if sharing.iter().all(|option| is_needed(&tally, *option)) => VerdictKind::Both,
        Outcome::TooClose => VerdictKind::Either,
        Outcome::Wins(_) if LinearForm::clear(first, second, neutral).sign(scores) != Ordering::Less => {
            VerdictKind::Clear
        }
        Outcome::Wins(_) => VerdictKind::Leans,
    };
    let lead = lead(scores, neutral, first, second);
    Verdict { kind: strength, outcome, scores: tally, first, second, sharing, lead }
}

/// `|D|` and `E + k` of two options, the first of which has no fewer points.
fn lead<P: Points>(scores: &[P], neutral: u32, first: usize, second: usize) -> (P, P) {
    let score = |option: usize| scores.get(option).cloned().unwrap_or_else(|| P::whole(0));
    (score(first) - score(second), score(first) + score(second) + P::whole(neutral))
}

/// Whether the need `S_o / M_o` is a half or more; 0 where `M_o` is.
fn is_needed<P: Points>(tally: &Scores<P>, option: usize) -> bool {
    match (tally.points.get(option), tally.most.get(option)) {
        (Some(score), Some(most)) => *most > P::whole(0) && score.form(2, most, 1, 0) >= P::Signed::default(),
        _ => false,
    }
}
