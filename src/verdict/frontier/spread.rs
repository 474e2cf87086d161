//! Distributions of an additive form: how many ways, or what share of them, lead to each value.

use std::ops::{AddAssign, Mul};

use crate::{
    catalogue::{Catalogue, Question},
    verdict::standing::Form,
};

use super::{
    Algebra, budget,
    graph::{Graph, Layer, Presence},
    plan::Said,
    total,
};

/// What a cell of a distribution holds: `f64` for shares, `u128` for counts.
pub trait Number: Copy + Default + AddAssign + Mul<Output = Self> {
    /// A single way.
    const ONE: Self;

    /// What `ways` of `of` equally likely answers weigh.
    fn weight(ways: u32, of: u32) -> Self;

    /// Whether so little may be dropped: less than `1e-21`, of which even 4 million cells for each of 2,000 questions
    /// are less than `1e-11`. Counts are never dropped.
    fn is_negligible(self) -> bool;
}

impl Number for f64 {
    const ONE: Self = 1.0;

    fn weight(ways: u32, of: u32) -> Self {
        Self::from(ways) / Self::from(of)
    }

    fn is_negligible(self) -> bool {
        self < 1e-21
    }
}

impl Number for u128 {
    const ONE: Self = 1;

    fn weight(ways: u32, _of: u32) -> Self {
        Self::from(ways)
    }

    fn is_negligible(self) -> bool {
        false
    }
}

/// How much there is at each value of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread<N> {
    /// The value of the first cell.
    pub low: i64,
    /// One cell for each value from there on.
    pub cells: Vec<N>,
}

/// What several answers to one question give to the form, equal contributions merged: in ascending order.
pub type Steps<N> = Vec<(i64, N)>;

impl<N: Number> Spread<N> {
    /// All of it at one value.
    #[must_use]
    pub fn at(value: i64) -> Self {
        Self { low: value, cells: vec![N::ONE] }
    }

    /// The sum of the form and of one of `steps`.
    #[must_use]
    pub fn over(&self, steps: &[(i64, N)]) -> Self {
        let Some((low, high)) = steps.first().zip(steps.last()).map(|(first, last)| (first.0, last.0)) else {
            return Self { low: self.low, cells: Vec::new() };
        };
        let mut cells = vec![N::default(); self.cells.len() + distance(low, high)];
        for (delta, weight) in steps {
            let shifted = cells.iter_mut().skip(distance(low, *delta));
            shifted.zip(&self.cells).for_each(|(to, from)| *to += *from * *weight);
        }
        Self { low: self.low + low, cells }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (mut wide, narrow) = if self.low <= other.low { (self, other) } else { (other, self) };
        let from = distance(wide.low, narrow.low);
        let length = wide.cells.len().max(from + narrow.cells.len());
        wide.cells.resize(length, N::default());
        wide.cells.iter_mut().skip(from).zip(narrow.cells).for_each(|(to, more)| *to += more);
        wide
    }

    /// How much lies below 0, at 0 and above.
    #[must_use]
    pub fn sides(&self) -> Sides<N> {
        let mut sides = Sides::default();
        for (value, cell) in (self.low..).zip(&self.cells) {
            sides.add(value, *cell);
        }
        sides
    }

    /// Takes the cells from both ends for which `goes` holds, and gives each to `taker`.
    fn trim(&mut self, goes: impl Fn(i64, N) -> bool, mut taker: impl FnMut(i64, N)) {
        let mut high = self.low + length(&self.cells);
        while let Some(cell) = self.cells.pop_if(|cell| goes(high - 1, *cell)) {
            high -= 1;
            taker(high, cell);
        }
        let gone = (self.low..).zip(&self.cells).take_while(|(value, cell)| goes(*value, **cell)).count();
        for cell in self.cells.drain(..gone) {
            taker(self.low, cell);
            self.low += 1;
        }
    }
}

/// How much of a distribution lies on each side of 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides<N> {
    /// Below 0.
    pub below: N,
    /// At 0.
    pub at: N,
    /// Above 0.
    pub above: N,
}

impl<N: Number> Sides<N> {
    fn add(&mut self, value: i64, cell: N) {
        let side = match value.signum() {
            -1 => &mut self.below,
            0 => &mut self.at,
            _ => &mut self.above,
        };
        *side += cell;
    }
}

/// The recursion over distributions of a form, the answers to a question equally likely.
pub struct Spreading<N> {
    form: Form,
    /// For each layer, the least and the most that the questions after it can add. Empty: every cell is kept.
    rest: Vec<(i64, i64)>,
    settled: Sides<N>,
    dropped: N,
    /// The cells of the layer at work, and the multiplications of the pass.
    cells: usize,
    products: usize,
}

