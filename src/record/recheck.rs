//! What became of a recorded verdict.

use super::verdict::RecordedVerdict;

/// What became of a recorded verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The same kind, with the same winner or the same options that share it.
    Unchanged,
    /// Another kind, or another winner.
    Moved,
    /// Today's catalogue needs a new answer.
    Incomplete,
}

/// What became of `was` if the same answers lead to `now` today.
pub fn recheck(was: &RecordedVerdict, now: Option<&RecordedVerdict>, has_lost_answers: bool) -> Status {
    match now {
        _ if has_lost_answers => Status::Incomplete,
        None => Status::Incomplete,
        Some(now) if (now.kind, &now.leader, &now.sharing) == (was.kind, &was.leader, &was.sharing) => {
            Status::Unchanged
        }
        Some(_) => Status::Moved,
    }
}
