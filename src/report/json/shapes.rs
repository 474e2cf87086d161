//! The shapes that several documents share, and how they are written.

use num_rational::Ratio;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    catalogue::{Catalogue, ChoiceSet},
    quiz::{Priorities, Weight},
    scoring::{HalfPoints, Outcome, Verdict, VerdictKind},
    text::is_printable,
    yaml::OrderedMap,
};

/// A value for each option, by its id.
pub struct ByOption<'c, T>(pub &'c Catalogue, pub Vec<T>);

impl<T: Serialize> Serialize for ByOption<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for (option, value) in self.0.options.iter().zip(&self.1) {
            map.serialize_entry(&option.id, value)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
pub struct CatalogueJson<'c> {
    pub id: &'c str,
    pub version: &'c str,
}

#[derive(Serialize)]
pub struct FractionJson {
    pub numerator: String,
    pub denominator: String,
}

pub const fn kind(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Clear => "clear",
        VerdictKind::Leans => "leans",
        VerdictKind::Both => "both",
        VerdictKind::Either => "either",
        VerdictKind::NoneLeft => "none",
        VerdictKind::Insufficient => "insufficient",
    }
}

/// The lead of a verdict and what it is measured against: `D` and `E + k`, for `k` neutral points. If they are not whole, both
/// are scaled to whole numbers.
pub fn lead(verdict: &Verdict<HalfPoints>, neutral: Ratio<u64>) -> (u64, u64) {
    let halves = |points: HalfPoints| Ratio::new(u64::from(points.0), 2);
    let (lead, total) = (halves(verdict.lead()), halves(verdict.points_of_both()) + neutral);
    let part = if total.denom().is_multiple_of(*lead.denom()) { *total.denom() } else { lead.denom() * total.denom() };
    ((lead * part).to_integer(), (total * part).to_integer())
}

/// The weights that are not 1, as fractions.
pub fn weights(catalogue: &Catalogue, priorities: &Priorities) -> OrderedMap<(u32, u32)> {
    let entry = |(reason, own): (usize, Weight)| Some((catalogue.reasons.get(reason)?.id.clone(), weight(own)));
    OrderedMap(priorities.iter().filter_map(entry).collect())
}

/// A weight as a fraction.
pub fn weight(weight: Weight) -> (u32, u32) {
    let weight = Ratio::new(weight.halves(), 2);
    (*weight.numer(), *weight.denom())
}

/// The id of the option that wins, "balanced" or "none".
pub fn outcome(catalogue: &Catalogue, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Wins(option) => catalogue.option_id(option),
        Outcome::TooClose => "balanced",
        Outcome::NoneLeft => "none",
    }
}

pub fn question_id(catalogue: &Catalogue, index: usize) -> &str {
    catalogue.questions.get(index).map_or("", |question| question.id.as_str())
}

pub fn question_ids<'c>(catalogue: &'c Catalogue, indices: &[usize]) -> Vec<&'c str> {
    indices.iter().map(|index| question_id(catalogue, *index)).collect()
}

/// The ids of choices, in catalogue order.
pub fn choices(catalogue: &Catalogue, question: usize, picks: ChoiceSet) -> Vec<&str> {
    let choices = catalogue.questions.get(question).map_or(&[][..], |question| &question.choices);
    picks.iter().filter_map(|index| choices.get(index)).map(|choice| choice.id.as_str()).collect()
}

/// JSON for people and programs, ending in a newline. Writing it cannot fail: all keys are texts and all numbers finite.
pub fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    // A terminal may obey control characters. They only occur inside strings, where an escape means the same.
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || is_printable(c) {
            escaped.push(c);
        } else {
            escaped.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}
