//! The outcomes of a forecast, as every place that shows one lists them.

use crate::{
    analysis::{Forecast, Proof, Share},
    catalogue::Catalogue,
};

use super::numbers::grouped;

/// An outcome and its share.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastRow {
    /// The option that wins; none if nobody does.
    pub option: Option<usize>,
    /// "Rust wins".
    pub label: String,
    pub share: Share,
    /// The share as people read it, or "ruled out". Those of all rows add up to a hundred.
    pub percent: String,
}

/// The outcomes: of two options the first, no winner, and the second, so that the middle of a bar favours neither; of
/// more, the options in catalogue order and then no winner. That every option is ruled out is listed only where it can
/// happen.
pub fn forecast_rows(catalogue: &Catalogue, forecast: &Forecast, tenths: bool) -> Vec<ForecastRow> {
    let percents = forecast.percents(tenths);
    let wins = catalogue.options.iter().enumerate().zip(&forecast.wins).zip(percents.wins);
    let mut rows: Vec<ForecastRow> = wins
        .map(|(((option, it), share), percent)| {
            let is_out = forecast.excluded.contains(option);
            let (label, percent) =
                if is_out { (it.name.clone(), "ruled out".into()) } else { (format!("{} wins", it.name), percent) };
            ForecastRow { option: Some(option), label, share: *share, percent }
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

/// What a forecast is and is not, and how exact it is.
pub fn caveat(forecast: &Forecast) -> String {
    let counted = match forecast.interval() {
        None => "Counts every way to answer the rest.".to_owned(),
        Some(_) => format!("About: {}.", sampled(forecast)),
    };
    format!("{counted} It is not the chance that the verdict is right.")
}

/// How exact sampled shares are: "from 20,000 random ways to answer, give or take 0.7 percentage points"; empty if they
/// are exact.
pub fn sampled(forecast: &Forecast) -> String {
    let sentence = |half: f64| {
        let ways = grouped(forecast.sample as u128);
        format!("from {ways} random ways to answer, give or take {:.1} percentage points", 100.0 * half)
    };
    forecast.interval().map_or(String::new(), sentence)
}
