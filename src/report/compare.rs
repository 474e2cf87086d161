//! Several people's answers beside each other, and one file for each format that a comparison is written in.

mod comparison;
mod figures;
mod json;
mod markdown;
mod names;
mod phrases;
mod rows;
mod sections;
mod text;
mod trial;

pub use comparison::Comparison;
pub use json::comparison_json;
pub use markdown::comparison_markdown;
pub use names::names;
pub(crate) use rows::TeamRow;
pub use text::comparison_text;
pub use trial::{Agreement, Proposal, Proposals, TriedComparison};
