//! Whether the two sides of a catalogue are symmetric.

use crate::{
    analysis::state_space::{Distribution, Graph, distribution},
    catalogue::Catalogue,
    scoring::LinearForm,
};

/// Whether, under random answers, `D` is distributed as `-D` and `9 S_A - 11 S_B` as `9 S_B - 11 S_A`. Then what
/// decides the outcome treats both sides alike, whatever `neutral` is. None where options
/// can be ruled out, and beyond the budget.
pub fn is_symmetric(catalogue: &Catalogue, graph: &Graph) -> Option<bool> {
    if !graph.exact || graph.has_exclusions() {
        return None;
    }
    let are_equal = |one, other| {
        Some(is_nearly_equal(&distribution(catalogue, graph, one)?, &distribution(catalogue, graph, other)?))
    };
    let neutral = catalogue.neutral;
    let leads = are_equal(LinearForm::lead(0, 1), LinearForm::lead(1, 0))?;
    Some(leads && are_equal(LinearForm::wins(0, 1, neutral), LinearForm::wins(1, 0, neutral))?)
}

/// Whether two distributions are equal but for rounding.
fn is_nearly_equal(one: &Distribution<f64>, other: &Distribution<f64>) -> bool {
    let mut values = one.low.min(other.low)..one.end().max(other.end());
    values.all(|value| (one.cell(value) - other.cell(value)).abs() < 1e-12)
}
