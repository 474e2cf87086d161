//! Whether the pooled verdict is the one that people came to by themselves.

use num_rational::BigRational;

use crate::scoring::{Outcome, Verdict};

/// The pooled outcome is not the one that people came to by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The pooled outcome.
    pub pooled: Outcome,
    /// Another outcome that more than half of the people have, and how many; none where there is no such outcome.
    pub most: Option<(Outcome, usize)>,
    /// How many have the pooled outcome.
    pub with: usize,
}

/// Whether the pool conflicts with the verdicts of its people: more than half of them have another outcome, or nobody
/// who has a verdict has the pooled one.
///
/// Somebody who answered too little for a verdict has no outcome, and neither has a pool of too few answers.
pub fn conflict(people: &[Verdict], pool: &Verdict<BigRational>) -> Option<Conflict> {
    let pooled = pool.conclusion()?;
    let own: Vec<Outcome> = people.iter().filter_map(Verdict::conclusion).collect();
    let having = |outcome: Outcome| own.iter().filter(|own| **own == outcome).count();
    let most = own.iter().map(|outcome| (*outcome, having(*outcome)));
    let most = most.into_iter().find(|(outcome, count)| *outcome != pooled && 2 * count > people.len());
    let with = having(pooled);
    (most.is_some() || (with == 0 && !own.is_empty())).then_some(Conflict { pooled, most, with })
}
