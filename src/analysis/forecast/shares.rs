//! The figures of a forecast.

use crate::{
    catalogue::{Catalogue, OptionSet},
    scoring::LinearForm,
};

/// The share of each outcome among all ways to answer the open questions, each allowed answer to a question being
/// equally likely. It is not the chance that a verdict is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Each option wins, in catalogue order.
    pub wins: Vec<Share>,
    /// No single winner.
    pub too_close: Share,
    /// Every option is ruled out.
    pub none: Share,
    /// The options that the answers rule out already.
    pub excluded: OptionSet,
    /// Which of two options has more points. None for three options or more.
    pub points: Option<PointShares>,
    /// Whether the shares are exact. If not, they are estimated from a sample, and marked wherever they are shown.
    pub exact: bool,
    /// The number of completions in the sample; 0 if the shares are exact.
    pub sample: usize,
    /// The numbers of completions, if no skip logic remains and they fit in 128 bits. None for three options or more.
    pub counts: Option<Counts>,
    /// An upper bound of what the shares leave out: the sum of all cells below 1e-21.
    pub dropped: f64,
}

/// Which of two options has more points, whether or not it is ruled out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointShares {
    /// More points for the first option, and for the second: 0 to 1.
    pub sign: [f64; 2],
    /// Equal points: 0 to 1.
    pub tie: f64,
}

impl Forecast {
    /// Half the width of the widest 95 % interval of a share. None if the shares are exact.
    pub fn interval(&self) -> Option<f64> {
        let shares = self.wins.iter().chain([&self.too_close, &self.none]);
        let widest = shares.map(|share| (share.max - share.min) / 2.0).fold(0.0, f64::max);
        (!self.exact).then_some(widest)
    }

    /// Whether some share is 0 as far as a double can tell, but not proven to be.
    pub(super) fn has_unproven_zero(&self) -> bool {
        let mut shares = self.wins.iter().chain([&self.too_close, &self.none]);
        shares.any(|share| share.proof.is_none() && share.value < 1e-12)
    }
}

/// A share of the completions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1: exact to about 1e-13, or an estimate.
    pub value: f64,
    /// A lower bound; for an estimate, that of its 95 % confidence interval.
    pub min: f64,
    /// An upper bound, likewise.
    pub max: f64,
    /// Whether whole-number bounds prove the share to be 0 or 1. Without a proof it is never shown as 0% or 100%.
    pub proof: Option<Proof>,
}

/// Standard deviations on either side of the middle that hold 95 % of a normal distribution.
pub const Z: f64 = 1.96;

/// What whole-number bounds prove about a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It is 0.
    Never,
    /// It is 1.
    Always,
}

/// Numbers of ways to answer the open questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub completions: u128,
    /// Those in which the first option wins, and the second.
    pub wins: [u128; 2],
    /// Those without a single winner.
    pub too_close: u128,
    /// Those in which both options are ruled out.
    pub none: u128,
    /// Those with more points for the first option, and for the second.
    pub sign: [u128; 2],
    /// Those with equal points.
    pub tie: u128,
}

impl Share {
    /// A share and its bounds, unless they are proven to be 0 or 1.
    pub const fn new(value: f64, (min, max): (f64, f64), proof: Option<Proof>) -> Self {
        let (value, min, max) = match proof {
            Some(Proof::Never) => (0.0, 0.0, 0.0),
            Some(Proof::Always) => (1.0, 1.0, 1.0),
            None => (value, min, max),
        };
        Self { value, min, max, proof }
    }

    /// The share estimated from `count` of `size` completions, with the 95 % interval of E. B. Wilson, "Probable
    /// inference, the law of succession, and statistical inference" (1927), and `proof`, if there is one.
    pub fn estimated(count: usize, size: usize, proof: Option<Proof>) -> Self {
        let [count, size] = [count, size].map(|number| u32::try_from(number).map_or(f64::INFINITY, f64::from));
        let (share, spread) = (count / size, Z * Z / size);
        let middle = (share + spread / 2.0) / (1.0 + spread);
        let half = (share * (1.0 - share) / size + spread / (4.0 * size)).sqrt() * Z / (1.0 + spread);
        Self::new(share, ((middle - half).max(0.0), (middle + half).min(1.0)), proof)
    }
}

/// The forms of two options.
#[derive(Debug, Clone, Copy)]
pub struct Forms {
    /// The first option wins, and the second.
    pub wins: [LinearForm; 2],
    /// `D`
    pub lead: LinearForm,
}

impl Forms {
    pub fn new(catalogue: &Catalogue) -> Self {
        let neutral = catalogue.neutral;
        Self { wins: [LinearForm::wins(0, 1, neutral), LinearForm::wins(1, 0, neutral)], lead: LinearForm::lead(0, 1) }
    }
}
