//! The outlook beyond the budget: a seeded sample, and bounds.

use crate::{
    analysis::state_space::{Distribution, DistributionPass, Graph, Reachability, Sample, extent},
    catalogue::Catalogue,
    scoring::LinearForm,
};

use super::{Forecast, Forms, Proof, Share, proven};

/// The outlook estimated from a seeded sample, the same each time, with sound bounds of each share.
pub(crate) fn estimated(catalogue: &Catalogue, graph: &Graph, forms: Forms, proofs: [Option<Proof>; 3]) -> Forecast {
    let sample = Sample::of(catalogue, graph);
    let [first, second] = forms.ahead.map(|form| bounds(catalogue, graph, form));
    let balanced = ((1.0 - first.1 - second.1).max(0.0), (1.0 - first.0 - second.0).min(1.0));
    let share = |value: f64, bounds: (f64, f64), proof| Share {
        value: proven(value.clamp(bounds.0, bounds.1), proof),
        least: proven(bounds.0, proof),
        most: proven(bounds.1, proof),
        proof,
    };
    let of = |form: LinearForm| sample.part(|scores| form.at(scores) > 0);
    let [a, b] = forms.ahead.map(of);
    let [proof_a, proof_b, proof_balanced] = proofs;
    Forecast {
        wins: [share(a, first, proof_a), share(b, second, proof_b)],
        too_close: share(1.0 - a - b, balanced, proof_balanced),
        sign: [of(forms.lead), sample.part(|scores| forms.lead.at(scores) < 0)],
        tie: sample.part(|scores| forms.lead.at(scores) == 0),
        exact: false,
        counts: None,
        dropped: 0.0,
    }
}

/// The least and the most that the share with `form` above 0 can be: each question with an open `when` gives the least
/// or the most that any of its answers, or being hidden, gives (decision model, part 3).
fn bounds(catalogue: &Catalogue, graph: &Graph, form: LinearForm) -> (f64, f64) {
    if graph.exact {
        // Nothing is in the way of an exact outlook but the scores, which are too many. Only the questions without an open
        // `when` might be few enough, and a key does not wait for a second long pass to see.
        return (0.0, 1.0);
    }
    let mut spreading = DistributionPass::<f64>::of(form);
    let mut spread = Distribution::at(form.start());
    let (mut least, mut most) = (0, 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
        if layer.reachability == Reachability::Always {
            let moves: Vec<_> = layer.classes.iter().flatten().copied().collect();
            spread = spreading.carry(&spread, question, &moves);
        } else {
            let range = extent(question, layer, form);
            (least, most) = (least + range.0, most + range.1);
        }
    }
    if spreading.is_over() {
        return (0.0, 1.0);
    }
    let above = |shift: i64| Distribution { low: spread.low + shift, ..spread.clone() }.sides().above;
    (above(least), (above(most) + spreading.dropped()).min(1.0))
}
