//! The few lines of a result that stay on a terminal after the quiz: the verdict, the balance, the reasons, how solid.
//!
//! ```text
//! Rust, the clear choice.  30 points to 7
//!
//!   Python 7  ▒▒▒▒▒▒▒▒▒▒▒███████████████████████████████████████████████  30 Rust
//!
//!   For Rust     Memory safety 9 · Concurrency at scale 8 · and 3 more
//!   For Python   No performance pressure 6 · Fast first version 1
//!   How solid?   Changing any one answer would not change the winner.
//! ```

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{
    scoring::VerdictKind,
    text::{straight_quotes, wrap_indented},
};

use super::{Report, bars, columns::Column, numbers::filled, phrases::count};

/// The widest it gets, in columns, however wide the terminal is.
const WIDEST: usize = 100;

/// The fewest cells that a bar is drawn with.
const LEAST_BAR: usize = 8;

/// The most lines that advice takes after its first sentence.
const ADVICE: usize = 3;

/// A line of a summary: its parts, from left to right.
pub type SummaryLine = Vec<SummaryPart>;

/// A part of a line, all in one ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPart {
    /// What it says.
    pub text: String,
    /// How it is drawn.
    pub ink: Ink,
}

/// How text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As text usually is.
    Plain,
    /// Bold.
    Bold,
    /// In the colour of the option at this place.
    Option(usize),
}

/// The summary of `report` in at most `width` columns. Bars of options have one sign where they are `coloured`, and
/// else an own one each.
pub fn summary(report: &Report, width: usize, ascii: bool, coloured: bool) -> Vec<SummaryLine> {
    let mut page = Page { report, width: width.min(WIDEST), ascii, coloured, lines: Vec::new() };
    page.headline();
    page.lines.push(Vec::new());
    let bars = page.lines.len();
    match report.columns.as_slice() {
        [first, second] => page.balance(first, second),
        _ => page.bars(),
    }
    if page.lines.len() > bars {
        page.lines.push(Vec::new());
    }
    page.below();
    page.lines
}

struct Page<'r, 'c> {
    report: &'r Report<'c>,
    width: usize,
    ascii: bool,
    coloured: bool,
    lines: Vec<SummaryLine>,
}

impl Page<'_, '_> {
    /// The verdict, and beside it the points, where no bar has them.
    fn headline(&mut self) {
        let report = self.report;
        let headline = self.signs(&report.headline);
        let points = self.signs(&report.points);
        let two = report.columns.len() == 2;
        if two && headline.width() + 2 + points.width() <= self.width {
            self.lines.push(vec![part(headline, Ink::Bold), part(format!("  {points}"), Ink::Plain)]);
            return;
        }
        self.text(&headline, "", "", Ink::Bold);
        if two {
            self.text(&points, "", "", Ink::Plain);
        }
    }

    /// The points of two options as one bar, a name and its points at each end.
    fn balance(&mut self, first: &Column, second: &Column) {
        let [left, right] = [
            self.signs(&format!("{} {}", first.option.name, first.points)),
            self.signs(&format!("{} {}", second.points, second.option.name)),
        ];
        let cells = self.width.saturating_sub(2 + left.width() + 2 + 2 + right.width());
        if cells < LEAST_BAR {
            return self.bars();
        }
        let all = first.points + second.points;
        let Some(own) = part_of(first.points, all, cells) else { return };
        self.lines.push(vec![
            part("  ", Ink::Plain),
            part(left, Ink::Option(0)),
            part("  ", Ink::Plain),
            part(self.cell(0).repeat(own), Ink::Option(0)),
            part(self.cell(1).repeat(cells - own), Ink::Option(1)),
            part("  ", Ink::Plain),
            part(right, Ink::Option(1)),
        ]);
    }

    /// The points of each option as a bar in a row of its own, most points first, all on one scale.
    fn bars(&mut self) {
        let ranked = self.report.ranked();
        let most = ranked.iter().map(|(_, column)| column.points).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        let digits = most.to_string().len();
        let names: Vec<String> = ranked
            .iter()
            .map(|(_, column)| clipped(&self.signs(&column.option.name), self.width / 2, self.ascii))
            .collect();
        let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
        let cells = self.width.saturating_sub(2 + widest + 2 + digits + 2);
        for ((at, column), name) in ranked.iter().zip(names) {
            let gap = " ".repeat(widest - name.width());
            let mut line = vec![
                part("  ", Ink::Plain),
                part(name, Ink::Option(*at)),
                part(format!("{gap}  {:>digits$}", column.points), Ink::Plain),
            ];
            let own = part_of(column.points, most, cells).unwrap_or(0);
            if cells >= LEAST_BAR && own > 0 {
                line.extend([part("  ", Ink::Plain), part(self.cell(*at).repeat(own), Ink::Option(*at))]);
            }
            self.lines.push(line);
        }
    }

