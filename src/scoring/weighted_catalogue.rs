//! A catalogue whose reasons have a person's weights (docs/decision-model.md, part 16).

use std::borrow::Cow;

use num_rational::Ratio;

use crate::{
    catalogue::{Catalogue, contribution},
    quiz::Priorities,
};

use super::{half_points::HalfPoints, score::Scores, verdict::Verdict};

/// A catalogue with a person's weights, to which everything that holds for a catalogue applies: scores, forecasts, changes.
///
/// Its points are those of the original times `R u_r`, its neutral points those times `U`, for `R` reasons with weights
/// `u_r` that add up to `U`. That makes the bounds of the verdict, `10 R |D| <= R E + U k`, those of part 2, in whole
/// numbers. A common divisor is taken out.
#[derive(Debug, Clone)]
pub struct WeightedCatalogue<'c> {
    /// The catalogue. Without priorities, it is the original.
    pub catalogue: Cow<'c, Catalogue>,
    /// What its points are multiplied by to get half points.
    scale: Ratio<u64>,
    /// What its points are multiplied by to get points of the mean weight 1.
    pub mean_scale: Ratio<u64>,
}

/// Two are equal if they always lead to the same verdict: the same weight everywhere is no weight.
impl PartialEq for WeightedCatalogue<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.mean_scale == other.mean_scale && self.catalogue == other.catalogue
    }
}

impl<'c> WeightedCatalogue<'c> {
    /// `catalogue` with these weights.
    pub fn new(catalogue: &'c Catalogue, priorities: &Priorities) -> Self {
        if priorities.is_empty() {
            let scale = Ratio::from_integer(2);
            return Self { catalogue: Cow::Borrowed(catalogue), scale, mean_scale: Ratio::from_integer(1) };
        }
        let count = u32::try_from(catalogue.reasons.len()).unwrap_or(u32::MAX).max(1);
        let sum = priorities.sum(catalogue);
        let factor = |reason: usize| count.saturating_mul(priorities.get(reason).halves());
        let neutral = sum.saturating_mul(catalogue.neutral);
        let divisor = (0..catalogue.reasons.len()).map(factor).chain([neutral]).fold(0, gcd).max(1);
        let mut weighted = catalogue.clone();
        weighted.neutral = neutral / divisor;
        for choice in weighted.questions.iter_mut().flat_map(|question| &mut question.choices) {
            for (reason, points) in &mut choice.points {
                *points = points.saturating_mul(factor(*reason) / divisor);
            }
            let options = 0..catalogue.options.len();
            choice.contribution =
                options.map(|option| contribution(&choice.points, &catalogue.reasons, option)).collect();
        }
        let (count, sum, divisor) = (u64::from(count), u64::from(sum), u64::from(divisor));
        Self {
            catalogue: Cow::Owned(weighted),
            scale: Ratio::new(divisor, count),
            // If no reason counts, there are no points.
            mean_scale: Ratio::new(divisor, sum.max(1)),
        }
    }

    /// Points of this catalogue as a person sees them.
    pub fn shown(&self, points: u32) -> HalfPoints {
        let halves = (self.scale * Ratio::from_integer(u64::from(points))).to_integer();
        HalfPoints(u32::try_from(halves).unwrap_or(u32::MAX))
    }

    /// A verdict on this catalogue as a person sees it.
    pub fn shown_verdict(&self, verdict: Verdict) -> Verdict<HalfPoints> {
        let shown = |points: Vec<u32>| points.into_iter().map(|points| self.shown(points)).collect();
        let Scores { points, max, counted, visible, excluded } = verdict.scores;
        Verdict {
            kind: verdict.kind,
            outcome: verdict.outcome,
            by_points: verdict.by_points,
            scores: Scores { points: shown(points), max: shown(max), counted, visible, excluded },
            first: verdict.first,
            second: verdict.second,
            sharing: verdict.sharing,
        }
    }

    /// The neutral points as a person sees them: those of the original times the mean weight.
    pub fn neutral(&self) -> Ratio<u64> {
        self.scale * Ratio::new(u64::from(self.catalogue.neutral), 2)
    }
}

/// The greatest common divisor; that of a number and 0 is the number.
const fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 { one } else { gcd(other, one % other) }
}
