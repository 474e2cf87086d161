//! The least and the greatest of an additive form: the recursion in (min,+) and (max,+).

use crate::{
    catalogue::{Catalogue, Question},
    verdict::standing::Form,
};

use super::{Algebra, graph::Graph, plan::Said, total};

/// (min,+) over what `cost` gives for an answer; an answer without a cost is not allowed.
pub struct Least<F>(pub F);

impl<F: Fn(&Question, Said) -> Option<i64>> Algebra for Least<F> {
    /// None: there is no way here.
    type Value = Option<i64>;
    type Term = Option<i64>;

    fn term(&mut self, question: &Question, moves: &[Said], _of: usize) -> Self::Term {
        moves.iter().filter_map(|said| (self.0)(question, *said)).min()
    }

    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value {
        Some((*value)? + (*term)?)
    }

    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value {
        one.into_iter().chain(other).min()
    }
}

/// The least sum of what `cost` gives for the answers along any way through `graph`.
#[must_use]
pub fn least_sum(catalogue: &Catalogue, graph: &Graph, cost: impl Fn(&Question, Said) -> Option<i64>) -> Option<i64> {
    total(&mut Least(cost), catalogue, graph, Some(0)).flatten()
}

/// The least that `form` can be.
#[must_use]
pub fn least(catalogue: &Catalogue, graph: &Graph, form: Form) -> i64 {
    form.start() + least_sum(catalogue, graph, |question, said| Some(form.of(question, said))).unwrap_or(0)
}

/// The most that `form` can be.
#[must_use]
pub fn most(catalogue: &Catalogue, graph: &Graph, form: Form) -> i64 {
    form.start() - least_sum(catalogue, graph, |question, said| Some(-form.of(question, said))).unwrap_or(0)
}
