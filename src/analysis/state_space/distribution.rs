//! Distributions: how many ways, or what share of them, lead to each value of a form.

use std::ops::{AddAssign, Mul};

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
pub struct Distribution<N> {
    /// The value of the first cell.
    pub low: i64,
    /// One cell for each value from there on.
    pub cells: Vec<N>,
}

/// What several answers to one question give to the form, equal contributions merged: in ascending order.
pub type Steps<N> = Vec<(i64, N)>;

impl<N: Number> Distribution<N> {
    /// All of it at one value.
    pub fn at(value: i64) -> Self {
        Self { low: value, cells: vec![N::ONE] }
    }

    /// The sum of the form and of one of `steps`.
    pub fn over(&self, steps: &[(i64, N)]) -> Self {
        let Some((low, high)) = steps.first().zip(steps.last()).map(|(first, last)| (first.0, last.0)) else {
            return Self { low: self.low, cells: Vec::new() };
        };
        let wide = distance(low, high);
        let mut cells = vec![N::default(); self.cells.len() + wide];
        // With as many empty cells at both ends as it is shifted by, every shifted copy covers the whole of the sum.
        let mut padded = vec![N::default(); wide];
        padded.extend(&self.cells);
        padded.resize(padded.len() + wide, N::default());
        let shifted = |(delta, weight): &(i64, N)| {
            let from = distance(*delta, high);
            (padded.get(from..from + cells.len()).unwrap_or_default(), *weight)
        };
        let copies: Vec<(&[N], N)> = steps.iter().map(shifted).collect();
        add_all(&mut cells, &copies);
        Self { low: self.low + low, cells }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        let (mut wide, narrow) = if self.low <= other.low { (self, other) } else { (other, self) };
        let from = distance(wide.low, narrow.low);
        let length = wide.cells.len().max(from + narrow.cells.len());
        wide.cells.resize(length, N::default());
        wide.cells.iter_mut().skip(from).zip(narrow.cells).for_each(|(to, more)| *to += more);
        wide
    }

    /// How much there is at `value`.
    pub fn cell(&self, value: i64) -> N {
        let place = usize::try_from(value - self.low).ok();
        place.and_then(|place| self.cells.get(place)).copied().unwrap_or_default()
    }

    /// How much there is at or below a value.
    pub fn sums(&self) -> impl Fn(i64) -> N + use<N> {
        let mut sums = Vec::with_capacity(self.cells.len());
        let mut sum = N::default();
        for cell in &self.cells {
            sum += *cell;
            sums.push(sum);
        }
        let low = self.low;
        move |value| {
            let place = usize::try_from(value - low).ok();
            place.and_then(|place| sums.get(place).or(sums.last())).copied().unwrap_or_default()
        }
    }

    /// The same with every value turned into its opposite.
    fn negated(&self) -> Self {
        let low = 1 - self.low - length(&self.cells);
        Self { low, cells: self.cells.iter().rev().copied().collect() }
    }

    /// How much of the sum of two independent values, this one and `other`, lies below 0, at 0 and above.
    ///
    /// Nothing is subtracted, so that small shares are as exact as large ones.
    pub fn meet(&self, other: &Self) -> Sides<N> {
        let (up_to, down_to) = (other.sums(), other.negated().sums());
        let mut sides = Sides::default();
        for (value, cell) in (self.low..).zip(&self.cells) {
            sides.below += *cell * up_to(-value - 1);
            sides.at += *cell * other.cell(-value);
            sides.above += *cell * down_to(value - 1);
        }
        sides
    }

    /// How much lies below 0, at 0 and above.
    pub fn sides(&self) -> Sides<N> {
        let mut sides = Sides::default();
        for (value, cell) in (self.low..).zip(&self.cells) {
            sides.add(value, *cell);
        }
        sides
    }

    /// Takes the cells from both ends for which `goes` holds, and gives each to `taker`.
    pub(crate) fn trim(&mut self, goes: impl Fn(i64, N) -> bool, mut taker: impl FnMut(i64, N)) {
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

/// Adds copies, each times its weight, to `sum`; four at a time, so that the sum is read and written less often.
fn add_all<N: Number>(sum: &mut [N], copies: &[(&[N], N)]) {
    let (fours, rest) = copies.as_chunks::<4>();
    for [(a, p), (b, q), (c, r), (d, s)] in fours {
        for ((((to, a), b), c), d) in sum.iter_mut().zip(*a).zip(*b).zip(*c).zip(*d) {
            *to += *a * *p;
            *to += *b * *q;
            *to += *c * *r;
            *to += *d * *s;
        }
    }
    for (copy, weight) in rest {
        for (to, from) in sum.iter_mut().zip(*copy) {
            *to += *from * *weight;
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
    pub(crate) fn add(&mut self, value: i64, cell: N) {
        let side = match value.signum() {
            -1 => &mut self.below,
            0 => &mut self.at,
            _ => &mut self.above,
        };
        *side += cell;
    }
}

/// How far `to` lies above `from`.
pub(crate) fn distance(from: i64, to: i64) -> usize {
    usize::try_from(to - from).unwrap_or(0)
}

fn length<N>(cells: &[N]) -> i64 {
    i64::try_from(cells.len()).unwrap_or(i64::MAX)
}
