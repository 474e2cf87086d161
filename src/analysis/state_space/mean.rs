//! The mean of an additive form.

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{
    graph::Graph,
    plan::Response,
    semiring::{Semiring, ends, total},
};

/// The mean of `form` over `graph`, the answers to a question being equally likely.
pub fn mean(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> f64 {
    total(&mut Mean(form), catalogue, graph, (1.0, as_f64(form.start()))).map_or(0.0, |(_, mean)| mean)
}

/// The probability of each state after the last question, the answers to a question being equally likely.
pub fn end_shares(catalogue: &Catalogue, graph: &Graph) -> Vec<f64> {
    let probabilities = ends(&mut Mean(LinearForm::points(0)), catalogue, graph, (1.0, 0.0));
    probabilities.into_iter().map(|(probability, _)| probability).collect()
}

/// The probability of a state and its part of the mean: the sum over all paths to it of probability times form.
struct Mean(LinearForm);

impl Semiring for Mean {
    type Value = (f64, f64);
    type Term = (f64, f64);

    fn term(&mut self, question: &Question, responses: &[Response], allowed: usize) -> (f64, f64) {
        let count = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
        let sum: i64 = responses.iter().map(|response| self.0.contribution(question, *response)).sum();
        (count(responses.len()) / count(allowed), as_f64(sum) / count(allowed))
    }

    fn times(&mut self, (probability, part): &(f64, f64), (share, mean): &(f64, f64)) -> (f64, f64) {
        (probability * share, part * share + probability * mean)
    }

    fn plus(&mut self, one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
        (one.0 + other.0, one.1 + other.1)
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums of points stay far below 2^53")]
const fn as_f64(value: i64) -> f64 {
    value as f64
}
