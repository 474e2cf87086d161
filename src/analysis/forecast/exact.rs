//! The exact forecast of two options: from counts without skip logic, and from distributions with it.

use crate::{
    analysis::state_space::{Graph, Reachability, Sides, counts, end_shares, sides},
    catalogue::{Catalogue, OptionSet},
    scoring::LinearForm,
};

use super::{
    proofs::Proofs,
    shares::{Counts, Forecast, Forms, PointShares, Proof, Share},
};

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
        wins: counts.wins.map(share).to_vec(),
        too_close: share(counts.too_close),
        none: share(counts.none),
        excluded: OptionSet::NONE,
        points: Some(PointShares { sign: counts.sign.map(share_of), tie: share_of(counts.tie) }),
        exact: true,
        sample: 0,
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
    let wins = |option: usize, form: LinearForm| -> Option<u128> {
        let ends = graph.ends.iter().zip(counts(catalogue, graph, form)?);
        Some(ends.map(|(excluded, sides)| wins_at(option, *excluded, sides)).sum())
    };
    let [first, second] = forms.wins;
    let wins = [wins(0, first)?, wins(1, second)?];
    let sum = |of: fn(&Sides<u128>) -> u128| lead.iter().map(of).sum();
    let all = |sides: &Sides<u128>| sides.above + sides.at + sides.below;
    let none = graph.ends.iter().zip(&lead).filter(|(excluded, _)| is_none(**excluded));
    let none = none.map(|(_, sides)| all(sides)).sum();
    Some(Counts {
        completions,
        wins,
        too_close: completions - wins.iter().sum::<u128>() - none,
        none,
        sign: [sum(|sides| sides.above), sum(|sides| sides.below)],
        tie: sum(|sides| sides.at),
    })
}

/// How many completions `option` wins of those that end with these options ruled out. `sides` are those of its form.
fn wins_at(option: usize, excluded: OptionSet, sides: Sides<u128>) -> u128 {
    match (excluded.contains(option), excluded.contains(1 - option)) {
        (true, _) => 0,
        (false, true) => sides.above + sides.at + sides.below,
        (false, false) => sides.above,
    }
}

fn is_none(excluded: OptionSet) -> bool {
    excluded.others(2).next().is_none()
}

/// The forecast from distributions. None beyond the budget.
pub fn from_distributions(catalogue: &Catalogue, graph: &Graph, forms: Forms, proofs: &Proofs) -> Option<Forecast> {
    if !graph.exact {
        return None;
    }
    // The wide distributions come first: they show after the fewest steps whether the budget is too small.
    let [first, second] = forms.wins.map(|form| sides(catalogue, graph, form, OptionSet::is_empty));
    let ((first, dropped_first), (second, dropped_second)) = (first?, second?);
    let (lead, dropped_lead) = sides(catalogue, graph, forms.lead, |_| true)?;
    let dropped = dropped_lead.max(dropped_first + dropped_second);
    let share = |value: f64, proof| Share::new(value, ((value - dropped).max(0.0), (value + dropped).min(1.0)), proof);
    let end_shares = end_shares(catalogue, graph);
    let ending = |is_wanted: &dyn Fn(OptionSet) -> bool| -> f64 {
        let ends = graph.ends.iter().zip(&end_shares);
        ends.filter(|(excluded, _)| is_wanted(**excluded)).map(|(_, share)| share).sum()
    };
    let only_left = |option: usize| ending(&|excluded| excluded.others(2).eq([option]));
    let (first, second, none) = (first.above + only_left(0), second.above + only_left(1), ending(&is_none));
    let wins = [first, second].into_iter().zip(&proofs.wins).map(|(value, proof)| share(value, *proof)).collect();
    Some(Forecast {
        wins,
        too_close: share((1.0 - first - second - none).max(0.0), proofs.too_close),
        none: share(none, proofs.none),
        excluded: OptionSet::NONE,
        points: Some(PointShares { sign: [lead.above, lead.below], tie: lead.at }),
        exact: true,
        sample: 0,
        counts: None,
        dropped,
    })
}
