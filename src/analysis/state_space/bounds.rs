//! The minimum and maximum of an additive form: the recursion in (min,+).

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    scoring::LinearForm,
};

use super::{
    graph::Graph,
    plan::Response,
    semiring::{Semiring, total, total_where},
};

/// (min,+) over the costs of answers; an answer without a cost is not allowed.
pub struct Minimum<F>(pub F);

impl<F: Fn(&Question, Response) -> Option<i64>> Semiring for Minimum<F> {
    /// None if no path leads here.
    type Value = Option<i64>;
    type Term = Option<i64>;

    fn term(&mut self, question: &Question, responses: &[Response], _allowed: usize) -> Self::Term {
        responses.iter().filter_map(|response| (self.0)(question, *response)).min()
    }

    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value {
        Some((*value)? + (*term)?)
    }

    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value {
        one.into_iter().chain(other).min()
    }
}

/// The least sum of costs along any path through `graph`.
pub fn min_sum(catalogue: &Catalogue, graph: &Graph, cost: impl Fn(&Question, Response) -> Option<i64>) -> Option<i64> {
    total(&mut Minimum(cost), catalogue, graph, Some(0)).flatten()
}

/// The greatest sum of `worth` along any path through `graph`.
pub fn max_sum(catalogue: &Catalogue, graph: &Graph, worth: impl Fn(&Question, Response) -> i64) -> i64 {
    -min_sum(catalogue, graph, |question, response| Some(-worth(question, response))).unwrap_or(0)
}

/// The greatest value that `form` can have.
pub fn max(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> i64 {
    form.start() + max_sum(catalogue, graph, |question, response| form.contribution(question, response))
}

/// The least value that `form` can have on a path that ends with such options ruled out. None if there is no such path.
pub fn min_where(
    catalogue: &Catalogue,
    graph: &Graph,
    form: LinearForm,
    is_wanted: impl Fn(OptionSet) -> bool,
) -> Option<i64> {
    let mut pass = Minimum(|question: &Question, response| Some(form.contribution(question, response)));
    Some(form.start() + total_where(&mut pass, catalogue, graph, Some(0), is_wanted)??)
}

/// The greatest value that `form` can have, likewise.
pub fn max_where(
    catalogue: &Catalogue,
    graph: &Graph,
    form: LinearForm,
    is_wanted: impl Fn(OptionSet) -> bool,
) -> Option<i64> {
    let mut pass = Minimum(|question: &Question, response| Some(-form.contribution(question, response)));
    Some(form.start() - total_where(&mut pass, catalogue, graph, Some(0), is_wanted)??)
}
