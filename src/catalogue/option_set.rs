//! Sets of options.

/// A set of options of a catalogue, by their indices (0 to 7).
///
/// Larger indices are never members: no catalogue has that many options (see [`super::limits`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct OptionSet(u8);

impl OptionSet {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether `option` is in the set.
    pub fn contains(self, option: usize) -> bool {
        self.0 & bit(option) != 0
    }

    /// All options that are in one of the two sets.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All options that are in both sets.
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The options that are not in the other set.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there are no options.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The options of a catalogue with `count` of them that are not in the set, in catalogue order.
    pub fn others(self, count: usize) -> impl Iterator<Item = usize> + Clone {
        (0..count).filter(move |option| !self.contains(*option))
    }
}

impl FromIterator<usize> for OptionSet {
    fn from_iter<I: IntoIterator<Item = usize>>(options: I) -> Self {
        Self(options.into_iter().fold(0, |bits, option| bits | bit(option)))
    }
}

fn bit(option: usize) -> u8 {
    u32::try_from(option).ok().and_then(|shift| 1_u8.checked_shl(shift)).unwrap_or(0)
}
