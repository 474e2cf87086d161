//! The verdict, decided in whole numbers by cross-multiplication.

use crate::{catalogue::Catalogue, quiz::Answers};

use super::{
    decided::decided,
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
    /// No such lead, and each side is strongly called for.
    Both,
    /// No such lead, and not each side is.
    Either,
    /// Too few questions were answered, and those left can still change the outcome.
    Insufficient,
}

/// The verdict, and the figures it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Its kind.
    pub strength: Strength,
    /// Who is ahead by the points, whether or not enough was answered.
    pub outcome: Outcome,
    /// The points.
    pub tally: Tally,
    /// The option with most points (`A`), the first of them in a tie.
    pub first: usize,
    /// The option with most points of the others (`B`).
    pub second: usize,
    /// The options within the balanced band of the first, itself included, in catalogue order.
    pub sharing: Vec<usize>,
    /// The lead `rho` as a fraction: `|D|` and `E + k`.
    pub lead: (u32, u32),
}

impl Verdict {
    /// The option a clear or leaning verdict is for.
    #[must_use]
    pub const fn leader(&self) -> Option<usize> {
        match (self.strength, self.outcome) {
            (Strength::Clear | Strength::Leans, Outcome::Ahead(option)) => Some(option),
            _ => None,
        }
    }

    /// Whether two options or more have most points.
    #[must_use]
    pub const fn is_tie(&self) -> bool {
        self.lead.0 == 0
    }
}

/// Judges the answers (decision model, part 2).
///
/// With `A` the option with most points and `B` the next, `D = S_A - S_B`, `E = S_A + S_B` and `k` the neutral points:
/// balanced if `10 D <= E + k`, clear if `3 D >= E + k`, leaning otherwise. Insufficient before that, where fewer than
/// half of the visible questions count and the outcome is not decided.
#[must_use]
pub fn judge(catalogue: &Catalogue, answers: &Answers) -> Verdict {
    let tally = tally(catalogue, answers);
    let (first, second) = two_best(&tally.scores);
    let is_level = |rival: usize| Form::ahead(first, rival, catalogue.neutral).at(&tally.scores) <= 0;
    let sharing = (0..tally.scores.len()).filter(|rival| *rival == first || is_level(*rival)).collect::<Vec<_>>();
    let outcome = standing(&tally.scores, catalogue.neutral);
    let lead = lead(&tally, catalogue.neutral, first, second);
    let strength = match outcome {
        _ if 2 * tally.counted < tally.visible && decided(catalogue, answers).is_none() => Strength::Insufficient,
        Outcome::Balanced if sharing.iter().all(|option| is_called_for(&tally, *option)) => Strength::Both,
        Outcome::Balanced => Strength::Either,
        Outcome::Ahead(_) if 3 * u64::from(lead.0) >= u64::from(lead.1) => Strength::Clear,
        Outcome::Ahead(_) => Strength::Leans,
    };
    Verdict { strength, outcome, tally, first, second, sharing, lead }
}

/// `|D|` and `E + k` of two options, the first of which has no fewer points.
fn lead(tally: &Tally, neutral: u32, first: usize, rival: usize) -> (u32, u32) {
    let score = |option: usize| tally.scores.get(option).copied().unwrap_or(0);
    (score(first).abs_diff(score(rival)), score(first) + score(rival) + neutral)
}

/// Whether the need `S_o / M_o` is a half or more; 0 where `M_o` is.
fn is_called_for(tally: &Tally, option: usize) -> bool {
    match (tally.scores.get(option), tally.most.get(option)) {
        (Some(score), Some(most)) => *most > 0 && 2 * score >= *most,
        _ => false,
    }
}
