//! What the open answers can still do, and what other answers would have done (docs/decision-model.md, parts 3 to 8
//! and 13).
//!
//! - [`forecast()`], [`decided()`] and [`remaining()`]: what the open questions can still do.
//! - [`what_if()`] and [`sensitivity()`]: what would change the verdict.
//! - [`why_not()`]: why the other options do not win.
//! - [`guesses()`] and [`find_out()`]: whether the outcome depends on guesses, and what to find out first.
//! - [`audit()`]: what a catalogue does before anyone answers.
//! - [`run_case`]: whether a worked case of a catalogue ends in the verdict it expects.
//!
//! What has to look at many combinations of answers runs on one recursion, [`state_space`]: the forecast, what is decided
//! and left, the smallest sets of changes, decisive answers, and the shares of an audit.

mod audit;
mod cases;
mod decided;
mod forecast;
mod guesses;
mod ordering;
mod percent;
mod ranked_share;
mod sensitivity;
pub mod state_space;
mod weight_changes;
pub(crate) mod what_if;
mod why_not;

pub(crate) use audit::Influence;
pub use audit::{Audit, CrowdedOut, audit, range};
pub(crate) use cases::{CaseFailure, meets};
pub use cases::{case_answers, run_case};
pub(crate) use decided::weighted_verdict;
pub use decided::{Lookahead, decided, remaining, verdict};
pub(crate) use forecast::Z;
pub use forecast::{Forecast, Proof, Share, forecast};
pub use guesses::{Guesses, Weighed, find_out, guesses};
pub use ordering::decisive_order;
pub use ranked_share::ranked_share;
pub(crate) use sensitivity::{Sensitivity, Weightings};
pub use sensitivity::{sensitivity, share_of_weightings};
pub use weight_changes::{WeightChange, weight_changes};
pub use what_if::what_if;
pub(crate) use what_if::{SingleChange, WhatIf, verdicts_after};
pub use why_not::{Cover, WhyNot, why_not};
