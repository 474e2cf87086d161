//! The least and the greatest of an additive form: the recursion in (min,+) and (max,+).

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{Semiring, graph::Graph, plan::Response, total};

/// (min,+) over what `cost` gives for an answer; an answer without a cost is not allowed.
pub struct Minimum<F>(pub F);

impl<F: Fn(&Question, Response) -> Option<i64>> Semiring for Minimum<F> {
    /// None: there is no way here.
    type Value = Option<i64>;
    type Term = Option<i64>;

    fn term(&mut self, question: &Question, moves: &[Response], _of: usize) -> Self::Term {
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
pub fn min_sum(catalogue: &Catalogue, graph: &Graph, cost: impl Fn(&Question, Response) -> Option<i64>) -> Option<i64> {
    total(&mut Minimum(cost), catalogue, graph, Some(0)).flatten()
}

/// The greatest sum of what `worth` gives for the answers along any way through `graph`.
pub fn max_sum(catalogue: &Catalogue, graph: &Graph, worth: impl Fn(&Question, Response) -> i64) -> i64 {
    -min_sum(catalogue, graph, |question, said| Some(-worth(question, said))).unwrap_or(0)
}

/// The least that `form` can be.
pub fn min(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> i64 {
    form.start() + min_sum(catalogue, graph, |question, said| Some(form.of(question, said))).unwrap_or(0)
}

/// The most that `form` can be.
pub fn max(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> i64 {
    form.start() + max_sum(catalogue, graph, |question, said| form.of(question, said))
}

/// The least and the most that each of two forms can be, in one pass.
pub fn all_bounds(catalogue: &Catalogue, graph: &Graph, forms: [LinearForm; 2]) -> [Bounds; 2] {
    let starts = forms.map(|form| (form.start(), form.start()));
    total(&mut BoundsPass(forms), catalogue, graph, starts).unwrap_or(starts)
}

/// A least and a most.
pub type Bounds = (i64, i64);

/// (min,+) and (max,+) over two forms at once: what takes time is reading the questions.
struct BoundsPass([LinearForm; 2]);

impl Semiring for BoundsPass {
    type Value = [Bounds; 2];
    type Term = [Bounds; 2];

    fn term(&mut self, question: &Question, moves: &[Response], _of: usize) -> Self::Term {
        self.0.map(|form| range(moves.iter().map(|said| form.of(question, *said))))
    }

    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value {
        let ([one, other], [a, b]) = (value, term);
        [(one.0 + a.0, one.1 + a.1), (other.0 + b.0, other.1 + b.1)]
    }

    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value {
        let ([a, b], [c, d]) = (one, other);
        [union(a, c), union(b, d)]
    }
}

/// The least and the most of `values`; 0 and 0 of none.
pub fn range(values: impl Iterator<Item = i64>) -> Bounds {
    values.map(|value| (value, value)).reduce(union).unwrap_or_default()
}

fn union(one: Bounds, other: Bounds) -> Bounds {
    (one.0.min(other.0), one.1.max(other.1))
}
