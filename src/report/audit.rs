//! An audit as plain text.

use unicode_width::UnicodeWidthStr;

use crate::{
    analysis::{Audit, Forecast, Influence, percents},
    catalogue::Catalogue,
    scoring::Outcome,
};

use super::{
    numbers::{filled, grouped, tenth},
    page::Page,
    prompts::forecast_labels,
};

/// The cells of a full bar.
const BAR: usize = 24;

/// The width of a label before its bar.
const LABEL: usize = 34;

/// Writes the audit of `catalogue` as plain text, without its findings, ending in a newline.
pub fn audit_text(catalogue: &Catalogue, audit: &Audit) -> String {
    let mut page = Page::default();
    page.text(&format!("{} ({} {})", catalogue.title, catalogue.id, catalogue.version), 0);
    if !audit.exact {
        page.text("Too many questions depend on each other for exact figures; these are estimates from a sample.", 0);
    }
    match &audit.forecast {
        Some(forecast) => write_random(&mut page, catalogue, audit, forecast),
        None => page.text("Odds are only worked out for two options.", 0),
    }
    page.gap();
    let [first, last] = [audit.always_first, audit.always_last].map(|it| outcome(catalogue, it));
    page.text(&format!("Always picking the first choice: {first}. Always the last: {last}."), 0);
    page.heading("Influence of each question");
    page.text("Bar: how many points its answers can move the lead.", 0);
    if catalogue.options.len() == 2 {
        page.text("Percent: how often its answer decides who has more points when the others are random.", 0);
    }
    let max = audit.questions.iter().map(|influence| influence.range).max().unwrap_or(0);
    for (question, influence) in catalogue.questions.iter().zip(&audit.questions) {
        write_bar(&mut page, &question.id, influence.range, max, &swing(catalogue, influence));
    }
    page.heading("Most points each reason can get");
    let max = audit.reasons.iter().copied().max().unwrap_or(0);
    for (reason, points) in catalogue.reasons.iter().zip(&audit.reasons) {
        write_bar(&mut page, &reason.id, *points, max, "");
    }
    page.written()
}

/// What happens if every answer is random.
fn write_random(page: &mut Page, catalogue: &Catalogue, audit: &Audit, forecast: &Forecast) {
    page.heading("Random answers");
    let [first, second] = forecast.wins;
    let shares = [first, forecast.too_close, second];
    for ((label, share), percent) in forecast_labels(catalogue).iter().zip(&shares).zip(percents(&shares, true)) {
        write_row(page, label, share.value, &format!("{percent:>6}"));
    }
    if let Some(counts) = &forecast.counts {
        let (completions, ties) = (grouped(counts.completions), grouped(counts.tie));
        page.text(&format!("Of {completions} ways to answer, {ties} end in a tie."), 0);
    } else {
        page.text(&format!("Exact ties are {} of all.", tenth(forecast.tie)), 0);
    }
    let mean = audit.mean.unwrap_or(0.0);
    if mean.abs() < 0.005 {
        page.text("On average neither leads.", 0);
    } else {
        let side = catalogue.option_name(usize::from(mean < 0.0));
        page.text(&format!("On average {side} leads by {:.2} points.", mean.abs()), 0);
    }
    if audit.is_symmetric == Some(true) {
        page.text("The two sides mirror each other exactly.", 0);
    }
    if let Some(tolerance) = catalogue.tolerance {
        let allowed = 100.0 * tolerance;
        page.text(&format!("The catalogue allows the sides to differ by {allowed:.1} percentage points."), 0);
    }
}

fn swing(catalogue: &Catalogue, influence: &Influence) -> String {
    match influence.swing {
        Some(swing) => tenth(swing),
        None if catalogue.options.len() == 2 => "chooses the next questions".into(),
        None => String::new(),
    }
}

fn outcome(catalogue: &Catalogue, outcome: Outcome) -> String {
    match outcome {
        Outcome::Wins(option) => format!("{} wins", catalogue.option_name(option)),
        Outcome::TooClose => "no single winner".into(),
    }
}

/// A bar of `value` out of `max`, the value and a remark.
fn write_bar(page: &mut Page, label: &str, value: u32, max: u32, remark: &str) {
    let share = if max == 0 { 0.0 } else { f64::from(value) / f64::from(max) };
    write_row(page, label, share, &format!("{value:>3}  {remark}"));
}

fn write_row(page: &mut Page, label: &str, share: f64, figure: &str) {
    let full = filled(share, BAR);
    let gap = " ".repeat(LABEL.saturating_sub(label.width()));
    page.line(&format!("  {label}{gap}{}{} {figure}", "#".repeat(full), " ".repeat(BAR - full)));
}
