//! How much each reason counts for a person.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::catalogue::Catalogue;

/// How many times a reason counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Not at all.
    Zero,
    /// Half.
    Half,
    /// As the catalogue has it.
    #[default]
    One,
    /// Twice.
    Two,
    /// Four times.
    Four,
}

impl Weight {
    /// Every weight, the smallest first.
    pub const ALL: [Self; 5] = [Self::Zero, Self::Half, Self::One, Self::Two, Self::Four];

    /// `u_r`: the weight in halves, so that it is a whole number.
    pub const fn halves(self) -> u32 {
        match self {
            Self::Zero => 0,
            Self::Half => 1,
            Self::One => 2,
            Self::Two => 4,
            Self::Four => 8,
        }
    }

    /// The weight that is this number.
    #[expect(clippy::float_cmp, reason = "halves are exact")]
    pub fn of(number: f64) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| f64::from(weight.halves()) / 2.0 == number)
    }

    /// The next larger weight, if there is one.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| *weight > self)
    }

    /// The next smaller weight, if there is one.
    pub fn smaller(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|weight| *weight < self)
    }
}

/// As a number: "0.5".
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Zero => "0",
            Self::Half => "0.5",
            Self::One => "1",
            Self::Two => "2",
            Self::Four => "4",
        })
    }
}

/// A number that is no weight, or some other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a weight is 0, 0.5, 1, 2 or 4")]
pub struct InvalidWeight;

/// As a number: 0.5.
impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Half => serializer.serialize_f64(0.5),
            other => serializer.serialize_u32(other.halves() / 2),
        }
    }
}

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::of(number).ok_or_else(|| de::Error::custom(InvalidWeight))
    }
}

impl FromStr for Weight {
    type Err = InvalidWeight;

    fn from_str(text: &str) -> Result<Self, InvalidWeight> {
        text.parse().ok().and_then(Self::of).ok_or(InvalidWeight)
    }
}

/// The weight of each reason: 1, unless a person gave it another one (docs/decision-model.md, part 16).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Priorities(BTreeMap<usize, Weight>);

impl Priorities {
    /// The weight of the reason at index `reason`.
    pub fn get(&self, reason: usize) -> Weight {
        self.0.get(&reason).copied().unwrap_or_default()
    }

    /// Sets the weight of the reason at index `reason`.
    pub fn set(&mut self, reason: usize, weight: Weight) {
        if weight == Weight::One {
            self.0.remove(&reason);
        } else {
            self.0.insert(reason, weight);
        }
    }

    /// Whether every reason has the weight 1.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The reasons with another weight than 1, by their indices.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Weight)> {
        self.0.iter().map(|(reason, weight)| (*reason, *weight))
    }

    /// `U`: the sum of the weights of all reasons, in halves.
    pub fn sum(&self, catalogue: &Catalogue) -> u32 {
        (0..catalogue.reasons.len()).map(|reason| self.get(reason).halves()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_as_they_are_written() {
        for weight in Weight::ALL {
            assert_eq!(weight.to_string().parse(), Ok(weight));
            assert_eq!(format!("{:.2}", f64::from(weight.halves()) / 2.0).parse(), Ok(weight));
        }
        assert_eq!("3".parse::<Weight>(), Err(InvalidWeight));
    }

    #[test]
    fn weights_end_at_nothing_and_at_four() {
        let up: Vec<Weight> = std::iter::successors(Some(Weight::Zero), |weight| weight.larger()).collect();
        let mut down: Vec<Weight> = std::iter::successors(Some(Weight::Four), |weight| weight.smaller()).collect();
        down.reverse();
        assert_eq!([&up, &down], [&Weight::ALL.to_vec(); 2]);
    }

    #[test]
    fn weight_of_one_is_no_priority() {
        let mut priorities = Priorities::default();
        priorities.set(3, Weight::Four);
        assert_eq!(priorities.get(3), Weight::Four);
        priorities.set(3, Weight::One);
        assert_eq!(priorities, Priorities::default());
    }
}
