//! One value with all that a result says, and one file for each format it is written in.
//!
//! The result screen and every written report are drawn from the same [`Report`], so that they cannot differ.

mod adr;
mod audit;
mod bars;
mod chart;
mod columns;
mod compare;
mod decisive;
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
mod rows;
pub(crate) mod summary;
mod text;
mod what_if;

pub(crate) use adr::adr;
pub use audit::audit_text;
pub(crate) use bars::{ASCII_CELLS, CELLS};
pub(crate) use chart::ChartLine;
pub use compare::{Comparison, comparison_json, comparison_markdown, comparison_text, names};
pub(crate) use decisive::{DECISIVE, DecisiveLine};
pub use format::Format;
pub use graph::graph;
pub use json::{Checked, audit_json, check_json, json};
pub(crate) use metadata::quoted;
pub use metadata::{InterviewMode, Metadata};
pub(crate) use method::source_line;
pub use model::Report;
pub(crate) use model::{AnswerLine, answered, hidden_answers};
pub(crate) use phrases::{count, things};
pub(crate) use prompts::{
    CAVEAT, NOT_SURE, because, contenders_words, counted_words, decided_words, left_words, length, length_words,
    note_line, outlook_labels, place_words, takes,
};
pub(crate) use rows::{RowLine, rows};
pub(crate) use summary::{Ink, SummaryLine, summary};
pub use text::{ascii_text, text};
pub(crate) use what_if::{WhatIfLine, never_ties, times};
