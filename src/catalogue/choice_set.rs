//! Sets of choices.

/// A set of choices of one question, by their indices (0 to 63).
///
/// Larger indices are never members: no question has that many choices (see [`super::limits`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ChoiceSet(u64);

impl ChoiceSet {
    /// The empty set: "none of these".
    pub const NONE: Self = Self(0);

    /// The set of this choice only.
    pub fn one(choice: usize) -> Self {
        Self(bit(choice))
    }

    /// The set with the choices whose bits are set in `bits`, the lowest being choice 0.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Whether `choice` is in the set.
    pub fn contains(self, choice: usize) -> bool {
        self.0 & bit(choice) != 0
    }

    /// Whether the two sets share a choice.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it contains every choice of the other.
    pub const fn has_all(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The choices in exactly one of the two sets.
    pub const fn differing(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// The set with `choice` added, or removed if it is a member.
    pub fn toggled(self, choice: usize) -> Self {
        Self(self.0 ^ bit(choice))
    }

    /// The number of choices.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are no choices.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The choices, in catalogue order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let choice = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(choice)
        })
    }
}

impl FromIterator<usize> for ChoiceSet {
    fn from_iter<I: IntoIterator<Item = usize>>(choices: I) -> Self {
        Self(choices.into_iter().fold(0, |bits, choice| bits | bit(choice)))
    }
}

fn bit(choice: usize) -> u64 {
    u32::try_from(choice).ok().and_then(|shift| 1_u64.checked_shl(shift)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_contains_what_was_added() {
        let picks: ChoiceSet = [3, 0, 63, 64].into_iter().collect();
        assert_eq!(picks.iter().collect::<Vec<_>>(), [0, 3, 63]);
        assert_eq!(picks.len(), 3);
        assert!(!picks.contains(64));
        assert_eq!(picks.toggled(3).toggled(1), [0, 1, 63].into_iter().collect());
        assert!(ChoiceSet::one(3).meets(picks) && !ChoiceSet::NONE.meets(picks));
    }
}
