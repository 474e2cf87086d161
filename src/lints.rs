//! Lints: what `check` and `audit` report about a catalogue that loads. Each finding names its row in the table of
//! [rules](crate::diagnostics::Rule).
//!
//! | file | rules |
//! | --- | --- |
//! | `cases.rs` | `case-fails`, `case-hidden`, `case-open` |
//! | `choices.rs` | `same-points`, `same-label`, `many-choices`, `max-one` |
//! | `conditions.rs` | `never-shown`, `always-holds`, `already-holds`, `never-chosen` |
//! | `exclusions.rs` | `always-ruled-out`, `redundant-exclusion`, `unsourced-exclusion` |
//! | `fairness.rs` | `unfair`, `seems-unfair`, `uneven-shares` |
//! | `lengths.rs` | `long-question`, `long-topic`, `long-label`, `long-hint`, `wordy-question`, `wordy-path` |
//! | `lost_texts.rs` | `comment-in-text`, `curly-quotes` |
//! | `outcomes.rs` | `never-ahead`, `never-clear`, `never-both`, `never-balanced`, `lopsided` |
//! | `points.rs` | `decides-nothing`, `reason-not-asked`, `reason-supports-nothing`, `option-without-reason` |
//! | `sources.rs` | `source-not-cited`, `source-missing` |
//! | `texts.rs` | `same-title`, `empty-text`, `empty-cell` |

mod all;
mod case_hints;
mod cases;
mod choices;
mod conditions;
mod exclusions;
mod fairness;
mod finding;
mod lengths;
mod lost_texts;
mod outcomes;
mod points;
mod reachability;
mod sources;
mod texts;

pub use all::{audit_findings, findings};
pub use cases::run_cases;
pub(crate) use finding::Evidence;
pub use finding::Finding;
pub use lost_texts::lost_texts;
pub use reachability::path_to;
