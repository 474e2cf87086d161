//! The reports with markup: their templates are in `assets`, and every text in them is escaped for what it stands in.

use askama::Template;

use crate::catalogue::{Citation, Row};

use super::{
    AnswerLine, Report,
    bars::{Scale, cell},
    chart::ChartLine,
    columns::Column,
    method,
    phrases::{self, SIDE_BY_SIDE, WHAT_IF, WHAT_IF_WEIGHTS, topic},
    rows,
    what_if::{self, times},
};

/// The cells that the longest bar takes in Markdown.
const CELLS: usize = 40;

#[derive(Template)]
#[template(path = "report.md", config = "assets/askama.toml")]
struct Markdown<'r> {
    report: &'r Report<'r>,
    /// The bars of two options end to end; empty for more.
    balance: String,
    /// Each option, and its bar with its points.
    ranks: Vec<(&'r str, String)>,
    /// Each reason, and its points with a bar for each of two options.
    chart: Vec<(&'r str, String, String)>,
}

#[derive(Template)]
#[template(path = "report.html", config = "assets/askama.toml")]
struct Html<'r> {
    report: &'r Report<'r>,
    /// The points of the longest bar above the chart, and of the longest in it; 1 at the least.
    longest: [u32; 2],
}

/// Writes `report` as Markdown, as GitHub has it, ending in a newline.
pub fn markdown(report: &Report) -> String {
    written(&Markdown::new(report))
}

/// Writes `report` as one page of HTML that needs nothing else: no script, no request; it prints well, too.
pub fn html(report: &Report) -> String {
    written(&Html { report, longest: longest(report) })
}

/// The points of the longest bar above the chart, and of the longest in it; 1 at the least.
fn longest(report: &Report) -> [u32; 2] {
    let points = report.columns.iter().map(|column| column.points);
    let above = if report.is_between_two() { points.sum() } else { points.max().unwrap_or(0) };
    let within = report.chart().iter().map(|line| line.left.max(line.right)).max().unwrap_or(0);
    [above, within].map(|points| points.max(1))
}

/// What a template gives. Writing to memory does not fail.
pub(crate) fn written(template: &impl Template) -> String {
    template.render().unwrap_or_default() + "\n"
}

impl<'r> Markdown<'r> {
    fn new(report: &'r Report) -> Self {
        let scale = Scale::fitting(longest(report)[0], CELLS);
        let bar = |option: usize, cells: usize| cell(option, false).repeat(cells);
        let balance = match report.columns.as_slice() {
            [left, right] => {
                let [first, second] = scale.end_to_end([left.points, right.points]);
                bar(0, first) + &bar(1, second)
            }
            _ => String::new(),
        };
        let rank = |(option, column): (usize, &'r Column)| {
            let bar = bar(option, scale.cells(column.points));
            (column.option.name.as_str(), format!("{bar} {}", column.points).trim().to_owned())
        };
        let [left, right] = report.pair();
        let side = |points: u32, text: String| if points > 0 { text } else { String::new() };
        let line = |line: ChartLine<'r>| {
            let [before, after] = [bar(left, scale.cells(line.left)), bar(right, scale.cells(line.right))];
            let sides = [format!("{} {before}", line.left), format!("{after} {}", line.right)];
            let [before, after] = sides;
            (line.reason.title.as_str(), side(line.left, before), side(line.right, after))
        };
        Self {
            report,
            balance,
            ranks: report.ranked().into_iter().map(rank).collect(),
            chart: report.chart().into_iter().map(line).collect(),
        }
    }
}

impl<'c> Report<'c> {
    /// The question of the catalogue, and what it is asked about: "Python or Rust? · sensor-hub".
    pub fn title_line(&self) -> String {
        let parts = [self.catalogue.title.as_str(), &self.about.project];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
    }

    /// Who answered, when, and how many questions: "By Ada · 2026-11-22 · 13 of 13 questions answered".
    pub fn about_line(&self) -> String {
        let by = if self.about.by.is_empty() { String::new() } else { format!("By {}", self.about.by) };
        let answered = phrases::answered(self.verdict.scores.counted, self.verdict.scores.visible);
        let parts = [by, self.about.date.clone(), answered];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
    }

    /// How solid the verdict is: against other answers, and against other weights of the reasons.
    pub fn solid_line(&self) -> String {
        let parts = [self.robustness.as_str(), &self.weighing];
        parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The sentences about other answers: that no single one would change the verdict, where that is so; the sets that
    /// would; what decided it.
    pub fn what_if_sentences(&self) -> Vec<&str> {
        let none = self.what_if.is_empty().then_some(self.robustness.as_str());
        let sets = [self.to_tie.as_str(), &self.to_other, &self.decided_by];
        none.into_iter().chain(sets).filter(|text| !text.is_empty()).collect()
    }

    /// For each reason that could tie the points, how often it would have to count for that.
    pub fn tipping_lines(&self) -> Vec<(&'c str, String)> {
        let line = |tipping: &what_if::BreakEven| {
            let figure = format!("ties at {}×", times(tipping.factor?));
            Some((self.catalogue.reason_title(tipping.reason), figure))
        };
        self.break_evens.iter().filter_map(line).collect()
    }

    /// The sentences about other weights.
    pub fn weight_sentences(&self) -> Vec<String> {
        let some = self.break_evens.iter().filter(|tipping| tipping.factor.is_some()).count();
        let never = what_if::never_ties(self.break_evens.len() - some, some);
        [never, self.margin.clone()].into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// The catalogue it is from, and the digest of its file, if that is known.
    pub fn edition_line(&self) -> String {
        let catalogue = self.catalogue;
        let digest = &self.about.sha256;
        let digest = if digest.is_empty() { String::new() } else { format!(", SHA-256 {digest}") };
        format!("From the catalogue {} {}{digest}.", catalogue.id, catalogue.version)
    }

    /// The rows of the comparison that matter to the answers given, what matters most first.
    pub fn rows_that_matter(&self) -> Vec<&'c Row> {
        rows(self.catalogue, &self.columns).into_iter().filter(|line| line.matters).map(|line| line.row).collect()
    }

    /// The sources of a claim as they are cited, and where each can be read.
    fn cited(&self, citations: &'c [Citation]) -> Vec<(&'c str, Option<&'c str>)> {
        method::cited(self.catalogue, citations)
    }
}

impl AnswerLine<'_> {
    /// What its question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }

    /// What was answered to a question that is hidden now.
    pub fn kept_words(&self) -> String {
        format!("{} (not asked any more)", self.words.join("; "))
    }
}
