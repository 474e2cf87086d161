//! Everything that can be wrong with a file: the table of rules, and a diagnostic with its position.

mod diagnostic;
mod rules;
mod suggest;

pub use diagnostic::{Diagnostic, Position};
pub(crate) use diagnostic::{DiagnosticKind, IdKind};
pub use rules::{Rule, Severity};
pub(crate) use suggest::{closest, list, quote, suggest};
