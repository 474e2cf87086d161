//! Whether a catalogue is as fair as it declares, and whether some option wins far more often than another.

use crate::{
    analysis::{Forecast, Proof, Share, Z},
    catalogue::Catalogue,
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

/// What rounding can add to a difference of two shares.
const ROUNDING: f64 = 1e-12;

/// How many times as often one option may win as another.
const MAX_RATIO: f64 = 3.0;

/// Finds whether the shares of the options with random answers differ by more than the declared tolerance; if none is
/// declared, whether one option wins more than three times as often as another.
pub(crate) fn findings(catalogue: &Catalogue, forecast: &Forecast) -> Option<Finding> {
    let by_share = |a: &(usize, &Share), b: &(usize, &Share)| a.1.value.total_cmp(&b.1.value);
    let shares = || forecast.wins.iter().enumerate();
    // Of equal shares, the first option is named first.
    let (most, least) = (shares().rev().max_by(by_share)?, shares().rev().min_by(by_share)?);
    match catalogue.tolerance {
        Some(tolerance) => unfair(catalogue, forecast, (most, least), tolerance),
        None => uneven(catalogue, forecast, (most, least)),
    }
}

/// An option and its share.
type Side<'f> = (usize, &'f Share);

fn unfair(catalogue: &Catalogue, forecast: &Forecast, (most, least): (Side, Side), tolerance: f64) -> Option<Finding> {
    let (rule, estimated) = if forecast.exact { (Rule::Unfair, "") } else { (Rule::SeemsUnfair, " (estimated)") };
    let (p, q) = (most.1.value, least.1.value);
    let sample = u32::try_from(forecast.sample).map_or(f64::INFINITY, f64::from);
    // The variance of the difference of two shares of one sample is (p + q - (p - q)^2) / N.
    let error = if forecast.exact { ROUNDING } else { Z * ((p + q - (p - q).powi(2)) / sample).sqrt() };
    if p - q <= tolerance + error {
        return None;
    }
    let percents = forecast.percents(true).wins;
    let wins = |option: usize| percents.get(option).map_or("", String::as_str);
    let (one, other) = (most.0.min(least.0), most.0.max(least.0));
    let message = format!(
        "with random answers, `{}` wins {} and `{}` {} of the time{estimated}, but `tolerance` allows them to \
         differ by {:.1} percentage points",
        catalogue.option_id(one),
        wins(one),
        catalogue.option_id(other),
        wins(other),
        100.0 * tolerance,
    );
    Some(Finding::new(rule, NodePath::default().key("fairness").key("tolerance"), message))
}

fn uneven(catalogue: &Catalogue, forecast: &Forecast, (most, least): (Side, Side)) -> Option<Finding> {
    // `never-ahead` covers an option that can never win.
    if least.1.proof == Some(Proof::Never) || most.1.min <= MAX_RATIO * least.1.max + ROUNDING {
        return None;
    }
    let about = if forecast.exact { "" } else { "about " };
    let percents = forecast.percents(true).wins;
    let wins = |option: usize| percents.get(option).map_or("", String::as_str);
    let message = format!(
        "with random answers, `{}` wins {about}{} of the time, but `{}` only {about}{}",
        catalogue.option_id(most.0),
        wins(most.0),
        catalogue.option_id(least.0),
        wins(least.0),
    );
    Some(Finding::new(Rule::UnevenShares, NodePath::default().key("options").item(least.0), message))
}
