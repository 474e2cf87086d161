//! The outcomes of a forecast, as every place that shows one lists them.

use crate::{
    analysis::{Forecast, Proof, Share},
    catalogue::Catalogue,
};

/// An outcome and its share.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastRow {
    /// The option that wins; none if nobody does.
    pub option: Option<usize>,
    /// "Rust wins".
    pub label: String,
    pub share: Share,
    /// The share as people read it. Those of all rows add up to a hundred.
    pub percent: String,
}

/// The outcomes: of two options the first, no winner, and the second, so that the middle of a bar favours neither; of
/// more, the options in catalogue order and then no winner. That every option is ruled out is listed only where it can
/// happen.
pub fn forecast_rows(catalogue: &Catalogue, forecast: &Forecast, tenths: bool) -> Vec<ForecastRow> {
    let percents = forecast.percents(tenths);
    let wins = catalogue.options.iter().enumerate().zip(&forecast.wins).zip(percents.wins);
    let mut rows: Vec<ForecastRow> = wins
        .map(|(((option, it), share), percent)| ForecastRow {
            option: Some(option),
            label: format!("{} wins", it.name),
            share: *share,
            percent,
        })
        .collect();
    let without =
        |label: &str, share: Share, percent: String| ForecastRow { option: None, label: label.into(), share, percent };
    let mut nobody = vec![without("no single winner", forecast.too_close, percents.too_close)];
    if forecast.none.proof != Some(Proof::Never) {
        nobody.push(without("every option ruled out", forecast.none, percents.none));
    }
    let at = if rows.len() == 2 { 1 } else { rows.len() };
    rows.splice(at..at, nobody);
    rows
}

/// How exact the shares are: " (about, ±0.7 points)"; empty if they are exact.
pub fn exactness(forecast: &Forecast) -> String {
    forecast.interval().map_or(String::new(), |half| format!("about, give or take {:.1} points", 100.0 * half))
}
