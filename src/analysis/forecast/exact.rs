//! The exact forecast: from counts without skip logic, and from distributions with it.

use crate::{
    analysis::state_space::{Graph, Reachability, counts, sides},
    catalogue::Catalogue,
};

use super::shares::{Counts, Forecast, Forms, Proof, Share};

/// The forecast from exact counts. None with skip logic, if the counts do not fit, and beyond the budget.
pub fn from_counts(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> Option<Forecast> {
    let counts = count(catalogue, graph, forms)?;
    #[expect(clippy::cast_precision_loss, reason = "a share is a double")]
    let share_of = |count: u128| count as f64 / counts.completions as f64;
    let share = |count: u128| {
        let proof = match count {
            0 => Some(Proof::Never),
            all if all == counts.completions => Some(Proof::Always),
            _ => None,
        };
        let value = share_of(count);
        Share::new(value, (value, value), proof)
    };
    Some(Forecast {
        wins: counts.wins.map(share),
        too_close: share(counts.too_close),
        sign: counts.sign.map(share_of),
        tie: share_of(counts.tie),
        exact: true,
        counts: Some(counts),
        dropped: 0.0,
    })
}

fn count(catalogue: &Catalogue, graph: &Graph, forms: Forms) -> Option<Counts> {
    if graph.has_skip_logic() {
        return None;
    }
    let asked = graph.layers.iter().filter(|layer| layer.reachability == Reachability::Always);
    let mut answers = asked.map(|layer| layer.responses().count());
    let completions = answers.try_fold(1_u128, |product, count| product.checked_mul(u128::try_from(count).ok()?))?;
    let lead = counts(catalogue, graph, forms.lead)?;
    let [first, second] = forms.wins.map(|form| counts(catalogue, graph, form).map(|sides| sides.above));
    let wins = [first?, second?];
    Some(Counts {
        completions,
        wins,
        too_close: completions - wins.iter().sum::<u128>(),
        sign: [lead.above, lead.below],
        tie: lead.at,
    })
}

/// The forecast from distributions. None beyond the budget.
pub fn from_distributions(
    catalogue: &Catalogue,
    graph: &Graph,
    forms: Forms,
    proofs: [Option<Proof>; 3],
) -> Option<Forecast> {
    if !graph.exact {
        return None;
    }
    // The wide distributions come first: they show after the fewest steps whether the budget is too small.
    let sides = |form| sides(catalogue, graph, form);
    let [first, second] = forms.wins;
    let ((first, dropped_first), (second, dropped_second)) = (sides(first)?, sides(second)?);
    let (lead, dropped_lead) = sides(forms.lead)?;
    let dropped = dropped_lead.max(dropped_first + dropped_second);
    let share = |value: f64, proof| Share::new(value, ((value - dropped).max(0.0), (value + dropped).min(1.0)), proof);
    let too_close = (1.0 - first.above - second.above).max(0.0);
    let [first_proof, second_proof, too_close_proof] = proofs;
    Some(Forecast {
        wins: [share(first.above, first_proof), share(second.above, second_proof)],
        too_close: share(too_close, too_close_proof),
        sign: [lead.above, lead.below],
        tie: lead.at,
        exact: true,
        counts: None,
        dropped,
    })
}
