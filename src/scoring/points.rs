//! What points are counted in.

use std::ops::{Add, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;

/// What points are counted in: whole numbers for one person's answers, exact fractions for means over several people.
/// The rule of a verdict ([`super::ranking()`], [`super::verdict()`]) is written once for both.
pub trait Points: Clone + Ord + Add<Output = Self> + Sub<Output = Self> {
    /// Points that can be below 0, and a default of none.
    type Signed: Ord + Default;

    /// A whole number of points.
    fn whole(points: u32) -> Self;

    /// `plus * self - minus * rival + start`. It cannot overflow: a score has 32 bits, and a factor far fewer than 30.
    fn form(&self, plus: i64, rival: &Self, minus: i64, start: i64) -> Self::Signed;
}

impl Points for u32 {
    type Signed = i64;

    fn whole(points: u32) -> Self {
        points
    }

    fn form(&self, plus: i64, rival: &Self, minus: i64, start: i64) -> i64 {
        plus * i64::from(*self) - minus * i64::from(*rival) + start
    }
}

impl Points for BigRational {
    type Signed = Self;

    fn whole(points: u32) -> Self {
        Self::from(BigInt::from(points))
    }

    fn form(&self, plus: i64, rival: &Self, minus: i64, start: i64) -> Self {
        self * BigInt::from(plus) - rival * BigInt::from(minus) + BigInt::from(start)
    }
}
