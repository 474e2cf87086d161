//! The verdict, decided in exact numbers (docs/decision-model.md, part 2).

use std::{
    cmp::Ordering,
    ops::{Add, Sub},
};

use serde::{Deserialize, Serialize};

use crate::catalogue::OptionSet;

use super::{
    linear_form::LinearForm,
    points::Points,
    ranking::{self, Outcome, two_best},
    score::Scores,
};

/// The kind of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictKind {
    /// The lead is a third or more.
    Clear,
    /// The lead is more than a tenth.
    Leans,
    /// Too close to call, and each option got at least half of what it could get.
    Both,
    /// Too close to call, and some option did not.
    Either,
    /// Every option is ruled out.
    #[serde(rename = "none")]
    NoneLeft,
    /// Too few questions were answered, and the open ones can still change the outcome.
    Insufficient,
}

/// The verdict and the figures behind it, for one person or for the exact means of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<P = u32> {
    /// The kind. The only option left is a clear winner.
    pub kind: VerdictKind,
    /// Which option wins, whether or not enough was answered.
    pub outcome: Outcome,
    /// Which option would win by the points alone, if none were ruled out.
    pub by_points: Outcome,
    /// The scores, and which options are ruled out.
    pub scores: Scores<P>,
    /// `A`: the option with the highest score of those left, the first one in a tie.
    pub first: usize,
    /// `B`: the option with the next highest score; one that is ruled out only if no other is left.
    pub second: usize,
    /// The options left that `A` does not win against and `A` itself, in catalogue order.
    pub sharing: Vec<usize>,
}

impl<P> Verdict<P> {
    /// The option that wins, if enough was answered to say so.
    pub const fn leader(&self) -> Option<usize> {
        match (self.kind, self.outcome) {
            (VerdictKind::Clear | VerdictKind::Leans, Outcome::Wins(option)) => Some(option),
            _ => None,
        }
    }

    /// The outcome, if enough was answered to say so.
    pub const fn conclusion(&self) -> Option<Outcome> {
        match self.kind {
            VerdictKind::Insufficient => None,
            _ => Some(self.outcome),
        }
    }

    /// Whether at least two options are left. If not, nobody leads, and neither points nor weights decide.
    pub fn has_rival(&self) -> bool {
        !self.scores.excluded.contains(self.second)
    }

    /// How many more answers a verdict takes: half of the visible questions have to count. 0 if there is one already.
    pub const fn missing(&self) -> usize {
        match self.kind {
            VerdictKind::Insufficient => self.scores.visible.div_ceil(2).saturating_sub(self.scores.counted),
            _ => 0,
        }
    }
}

impl<P: Clone + Ord + Default + Add<Output = P> + Sub<Output = P>> Verdict<P> {
    /// The points of an option.
    pub fn points(&self, option: usize) -> P {
        self.scores.points.get(option).cloned().unwrap_or_default()
    }

    /// `D`: how many more points `A` has than `B`; 0 where `B` is ruled out and has more.
    pub fn lead(&self) -> P {
        let (more, less) = (self.points(self.first), self.points(self.second));
        more.clone() - more.min(less)
    }

    /// `E`: the points of `A` and `B` together.
    pub fn points_of_both(&self) -> P {
        self.points(self.first) + self.points(self.second)
    }

    /// Whether the two highest scores of the options left are equal.
    pub fn is_tie(&self) -> bool {
        self.lead() == P::default() && self.has_rival()
    }
}

/// Whether half of the visible questions count.
pub const fn half_counts<P>(scores: &Scores<P>) -> bool {
    2 * scores.counted >= scores.visible
}

/// The verdict for these scores; `is_enough` says whether enough was answered for one. With one option left, or none,
/// anything is enough.
pub fn verdict<P: Points>(scores: Scores<P>, neutral: u32, is_enough: bool) -> Verdict<P> {
    let (points, excluded) = (&scores.points, scores.excluded);
    let (first, second) = two_best(points, excluded);
    let has_rival = !excluded.contains(second);
    let is_close = |rival: usize| LinearForm::wins(first, rival, neutral).sign(points) != Ordering::Greater;
    let left = excluded.others(points.len());
    let sharing: Vec<usize> = left.filter(|rival| *rival == first || is_close(*rival)).collect();
    let outcome = ranking::outcome(points, excluded, neutral);
    let is_clear = || LinearForm::clear(first, second, neutral).sign(points) != Ordering::Less;
    let kind = match outcome {
        Outcome::NoneLeft => VerdictKind::NoneLeft,
        Outcome::Wins(_) if !has_rival => VerdictKind::Clear,
        _ if !is_enough => VerdictKind::Insufficient,
        Outcome::TooClose if sharing.iter().all(|option| has_half(&scores, *option)) => VerdictKind::Both,
        Outcome::TooClose => VerdictKind::Either,
        Outcome::Wins(_) if is_clear() => VerdictKind::Clear,
        Outcome::Wins(_) => VerdictKind::Leans,
    };
    let by_points = ranking::outcome(points, OptionSet::NONE, neutral);
    Verdict { kind, outcome, by_points, scores, first, second, sharing }
}

/// Whether an option has half of what it could get: `2 S_o >= M_o`. An option that could get nothing has not.
fn has_half<P: Points>(scores: &Scores<P>, option: usize) -> bool {
    match (scores.points.get(option), scores.max.get(option)) {
        (Some(points), Some(max)) => *max > P::whole(0) && points.form(2, max, 1, 0) >= P::Signed::default(),
        _ => false,
    }
}
