//! An audit as a page that a person can act on.

use unicode_width::UnicodeWidthStr;

use crate::{
    analysis::{Audit, Forecast, Influence, percents},
    catalogue::Catalogue,
    scoring::Outcome,
    text::wrap_indented,
};

use super::{
    numbers::{filled, grouped, tenth},
    prompts::outlook_labels,
};

/// The width it is wrapped to, in columns.
const WIDTH: usize = 78;

/// The cells of a full bar.
const BAR: usize = 24;

/// Writes the audit of `catalogue` as plain text, without its findings, ending in a newline.
pub fn audit_text(catalogue: &Catalogue, audit: &Audit) -> String {
    let mut page = Page { lines: Vec::new() };
    page.text(&format!("{} ({} {})", catalogue.title, catalogue.id, catalogue.version));
    if !audit.exact {
        page.text("Too many questions depend on each other for exact figures; these are estimates from a sample.");
    }
    match &audit.forecast {
        Some(outlook) => random(&mut page, catalogue, audit, outlook),
        None => page.text("Odds are only worked out for two options."),
    }
    page.lines.push(String::new());
    page.text(&format!(
        "Always picking the first choice: {}. Always the last: {}.",
        outcome(catalogue, audit.always_first),
        outcome(catalogue, audit.always_last)
    ));
    page.heading("Influence of each question");
    page.text("Bar: how many points its answers can move the lead.");
    if catalogue.options.len() == 2 {
        page.text("Percent: how often its answer decides who has more points when the others are random.");
    }
    let most = audit.questions.iter().map(|influence| influence.range).max().unwrap_or(0);
    for (question, influence) in catalogue.questions.iter().zip(&audit.questions) {
        page.bar(&question.id, influence.range, most, &swing(catalogue, influence));
    }
    page.heading("Most points each reason can get");
    let most = audit.reasons.iter().copied().max().unwrap_or(0);
    for (reason, points) in catalogue.reasons.iter().zip(&audit.reasons) {
        page.bar(&reason.id, *points, most, "");
    }
    page.lines.join("\n") + "\n"
}

/// What happens where every answer is given at random.
fn random(page: &mut Page, catalogue: &Catalogue, audit: &Audit, outlook: &Forecast) {
    page.heading("Random answers");
    let [first, second] = outlook.wins;
    let shares = [first, outlook.too_close, second];
    for ((label, share), percent) in outlook_labels(catalogue).iter().zip(&shares).zip(percents(&shares, true)) {
        page.share(label, share.value, &percent);
    }
    if let Some(counts) = &outlook.counts {
        page.text(&format!("Of {} ways to answer, {} end in a tie.", grouped(counts.completions), grouped(counts.tie)));
    } else {
        page.text(&format!("Exact ties are {} of all.", tenth(outlook.tie)));
    }
    let mean = audit.mean.unwrap_or(0.0);
    let side = catalogue.option_name(usize::from(mean < 0.0));
    if mean.abs() < 0.005 {
        page.text("On average neither leads.");
    } else {
        page.text(&format!("On average {side} leads by {:.2} points.", mean.abs()));
    }
    if audit.is_symmetric == Some(true) {
        page.text("The two sides mirror each other exactly.");
    }
    if let Some(tolerance) = catalogue.tolerance {
        let allowed = 100.0 * tolerance;
        page.text(&format!("The catalogue allows the sides to differ by {allowed:.1} percentage points."));
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
        Outcome::Wins(at) => format!("{} wins", catalogue.option_name(at)),
        Outcome::TooClose => "no single winner".into(),
    }
}

/// The page as it grows.
struct Page {
    lines: Vec<String>,
}

impl Page {
    fn heading(&mut self, title: &str) {
        self.lines.extend([String::new(), title.into()]);
    }

    fn text(&mut self, text: &str) {
        self.lines.extend(wrap_indented(text, WIDTH, "", ""));
    }

    /// A label, a bar of `value` in `most`, the value, and a remark.
    fn bar(&mut self, label: &str, value: u32, most: u32, remark: &str) {
        let part = if most == 0 { 0.0 } else { f64::from(value) / f64::from(most) };
        self.row(label, part, &format!("{value:>3}  {remark}"));
    }

    /// A label, a bar of a share, and the share in words.
    fn share(&mut self, label: &str, share: f64, percent: &str) {
        self.row(label, share, &format!("{percent:>6}"));
    }

    fn row(&mut self, label: &str, part: f64, figure: &str) {
        const LABEL: usize = 34;
        let full = filled(part, BAR);
        let gap = " ".repeat(LABEL.saturating_sub(label.width()));
        let bar = format!("{}{}", "#".repeat(full), " ".repeat(BAR - full));
        self.lines.push(format!("  {label}{gap}{bar} {figure}").trim_end().to_owned());
    }
}
