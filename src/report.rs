//! A result as one value, and one file for each format it is written in.
//!
//! The result screen and every written report are drawn from the same [`Report`], so that they cannot differ.

mod adr;
mod advice;
mod answer_line;
mod audit;
mod bars;
mod cases;
mod chart;
mod citations;
mod columns;
mod compare;
mod escape;
mod exclusions;
mod forecast_rows;
mod format;
mod graph;
mod guesses;
mod json;
mod markup;
mod metadata;
mod method;
mod model;
mod numbers;
mod page;
mod phrases;
mod priorities;
mod prompts;
mod recheck;
mod replay;
mod rows;
mod sections;
mod strongest_answers;
pub(crate) mod summary;
mod text;
mod topics;
mod weights;
mod what_if;
mod why_not;

pub(crate) use adr::adr;
pub(crate) use answer_line::{AnswerLine, answered, hidden_answers, note_line};
pub use audit::audit_text;
pub(crate) use bars::{ASCII_CELLS, CELLS};
pub(crate) use cases::{CaseLine, cases_text, lead_words};
pub(crate) use chart::{ChartLine, RULED_OUT};
pub(crate) use citations::source_line;
pub(crate) use compare::TeamRow;
pub use compare::{
    Agreement, Comparison, Proposal, Proposals, TriedComparison, comparison_json, comparison_markdown, comparison_text,
    names,
};
pub(crate) use exclusions::ExclusionLine;
pub(crate) use forecast_rows::{ForecastRow, caveat, forecast_rows};
pub use format::Format;
pub use graph::graph;
pub use json::{Checked, audit_json, check_json, json};
pub use metadata::{DecisionDetails, InterviewMode, Metadata};
pub use model::Report;
pub(crate) use phrases::{capitalized, contribution, count, in_short, points_words, rules_out, things};
pub(crate) use priorities::{label, trying};
pub(crate) use prompts::{
    NOT_SURE, because, counted_words, decided_words, left_words, length, length_words, place_words, takes,
};
pub use recheck::{RecheckLine, RecheckStatus, ShortVerdict};
pub(crate) use recheck::{difference_text, difference_words, recheck_json, recheck_markdown, recheck_text};
pub(crate) use rows::{RowLine, rows};
pub(crate) use strongest_answers::{STRONGEST, StrongestAnswer};
pub(crate) use summary::{Ink, SummaryLine, summary};
pub use text::{ascii_text, text};
pub(crate) use weights::{never_ties, times};
pub(crate) use what_if::WhatIfLine;
pub use why_not::WhyNotSection;
