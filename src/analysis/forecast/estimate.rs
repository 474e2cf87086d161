//! The forecast beyond the budget: shares from a sample, kept within sound bounds.

use crate::{
    analysis::state_space::{Distribution, DistributionPass, Graph, Reachability, Response, Sample, question_bounds},
    catalogue::Catalogue,
    scoring::LinearForm,
};

use super::shares::{Forecast, Forms, Proof, Share};

/// The forecast estimated from a sample with a fixed seed.
pub fn from_sample(catalogue: &Catalogue, graph: &Graph, forms: Forms, proofs: [Option<Proof>; 3]) -> Forecast {
    let sample = Sample::new(catalogue, graph);
    let [first, second] = forms.wins.map(|form| bounds(catalogue, graph, form));
    let too_close = ((1.0 - first.1 - second.1).max(0.0), (1.0 - first.0 - second.0).min(1.0));
    let share = |value: f64, bounds: (f64, f64), proof| Share::new(value.clamp(bounds.0, bounds.1), bounds, proof);
    let above = |form: LinearForm| sample.share(|scores| form.value(scores) > 0);
    let [first_value, second_value] = forms.wins.map(above);
    let [first_proof, second_proof, too_close_proof] = proofs;
    Forecast {
        wins: [share(first_value, first, first_proof), share(second_value, second, second_proof)],
        too_close: share(1.0 - first_value - second_value, too_close, too_close_proof),
        sign: [above(forms.lead), sample.share(|scores| forms.lead.value(scores) < 0)],
        tie: sample.share(|scores| forms.lead.value(scores) == 0),
        exact: false,
        counts: None,
        dropped: 0.0,
    }
}

/// Bounds of the share with `form` above 0: each question with an open `when` contributes the least or the most that
/// any of its answers, or being hidden, can contribute.
fn bounds(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> (f64, f64) {
    if graph.exact {
        // The scores alone are too many to be exact, so they would be too many here as well. A second long pass would
        // only delay the answer to a key.
        return (0.0, 1.0);
    }
    let mut pass = DistributionPass::<f64>::new(form);
    let mut distribution = Distribution::single(form.start());
    let (mut min, mut max) = (0, 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
        if layer.reachability == Reachability::Always {
            let responses: Vec<Response> = layer.responses().collect();
            distribution = pass.add_question(&distribution, question, &responses);
        } else {
            let range = question_bounds(question, layer, form);
            (min, max) = (min + range.0, max + range.1);
        }
    }
    if pass.is_over_budget() {
        return (0.0, 1.0);
    }
    let above = |shift: i64| Distribution { low: distribution.low + shift, ..distribution.clone() }.sides().above;
    (above(min), (above(max) + pass.dropped()).min(1.0))
}
