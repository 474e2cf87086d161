//! A verdict as a file keeps it, and what became of it.
//!
//! A [`RecordedVerdict`] has ids and numbers only, so it can be read without the catalogue that it was made with.
//! [`recheck()`] compares it with the verdict that the same answers lead to today, and [`difference()`] says which points
//! make up the difference between two.

mod difference;
mod recheck;
mod responses;
mod verdict;

pub use difference::{Difference, ExclusionChange, PointsChange, difference};
pub use recheck::{Status, recheck};
pub use responses::RecordedResponses;
pub(crate) use responses::choice_ids;
pub(crate) use verdict::sha256;
pub use verdict::{RecordedAnswer, RecordedVerdict, digest};
