//! From the file as written to the catalogue: resolves ids to indices, and checks every number against its limits.

mod cases;
mod file;
mod ids;
mod questions;
mod structure;
mod validator;

pub(crate) use file::validate;
#[cfg(test)]
pub(crate) use ids::{VERDICT_WORDS, YAML_WORDS};
pub(crate) use structure::structural_errors;
pub(crate) use validator::MAX_ERRORS;
