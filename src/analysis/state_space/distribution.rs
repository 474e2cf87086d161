//! Distributions of a form: how many completions, or what share of them, lead to each value.

use std::ops::{AddAssign, Mul};

/// What a cell of a distribution holds: `f64` for shares, `u128` for counts.
pub trait Number: Copy + Default + AddAssign + Mul<Output = Self> {
    /// The weight of `count` out of `allowed` equally likely answers.
    fn weight(count: u32, allowed: u32) -> Self;

    /// Whether a cell may be dropped: below 1e-21, so that even 4 million cells for each of 500 questions add up to
    /// less than 1e-11. Counts are never dropped.
    fn is_negligible(self) -> bool;
}

impl Number for f64 {
    fn weight(count: u32, allowed: u32) -> Self {
        Self::from(count) / Self::from(allowed)
    }

    fn is_negligible(self) -> bool {
        self < 1e-21
    }
}

impl Number for u128 {
    fn weight(count: u32, _allowed: u32) -> Self {
        Self::from(count)
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

/// What the answers to one question contribute, in ascending order, each with the weight of the answers that do.
pub type Steps<N> = Vec<(i64, N)>;

impl<N: Number> Distribution<N> {
    /// All of it at one value.
    pub fn single(value: i64) -> Self {
        Self { low: value, cells: vec![N::weight(1, 1)] }
    }

    /// The value after the last cell.
    pub fn end(&self) -> i64 {
        self.low.saturating_add_unsigned(self.cells.len() as u64)
    }

    /// The distribution of the sum of this value and one of `steps`.
    pub fn convolve(&self, steps: &[(i64, N)]) -> Self {
        let Some(((min, _), (max, _))) = steps.first().zip(steps.last()) else {
            return Self { low: self.low, cells: Vec::new() };
        };
        let mut cells = vec![N::default(); self.cells.len() + distance(*min, *max)];
        for (delta, weight) in steps {
            let shifted = cells.get_mut(distance(*min, *delta)..).unwrap_or_default();
            shifted.iter_mut().zip(&self.cells).for_each(|(sum, cell)| *sum += *cell * *weight);
        }
        Self { low: self.low + min, cells }
    }

    /// Adds two distributions cell by cell.
    pub fn merge(self, other: Self) -> Self {
        let (mut lower, upper) = if self.low <= other.low { (self, other) } else { (other, self) };
        let offset = distance(lower.low, upper.low);
        let length = lower.cells.len().max(offset + upper.cells.len());
        lower.cells.resize(length, N::default());
        lower.cells.iter_mut().skip(offset).zip(upper.cells).for_each(|(sum, cell)| *sum += cell);
        lower
    }

    /// How much there is at `value`.
    pub fn cell(&self, value: i64) -> N {
        let index = usize::try_from(value - self.low).ok();
        index.and_then(|index| self.cells.get(index)).copied().unwrap_or_default()
    }

    /// How much there is at or below a value.
    pub fn cumulative(&self) -> impl Fn(i64) -> N + use<N> {
        let mut sums = Vec::with_capacity(self.cells.len());
        let mut sum = N::default();
        for cell in &self.cells {
            sum += *cell;
            sums.push(sum);
        }
        let low = self.low;
        move |value| {
            let index = usize::try_from(value - low).ok();
            index.and_then(|index| sums.get(index).or(sums.last())).copied().unwrap_or_default()
        }
    }

    /// The distribution of the negated value.
    fn negated(&self) -> Self {
        Self { low: 1 - self.end(), cells: self.cells.iter().rev().copied().collect() }
    }

    /// How much of the sum of this value and an independent `other` lies below 0, at 0 and above.
    ///
    /// Nothing is subtracted, so that small shares are as precise as large ones.
    pub fn sides_of_sum(&self, other: &Self) -> Sides<N> {
        let (up_to, down_to) = (other.cumulative(), other.negated().cumulative());
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

    /// Removes cells from both ends as long as `is_removable` holds, and passes each to `removed`.
    pub fn trim(&mut self, is_removable: impl Fn(i64, N) -> bool, mut removed: impl FnMut(i64, N)) {
        let mut end = self.end();
        while let Some(cell) = self.cells.pop_if(|cell| is_removable(end - 1, *cell)) {
            end -= 1;
            removed(end, cell);
        }
        let count = (self.low..).zip(&self.cells).take_while(|(value, cell)| is_removable(*value, **cell)).count();
        for cell in self.cells.drain(..count) {
            removed(self.low, cell);
            self.low += 1;
        }
    }
}

/// How much of a distribution lies on each side of 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides<N> {
    pub below: N,
    pub at: N,
    pub above: N,
}

impl<N: Number> Sides<N> {
    pub fn add(&mut self, value: i64, cell: N) {
        let side = match value.signum() {
            -1 => &mut self.below,
            0 => &mut self.at,
            _ => &mut self.above,
        };
        *side += cell;
    }
}

/// How far `to` lies above `from`.
pub fn distance(from: i64, to: i64) -> usize {
    usize::try_from(to - from).unwrap_or(0)
}