impl<N: Number> Spreading<N> {
    /// Of `form`, with every cell kept.
    #[must_use]
    pub fn of(form: Form) -> Self {
        let (settled, dropped) = (Sides::default(), N::default());
        Self { form, rest: Vec::new(), settled, dropped, cells: 0, products: 0 }
    }

    /// Whether the pass was too large, and what it gave is of no use.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.cells > budget::CELLS || self.products > budget::PRODUCTS
    }

    /// What was dropped for being negligible.
    #[must_use]
    pub const fn dropped(&self) -> N {
        self.dropped
    }

    /// Carries `spread` over one question that is asked in any case.
    pub fn carry(&mut self, spread: &Spread<N>, question: &Question, moves: &[Said]) -> Spread<N> {
        let term = self.term(question, moves, moves.len());
        let mut next = self.times(spread, &term);
        self.settle(usize::MAX, &mut next);
        next
    }

    /// What the answers `moves`, of `of` that are allowed, give to the form.
    pub fn steps(&self, question: &Question, moves: &[Said], of: usize) -> Steps<N> {
        let mut deltas: Vec<i64> = moves.iter().map(|said| self.form.of(question, *said)).collect();
        deltas.sort_unstable();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let equal = deltas.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, count(same.len()))));
        equal.map(|(delta, ways)| (delta, N::weight(ways, count(of)))).collect()
    }
}

impl<N: Number> Algebra for Spreading<N> {
    type Value = Spread<N>;
    type Term = Steps<N>;

    fn term(&mut self, question: &Question, moves: &[Said], of: usize) -> Steps<N> {
        if !self.is_over() {
            self.cells = 0;
        }
        self.steps(question, moves, of)
    }

    fn times(&mut self, value: &Spread<N>, term: &Steps<N>) -> Spread<N> {
        let wide = term.first().zip(term.last()).map_or(0, |(first, last)| distance(first.0, last.0));
        self.cells += value.cells.len() + wide;
        self.products += value.cells.len() * term.len() + wide;
        if self.is_over() {
            return Spread { low: 0, cells: Vec::new() };
        }
        value.over(term)
    }

    fn plus(&mut self, one: Spread<N>, other: Spread<N>) -> Spread<N> {
        one.and(other)
    }

    /// Takes out the cells whose side no longer can change, and those that are negligible, adding up both
    /// (decision model, part 9).
    fn settle(&mut self, layer: usize, value: &mut Spread<N>) {
        value.trim(|_, cell| cell.is_negligible(), |_, cell| self.dropped += cell);
        if let Some((least, most)) = self.rest.get(layer).copied() {
            value.trim(|at, _| at + least > 0 || at + most < 0, |at, cell| self.settled.add(at + least, cell));
        }
    }
}

/// How many ways through `graph`, which has no skip logic, lead to each side of 0. None beyond the budget.
#[must_use]
pub fn counts(catalogue: &Catalogue, graph: &Graph, form: Form) -> Option<Sides<u128>> {
    let mut spreading = Spreading::of(form);
    let last = total(&mut spreading, catalogue, graph, Spread::at(form.start()))?;
    (!spreading.is_over()).then(|| last.sides())
}

/// What share of the ways through `graph` leads to each side of 0, and what was dropped. None beyond the budget.
#[must_use]
pub fn sides(catalogue: &Catalogue, graph: &Graph, form: Form) -> Option<(Sides<f64>, f64)> {
    let mut spreading = Spreading { rest: rest(catalogue, graph, form), ..Spreading::of(form) };
    let last = total(&mut spreading, catalogue, graph, Spread::at(form.start()))?;
    let mut sides = last.sides();
    sides.below += spreading.settled.below;
    sides.at += spreading.settled.at;
    sides.above += spreading.settled.above;
    (!spreading.is_over()).then_some((sides, spreading.dropped))
}

/// For each layer, the least and the most that the questions after it can add, the questions taken one by one.
fn rest(catalogue: &Catalogue, graph: &Graph, form: Form) -> Vec<(i64, i64)> {
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
#[must_use]
pub fn extent(question: &Question, layer: &Layer, form: Form) -> (i64, i64) {
    let given = layer.classes.iter().flatten().filter(|_| layer.presence != Presence::Never);
    let hidden = (layer.presence != Presence::Always).then_some(0);
    let adds = given.map(|said| form.of(question, *said)).chain(hidden);
    adds.fold(None, |range: Option<(i64, i64)>, add| {
        Some(range.map_or((add, add), |(least, most)| (least.min(add), most.max(add))))
    })
    .unwrap_or((0, 0))
}

/// How far `to` lies above `from`.
fn distance(from: i64, to: i64) -> usize {
    usize::try_from(to - from).unwrap_or(0)
}

fn length<N>(cells: &[N]) -> i64 {
    i64::try_from(cells.len()).unwrap_or(i64::MAX)
}
