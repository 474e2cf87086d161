//! Everything that can be wrong with a file: the table of rules, and a diagnostic with its position.

mod diagnostic;
mod rules;

pub use diagnostic::{Diagnostic, Position};
pub(crate) use diagnostic::{DiagnosticKind, IdKind, list, quote, suggest, suggested};
pub use rules::{Rule, Severity};
