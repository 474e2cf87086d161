//! Warnings about the shares of the outcomes under random answering.

use crate::{
    catalogue::{Catalogue, Check, Finding},
    document::Path,
    verdict::{
        outlook::{Outlook, Proof},
        percents,
    },
};

/// All findings about the shares.
pub(super) fn findings(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Vec<Finding> {
    outlook.and_then(never_balanced).into_iter().chain(unfair(catalogue, outlook)).collect()
}

/// Where every complete set of answers puts somebody ahead.
fn never_balanced(outlook: &Outlook) -> Option<Finding> {
    let never = outlook.balanced.proof == Some(Proof::Never);
    let message = "every complete set of answers has a single winner".into();
    never.then(|| Finding::new(Check::NeverBalanced, Path::default().name("questions"), message))
}

/// A declared fairness that is broken: the shares of the two sides, ahead under random answering, differ by more than
/// the tolerance. Rounding alone breaks nothing.
fn unfair(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Option<Finding> {
    let tolerance = catalogue.tolerance?;
    let path = Path::default().key("fairness").key("tolerance");
    let Some(outlook) = outlook else {
        let message = format!("fairness is only measured between two options, not {}", catalogue.options.len());
        return Some(Finding::new(Check::FairnessUnknown, path, message));
    };
    let [one, other] = outlook.ahead;
    let apart = (one.value - other.value).abs();
    // An estimate proves nothing.
    let check = if outlook.exact { Check::Unfair } else { Check::SeemsUnfair };
    let [first, _, second] = percents(&[one, outlook.balanced, other], true);
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
