//! One recursion over the questions in file order, for everything that asks "what can the answers still do?".
//!
//! - A [`Plan`] says how each question may be answered.
//! - A [`Graph`] holds the joint states of the controlling questions: what later conditions can tell apart.
//! - An [`Algebra`] says what is carried from state to state, and how it is added up: probabilities, counts, the least
//!   or the greatest of a form, the fewest changes.
//!
//! ```text
//!   kind ────▶ load ────▶ cores
//!                                   a state remembers which conditions on `kind` hold from where `kind` is asked
//!    ○ ─┬─ service ─▶ ○ ─┐          to the last `when` that names it; there its states become one again
//!       └─ other ───▶ ○ ─┴─▶ ○
//! ```
//! With `n` questions, `m` answers each, `K` states at once and `W` cells in a value, a pass takes `O(n m K W)`
//! (decision model, part 3). `K` can grow exponentially with the controlling questions alive at once, hence the
//! [`budget`]: beyond it a graph is no longer exact, and says so.

mod argmax;
mod bounds;
pub mod budget;
mod condition_index;
mod distribution;
mod distribution_pass;
mod graph;
mod mean;
mod min_changes;
mod pareto;
mod plan;
mod sample;
mod semiring;

pub(crate) use argmax::argmax;
pub(crate) use bounds::{Bounds, Minimum, all_bounds, max, max_sum, min, min_sum};
pub(crate) use distribution::{Distribution, Sides};
pub(crate) use distribution_pass::{DistributionPass, counts, distribution, extent, sides};
pub(crate) use graph::{Graph, Reachability, State};
pub(crate) use mean::mean;
pub(crate) use min_changes::{ChangeSet, min_changes};
pub(crate) use pareto::{can_lead, can_reach};
pub(crate) use plan::{Plan, Response};
pub(crate) use sample::Sample;
pub(crate) use semiring::{Semiring, step, step_back, total};
