//! Whether the two sides mirror each other.

use crate::{
    analysis::state_space::{Distribution, Graph, distribution},
    catalogue::Catalogue,
    scoring::LinearForm,
};

/// Whether, under random answering, `9 S_A - 11 S_B` is distributed as `9 S_B - 11 S_A` is, and `D` as `-D`: what
/// decides the outcome treats both sides alike, whatever `neutral` is. None beyond the budget.
pub(crate) fn is_symmetric(catalogue: &Catalogue, graph: &Graph) -> Option<bool> {
    if !graph.exact {
        return None;
    }
    let same =
        |one, other| Some(is_same(&distribution(catalogue, graph, one)?, &distribution(catalogue, graph, other)?));
    let k = catalogue.neutral;
    Some(
        same(LinearForm::lead(0, 1), LinearForm::lead(1, 0))?
            && same(LinearForm::wins(0, 1, k), LinearForm::wins(1, 0, k))?,
    )
}

/// Whether two distributions are the same but for rounding.
fn is_same(one: &Distribution<f64>, other: &Distribution<f64>) -> bool {
    let high =
        |distribution: &Distribution<f64>| distribution.low.saturating_add_unsigned(distribution.cells.len() as u64);
    let values = one.low.min(other.low)..high(one).max(high(other));
    values.into_iter().all(|value| (one.cell(value) - other.cell(value)).abs() < 1e-12)
}
