//! The sentences about a person's priorities, and the verdict without them.

use crate::{
    analysis::weighted_verdict,
    catalogue::Catalogue,
    quiz::{Priorities, Responses, Weight},
    scoring::{HalfPoints, Verdict, VerdictKind, WeightedCatalogue},
};

use super::phrases::{and, count, in_short};

/// The verdict as if every reason had the weight 1; none if they all do.
pub fn verdict_without(catalogue: &Catalogue, responses: &Responses) -> Option<Verdict<HalfPoints>> {
    let unweighted = || WeightedCatalogue::new(catalogue, &Priorities::default());
    (!responses.priorities.is_empty()).then(|| weighted_verdict(&unweighted(), &responses.answers))
}

/// How much the reasons count, and the verdict without that: "Priorities: Hiring counts twice, and AI does not count. Without
/// them: Rust, narrowly." Empty without priorities.
pub fn sentence(catalogue: &Catalogue, priorities: &Priorities, without: Option<&Verdict<HalfPoints>>) -> String {
    let Some(without) = without else { return String::new() };
    let them = if priorities.iter().count() == 1 { "it" } else { "them" };
    let words = words(catalogue, priorities);
    match without.kind {
        VerdictKind::Insufficient => format!("Priorities: {words}."),
        _ => format!("Priorities: {words}. Without {them}: {}.", in_short(catalogue, without)),
    }
}

/// "Hiring and Speed count twice, Tools half as much, and AI does not count".
pub fn words(catalogue: &Catalogue, priorities: &Priorities) -> String {
    if priorities.sum(catalogue) == 0 {
        return "no reason counts".into();
    }
    let of_weight = |weight: Weight| {
        let reasons = priorities.iter().filter(|(_, own)| *own == weight);
        reasons.map(|(reason, _)| catalogue.reason_title(reason)).collect::<Vec<_>>()
    };
    let mut parts: Vec<String> = Vec::new();
    for weight in [Weight::Four, Weight::Two, Weight::Half] {
        let titles = of_weight(weight);
        let verb = match (parts.is_empty(), titles.len()) {
            (_, 0) => continue,
            (true, 1) => " counts",
            (true, _) => " count",
            (false, _) => "",
        };
        parts.push(format!("{}{verb} {}", and(&titles), as_often(weight)));
    }
    let zero = of_weight(Weight::Zero);
    let does = if zero.len() == 1 { "does" } else { "do" };
    let zero = (!zero.is_empty()).then(|| format!("{} {does} not count", and(&zero)));
    match (parts.is_empty(), zero) {
        (_, None) => parts.join(", "),
        (true, Some(zero)) => zero,
        (false, Some(zero)) => format!("{}, and {zero}", parts.join(", ")),
    }
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

/// "twice", "half as much".
pub const fn as_often(weight: Weight) -> &'static str {
    match weight {
        Weight::Zero => "not at all",
        Weight::Half => "half as much",
        Weight::One => "once",
        Weight::Two => "twice",
        Weight::Four => "four times",
    }
}
