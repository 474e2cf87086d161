//! Warnings about the shares of the outcomes under random answering.

use crate::{
    analysis::{Forecast, Proof, percents},
    catalogue::Catalogue,
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

/// All findings about the shares.
pub(crate) fn findings(catalogue: &Catalogue, outlook: Option<&Forecast>) -> Vec<Finding> {
    outlook.and_then(never_balanced).into_iter().chain(unfair(catalogue, outlook)).collect()
}

/// Where every complete set of answers puts somebody ahead.
fn never_balanced(outlook: &Forecast) -> Option<Finding> {
    let never = outlook.too_close.proof == Some(Proof::Never);
    let message = "every complete set of answers has a single winner".into();
    never.then(|| Finding::new(Rule::NeverBalanced, NodePath::default().key_name("questions"), message))
}

/// A declared fairness that is broken: the shares of the two sides, ahead under random answering, differ by more than
/// the tolerance. Rounding alone breaks nothing.
fn unfair(catalogue: &Catalogue, outlook: Option<&Forecast>) -> Option<Finding> {
    let tolerance = catalogue.tolerance?;
    let path = NodePath::default().key("fairness").key("tolerance");
    let Some(outlook) = outlook else {
        let message = format!("fairness is only measured between two options, not {}", catalogue.options.len());
        return Some(Finding::new(Rule::FairnessUnknown, path, message));
    };
    let [one, other] = outlook.wins;
    let apart = (one.value - other.value).abs();
    // An estimate proves nothing.
    let check = if outlook.exact { Rule::Unfair } else { Rule::SeemsUnfair };
    let [first, _, second] = percents(&[one, outlook.too_close, other], true);
    let message = format!(
        "with random answers, `{}` wins {first} and `{}` {second} of the time{}, but `tolerance` allows them to \
         differ by {:.1} percentage points",
        catalogue.option_id(0),
        catalogue.option_id(1),
        if outlook.exact { "" } else { " (estimated)" },
        100.0 * tolerance,
    );
    (apart > tolerance + 1e-12).then(|| Finding::new(check, path, message))
}
