//! The recursion over distributions of an additive form.

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{
    Semiring,
    bounds::{Bounds, range},
    budget,
    distribution::{Distribution, Number, Sides, Steps, distance},
    graph::{Graph, Layer, Reachability},
    plan::Response,
    step, step_back, total,
};

/// The recursion over distributions of a form, the answers to a question equally likely.
pub struct DistributionPass<N> {
    form: LinearForm,
    /// For each layer, the least and the most that the questions after it can add. Empty: every cell is kept.
    rest: Vec<(i64, i64)>,
    settled: Sides<N>,
    dropped: N,
    /// The cells of the layer at work, and the multiplications of the pass.
    cells: usize,
    products: usize,
}

impl<N: Number> DistributionPass<N> {
    /// Of `form`, with every cell kept.
    pub fn of(form: LinearForm) -> Self {
        let (settled, dropped) = (Sides::default(), N::default());
        Self { form, rest: Vec::new(), settled, dropped, cells: 0, products: 0 }
    }

    /// Whether the pass was too large, and what it gave is of no use.
    pub const fn is_over(&self) -> bool {
        self.cells > budget::CELLS || self.products > budget::PRODUCTS
    }

    /// What was dropped for being negligible.
    pub const fn dropped(&self) -> N {
        self.dropped
    }

    /// Carries `distribution` over one question that is asked in any case.
    pub fn carry(
        &mut self,
        distribution: &Distribution<N>,
        question: &Question,
        moves: &[Response],
    ) -> Distribution<N> {
        let term = self.term(question, moves, moves.len());
        let mut next = self.times(distribution, &term);
        self.settle(usize::MAX, &mut next);
        next
    }

    /// What the answers `moves`, of `of` that are allowed, give to the form.
    pub fn steps(&self, question: &Question, moves: &[Response], of: usize) -> Steps<N> {
        let mut deltas: Vec<i64> = moves.iter().map(|said| self.form.of(question, *said)).collect();
        deltas.sort_unstable();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let equal = deltas.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, count(same.len()))));
        equal.map(|(delta, ways)| (delta, N::weight(ways, count(of)))).collect()
    }
}

impl<N: Number> Semiring for DistributionPass<N> {
    type Value = Distribution<N>;
    type Term = Steps<N>;

    fn term(&mut self, question: &Question, moves: &[Response], of: usize) -> Steps<N> {
        if !self.is_over() {
            self.cells = 0;
        }
        self.steps(question, moves, of)
    }

    fn times(&mut self, value: &Distribution<N>, term: &Steps<N>) -> Distribution<N> {
        let wide = term.first().zip(term.last()).map_or(0, |(first, last)| distance(first.0, last.0));
        self.cells += value.cells.len() + wide;
        self.products += value.cells.len() * term.len() + wide;
        if self.is_over() {
            return Distribution { low: 0, cells: Vec::new() };
        }
        value.over(term)
    }

    fn plus(&mut self, one: Distribution<N>, other: Distribution<N>) -> Distribution<N> {
        one.and(other)
    }

    /// Takes out the cells whose side no longer can change, and those that are negligible, adding up both
    /// (decision model, part 9).
    fn settle(&mut self, layer: usize, value: &mut Distribution<N>) {
        value.trim(|_, cell| cell.is_negligible(), |_, cell| self.dropped += cell);
        if let Some((least, most)) = self.rest.get(layer).copied() {
            value.trim(|at, _| at + least > 0 || at + most < 0, |at, cell| self.settled.add(at + least, cell));
        }
    }
}

/// How many ways through `graph`, which has no skip logic, lead to each side of 0. None beyond the budget.
pub fn counts(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Option<Sides<u128>> {
    let mut spreading = DistributionPass::of(form);
    let last = total(&mut spreading, catalogue, graph, Distribution::at(form.start()))?;
    (!spreading.is_over()).then(|| last.sides())
}

/// What share of the ways through `graph` leads to each side of 0, and what was dropped. None beyond the budget.
///
/// Distributions grow wider with each question, so the first half is gone through from the start and the second from the
/// end, and the two are put together in the middle.
pub fn sides(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Option<(Sides<f64>, f64)> {
    let (end, middle) = (graph.layers.len(), graph.layers.len() / 2);
    let mut first = DistributionPass { rest: rest(catalogue, graph, form), ..DistributionPass::of(form) };
    let mut before = vec![Distribution::at(form.start())];
    for layer in 0..middle {
        before = step(&mut first, catalogue, graph, layer, before);
        if first.is_over() {
            return None;
        }
    }
    let mut second = DistributionPass::of(form);
    let mut after = vec![Distribution::at(0); graph.layers.last().map_or(1, |layer| layer.after)];
    for layer in (middle..end).rev() {
        after = step_back(&mut second, catalogue, graph, layer, &after);
        if second.is_over() {
            return None;
        }
    }
    let mut sides = first.settled;
    for (before, after) in before.iter().zip(&after) {
        let met = before.meet(after);
        sides.below += met.below;
        sides.at += met.at;
        sides.above += met.above;
    }
    Some((sides, first.dropped + second.dropped))
}

/// The whole distribution of `form` over `graph`. None beyond the budget.
pub fn distribution(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Option<Distribution<f64>> {
    let mut spreading = DistributionPass::of(form);
    let distribution = total(&mut spreading, catalogue, graph, Distribution::at(form.start()))?;
    (!spreading.is_over()).then_some(distribution)
}

/// For each layer, the least and the most that the questions after it can add, the questions taken one by one.
fn rest(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> Vec<(i64, i64)> {
    let mut rest = Vec::with_capacity(graph.layers.len());
    let mut sum = (0, 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers).rev() {
        rest.push(sum);
        let (least, most) = extent(question, layer, form);
        sum = (sum.0 + least, sum.1 + most);
    }
    rest.reverse();
    rest
}

/// The least and the most that a question can add; a hidden one adds nothing.
pub fn extent(question: &Question, layer: &Layer, form: LinearForm) -> Bounds {
    let given = layer.classes.iter().flatten().filter(|_| layer.reachability != Reachability::Never);
    let hidden = (layer.reachability != Reachability::Always).then_some(0);
    range(given.map(|said| form.of(question, *said)).chain(hidden))
}
