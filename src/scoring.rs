//! From answers to scores, and from scores to a verdict (docs/decision-model.md, parts 1 and 2).

mod half_points;
mod linear_form;
mod points;
mod ranking;
mod score;
mod verdict;
mod weighted_catalogue;

pub use half_points::HalfPoints;
pub(crate) use linear_form::LinearForm;
pub use points::Points;
pub use ranking::Outcome;
pub(crate) use ranking::{outcome, two_best};
pub(crate) use score::{Exclusion, Subtotal, excluded, exclusions, max_points, points_by_option};
pub use score::{Scores, score};
pub use verdict::{Verdict, VerdictKind};
pub(crate) use verdict::{half_counts, verdict};
pub use weighted_catalogue::WeightedCatalogue;
