//! What the answers say, and what they can still say (decision model), all derived from the answers.
//!
//! - [`tally()`] adds up the points; [`judge()`] gives the verdict, decided in whole numbers (parts 1 and 2).
//! - [`outlook()`] and [`Ahead`], with [`decided()`] and [`left`] alone: what the open questions can still do (parts 3 and 4).
//! - [`changes()`] and [`weights()`]: what would change the verdict (part 5).
//! - [`audit()`]: what a catalogue does before anyone answers (part 7); [`findings`]: all that `check` finds in it.
//! - [`pool()`], [`disputes()`], [`leaving()`] and [`conflict()`]: what several people say together, in exact fractions.
//! - [`run_case`] holds a worked case of the catalogue against the verdict it expects.
//!
//! What answers can still do runs on one recursion, [`frontier`].

mod audit;
mod cases;
mod changes;
mod decided;
mod doubts;
pub mod frontier;
mod judge;
mod outlook;
mod percents;
mod points;
mod pool;
mod short;
mod standing;
mod tally;
mod weights;

pub use audit::{Audit, Influence, audit, range};
pub use cases::{CaseFailure, case_answers, run_case, run_cases};
pub use changes::{Changes, Flip, Settled, after, changes};
pub use decided::{Ahead, decided, left};
pub use doubts::findings;
pub use frontier::Change;
pub use judge::{Strength, Verdict, judge};
pub use outlook::{Counts, Outlook, Proof, Share, outlook};
pub use percents::percents;
pub use points::Points;
pub use pool::{Agreed, Conflict, Dispute, Leaving, conflict, disputes, leaving, pool};
pub use short::short_order;
pub use standing::{Form, Outcome, standing};
pub use tally::{Subtotal, Tally, tally};
pub use weights::{Weightings, Weights, weightings, weights};
