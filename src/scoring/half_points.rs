//! Points as people see them.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Priorities, Weight},
};

/// A number of points in halves: a reason can count half. It is shown as "4" or "4.5".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct HalfPoints(pub u32);

impl HalfPoints {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// The points of a reason with this weight.
    pub const fn weighed(points: u32, weight: Weight) -> Self {
        Self(points.saturating_mul(weight.halves()))
    }

    /// The points that `picks` give to `option` through `reason`, both by their indices.
    pub fn given(
        catalogue: &Catalogue,
        priorities: &Priorities,
        (question, picks): (&Question, ChoiceSet),
        reason: usize,
        option: usize,
    ) -> Self {
        let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
        let points: u32 = chosen.map(|choice| choice.points_to(reason)).sum();
        let level = catalogue.reasons.get(reason).map_or(0, |reason| reason.support(option));
        Self::weighed(points * level, priorities.get(reason))
    }

    /// How many more one has than the other.
    pub const fn abs_diff(self, other: Self) -> Self {
        Self(self.0.abs_diff(other.0))
    }

    /// As a number of points, exactly.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl Add for HalfPoints {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for HalfPoints {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for HalfPoints {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for HalfPoints {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let rest = if self.0.is_multiple_of(2) { "" } else { ".5" };
        f.pad(&format!("{}{rest}", self.0 / 2))
    }
}

/// As a number: a whole one if it is.
impl Serialize for HalfPoints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(2) {
            serializer.serialize_u32(self.0 / 2)
        } else {
            serializer.serialize_f64(self.value())
        }
    }
}

impl<'de> Deserialize<'de> for HalfPoints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let halves = 2.0 * f64::deserialize(deserializer)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is compared with the original")]
        let whole = halves as u32;
        #[expect(clippy::float_cmp, reason = "halves are exact")]
        let is_exact = f64::from(whole) == halves;
        if is_exact {
            Ok(Self(whole))
        } else {
            Err(de::Error::custom("points are a number of halves, such as 4 or 4.5"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_shown_only_where_there_are_any() {
        let shown = [0, 1, 2, 9, 20].map(|halves| HalfPoints(halves).to_string());
        assert_eq!(shown, ["0", "0.5", "1", "4.5", "10"]);
        assert_eq!(serde_json::to_string(&[HalfPoints(4), HalfPoints(5)]).unwrap(), "[2,2.5]");
    }
}
