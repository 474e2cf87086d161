//! The catalogue file as it is written: plain structs, nothing resolved.
//!
//! Unknown keys are refused. There is no flattening and no tagged enum here, because they lose line numbers.

use serde::Deserialize;

use crate::document::Entries;

/// A whole catalogue file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub format: u32,
    pub id: String,
    pub version: String,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub sources: Vec<Source>,
    pub options: Vec<Opt>,
    pub both: Option<String>,
    pub either: Option<String>,
    pub neutral: Option<u32>,
    pub reasons: Vec<Reason>,
    pub questions: Vec<Question>,
    #[serde(default)]
    pub comparison: Vec<Row>,
    #[serde(default)]
    pub faq: Vec<Faq>,
    #[serde(default)]
    pub cases: Vec<Case>,
    pub fairness: Option<Fairness>,
}

/// An entry of `sources`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    pub accessed: Option<String>,
}

/// An entry of `options`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub summary: String,
}

/// An entry of `reasons`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub id: String,
    pub title: String,
    pub supports: Entries<u32>,
    #[serde(default)]
    pub source: Vec<String>,
    pub summary: String,
}

/// An entry of `questions`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default, rename = "type")]
    pub kind: Type,
    pub max: Option<u32>,
    #[serde(default)]
    pub when: Entries<Vec<String>>,
    pub choices: Vec<Choice>,
}

/// How many choices a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    #[default]
    One,
    Many,
}

/// An entry of a question's `choices`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub points: Entries<u32>,
}

/// An entry of `comparison`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub reasons: Vec<String>,
    pub cells: Entries<String>,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// An entry of `faq`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faq {
    pub question: String,
    pub answer: String,
    #[serde(default)]
    pub source: Vec<String>,
}

/// An entry of `cases`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub answers: Entries<Vec<String>>,
    #[serde(default)]
    pub not_sure: Vec<String>,
    pub expect: Expect,
}

/// A case's `expect`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub verdict: String,
    pub strength: Option<Strength>,
}

/// A case's `expect.strength`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A lead of a third or more.
    Clear,
    /// A lead of more than a tenth, and less than a third.
    Leans,
}

/// The catalogue's `fairness`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fairness {
    pub tolerance: f64,
}
