//! The two kinds of numbers that points come in.

use std::ops::{Add, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;

/// Points: whole numbers for one person, exact fractions for the mean of several. With this trait the rules of a
/// verdict are written only once.
pub trait Points: Clone + Ord + Default + Add<Output = Self> + Sub<Output = Self> {
    /// Points that may be negative; the default is zero.
    type Signed: Ord + Default;

    /// A whole number of points.
    fn whole(points: u32) -> Self;

    /// `plus * self - minus * rival + start`. This cannot overflow: a score has 32 bits, and the factors are small.
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
