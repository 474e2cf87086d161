//! The catalogue: the questions, what they decide between, and the file format.
//!
//! - [`load()`] reads YAML text and returns a [`Catalogue`], or every error in it with its position.
//! - A [`Catalogue`] is valid by construction: ids are resolved to indices, every number is within its [`limits`], and
//!   every text is safe to show.
//! - [`SCHEMA`] is the JSON Schema of catalogue files.

mod choice_set;
#[cfg(test)]
mod json_schema;
pub mod limits;
mod load;
mod model;
mod option_set;
mod schema;
mod schema_for;
mod validate;

pub use choice_set::ChoiceSet;
pub use load::load;
pub(crate) use model::contribution;
pub(crate) use model::{
    Advice, Case, CatalogueOption, Choice, Citation, Condition, Faq, Reason, Row, RuledOut, Source,
};
pub use model::{Catalogue, Expectation, Kind, Question};
pub use option_set::OptionSet;
pub use schema::Strength;
pub use schema_for::schema_for;

/// The JSON Schema of catalogue files, for editors. It checks types, ranges and the form of ids; only [`load()`] checks
/// references. A test generates it from the types of the file.
pub const SCHEMA: &str = include_str!("../assets/questions.schema.json");
