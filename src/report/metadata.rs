//! What a result is about, beyond the answers.

use crate::quiz::OrderName;

/// What a reader of a result should know beyond the answers. Texts are empty if unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// What is to be decided about.
    pub project: String,
    /// Who answered.
    pub by: String,
    /// The day of the answers, such as `2026-11-22`.
    pub date: String,
    /// The SHA-256 of the catalogue's file, in hexadecimal.
    pub sha256: String,
    /// The catalogue's file as the command line names it; empty for the built-in one.
    pub file: String,
    /// What a decision record says beyond the verdict.
    pub decision: DecisionDetails,
    /// How the questions were asked; none if the program did not ask them.
    pub interview_mode: Option<InterviewMode>,
}

/// What a decision record says beyond the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecisionDetails {
    /// The catalogue's file, relative to the record; empty for a built-in one.
    pub catalogue: String,
    /// The day by which to review the decision, such as `2027-05-01`; empty if there is none.
    pub review_by: String,
    /// The index of the option that was decided on, and why; none if the verdict is followed.
    pub decided: Option<(usize, String)>,
    /// The title of the decision record that this one replaces, and a link to it.
    pub supersedes: Option<(String, String)>,
    /// Whose opinions were sought.
    pub consulted: Vec<String>,
    /// Who is kept up to date.
    pub informed: Vec<String>,
}

/// How the questions were asked, as far as a reader of the result should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterviewMode {
    /// The order of asking.
    pub order: OrderName,
    /// Whether the forecast was visible.
    pub forecast_seen: bool,
}
