//! Which points make up the difference between two verdicts.

use std::collections::BTreeMap;

use crate::{scoring::HalfPoints, yaml::OrderedMap};

use super::verdict::{RecordedAnswer, RecordedVerdict};

/// What one reason gets from one answer, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsChange {
    /// The id of the question.
    pub question: String,
    /// The id of the reason.
    pub reason: String,
    /// The id of the option that the points are for.
    pub option: String,
    /// How many it was.
    pub before: HalfPoints,
    /// How many it is now.
    pub after: HalfPoints,
}

/// An option that an answer rules out only before or only after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusionChange {
    /// The id of the question.
    pub question: String,
    /// The id of the option.
    pub option: String,
    /// Whether it is ruled out after.
    pub is_ruled_out: bool,
}

/// The difference between two verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The points that differ. For each option, they add up to the difference of its scores.
    pub points: Vec<PointsChange>,
    /// What is ruled out only before or only after.
    pub exclusions: Vec<ExclusionChange>,
    /// The catalogue's neutral points before and after.
    pub neutral: (u32, u32),
    /// The score of each option before and after.
    pub scores: Vec<(String, HalfPoints, HalfPoints)>,
}

/// How `after` differs from `before`: in the order of `after`, then what only `before` has.
pub fn difference(before: &RecordedVerdict, after: &RecordedVerdict) -> Difference {
    let none = RecordedAnswer::default();
    let [answers_before, answers_after] = [before, after].map(|verdict| verdict.answers.index());
    let mut difference = Difference { neutral: (before.neutral, after.neutral), ..Difference::default() };
    for question in both(&after.answers, &before.answers) {
        let before = answers_before.get(question).copied().unwrap_or(&none);
        let after = answers_after.get(question).copied().unwrap_or(&none);
        difference.points.extend(points(question, before, after));
        difference.exclusions.extend(exclusions(question, before, after));
    }
    let [scores_before, scores_after] = [before, after].map(|verdict| verdict.scores.index());
    let score =
        |scores: &BTreeMap<&str, &HalfPoints>, option: &str| scores.get(option).copied().copied().unwrap_or_default();
    difference.scores = both(&after.scores, &before.scores)
        .into_iter()
        .map(|option| (option.to_owned(), score(&scores_before, option), score(&scores_after, option)))
        .collect();
    difference
}

/// The keys of one map, then those that only the other has.
fn both<'m, V>(one: &'m OrderedMap<V>, other: &'m OrderedMap<V>) -> Vec<&'m str> {
    let known = one.index();
    let rest = other.keys().map(String::as_str).filter(|key| !known.contains_key(key));
    one.keys().map(String::as_str).chain(rest).collect()
}

fn points(question: &str, before: &RecordedAnswer, after: &RecordedAnswer) -> Vec<PointsChange> {
    let none = OrderedMap::default();
    let mut changes = Vec::new();
    for reason in both(&after.points, &before.points) {
        let before = before.points.get(reason).unwrap_or(&none);
        let after = after.points.get(reason).unwrap_or(&none);
        for option in both(after, before) {
            let given = |points: &OrderedMap<HalfPoints>| points.get(option).copied().unwrap_or_default();
            let (before, after) = (given(before), given(after));
            if before != after {
                let [question, reason, option] = [question, reason, option].map(str::to_owned);
                changes.push(PointsChange { question, reason, option, before, after });
            }
        }
    }
    changes
}

fn exclusions(question: &str, before: &RecordedAnswer, after: &RecordedAnswer) -> Vec<ExclusionChange> {
    let only = |these: &RecordedAnswer, those: &RecordedAnswer, is_ruled_out: bool| {
        let options = these.rules_out.iter().filter(|option| !those.rules_out.contains(option));
        let change =
            |option: &String| ExclusionChange { question: question.into(), option: option.clone(), is_ruled_out };
        options.map(change).collect::<Vec<_>>()
    };
    [only(after, before, true), only(before, after, false)].concat()
}
