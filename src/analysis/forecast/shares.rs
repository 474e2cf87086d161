//! The figures of a forecast.

use crate::{catalogue::Catalogue, scoring::LinearForm};

/// The share of each outcome among all ways to answer the open questions, each allowed answer to a question being
/// equally likely. It is not the chance that a verdict is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The first option wins, and the second.
    pub wins: [Share; 2],
    /// No single winner.
    pub too_close: Share,
    /// More points for the first option, and for the second: 0 to 1.
    pub sign: [f64; 2],
    /// Equal points: 0 to 1.
    pub tie: f64,
    /// Whether the shares are exact. If not, they are estimated from a sample, and marked wherever they are shown.
    pub exact: bool,
    /// The numbers of completions, if no skip logic remains and they fit in 128 bits.
    pub counts: Option<Counts>,
    /// An upper bound of what the shares leave out: the sum of all cells below 1e-21.
    pub dropped: f64,
}

/// A share of the completions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1: exact to about 1e-13, or an estimate.
    pub value: f64,
    /// A lower bound.
    pub min: f64,
    /// An upper bound.
    pub max: f64,
    /// Whether whole-number bounds prove the share to be 0 or 1. Without a proof it is never shown as 0% or 100%.
    pub proof: Option<Proof>,
}

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
