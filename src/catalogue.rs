//! What is asked, and what it decides between.
//!
//! - [`load()`] reads YAML text and returns a [`Catalogue`], or every error in it, each on its line.
//! - A [`Catalogue`] is resolved and valid by construction: ids have become indices, every number is within its
//!   [`limits`], and every text is safe to show.
//! - [`SCHEMA`] is the JSON Schema of catalogue files.

mod choice_set;
#[cfg(test)]
mod json_schema;
pub mod limits;
mod load;
mod model;
mod schema;
mod validate;

pub use choice_set::ChoiceSet;
pub use load::load;
pub(crate) use model::{Case, CatalogueOption, Choice, Citation, Condition, Faq, Reason, Row, Source};
pub use model::{Catalogue, Expectation, Kind, Question};
pub use schema::Strength;

/// The JSON Schema of catalogue files, for editors. It knows shapes, ranges and the form of ids; only [`load()`] knows
/// what refers to what. A test makes it from the types of the file.
pub const SCHEMA: &str = include_str!("../assets/questions.schema.json");
