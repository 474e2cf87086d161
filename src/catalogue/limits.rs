//! The limits of a catalogue. Exceeding one is an error.

use std::ops::RangeInclusive;

/// Options of a catalogue.
pub const OPTIONS: RangeInclusive<usize> = 2..=6;
/// Reasons of a catalogue.
pub const REASONS: RangeInclusive<usize> = 1..=100;
/// Questions of a catalogue.
pub const QUESTIONS: RangeInclusive<usize> = 1..=500;
/// Choices of a question that takes one.
pub const CHOICES_ONE: RangeInclusive<usize> = 2..=50;
/// Choices of a question that takes many.
pub const CHOICES_MANY: RangeInclusive<usize> = 1..=12;
/// Sources of a catalogue.
pub const SOURCES: RangeInclusive<usize> = 0..=1_000;
/// Rows of the comparison.
pub const ROWS: RangeInclusive<usize> = 0..=1_000;
/// Entries of the FAQ.
pub const FAQ: RangeInclusive<usize> = 0..=1_000;
/// Worked cases of a catalogue.
pub const CASES: RangeInclusive<usize> = 0..=1_000;
/// Points that a choice gives to a reason.
pub const POINTS: RangeInclusive<usize> = 0..=10;
/// Levels at which a reason supports an option.
pub const SUPPORTS: RangeInclusive<usize> = 1..=3;
/// The most points that one option can get from all answers. With it, 32 bits hold any score, even one that is multiplied
/// by the number of reasons and a weight in halves, which are at most 100 and 8.
pub const SCORE: u32 = 5_000_000;
/// Points for no option.
pub const NEUTRAL: RangeInclusive<usize> = 0..=1_000;
/// The maximum size of a file, in bytes.
pub const BYTES: usize = 4 * 1024 * 1024;

/// The points for no option if a catalogue does not state them.
pub const DEFAULT_NEUTRAL: u32 = 6;
