//! What the answers say: scores and the verdict (decision model, parts 1 and 2), all derived from the answers.
//!
//! - [`tally()`] adds up the points.
//! - [`judge()`] gives the verdict, decided in whole numbers.
//! - [`run_case`] holds a worked case of the catalogue against the verdict it expects.

mod cases;
mod judge;
mod tally;

pub use cases::{CaseFailure, case_answers, run_case, run_cases};
pub use judge::{Outcome, Strength, Verdict, judge};
pub use tally::{Subtotal, Tally, tally};
