//! Other weights of one reason that would lead to another outcome.

use crate::{
    catalogue::Catalogue,
    quiz::{Answers, Priorities, Weight},
    scoring::{Outcome, excluded, outcome},
};

/// Another weight of a reason, and the outcome it would lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightChange {
    /// The index of the reason.
    pub reason: usize,
    /// The weight it would have.
    pub weight: Weight,
    /// The outcome with that weight, and all others as they are.
    pub outcome: Outcome,
}

/// For each reason with points and each other outcome, the nearest weight above and the nearest below the present one that would lead to
/// it: by reason, from the smallest weight to the largest.
pub fn weight_changes(catalogue: &Catalogue, answers: &Answers, priorities: &Priorities) -> Vec<WeightChange> {
    let points = points_by_reason(catalogue, answers);
    let excluded = excluded(catalogue, answers);
    let count = u32::try_from(catalogue.reasons.len()).unwrap_or(u32::MAX);
    // As in `WeightedCatalogue`: scores times the number of reasons, and neutral points times the sum of the weights.
    let outcome_with = |priorities: &Priorities| {
        let score = |option: usize| -> u32 {
            let reasons = catalogue.reasons.iter().zip(&points).enumerate();
            let weighed = reasons
                .map(|(index, (reason, points))| reason.support(option) * points * priorities.get(index).halves());
            weighed.sum::<u32>() * count
        };
        let scores: Vec<u32> = (0..catalogue.options.len()).map(score).collect();
        outcome(&scores, excluded, catalogue.neutral * priorities.sum(catalogue))
    };
    let now = outcome_with(priorities);
    let mut changes = Vec::new();
    for reason in (0..catalogue.reasons.len()).filter(|reason| points.get(*reason).is_some_and(|points| *points > 0)) {
        let present = priorities.get(reason);
        let mut other = priorities.clone();
        let mut nearest = |weights: &mut dyn Iterator<Item = Weight>| {
            let (mut found, mut last): (Vec<WeightChange>, Outcome) = (Vec::new(), now);
            for weight in weights {
                other.set(reason, weight);
                let outcome = outcome_with(&other);
                if outcome != last && outcome != now {
                    found.push(WeightChange { reason, weight, outcome });
                }
                last = outcome;
            }
            found
        };
        let mut below = nearest(&mut std::iter::successors(present.smaller(), |weight| weight.smaller()));
        below.reverse();
        changes.extend(below);
        changes.extend(nearest(&mut std::iter::successors(present.larger(), |weight| weight.larger())));
    }
    changes
}

/// The points of each reason.
pub fn points_by_reason(catalogue: &Catalogue, answers: &Answers) -> Vec<u32> {
    let mut points = vec![0_u32; catalogue.reasons.len()];
    for (question, picks) in answers.scored(catalogue) {
        let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
        for (reason, given) in chosen.flat_map(|choice| &choice.points) {
            points.get_mut(*reason).into_iter().for_each(|sum| *sum += given);
        }
    }
    points
}
