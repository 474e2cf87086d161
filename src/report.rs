//! A result as one value, and one file for each format it is written in.
//!
//! The result screen and every written report are drawn from the same [`Report`], so that they cannot differ.

mod adr;
mod answer_line;
mod audit;
mod bars;
mod chart;
mod columns;
mod compare;
mod escape;
mod format;
mod graph;
mod json;
mod markup;
mod metadata;
mod method;
mod model;
mod numbers;
mod page;
mod phrases;
mod prompts;
mod replay;
mod rows;
mod sections;
mod strongest_answers;
pub(crate) mod summary;
mod text;
mod topics;
mod what_if;

pub(crate) use adr::adr;
pub(crate) use answer_line::{AnswerLine, answered, hidden_answers, note_line};
pub use audit::audit_text;
pub(crate) use bars::{ASCII_CELLS, CELLS};
pub(crate) use chart::ChartLine;
pub use compare::{Comparison, comparison_json, comparison_markdown, comparison_text, names};
pub use format::Format;
pub use graph::graph;
pub use json::{Checked, audit_json, check_json, json};
pub use metadata::{InterviewMode, Metadata};
pub(crate) use method::source_line;
pub use model::Report;
pub(crate) use phrases::{count, things};
pub(crate) use prompts::{
    CAVEAT, NOT_SURE, because, contenders_words, counted_words, decided_words, forecast_labels, left_words, length,
    length_words, place_words, takes,
};
pub(crate) use replay::quoted;
pub(crate) use rows::{RowLine, rows};
pub(crate) use strongest_answers::{STRONGEST, StrongestAnswer};
pub(crate) use summary::{Ink, SummaryLine, summary};
pub use text::{ascii_text, text};
pub(crate) use what_if::{WhatIfLine, never_ties, times};
