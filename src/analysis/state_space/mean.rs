//! The mean of an additive form.

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{Semiring, graph::Graph, plan::Response, total};

/// The mean of `form` over `graph`, the answers to a question equally likely.
pub fn mean(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> f64 {
    total(&mut Mean(form), catalogue, graph, (1.0, as_f64(form.start()))).map_or(0.0, |(_, mean)| mean)
}

/// How likely a state is, and its part of the mean: the sum over all ways to it of their probability times the form.
struct Mean(LinearForm);

impl Semiring for Mean {
    type Value = (f64, f64);
    type Term = (f64, f64);

    fn term(&mut self, question: &Question, moves: &[Response], of: usize) -> (f64, f64) {
        let count = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
        let sum: i64 = moves.iter().map(|said| self.0.of(question, *said)).sum();
        (count(moves.len()) / count(of), as_f64(sum) / count(of))
    }

    fn times(&mut self, (likely, part): &(f64, f64), (chance, adds): &(f64, f64)) -> (f64, f64) {
        (likely * chance, part * chance + likely * adds)
    }

    fn plus(&mut self, one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
        (one.0 + other.0, one.1 + other.1)
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums of points stay far below 2^53")]
const fn as_f64(value: i64) -> f64 {
    value as f64
}
