//! The catalogue file as it is written: plain structs, with nothing resolved. The JSON Schema is generated from them, and
//! editors show their comments to authors.
//!
//! Unknown keys are errors. Do not use flattening or tagged enums here: they lose line numbers.

#[cfg(test)]
use std::ops::RangeInclusive;
use std::{fmt, marker::PhantomData};

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
#[cfg(test)]
use serde_json::json;

use crate::yaml::OrderedMap;

#[cfg(test)]
use super::limits;

/// A catalogue for whichone: what can be chosen, why, and what is asked.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, schemars(title = "whichone catalogue"))]
pub struct CatalogueFile {
    /// The format this file is written in: 1.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// The catalogue's name for programs and for saved answers; keep it when the catalogue changes.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// Changes with the questions or the points: saved answers tell by it that something changed.
    pub version: String,
    /// The question that the whole catalogue answers: "Python or Rust?"
    pub title: String,
    /// What to expect, in a sentence.
    pub summary: String,
    /// What its texts cite.
    #[serde(default)]
    #[cfg_attr(test, schemars(length(max = *limits::SOURCES.end())))]
    pub sources: Vec<Source>,
    /// What can be chosen.
    #[cfg_attr(test, schemars(length(min = *limits::OPTIONS.start(), max = *limits::OPTIONS.end())))]
    pub options: Vec<Opt>,
    /// What to do if there are strong reasons for both options.
    pub both: Option<String>,
    /// What to do if it is too close to call.
    pub either: Option<String>,
    /// Points for no option, added to what the lead is measured against. The default is 6.
    #[cfg_attr(test, schemars(range(max = *limits::NEUTRAL.end())))]
    pub neutral: Option<u32>,
    /// The reasons for the options.
    #[cfg_attr(test, schemars(length(min = *limits::REASONS.start(), max = *limits::REASONS.end())))]
    pub reasons: Vec<Reason>,
    /// What is asked, in this order.
    #[cfg_attr(test, schemars(length(min = *limits::QUESTIONS.start(), max = *limits::QUESTIONS.end())))]
    pub questions: Vec<Question>,
    /// The options side by side, one row per aspect.
    #[serde(default)]
    #[cfg_attr(test, schemars(length(max = *limits::ROWS.end())))]
    pub comparison: Vec<Row>,
    /// Frequent questions with their answers.
    #[serde(default)]
    #[cfg_attr(test, schemars(length(max = *limits::FAQ.end())))]
    pub faq: Vec<Faq>,
    /// Worked examples with the verdict they must end in; `whichone check` runs them.
    #[serde(default)]
    #[cfg_attr(test, schemars(length(max = *limits::CASES.end())))]
    pub cases: Vec<Case>,
    /// How fair the catalogue claims to be; `whichone check` and `whichone audit` test it.
    pub fairness: Option<Fairness>,
}

/// Something that texts cite.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The first word of a citation.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// Author, title and year, as a reader needs them to find it.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day it was read, such as 2026-11-22.
    pub accessed: Option<String>,
}

/// Something that can be chosen.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Opt {
    /// Its name in this file.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// Its name, as people say it.
    pub name: String,
    /// What it is, in a sentence.
    #[serde(default)]
    pub summary: String,
    /// What to do next if it wins: a text, or a map of `clear`, `narrow` and `links`.
    pub advice: Option<TextOr<Advice>>,
}

/// What to do next if an option wins.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// If it wins clearly.
    #[serde(default)]
    pub clear: String,
    /// If it wins narrowly.
    #[serde(default)]
    pub narrow: String,
    /// Where to read on: the ids of sources, each with a place in it if you like.
    #[serde(default)]
    pub links: Vec<String>,
}

/// A reason for one or more options.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its name in this file.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// Its name, as people say it.
    pub title: String,
    /// The options it is a reason for, each with a level from 1 to 3: a point counts that many times.
    #[cfg_attr(test, schemars(schema_with = "levels"))]
    pub supports: OrderedMap<u32>,
    /// Citations: the id of a source and a place in it, such as "article 9.1".
    #[serde(default)]
    pub source: Vec<String>,
    /// What it means, in a sentence.
    pub summary: String,
    /// A clause that fits after "because" in a decision record: "the team is ready for Rust".
    #[serde(default)]
    pub because: String,
    /// A noun phrase for the part of a program that it is about: "the code under tight limits". Where both sides are
    /// strong, the result uses it to say what goes where.
    #[serde(default)]
    pub part: String,
}

