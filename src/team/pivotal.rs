//! The people without whom the outcome would be different.

use crate::{catalogue::Catalogue, scoring::Outcome};

use super::{pool::pool, votes::Person};

/// A person without whom the team's outcome would be different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pivotal {
    /// The index of the person.
    pub person: usize,
    /// The outcome of the others; none if they did not answer enough.
    pub conclusion: Option<Outcome>,
}

/// Every person without whom the outcome is not `now`.
pub fn pivotal(catalogue: &Catalogue, people: &[Person], now: Option<Outcome>) -> Vec<Pivotal> {
    let without = |person: usize| {
        let others = people.iter().enumerate().filter(|(index, _)| *index != person);
        let others: Vec<Person> = others.map(|(_, person)| *person).collect();
        Pivotal { person, conclusion: pool(catalogue, &others).conclusion() }
    };
    (0..people.len()).map(without).filter(|pivotal| pivotal.conclusion != now).collect()
}
