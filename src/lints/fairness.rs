//! Whether a catalogue is as fair as it declares.

use crate::{
    analysis::{Forecast, percents},
    catalogue::Catalogue,
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

/// What rounding can add to a difference of two shares.
const ROUNDING: f64 = 1e-12;

/// Finds whether the shares of the two options with random answers differ by more than the declared tolerance.
pub(crate) fn findings(catalogue: &Catalogue, forecast: Option<&Forecast>) -> Option<Finding> {
    let tolerance = catalogue.tolerance?;
    let path = NodePath::default().key("fairness").key("tolerance");
    let Some(forecast) = forecast else {
        let message = format!("fairness is only measured between two options, not {}", catalogue.options.len());
        return Some(Finding::new(Rule::FairnessUnknown, path, message));
    };
    let [one, other] = forecast.wins;
    let [first, _, second] = percents(&[one, forecast.too_close, other], true);
    let (rule, estimated) = if forecast.exact { (Rule::Unfair, "") } else { (Rule::SeemsUnfair, " (estimated)") };
    let message = format!(
        "with random answers, `{}` wins {first} and `{}` {second} of the time{estimated}, but `tolerance` allows them to \
         differ by {:.1} percentage points",
        catalogue.option_id(0),
        catalogue.option_id(1),
        100.0 * tolerance,
    );
    let difference = (one.value - other.value).abs();
    (difference > tolerance + ROUNDING).then(|| Finding::new(rule, path, message))
}