/// A question.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in this file and in saved answers; keep it when the words change and the meaning does not.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// What is asked, at most 60 columns.
    pub title: String,
    /// One or two words shown beside the answer, at most 16 columns: "Peak load". The default is the title.
    #[serde(default)]
    pub topic: String,
    /// What helps to answer, under the title.
    #[serde(default)]
    pub help: String,
    /// Why it is asked.
    #[serde(default)]
    pub why: String,
    /// Citations: the id of a source and a place in it, such as "article 9.1".
    #[serde(default)]
    pub source: Vec<String>,
    /// Whether it takes one answer or many. The default is one.
    #[serde(default, rename = "type")]
    pub kind: Type,
    /// The most answers that a question of type many takes.
    #[cfg_attr(test, schemars(range(min = *limits::CHOICES_MANY.start(), max = *limits::CHOICES_MANY.end())))]
    pub max: Option<u32>,
    /// Whether the team decides the answer, as with a deadline or the scope. What if lists such answers first.
    #[serde(default)]
    pub yours: bool,
    /// Whether the choices are the steps of a scale, in order. Only for questions of type one.
    #[serde(default)]
    pub ordered: bool,
    /// When it is asked: earlier questions, each with choices of which one must have been picked. All must be true.
    #[serde(default)]
    pub when: OrderedMap<Vec<String>>,
    /// What can be answered: 2 to 50 choices, and for many 1 to 12.
    #[cfg_attr(test, schemars(length(min = *limits::CHOICES_MANY.start(), max = *limits::CHOICES_ONE.end())))]
    pub choices: Vec<Choice>,
}

/// A map of numbers within `bounds`.
#[cfg(test)]
fn numbers(bounds: &RangeInclusive<usize>) -> Schema {
    let (min, max) = (bounds.start(), bounds.end());
    let number = json!({ "type": "integer", "minimum": min, "maximum": max });
    json_schema!({ "type": "object", "additionalProperties": number })
}

#[cfg(test)]
fn points(_: &mut SchemaGenerator) -> Schema {
    numbers(&limits::POINTS)
}

#[cfg(test)]
fn levels(_: &mut SchemaGenerator) -> Schema {
    numbers(&limits::SUPPORTS)
}

/// How many answers a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// Exactly one.
    #[default]
    One,
    /// Any number, none included, up to `max`.
    Many,
}

/// A choice of a question.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name in this file and in saved answers.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// What is read and picked, at most 30 columns.
    pub label: String,
    /// What it means, in a line of at most 50 columns.
    #[serde(default)]
    pub help: String,
    /// The points it gives to reasons, 0 to 10 each.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "points"))]
    pub points: OrderedMap<u32>,
    /// The options that it rules out, each with the reason: a clause that follows "is ruled out:", or `why` and `source`. An option that an answer
    /// rules out cannot win, however many points it has.
    #[serde(default)]
    pub rules_out: OrderedMap<TextOr<SourcedWhy>>,
}

/// Why an option is ruled out, and where that can be read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourcedWhy {
    /// Why, as a clause without a full stop: "only one process may write at a time".
    pub why: String,
    /// Citations: the id of a source and a place in it, such as "article 9.1".
    #[serde(default)]
    pub source: Vec<String>,
}

/// A text, or a map that says more.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema))]
#[cfg_attr(test, schemars(untagged, rename = "TextOr{T}"))]
pub enum TextOr<T> {
    /// The text alone.
    Text(String),
    /// The map.
    Map(T),
}

/// Unlike with serde's `untagged`, an error says what is wrong inside the map.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
            type Value = TextOr<T>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a text or a map")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<TextOr<T>, E> {
                Ok(TextOr::Text(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TextOr<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Map)
            }
        }
        deserializer.deserialize_any(TextOrVisitor(PhantomData))
    }
}

/// A row of the comparison.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its name in this file.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// The aspect compared.
    pub title: String,
    /// The reasons it is about: rows that matter to the answers come first.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// A text for each option.
    pub cells: OrderedMap<String>,
    /// The id of the option that is better in this row. Leave it out where no option is better.
    pub better: Option<String>,
    /// Citations: the id of a source and a place in it, such as "article 9.1".
    #[serde(default)]
    pub source: Vec<String>,
    /// A remark or a correction.
    #[serde(default)]
    pub note: String,
}

/// A frequent question.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Faq {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Citations: the id of a source and a place in it, such as "article 9.1".
    #[serde(default)]
    pub source: Vec<String>,
}

/// A worked example.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name in this file.
    #[cfg_attr(test, schemars(regex(pattern = r"^[a-z][a-z0-9_]{0,31}$")))]
    pub id: String,
    /// What project it is about.
    pub title: String,
    /// The answers: questions, each with the choices picked.
    #[serde(default)]
    pub answers: OrderedMap<Vec<String>>,
    /// The questions answered "not sure".
    #[serde(default)]
    pub not_sure: Vec<String>,
    /// The verdict it must end in.
    pub expect: Expect,
}

/// The verdict that a worked example must end in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// An option, or both, either, none or insufficient.
    pub verdict: String,
    /// How clearly, if the verdict is an option.
    pub strength: Option<Strength>,
}

/// How clearly an option wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A lead of a third or more.
    Clear,
    /// A lead of more than a tenth, and less than a third.
    Leans,
}

/// How fair the catalogue claims to be.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fairness {
    /// By how much the shares of wins of any two options may differ with random answers, 0 to 1.
    #[cfg_attr(test, schemars(range(min = 0, max = 1)))]
    pub tolerance: f64,
}
