//! What is doubtful in the shares of the outcomes under random answering.

use crate::{
    catalogue::{Catalogue, Check, Finding},
    document::Path,
    verdict::{
        outlook::{Outlook, Proof},
        percents,
    },
};

/// Everything doubtful in the shares.
pub(super) fn findings(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Vec<Finding> {
    outlook.and_then(never_balanced).into_iter().chain(unfair(catalogue, outlook)).collect()
}

/// Where every complete set of answers puts somebody ahead.
fn never_balanced(outlook: &Outlook) -> Option<Finding> {
    let never = outlook.balanced.proof == Some(Proof::Never);
    let message = "no complete answers end balanced".into();
    never.then(|| Finding::new(Check::NeverBalanced, Path::default().name("questions"), message))
}

/// A declared fairness that is broken: the shares of the two sides, ahead under random answering, differ by more than
/// the tolerance. Rounding alone breaks nothing.
fn unfair(catalogue: &Catalogue, outlook: Option<&Outlook>) -> Option<Finding> {
    let tolerance = catalogue.tolerance?;
    let path = Path::default().key("fairness").key("tolerance");
    let Some(outlook) = outlook else {
        let message = "fairness is declared, and only measured between two options".into();
        return Some(Finding::new(Check::FairnessUnknown, path, message));
    };
    let [one, other] = outlook.ahead.map(|share| share.value);
    let apart = (one - other).abs();
    // An estimate proves nothing.
    let check = if outlook.exact { Check::Unfair } else { Check::SeemsUnfair };
    let [first, second] = outlook.ahead;
    let [one, _, other] = percents(&[first, outlook.balanced, second], true);
    let message = format!(
        "answered at random, the two sides are ahead in {one} and {other} of the ways{}: more than {:.1} percentage points apart",
        if outlook.exact { "" } else { " (estimated)" },
        100.0 * tolerance,
    );
    (apart > tolerance + 1e-12).then(|| Finding::new(check, path, message))
}
