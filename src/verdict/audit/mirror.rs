//! Whether the two sides mirror each other.

use crate::{
    catalogue::Catalogue,
    verdict::{
        frontier::{Graph, Spread, spread},
        standing::Form,
    },
};

/// Whether, under random answering, `9 S_A - 11 S_B` is distributed as `9 S_B - 11 S_A` is, and `D` as `-D`: what
/// decides the outcome treats both sides alike, whatever `neutral` is. None beyond the budget.
pub(super) fn mirrored(catalogue: &Catalogue, graph: &Graph) -> Option<bool> {
    if !graph.exact {
        return None;
    }
    let same = |one, other| Some(is_same(&spread(catalogue, graph, one)?, &spread(catalogue, graph, other)?));
    let k = catalogue.neutral;
    Some(same(Form::lead(0, 1), Form::lead(1, 0))? && same(Form::ahead(0, 1, k), Form::ahead(1, 0, k))?)
}

/// Whether two distributions are the same but for rounding.
fn is_same(one: &Spread<f64>, other: &Spread<f64>) -> bool {
    let high = |spread: &Spread<f64>| spread.low.saturating_add_unsigned(spread.cells.len() as u64);
    let values = one.low.min(other.low)..high(one).max(high(other));
    values.into_iter().all(|value| (one.cell(value) - other.cell(value)).abs() < 1e-12)
}
