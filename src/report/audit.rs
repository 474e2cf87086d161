//! An audit as plain text.

use unicode_width::UnicodeWidthStr;

use crate::{
    analysis::{Audit, Influence},
    catalogue::{Catalogue, Question},
    scoring::Outcome,
};

use super::{
    forecast_rows::{forecast_rows, sampled},
    numbers::{filled, grouped, tenth},
    page::Page,
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
        page.text("There are too many ways to answer for exact figures; some are estimated from a sample.", 0);
    }
    write_random(&mut page, catalogue, audit);
    page.gap();
    let [first, last] = [audit.always_first, audit.always_last].map(|it| outcome(catalogue, it));
    page.text(&format!("Always picking the first choice: {first}. Always the last: {last}."), 0);
    page.heading("Influence of each question");
    page.text("Bar: how many points its answers can move the lead.", 0);
    if audit.questions.iter().any(|influence| influence.swing.is_some()) {
        page.text("Percent: how often its answer decides who has more points when the others are random.", 0);
    }
    let max = audit.questions.iter().map(|influence| influence.range).max().unwrap_or(0);
    for (question, influence) in catalogue.questions.iter().zip(&audit.questions) {
        write_bar(&mut page, &question.id, influence.range, max, &swing(catalogue, question, influence, audit.exact));
    }
    if catalogue.options.len() > 2 {
        write_push(&mut page, catalogue, audit);
    }
    page.heading("Most points each option can get");
    let max = audit.options.iter().copied().max().unwrap_or(0);
    for (option, points) in catalogue.options.iter().zip(&audit.options) {
        write_bar(&mut page, &option.id, *points, max, "");
    }
    page.heading("Most points each reason can get");
    let max = audit.reasons.iter().copied().max().unwrap_or(0);
    for (reason, points) in catalogue.reasons.iter().zip(&audit.reasons) {
        write_bar(&mut page, &reason.id, *points, max, "");
    }
    page.written()
}

/// What happens if every answer is random.
fn write_random(page: &mut Page, catalogue: &Catalogue, audit: &Audit) {
    let forecast = &audit.forecast;
    page.heading("Random answers");
    for row in forecast_rows(catalogue, forecast, true) {
        write_row(page, &row.label, row.share.value, &format!("{:>6}", row.percent));
    }
    if !forecast.exact {
        page.text(&format!("About: {}.", sampled(forecast)), 0);
    }
    if let Some(ruled_out) = &audit.ruled_out {
        let named = catalogue.options.iter().zip(ruled_out).filter(|(_, share)| **share > 0.0);
        let named = named.map(|(option, share)| format!("{} in {}", option.name, in_tenths(*share, forecast.exact)));
        let named: Vec<String> = named.collect();
        page.text_if_any(&if named.is_empty() { String::new() } else { format!("Ruled out: {}.", named.join(", ")) });
    }
    if let Some(crowded_out) = audit.crowded_out {
        let name = |option| catalogue.option_name(option);
        let (one, other) = crowded_out.by;
        let share = tenth(crowded_out.share);
        let option = crowded_out.option;
        let out = audit.ruled_out.as_ref().and_then(|shares| shares.get(option)).filter(|share| **share > 0.0);
        let out =
            out.map_or(String::new(), |out| format!("it is ruled out in {}, and ", in_tenths(*out, forecast.exact)));
        let both = format!("in {share} {} and {} both have more points", name(one), name(other));
        page.text(&format!("{} wins least often: {out}{both}.", name(option)), 0);
    }
    let Some(points) = forecast.points else { return write_tolerance(page, catalogue) };
    if let Some(counts) = &forecast.counts {
        let (completions, ties) = (grouped(counts.completions), grouped(counts.tie));
        page.text(&format!("Of {completions} ways to answer, {ties} end in a tie."), 0);
    } else {
        page.text(&format!("Exact ties are {} of all.", in_tenths(points.tie, forecast.exact)), 0);
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
    write_tolerance(page, catalogue);
}

fn write_tolerance(page: &mut Page, catalogue: &Catalogue) {
    if let Some(tolerance) = catalogue.tolerance {
        let allowed = 100.0 * tolerance;
        page.text(&format!("The catalogue allows the shares to differ by {allowed:.1} percentage points."), 0);
    }
}

/// Which options each question favours with random answers.
fn write_push(page: &mut Page, catalogue: &Catalogue, audit: &Audit) {
    page.heading("Which options each question favours");
    page.text("Points above the mean of the other options, on average over all answers.", 0);
    for (question, influence) in catalogue.questions.iter().zip(&audit.questions) {
        let pushed = catalogue.options.iter().zip(&influence.push);
        let pushed: Vec<String> = pushed.map(|(option, push)| format!("{} {push:+.1}", option.id)).collect();
        let gap = " ".repeat(LABEL.saturating_sub(question.id.width()));
        page.line(&format!("  {}{gap}{}", question.id, pushed.join("  ")));
    }
}

fn swing(catalogue: &Catalogue, question: &Question, influence: &Influence, is_exact: bool) -> String {
    match influence.swing {
        Some(swing) => in_tenths(swing, is_exact),
        None if question.can_rule_out() => "can rule an option out".into(),
        None if catalogue.options.len() == 2 => "chooses the next questions".into(),
        None => String::new(),
    }
}

/// A share in tenths. One below a tenth is 0 only if that is exact.
fn in_tenths(share: f64, is_exact: bool) -> String {
    if share < 0.000_5 && !(is_exact && share == 0.0) { "<0.1%".into() } else { tenth(share) }
}

fn outcome(catalogue: &Catalogue, outcome: Outcome) -> String {
    match outcome {
        Outcome::Wins(option) => format!("{} wins", catalogue.option_name(option)),
        Outcome::TooClose => "no single winner".into(),
        Outcome::NoneLeft => "every option is ruled out".into(),
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
