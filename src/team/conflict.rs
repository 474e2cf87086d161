//! Whether the team's outcome is one that its people have themselves.

use num_rational::BigRational;

use crate::scoring::{Outcome, Verdict};

/// The team's outcome conflicts with those of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The team's outcome.
    pub pooled: Outcome,
    /// Another outcome that more than half of the people have, and how many; none if there is no such outcome.
    pub majority: Option<(Outcome, usize)>,
    /// How many people have the team's outcome.
    pub supporters: usize,
}

/// Whether the team's outcome conflicts with those of its people: more than half of them have another one, or some
/// have a verdict but nobody has the team's outcome.
///
/// A person or a team without enough answers has no outcome.
pub fn conflict<P>(people: &[Verdict<P>], pool: &Verdict<BigRational>) -> Option<Conflict> {
    let pooled = pool.conclusion()?;
    let outcomes: Vec<Outcome> = people.iter().filter_map(Verdict::conclusion).collect();
    let count = |wanted: Outcome| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    let mut counts = outcomes.iter().map(|outcome| (*outcome, count(*outcome)));
    let majority = counts.find(|(outcome, count)| *outcome != pooled && 2 * count > people.len());
    let supporters = count(pooled);
    (majority.is_some() || (supporters == 0 && !outcomes.is_empty())).then_some(Conflict {
        pooled,
        majority,
        supporters,
    })
}
