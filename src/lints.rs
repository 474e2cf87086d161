//! Lints: what `check` and `audit` warn about in a catalogue that loads. One file a subject; each finding names its row
//! in the table of [rules](crate::diagnostics::Rule).

mod all;
mod cases;
mod conditions;
mod finding;
mod outcomes;
mod points;
mod reachability;
mod reading;
mod shares;
mod texts;
mod writing;

pub use all::{audit_findings, findings};
pub use cases::run_cases;
pub use conditions::path_to;
pub(crate) use finding::Evidence;
pub use finding::Finding;
pub use writing::writing;
