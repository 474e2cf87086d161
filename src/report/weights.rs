//! What if reasons counted for more or less: how robust the verdict is against other weights.

use crate::{
    analysis::{Sensitivity, WeightChange, Weightings},
    catalogue::Catalogue,
    quiz::{Priorities, Weight},
    scoring::Outcome,
};

use super::{
    phrases::{and, capitalized, or},
    priorities::as_often,
};

/// The break-even weight of a reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEven {
    pub reason: usize,
    /// The factor, 0 or more. None if no weight of this reason alone makes the points equal.
    pub factor: Option<f64>,
}

/// A share of weightings in words: in tenths, or in hundredths near the ends. None for all of them.
fn in_ways(share: &Weightings) -> Option<String> {
    let rounded = |total: f64| format!("about {:.0} of {total}", (share.value() * total).round());
    match share.value() {
        _ if share.numerator == share.denominator => None,
        value if value > 0.99 => Some("more than 99 of 100".into()),
        value if value < 0.01 => Some("fewer than 1 of 100".into()),
        value if (0.05..0.95).contains(&value) => Some(rounded(10.0)),
        _ => Some(rounded(100.0)),
    }
}

/// In how many ways of weighing the reasons the leader has more points than the other or, among three options and more, than
/// the runner-up. Empty if nobody leads.
pub fn weighing(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let Some(share) = &weights.share else { return String::new() };
    let ahead = ahead(catalogue, weights);
    match in_ways(share) {
        None => format!("{ahead} however you weigh the reasons."),
        Some(ways) => format!("{ahead} in {ways} ways of weighing the reasons."),
    }
}

/// The same if the `ranked` reasons count most, in that order. Empty if nobody leads, or if it would take too long.
pub fn ranked(catalogue: &Catalogue, weights: &Sensitivity, ranked: &[usize]) -> String {
    let Some(share) = weights.ranked_share(ranked) else { return String::new() };
    let ahead = ahead(catalogue, weights);
    let named: Vec<&str> = ranked.iter().map(|reason| catalogue.reason_title(*reason)).collect();
    let matters = match named.as_slice() {
        [first] => format!("If {first} matters most"),
        many => format!("If {} matter most, in that order", and(many)),
    };
    match in_ways(&share) {
        None => format!("{matters}, {ahead} however you weigh the reasons."),
        Some(ways) => format!("{matters}, {ahead} in {ways} ways of weighing the reasons."),
    }
}

/// How wrong all weights may be at once. Empty if nobody leads.
pub fn margin(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    if weights.share.is_none() {
        return String::new();
    }
    let Some((lead, all)) = weights.all else { return String::new() };
    let leader = catalogue.option_name(weights.between.0);
    let runner_up = catalogue.option_name(weights.between.1);
    let two = catalogue.options.len() == 2;
    if lead == all {
        let nothing = if two {
            format!("nothing counts against {leader}.")
        } else {
            format!("no reason favours {runner_up} over {leader}.")
        };
        // A reason against the leader may have the weight 0.
        let has_none = weights.subtotals.iter().all(|x| *x >= 0);
        return if has_none { capitalized(&nothing) } else { format!("As you weigh the reasons, {nothing}") };
    }
    // Strictly below the fraction, and rounded down, so that the promise holds.
    let percent = (100 * lead).saturating_sub(1) / all;
    let of = if two { String::new() } else { format!(" of {runner_up}") };
    if percent == 0 {
        return String::new();
    }
    format!("Even if every weight were off by up to {percent}%, {leader} would still be ahead{of}.")
}

/// "Rust is ahead" or, among three options and more, "Rust is ahead of Go": it has more points.
fn ahead(catalogue: &Catalogue, weights: &Sensitivity) -> String {
    let (leader, runner_up) = weights.between;
    let of = match catalogue.options.len() {
        2 => String::new(),
        _ => format!(" of {}", catalogue.option_name(runner_up)),
    };
    format!("{} is ahead{of}", catalogue.option_name(leader))
}

/// Which other weight of one reason would lead to another outcome than `now`, in sentences.
pub fn tipping(catalogue: &Catalogue, now: Outcome, changes: &[WeightChange]) -> Vec<String> {
    if changes.is_empty() {
        let what = match now {
            Outcome::Wins(_) => "change the winner",
            Outcome::TooClose => "produce a winner",
            Outcome::NoneLeft => return Vec::new(),
        };
        return vec![format!("Changing the weight of one reason, from 0 to 4 times, would not {what}.")];
    }
    let options = (0..catalogue.options.len()).map(Outcome::Wins);
    let outcomes = [Outcome::TooClose].into_iter().chain(options);
    let sentence = |outcome: Outcome| {
        let parts: Vec<String> = Weight::ALL
            .into_iter()
            .rev()
            .filter_map(|weight| {
                let same = changes.iter().filter(|change| (change.outcome, change.weight) == (outcome, weight));
                let titles: Vec<&str> = same.map(|change| catalogue.reason_title(change.reason)).collect();
                let counted = match weight {
                    Weight::Zero => "did not count".into(),
                    weight => format!("counted {}", as_often(weight)),
                };
                (!titles.is_empty()).then(|| format!("{} {counted}", or(&titles)))
            })
            .collect();
        let then = match outcome {
            Outcome::Wins(option) => format!("{} would win", catalogue.option_name(option)),
            Outcome::TooClose | Outcome::NoneLeft => "There would be no single winner".into(),
        };
        (!parts.is_empty()).then(|| format!("{then} if {}.", parts.join(", or if ")))
    };
    outcomes.filter_map(sentence).collect()
}

/// The break-even weights of the reasons that give more to one side than to the other, the nearest to the weight there is
/// first.
pub fn break_evens(weights: &Sensitivity, priorities: &Priorities) -> Vec<BreakEven> {
    let counting = weights.subtotals.iter().zip(&weights.factors).enumerate().filter(|(_, (x, _))| **x != 0);
    let mut break_evens: Vec<BreakEven> =
        counting.map(|(reason, (_, factor))| BreakEven { reason, factor: *factor }).collect();
    let distance = |break_even: &BreakEven| {
        let weight = f64::from(priorities.get(break_even.reason).halves()) / 2.0;
        break_even.factor.map_or(f64::INFINITY, |factor| (factor - weight).abs())
    };
    break_evens.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    break_evens
}

/// That `never` reasons cannot tie the points while `some` can; empty if there are none.
pub fn never_ties(never: usize, some: usize) -> String {
    match (never, some) {
        (0, _) => String::new(),
        (_, 0) => "No reason can tie the points on its own.".into(),
        (1, _) => "The other reason cannot tie the points on its own.".into(),
        (never, _) => format!("The other {never} reasons cannot tie the points on their own."),
    }
}

/// A factor, with enough digits to tell it from 0 and from 1.
pub fn times(factor: f64) -> String {
    if factor > 0.0 && factor < 0.005 {
        return "less than 0.01".into();
    }
    let decimals = match factor {
        factor if factor >= 10.0 => 0,
        0.0 => 0,
        factor if factor < 0.1 || (factor - 1.0).abs() < 0.1 => 2,
        _ => 1,
    };
    format!("{factor:.decimals$}")
}

#[cfg(test)]
mod tests;
