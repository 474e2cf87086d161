//! What would change the verdict: a tab of the result. Its lines about answers can be marked; Enter goes to the question.
//!
//! ```text
//!  It stays Rust whatever any two answers had been. …
//!
//!  One answer given differently
//!  ▸ When must something useful be running? Not “Within weeks” but “Within days”: it would be balanced.
//!
//!  What one reason weighs
//!  Performance                          ████│          equal at 0.4 times
//! ```

use std::ops::Range;

use ratatui::{style::Style, text::Line};

use crate::{
    report::{Report, Tipping, times},
    tui::{
        app::App,
        text::{beside, paragraph, wrap},
    },
};

use super::page::Page;

/// The cells of a bar: half of them for less weight, half for more.
const BAR: usize = 20;

/// How much more or less weight each sign of a bar stands for: the ten of a side are three doublings.
const SIGN: f64 = 1.231_144_413_344_916_3;

/// What the bars show.
const TIPPED: &str = "How many times its weight a reason would have to have, the others as they are, for the points to be equal. To the \
     left of the line: less than it has; to the right: more.";

/// What stands there where there is no bar to show.
const UNTIPPED: &str = "No reason gives more to one side than to the other.";

/// The lines of the tab, and those of the marked one.
pub(super) fn lines(app: &App, report: &Report, width: usize) -> (Vec<Line<'static>>, Option<Range<usize>>) {
    let mut marked = Marked { app, page: Page::new(app.look, width), focus: None, item: 0 };
    marked.page.text(&report.solidity, 0);
    marked.rows(report);
    if !report.weighing.is_empty() {
        marked.page.heading("What one reason weighs");
        marked.page.text(if report.tippings.is_empty() { UNTIPPED } else { TIPPED }, 0);
        for tipping in &report.tippings {
            marked.tipping(report, tipping);
        }
        marked.page.heading("Weighing the reasons differently");
        marked.page.text(&report.weighing, 0);
    }
    (marked.page.lines, marked.focus)
}

/// The page, and where the marked answer is on it.
struct Marked<'a, 'c> {
    app: &'a App<'c>,
    page: Page,
    focus: Option<Range<usize>>,
    /// The number of the next answer.
    item: usize,
}

impl Marked<'_, '_> {
    fn rows(&mut self, report: &Report) {
        for line in &report.what_if {
            let marked = self.app.mark == self.item;
            let style = if marked { self.app.look.strong() } else { Style::new() };
            let sign = if marked { self.app.look.glyphs.mark } else { " " };
            let room = self.page.width.saturating_sub(2);
            let text = format!("{} “{}” instead of “{}”: {}", line.question.title, line.to, line.from, line.then);
            let text = paragraph(&text, room, 2, style);
            let lines = beside(vec![vec![Line::styled(sign, style)], text], &[2, room], "");
            if marked {
                self.focus = Some(self.page.lines.len()..self.page.lines.len() + lines.len());
            }
            self.page.lines.extend(lines);
            self.item += 1;
        }
        for sentence in report.change_sentences() {
            self.page.text(sentence, 0);
        }
    }

    fn tipping(&mut self, report: &Report, tipping: &Tipping) {
        let title = report.catalogue.reason_title(tipping.reason);
        let words = match tipping.factor {
            Some(factor) => format!("equal at {} times", times(factor)),
            None => "no weight of it alone does it".into(),
        };
        let bar = bar(self.app, tipping.factor);
        let name_width = self.page.width.saturating_sub(BAR + 34);
        if name_width < 16 {
            self.page.lines.extend(paragraph(&format!("{title}: {words}"), self.page.width, 2, Style::new()));
            return;
        }
        let name = wrap(title, name_width, 2).into_iter().map(Line::raw).collect();
        let rest = vec![vec![bar], vec![Line::raw(words)]];
        let blocks = [vec![name], rest].concat();
        self.page.lines.extend(beside(blocks, &[name_width, BAR + 1, 30], " "));
    }
}

/// How far a factor is from 1, which stands in the middle: to the left for less weight, to the right for more, each
/// doubling as long as the last. Nothing for none.
fn bar(app: &App, factor: Option<f64>) -> Line<'static> {
    let glyphs = app.look.glyphs;
    let half = BAR / 2;
    let less = factor.is_some_and(|factor| factor < 1.0);
    let away = factor.map_or(1.0, |factor| factor.max(1.0 / factor));
    // Counted: a logarithm would have the library of mathematics loaded at every start.
    let edges = std::iter::successors(Some(SIGN.sqrt()), |edge| Some(edge * SIGN));
    let bar = glyphs.full.repeat(edges.take(half).take_while(|edge| away >= *edge).count());
    let (left, right) = if less { (bar.as_str(), "") } else { ("", bar.as_str()) };
    Line::raw(format!("{left:>half$}{}{right:<half$}", glyphs.side))
}
