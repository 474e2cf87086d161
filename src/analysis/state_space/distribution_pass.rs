//! The recursion over distributions of an additive form.

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    scoring::LinearForm,
};

use super::{
    budget,
    distribution::{Distribution, Number, Sides, Steps, distance},
    graph::{Graph, Layer},
    plan::Response,
    reachability::Reachability,
    semiring::{Semiring, ends, step, step_back, total},
};

/// A pass over the questions with distributions of a form, the answers to a question being equally likely.
pub struct DistributionPass<N> {
    form: LinearForm,
    /// For each layer, the least and the most that the questions after it can add. Empty to keep every cell.
    remaining: Vec<(i64, i64)>,
    /// What lies in cells whose side can no longer change.
    settled: Sides<N>,
    /// The sum of the negligible cells that were dropped.
    dropped: N,
    /// The cells of the current layer.
    cells: usize,
    /// The multiplications of the whole pass.
    products: usize,
}

impl<N: Number> DistributionPass<N> {
    /// A pass that carries every cell to the end.
    pub fn new(form: LinearForm) -> Self {
        let (settled, dropped) = (Sides::default(), N::default());
        Self { form, remaining: Vec::new(), settled, dropped, cells: 0, products: 0 }
    }

    /// Whether the budget was exceeded, which makes all results meaningless.
    pub const fn is_over_budget(&self) -> bool {
        self.cells > budget::CELLS || self.products > budget::PRODUCTS
    }
}

impl<N: Number> Semiring for DistributionPass<N> {
    type Value = Distribution<N>;
    type Term = Steps<N>;

    fn term(&mut self, question: &Question, responses: &[Response], allowed: usize) -> Steps<N> {
        if !self.is_over_budget() {
            self.cells = 0;
        }
        let mut deltas: Vec<i64> =
            responses.iter().map(|response| self.form.contribution(question, *response)).collect();
        deltas.sort_unstable();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let step = |equal: &[i64]| Some((*equal.first()?, N::weight(count(equal.len()), count(allowed))));
        deltas.chunk_by(i64::eq).filter_map(step).collect()
    }

    fn times(&mut self, value: &Distribution<N>, term: &Steps<N>) -> Distribution<N> {
        let width = term.first().zip(term.last()).map_or(0, |(first, last)| distance(first.0, last.0));
        self.cells += value.cells.len() + width;
        self.products += value.cells.len() * term.len() + width;
        if self.is_over_budget() {
            return Distribution { low: 0, cells: Vec::new() };
        }
        value.convolve(term)
    }

    fn plus(&mut self, one: Distribution<N>, other: Distribution<N>) -> Distribution<N> {
        one.merge(other)
    }

    /// Removes the negligible cells, and those whose side can no longer change.
    fn prune(&mut self, layer: usize, value: &mut Distribution<N>) {
        value.trim(|_, cell| cell.is_negligible(), |_, cell| self.dropped += cell);
        if let Some((min, max)) = self.remaining.get(layer).copied() {
            value.trim(|at, _| at + min > 0 || at + max < 0, |at, cell| self.settled.add(at + min, cell));
        }
    }
}

/// How many paths through `graph`, which has no skip logic, lead to each side of 0, for each state after the last
/// question. None beyond the budget.
pub fn counts(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Option<Vec<Sides<u128>>> {
    let mut pass = DistributionPass::new(form);
    let last = ends(&mut pass, catalogue, graph, Distribution::single(form.start()));
    (!pass.is_over_budget()).then(|| last.iter().map(Distribution::sides).collect())
}

/// What share of all paths through `graph` leads to each side of 0 with such options ruled out at the end, and what was
/// dropped. None beyond the budget.
///
/// Distributions grow wider with each question. So one pass covers the first half of the questions from the start, one
/// the second half from the end, and they are combined in the middle.
pub fn sides(
    catalogue: &Catalogue,
    graph: &Graph,
    form: LinearForm,
    is_wanted: impl Fn(OptionSet) -> bool,
) -> Option<(Sides<f64>, f64)> {
    let (end, middle) = (graph.layers.len(), graph.layers.len() / 2);
    let mut first = DistributionPass::new(form);
    // A cell is settled only if it cannot lead to an end that is not wanted.
    if graph.ends.iter().all(|excluded| is_wanted(*excluded)) {
        first.remaining = remaining(catalogue, graph, form);
    }
    let mut before = vec![Distribution::single(form.start())];
    for layer in 0..middle {
        before = step(&mut first, catalogue, graph, layer, before);
        if first.is_over_budget() {
            return None;
        }
    }
    let mut second = DistributionPass::new(form);
    let nothing = Distribution { low: 0, cells: Vec::new() };
    let at_end = |excluded: &OptionSet| if is_wanted(*excluded) { Distribution::single(0) } else { nothing.clone() };
    let mut after: Vec<_> = graph.ends.iter().map(at_end).collect();
    for layer in (middle..end).rev() {
        after = step_back(&mut second, catalogue, graph, layer, &after);
        if second.is_over_budget() {
            return None;
        }
    }
    let mut sides = first.settled;
    for (before, after) in before.iter().zip(&after) {
        let combined = before.sides_of_sum(after);
        sides.below += combined.below;
        sides.at += combined.at;
        sides.above += combined.above;
    }
    Some((sides, first.dropped + second.dropped))
}

/// The whole distribution of `form` over `graph`. None beyond the budget.
pub fn distribution(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Option<Distribution<f64>> {
    let mut pass = DistributionPass::new(form);
    let distribution = total(&mut pass, catalogue, graph, Distribution::single(form.start()))?;
    (!pass.is_over_budget()).then_some(distribution)
}

/// For each layer, the least and the most that the questions after it can add, each question taken on its own.
fn remaining(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Vec<(i64, i64)> {
    let mut remaining = Vec::with_capacity(graph.layers.len());
    let mut sum = (0, 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers).rev() {
        remaining.push(sum);
        let (min, max) = question_bounds(question, layer, form);
        sum = (sum.0 + min, sum.1 + max);
    }
    remaining.reverse();
    remaining
}

/// The least and the most that a question can add; a hidden one adds nothing.
pub fn question_bounds(question: &Question, layer: &Layer, form: LinearForm) -> (i64, i64) {
    let shown = layer.responses().filter(|_| layer.reachability != Reachability::Never);
    let hidden = (layer.reachability != Reachability::Always).then_some(0);
    let added = shown.map(|response| form.contribution(question, response)).chain(hidden);
    added.map(|value| (value, value)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default()
}
