//! What became of a recorded verdict.

use super::{difference::Difference, verdict::RecordedVerdict};

/// What became of a recorded verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The same kind and the same winner.
    Unchanged,
    /// Another kind, or another winner.
    Moved,
    /// Today's catalogue needs a new answer.
    Incomplete,
}

/// What became of `was` if the same answers lead to `now` today. `lost` says whether an answer no longer fits.
pub fn recheck(was: &RecordedVerdict, now: Option<&RecordedVerdict>, lost: bool) -> Status {
    match now {
        _ if lost => Status::Incomplete,
        None => Status::Incomplete,
        Some(now) if (now.kind, &now.leader) == (was.kind, &was.leader) => Status::Unchanged,
        Some(_) => Status::Moved,
    }
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.exclusions.is_empty()
    }
}
