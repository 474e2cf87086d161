//! Several people together: the verdict of their mean answers, and what it depends on (docs/decision-model.md, part 9).

mod conflict;
mod disagreements;
mod pivotal;
mod pool;
mod votes;

pub use conflict::{Conflict, conflict};
pub use disagreements::{Consensus, Disagreement, disagreements};
pub use pivotal::{Pivotal, pivotal};
pub use pool::pool;
pub(crate) use pool::pooled_exclusions;
pub use votes::Person;
