//! The verdict, decided exactly, by cross-multiplication.

use std::cmp::Ordering;

use crate::{catalogue::Catalogue, quiz::Answers};

use super::{
    decided::Ahead,
    points::Points,
    standing::{Form, Outcome, standing, two_best},
    tally::{Tally, tally},
};

/// The kind of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
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
    pub strength: Strength,
    /// Who is ahead by the points, whether or not enough was answered.
    pub outcome: Outcome,
    /// The points.
    pub tally: Tally<P>,
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
    #[must_use]
    pub const fn leader(&self) -> Option<usize> {
        match (self.strength, self.outcome) {
            (Strength::Clear | Strength::Leans, Outcome::Ahead(option)) => Some(option),
            _ => None,
        }
    }

    /// Who is ahead, where enough was answered to say so.
    #[must_use]
    pub const fn conclusion(&self) -> Option<Outcome> {
        match self.strength {
            Strength::Insufficient => None,
            _ => Some(self.outcome),
        }
    }

    /// How many more answers a verdict takes: those up to half of the visible questions. 0 where there is one.
    #[must_use]
    pub const fn missing(&self) -> usize {
        match self.strength {
            Strength::Insufficient => self.tally.visible.div_ceil(2).saturating_sub(self.tally.counted),
            _ => 0,
        }
    }
}

impl<P: Points> Verdict<P> {
    /// Whether two options or more have most points.
    #[must_use]
    pub fn is_tie(&self) -> bool {
        self.lead.0 == P::whole(0)
    }
}

/// Judges the answers (decision model, part 2).
///
/// With `A` the option with most points and `B` the next, `D = S_A - S_B`, `E = S_A + S_B` and `k` the neutral points:
/// balanced if `10 D <= E + k`, clear if `3 D >= E + k`, leaning otherwise. Insufficient before that, where fewer than
/// half of the visible questions count and the outcome is not decided.
#[must_use]
pub fn judge(catalogue: &Catalogue, answers: &Answers) -> Verdict {
    Ahead::of(catalogue, answers).judge()
}

impl Ahead<'_, '_> {
    /// [`judge()`], where what the open questions can still do is worked out for other things too.
    #[must_use]
    pub fn judge(&self) -> Verdict {
        let tally = tally(self.catalogue, self.answers);
        let is_enough = half_counts(&tally) || self.decided().is_some();
        rule(tally, self.catalogue.neutral, is_enough)
    }
}

/// Whether half of the visible questions count.
pub(super) const fn half_counts<P>(tally: &Tally<P>) -> bool {
    2 * tally.counted >= tally.visible
}

/// The verdict that follows from the points, where `is_enough` was answered for one.
pub(super) fn rule<P: Points>(tally: Tally<P>, neutral: u32, is_enough: bool) -> Verdict<P> {
    let scores = &tally.scores;
    let (first, second) = two_best(scores);
    let is_level = |rival: usize| Form::ahead(first, rival, neutral).sign(scores) != Ordering::Greater;
    let sharing = (0..scores.len()).filter(|rival| *rival == first || is_level(*rival)).collect::<Vec<_>>();
    let outcome = standing(scores, neutral);
    let strength = match outcome {
        _ if !is_enough => Strength::Insufficient,
        Outcome::Balanced if sharing.iter().all(|option| is_called_for(&tally, *option)) => Strength::Both,
        Outcome::Balanced => Strength::Either,
        Outcome::Ahead(_) if Form::clear(first, second, neutral).sign(scores) != Ordering::Less => Strength::Clear,
        Outcome::Ahead(_) => Strength::Leans,
    };
    let lead = lead(scores, neutral, first, second);
    Verdict { strength, outcome, tally, first, second, sharing, lead }
}

/// `|D|` and `E + k` of two options, the first of which has no fewer points.
fn lead<P: Points>(scores: &[P], neutral: u32, first: usize, second: usize) -> (P, P) {
    let score = |option: usize| scores.get(option).cloned().unwrap_or_else(|| P::whole(0));
    (score(first) - score(second), score(first) + score(second) + P::whole(neutral))
}

/// Whether the need `S_o / M_o` is a half or more; 0 where `M_o` is.
fn is_called_for<P: Points>(tally: &Tally<P>, option: usize) -> bool {
    match (tally.scores.get(option), tally.most.get(option)) {
        (Some(score), Some(most)) => *most > P::whole(0) && score.form(2, most, 1, 0) >= P::Signed::default(),
        _ => false,
    }
}
