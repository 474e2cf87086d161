//! What the answers given add up to: the score of each option, their ranking, and the verdict (decision model, parts 1
//! and 2).

mod points;
mod ranking;
mod score;
mod verdict;

pub use points::Points;
pub use ranking::Outcome;
pub(crate) use ranking::{LinearForm, outcome, scores, two_best};
pub use score::{Scores, score};
pub(crate) use score::{Subtotal, max_points};
pub(crate) use verdict::half_counts;
pub(crate) use verdict::verdict;
pub use verdict::{Verdict, VerdictKind};
