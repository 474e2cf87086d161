//! The reports with markup: their templates are in `assets`, and every text in them is escaped for what it stands in.

use askama::Template;

use crate::catalogue::Row;

use super::{Column, ReasonLine, Report, count, rows, times};

#[derive(Template)]
#[template(path = "report.md", config = "assets/askama.toml")]
struct Markdown<'r> {
    report: &'r Report<'r>,
}

#[derive(Template)]
#[template(path = "report.html", config = "assets/askama.toml")]
struct Html<'r> {
    report: &'r Report<'r>,
}

/// Writes `report` as Markdown, as GitHub has it, ending in a newline.
#[must_use]
pub fn markdown(report: &Report) -> String {
    written(&Markdown { report })
}

/// Writes `report` as one page of HTML that needs nothing else: no script, no request; it prints well, too.
#[must_use]
pub fn html(report: &Report) -> String {
    written(&Html { report })
}

/// What a template gives. Writing to memory does not fail.
pub(super) fn written(template: &impl Template) -> String {
    template.render().unwrap_or_default() + "\n"
}

impl<'c> Report<'c> {
    /// The points, the lead and how many questions counted, in one line.
    #[must_use]
    pub fn figures_line(&self) -> String {
        let parts: Vec<&str> = std::iter::once(&self.points).chain(&self.figures).map(String::as_str).collect();
        parts.join("; ")
    }

    /// How solid the verdict is: against other answers, and against other weights of the reasons.
    #[must_use]
    pub fn solid_line(&self) -> String {
        let parts = [self.solidity.as_str(), &self.weighing];
        parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The sentences about sets of answers: to make it too close to call, to make another option win, what decided it.
    #[must_use]
    pub fn change_sentences(&self) -> Vec<&str> {
        let sentences = [self.to_tie.as_str(), &self.to_other, &self.decided_by];
        sentences.into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// What it is about, who answered, and when; empty where nothing of that is known.
    #[must_use]
    pub fn about_line(&self) -> String {
        let about = &self.about;
        let parts = [("About ", &about.project), ("answered by ", &about.by), ("on ", &about.date)];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(word, text)| format!("{word}{text}"))
            .collect();
        let line = parts.join(", ");
        let mut letters = line.chars();
        letters.next().map_or(String::new(), |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
    }

    /// The catalogue it is from, and the digest of its file, if that is known.
    #[must_use]
    pub fn edition_line(&self) -> String {
        let catalogue = self.catalogue;
        let digest = &self.about.sha256;
        let digest = if digest.is_empty() { String::new() } else { format!(", SHA-256 {digest}") };
        format!("From the catalogue {} {}{digest}.", catalogue.id, catalogue.version)
    }

    /// The rows of the comparison that matter to the answers given, what matters most first.
    #[must_use]
    pub fn rows_that_matter(&self) -> Vec<&'c Row> {
        rows(self.catalogue, &self.columns).into_iter().filter(|line| line.matters).map(|line| line.row).collect()
    }

    /// For each reason that counts, how often it would have to count for the points to be equal.
    #[must_use]
    pub fn tipping_lines(&self) -> Vec<(&'c str, String)> {
        let words = |factor: Option<f64>| {
            factor.map_or("cannot tie it alone".into(), |factor| format!("ties at {}×", times(factor)))
        };
        self.tippings
            .iter()
            .map(|tipping| (self.catalogue.reason_title(tipping.reason), words(tipping.factor)))
            .collect()
    }
}

impl Column<'_> {
    /// "12 points".
    #[must_use]
    pub fn points_words(&self) -> String {
        count(self.points, "point")
    }
}

impl ReasonLine<'_> {
    /// Its points in the most it could have, in whole per cents, for a bar.
    #[must_use]
    pub fn percent(&self) -> u32 {
        (100 * self.points).checked_div(self.most).unwrap_or(0)
    }
}
