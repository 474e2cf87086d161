//! The sentences about a person's priorities.

use crate::{
    catalogue::Catalogue,
    quiz::{Priorities, Weight},
    scoring::{HalfPoints, Verdict},
};

use super::phrases::{and, count, in_short};

/// How much the reasons count, and the verdict without that: "Priorities: Hiring counts twice, AI not at all. Without them:
/// Rust, narrowly." Empty without priorities.
pub fn sentence(catalogue: &Catalogue, priorities: &Priorities, without: Option<&Verdict<HalfPoints>>) -> String {
    let Some(without) = without else { return String::new() };
    format!("Priorities: {}. Without them: {}.", words(catalogue, priorities), in_short(catalogue, without))
}

/// "Hiring counts twice, AI not at all".
pub fn words(catalogue: &Catalogue, priorities: &Priorities) -> String {
    let part = |(index, (reason, weight)): (usize, (usize, Weight))| {
        let counts = if index == 0 { " counts" } else { "" };
        format!("{}{counts} {}", catalogue.reason_title(reason), times(weight))
    };
    // The heaviest first.
    let mut weights: Vec<(usize, Weight)> = priorities.iter().collect();
    weights.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    weights.into_iter().enumerate().map(part).collect::<Vec<_>>().join(", ")
}

/// The title of a reason, and its weight if that is not 1: "2× Hiring".
pub fn label(catalogue: &Catalogue, priorities: &Priorities, reason: usize) -> String {
    let title = catalogue.reason_title(reason);
    match priorities.get(reason) {
        Weight::One => title.to_owned(),
        weight => format!("{weight}× {title}"),
    }
}

/// "trying: 2 answers and 1 weight differ".
pub fn trying(answers: usize, weights: usize) -> String {
    let parts = [(answers, "answer"), (weights, "weight")].into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, thing)| count(number, thing)).collect();
    let differ = if answers + weights == 1 { "differs" } else { "differ" };
    format!("trying: {} {differ}", and(&parts))
}

const fn times(weight: Weight) -> &'static str {
    match weight {
        Weight::Zero => "not at all",
        Weight::Half => "half",
        Weight::One => "once",
        Weight::Two => "twice",
        Weight::Four => "four times",
    }
}
