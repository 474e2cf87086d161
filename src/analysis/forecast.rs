//! How often each outcome would result if the open questions were answered at random (docs/decision-model.md, part 3).

mod estimate;
mod exact;
mod shares;

use crate::{catalogue::Catalogue, quiz::Answers, scoring::LinearForm};

use super::state_space::{Graph, Plan, max, min};

use shares::Forms;
pub use shares::{Forecast, Proof, Share};

/// The forecast as things stand. None for three options or more.
///
/// It is exact within the budget ([`super::state_space::budget`]), and estimated beyond it.
pub fn forecast(catalogue: &Catalogue, answers: &Answers) -> Option<Forecast> {
    if catalogue.options.len() != 2 {
        return None;
    }
    let graph = Graph::new(catalogue, &Plan::completed(catalogue, answers));
    let forms = Forms::new(catalogue);
    let proofs = proofs(catalogue, &graph, forms);
    let exact = exact::from_counts(catalogue, &graph, forms)
        .or_else(|| exact::from_distributions(catalogue, &graph, forms, proofs));
    Some(exact.unwrap_or_else(|| estimate::from_sample(catalogue, &graph, forms, proofs)))
}

/// What the bounds of the forms prove about: the first option wins, the second wins, no single winner.
fn proofs(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> [Option<Proof>; 3] {
    let proof = |form: LinearForm| {
        if max(catalogue, graph, form) <= 0 {
            Some(Proof::Never)
        } else if min(catalogue, graph, form) > 0 {
            Some(Proof::Always)
        } else {
            None
        }
    };
    let [first, second] = forms.wins.map(proof);
    let too_close = match (first, second) {
        (Some(Proof::Always), _) | (_, Some(Proof::Always)) => Some(Proof::Never),
        (Some(Proof::Never), Some(Proof::Never)) => Some(Proof::Always),
        _ => None,
    };
    [first, second, too_close]
}
