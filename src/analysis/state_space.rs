//! One recursion over the questions in file order, for everything that asks what the answers can still do.
//!
//! - A `Plan` says how each question may be answered.
//! - A `Graph` holds the joint states of the controlling questions: what later conditions can tell apart.
//! - A `Semiring` says what is carried from state to state and how it is combined: probabilities, counts, the minimum
//!   or maximum of a form, the fewest changes.
//!
//! ```text
//!   kind ────▶ load ────▶ cores
//!                                   a state remembers which conditions on `kind` hold, from where `kind` is asked
//!    ○ ─┬─ service ─▶ ○ ─┐          to the last `when` that names it; there its states merge again
//!       └─ other ───▶ ○ ─┴─▶ ○
//! ```
//! With `n` questions of `m` answers, `K` states at once and `W` cells in a value, a pass takes `O(n m K W)`
//! (docs/decision-model.md, part 3). `K` can double with each controlling question that a later `when` still names,
//! hence the [`budget`]: beyond it a graph is no longer exact, and says so.

mod argmax;
mod bounds;
pub mod budget;
mod change_set;
mod completions;
mod condition_index;
mod distribution;
mod distribution_pass;
mod graph;
mod mean;
mod min_changes;
mod pareto;
mod plan;
mod reachability;
mod sample;
mod semiring;
mod win_changes;

pub(crate) use argmax::argmax;
pub(crate) use bounds::{Minimum, max, max_sum, max_where, min_sum, min_where};
pub use change_set::ChangeSet;
pub(crate) use completions::Completions;
pub(crate) use distribution::{Distribution, Sides};
pub(crate) use distribution_pass::{DistributionPass, counts, distribution, sides};
pub(crate) use graph::{Graph, State};
pub(crate) use mean::{end_shares, mean};
pub(crate) use min_changes::min_changes;
pub(crate) use pareto::{can_lead, can_reach};
pub(crate) use plan::{Plan, Response, counted_responses};
pub(crate) use reachability::Reachability;
pub(crate) use sample::{SplitMix64, walk};
pub(crate) use semiring::{ends, step, step_back};
pub(crate) use win_changes::win_changes;
