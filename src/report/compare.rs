//! Several people's answers beside each other, and one file for each format that a comparison is written in.

mod comparison;
mod figures;
mod json;
mod markdown;
mod names;
mod phrases;
mod text;

pub use comparison::Comparison;
pub use json::comparison_json;
pub use markdown::comparison_markdown;
pub use names::names;
pub use text::comparison_text;
