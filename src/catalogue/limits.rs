//! The limits of a catalogue: those of this file are errors, and those people notice are lints.

use std::ops::RangeInclusive;

/// How many options a catalogue has.
pub const OPTIONS: RangeInclusive<usize> = 2..=6;
/// How many reasons.
pub const REASONS: RangeInclusive<usize> = 1..=100;
/// How many questions.
pub const QUESTIONS: RangeInclusive<usize> = 1..=500;
/// How many choices a question with one answer has.
pub const CHOICES_ONE: RangeInclusive<usize> = 2..=50;
/// How many choices a question with many answers has.
pub const CHOICES_MANY: RangeInclusive<usize> = 1..=12;
/// How many sources.
pub const SOURCES: RangeInclusive<usize> = 0..=1_000;
/// How many rows the comparison has.
pub const ROWS: RangeInclusive<usize> = 0..=1_000;
/// How many frequent questions.
pub const FAQ: RangeInclusive<usize> = 0..=1_000;
/// How many worked cases.
pub const CASES: RangeInclusive<usize> = 0..=1_000;
/// What a choice may give to a reason.
pub const POINTS: RangeInclusive<usize> = 0..=10;
/// How strongly a reason supports an option.
pub const SUPPORTS: RangeInclusive<usize> = 1..=3;
/// The points that speak for neither side.
pub const NEUTRAL: RangeInclusive<usize> = 0..=1_000;
/// How long a file may be, in bytes.
pub const BYTES: usize = 4 * 1024 * 1024;

/// The points that speak for neither side where a catalogue does not say.
pub const DEFAULT_NEUTRAL: u32 = 6;

/// The width that a topic should not exceed, in columns.
pub const TOPIC_COLUMNS: usize = 16;

/// The width that the title of a question should not exceed, in columns: one line of a small terminal.
pub const TITLE_COLUMNS: usize = 60;

/// The width that the label of a choice should not exceed, in columns: its hint stands beside it.
pub const LABEL_COLUMNS: usize = 30;

/// The width that the help of a choice should not exceed, in columns: it stands beside the label.
pub const HINT_COLUMNS: usize = 50;

/// How many choices a question should have at most: the digits 1 to 9 select them.
pub const CHOICES_BY_DIGIT: usize = 9;

/// How many words the texts of one question should have at most.
pub const QUESTION_WORDS: usize = 130;

/// How many words the questions that one person is asked should have at most: some six minutes of reading.
pub const PATH_WORDS: usize = 1_450;

/// How many words the titles and labels alone of the questions that one person is asked should have at most: they are
/// read by everybody, also by those who skip the rest.
pub const PATH_TITLE_WORDS: usize = 470;
