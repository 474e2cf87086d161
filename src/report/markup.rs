//! Reports as Markdown and HTML. Their templates are in `assets`, and escape every text.

use askama::Template;

use crate::scoring::HalfPoints;

use super::{
    Report,
    bars::{Scale, cell},
    chart::ChartLine,
    columns::Column,
    phrases::{SIDE_BY_SIDE, WHAT_IF, WHAT_IF_WEIGHTS},
};

/// The cells of the longest bar in Markdown.
const CELLS: usize = 40;

#[derive(Template)]
#[template(path = "report.md", config = "assets/askama.toml")]
struct Markdown<'r> {
    report: &'r Report<'r>,
    /// The bars of two options end to end; empty if there are more.
    balance: String,
    /// Each option with its bar and points.
    ranks: Vec<(&'r str, String)>,
    /// Each reason with points and a bar for each of two options.
    chart: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "report.html", config = "assets/askama.toml")]
struct Html<'r> {
    report: &'r Report<'r>,
    longest: [HalfPoints; 2],
}

/// Writes `report` as GitHub Markdown, ending in a newline.
pub fn markdown(report: &Report) -> String {
    rendered(&Markdown::new(report))
}

/// Writes `report` as a single HTML page without scripts or requests, which also prints well.
pub fn html(report: &Report) -> String {
    rendered(&Html { report, longest: longest(report) })
}

/// The points of the longest bar above the chart and of the longest in it, at least 1.
fn longest(report: &Report) -> [HalfPoints; 2] {
    let points = report.columns.iter().map(|column| column.points);
    let above = if report.is_between_two() { points.sum() } else { points.max().unwrap_or_default() };
    let within = report.chart().iter().map(|line| line.left.max(line.right)).max().unwrap_or_default();
    [above, within].map(|points| points.max(HalfPoints(2)))
}

/// Renders a template. Writing to memory cannot fail.
pub(crate) fn rendered(template: &impl Template) -> String {
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
            let points = report.points_label(option, column.points);
            (column.option.name.as_str(), format!("{bar} {points}").trim().to_owned())
        };
        let [left, right] = report.pair();
        let side = |points: HalfPoints, text: String| if points > HalfPoints::ZERO { text } else { String::new() };
        let line = |line: ChartLine<'r>| {
            let before = format!("{} {}", line.left, bar(left, scale.cells(line.left)));
            let after = format!("{} {}", bar(right, scale.cells(line.right)), line.right);
            (line.label, side(line.left, before), side(line.right, after))
        };
        Self {
            report,
            balance,
            ranks: report.ranked().into_iter().map(rank).collect(),
            chart: report.chart().into_iter().map(line).collect(),
        }
    }
}