    /// The reasons for each option, and how solid the verdict is or what it means.
    fn below(&mut self) {
        const SOLID: &str = "How solid?";
        let report = self.report;
        let strength = report.verdict.kind;
        let solid = matches!(strength, VerdictKind::Clear | VerdictKind::Leans) && !report.robustness.is_empty();
        let with_points = |column: &Column| column.reasons.iter().any(|line| line.points > 0);
        let sides: Vec<_> = self.report.ranked().into_iter().filter(|(_, column)| with_points(column)).collect();
        let room = (self.width / 3).max(SOLID.len());
        let label = |column: &Column| clipped(&self.signs(&format!("For {}", column.option.name)), room, self.ascii);
        let labels: Vec<String> = sides.iter().map(|(_, column)| label(column)).collect();
        let solid_label = solid.then_some(SOLID.len());
        let widest = labels.iter().map(|label| label.width()).chain(solid_label).max().unwrap_or(0);
        for ((at, column), label) in sides.iter().zip(labels) {
            let gap = " ".repeat(widest - label.width() + 3);
            let reasons = self.reasons(column, self.width.saturating_sub(2 + widest + 3));
            self.lines.push(vec![
                part("  ", Ink::Plain),
                part(label, Ink::Option(*at)),
                part(format!("{gap}{reasons}"), Ink::Plain),
            ]);
        }
        if solid {
            let first = format!("  {SOLID}{}", " ".repeat(widest - SOLID.len() + 3));
            self.text(&report.robustness, &first, &" ".repeat(first.len()), Ink::Plain);
            return;
        }
        let said = match strength {
            VerdictKind::Both => self.opening(&report.catalogue.both),
            VerdictKind::Either => self.opening(&report.catalogue.either),
            VerdictKind::Insufficient => report.advice.join(" "),
            VerdictKind::Clear | VerdictKind::Leans => String::new(),
        };
        let said = if said.is_empty() { &report.robustness } else { &said };
        if !said.is_empty() {
            if self.lines.last().is_some_and(|line| !line.is_empty()) {
                self.lines.push(Vec::new());
            }
            self.text(said, "  ", "  ", Ink::Plain);
        }
    }

    /// The reasons for an option that got points, most first, as many as fit.
    fn reasons(&self, column: &Column, room: usize) -> String {
        let between = if self.ascii { "; " } else { " · " };
        let lines = column.reasons.iter().filter(|line| line.points > 0);
        let all: Vec<String> =
            lines.map(|line| self.signs(&format!("{} {}", line.reason.title, line.points))).collect();
        let shown = |shown: usize| {
            let mut parts: Vec<String> = all.iter().take(shown).cloned().collect();
            if shown < all.len() {
                parts.push(format!("and {} more", all.len() - shown));
            }
            parts.join(between)
        };
        let fitting = (1..=all.len()).rev().map(shown).find(|text| text.width() <= room);
        fitting.unwrap_or_else(|| clipped(&count(all.len(), "reason"), room, self.ascii))
    }

    /// The first sentences of advice, as many as fit a few lines, and at least one.
    fn opening(&self, text: &str) -> String {
        let mut shown = String::new();
        for sentence in sentences(text) {
            let longer = [shown.as_str(), sentence].join(if shown.is_empty() { "" } else { " " });
            if !shown.is_empty() && wrap_indented(&longer, self.width, "  ", "  ").len() > ADVICE {
                break;
            }
            shown = longer;
        }
        shown
    }

    /// Text over as many lines as it takes.
    fn text(&mut self, text: &str, first: &str, next: &str, ink: Ink) {
        let text = self.signs(text);
        // Where an indent leaves no room, it goes.
        let (first, next) = if self.width < 2 * next.width() { ("", "") } else { (first, next) };
        for line in wrap_indented(&text, self.width.max(1), first, next) {
            self.lines.push(vec![part(line, ink)]);
        }
    }

    /// A cell of a bar of the option at place `at`.
    fn cell(&self, at: usize) -> &'static str {
        bars::cell(if self.coloured && !self.ascii { 1 } else { at }, self.ascii)
    }

    /// `text` in the signs there are.
    fn signs(&self, text: &str) -> String {
        if self.ascii { straight_quotes(text) } else { text.to_owned() }
    }
}

fn part(text: impl Into<String>, ink: Ink) -> SummaryPart {
    SummaryPart { text: text.into(), ink }
}

/// How many of `cells` cells stand for `points` of `all`: none for no points, and at least one for any. None where there
/// are no points at all.
fn part_of(points: u32, all: u32, cells: usize) -> Option<usize> {
    let rest = all.checked_sub(points)?;
    (all > 0).then_some(())?;
    let own = filled(f64::from(points) / f64::from(all), cells);
    let own = if points > 0 { own.max(1) } else { own };
    Some(if rest > 0 { own.min(cells.saturating_sub(1)) } else { own })
}

/// The sentences of a text: each ends with a stop before a space and a capital letter.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = sentence_end(rest) {
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence);
        rest = after.trim_start();
    }
    sentences.extend(Some(rest).filter(|rest| !rest.is_empty()));
    sentences
}

/// Where the first sentence of `text` ends, if another one follows it.
fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).find(|end| {
        let after = text.get(*end..).unwrap_or_default();
        after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase)
    })
}

/// `text`, cut to `room` columns.
pub(crate) fn clipped(text: &str, room: usize, ascii: bool) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let end = if ascii { "..." } else { "…" };
    let end = if end.width() > room { "" } else { end };
    let mut shown = String::new();
    for grapheme in text.graphemes(true) {
        if shown.width() + grapheme.width() + end.width() > room {
            break;
        }
        shown.push_str(grapheme);
    }
    shown.trim_end().to_owned() + end
}

#[cfg(test)]
mod tests;
