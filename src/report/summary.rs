//! The few lines of a result that stay on the terminal after the quiz.
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
    scoring::{HalfPoints, VerdictKind},
    text::{straight_quotes, wrap_indented},
};

use super::{Report, bars, chart::RULED_OUT, columns::Column, numbers::filled, phrases::count};

/// The maximum width in columns, even on a wider terminal.
const MAX_WIDTH: usize = 100;

/// The minimum width of a bar.
const MIN_BAR: usize = 8;

/// The most lines of advice, unless its first sentence takes more.
const MAX_ADVICE: usize = 3;

/// A line of a summary, from left to right.
pub type SummaryLine = Vec<SummaryPart>;

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPart {
    pub text: String,
    /// How the text is drawn.
    pub ink: Ink,
}

/// How text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As usual.
    Plain,
    /// Bold.
    Bold,
    /// In the colour of this option.
    Option(usize),
}

/// The summary of `report` in at most `width` columns. If bars are `coloured`, all have the same character, otherwise one
/// for each option.
pub fn summary(report: &Report, width: usize, ascii: bool, coloured: bool) -> Vec<SummaryLine> {
    let mut writer = SummaryWriter { report, width: width.min(MAX_WIDTH), ascii, coloured, lines: Vec::new() };
    writer.headline();
    writer.lines.push(Vec::new());
    let bars = writer.lines.len();
    match report.columns.as_slice() {
        [first, second] if report.is_between_two() => writer.balance(first, second),
        _ => writer.bars(),
    }
    if writer.lines.len() > bars {
        writer.lines.push(Vec::new());
    }
    writer.below();
    writer.lines
}

struct SummaryWriter<'r, 'c> {
    report: &'r Report<'c>,
    width: usize,
    ascii: bool,
    coloured: bool,
    lines: Vec<SummaryLine>,
}

impl SummaryWriter<'_, '_> {
    /// The verdict, and with two options the points.
    fn headline(&mut self) {
        let report = self.report;
        let headline = self.encoded(&report.headline);
        let points = self.encoded(&report.points);
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

    /// The points of two options as one bar, with a name and its points at each end.
    fn balance(&mut self, first: &Column, second: &Column) {
        let [left, right] = [
            self.encoded(&format!("{} {}", first.option.name, first.points)),
            self.encoded(&format!("{} {}", second.points, second.option.name)),
        ];
        let cells = self.width.saturating_sub(2 + left.width() + 2 + 2 + right.width());
        if cells < MIN_BAR {
            return self.bars();
        }
        let all = first.points + second.points;
        let Some(own) = cells_for(first.points, all, cells) else { return };
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

    /// A bar for each option, most points first, all on one scale.
    fn bars(&mut self) {
        let ranked = self.report.ranked();
        let points = || ranked.iter().map(|(_, column)| column.points);
        let max = points().max().unwrap_or_default();
        if max == HalfPoints::ZERO {
            return;
        }
        let digits = points().map(|points| points.to_string().len()).max().unwrap_or(0);
        let names: Vec<String> = ranked
            .iter()
            .map(|(_, column)| clipped(&self.encoded(&column.option.name), self.width / 2, self.ascii))
            .collect();
        let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
        let cells = self.width.saturating_sub(2 + widest + 2 + digits + 2);
        for ((option, column), name) in ranked.iter().zip(names) {
            let gap = " ".repeat(widest - name.width());
            let mut line = vec![
                part("  ", Ink::Plain),
                part(name, Ink::Option(*option)),
                part(format!("{gap}  {:>digits$}", column.points), Ink::Plain),
            ];
            let own = cells_for(column.points, max, cells).unwrap_or(0);
            if self.report.is_ruled_out(*option) {
                let fits = 2 + widest + 2 + digits + RULED_OUT.len() <= self.width;
                line.extend(fits.then(|| part(RULED_OUT, Ink::Plain)));
            } else if cells >= MIN_BAR && own > 0 {
                line.extend([part("  ", Ink::Plain), part(self.cell(*option).repeat(own), Ink::Option(*option))]);
            }
            self.lines.push(line);
        }
    }

    /// The reasons for each option, and how robust the verdict is or what it means.
    fn below(&mut self) {
        const SOLID: &str = "How solid?";
        let report = self.report;
        let kind = report.verdict.kind;
        let is_robust = matches!(kind, VerdictKind::Clear | VerdictKind::Leans) && !report.robustness.is_empty();
        let with_points = |column: &Column| column.reasons.iter().any(|line| line.points > HalfPoints::ZERO);
        let sides: Vec<_> = self.report.ranked().into_iter().filter(|(_, column)| with_points(column)).collect();
        let room = (self.width / 3).max(SOLID.len());
        let label = |column: &Column| clipped(&self.encoded(&format!("For {}", column.option.name)), room, self.ascii);
        let labels: Vec<String> = sides.iter().map(|(_, column)| label(column)).collect();
        let solid_label = is_robust.then_some(SOLID.len());
        let widest = labels.iter().map(|label| label.width()).chain(solid_label).max().unwrap_or(0);
        for ((option, column), label) in sides.iter().zip(labels) {
            let gap = " ".repeat(widest - label.width() + 3);
            let reasons = self.reasons(column, self.width.saturating_sub(2 + widest + 3));
            self.lines.push(vec![
                part("  ", Ink::Plain),
                part(label, Ink::Option(*option)),
                part(format!("{gap}{reasons}"), Ink::Plain),
            ]);
        }
        if !report.priorities_line.is_empty() {
            self.text(&report.priorities_line, "  ", "  ", Ink::Plain);
        }
        if !report.excluded_in_short.is_empty() {
            self.text(&report.excluded_in_short, "  ", "  ", Ink::Plain);
        }
        if !report.guesses_line.is_empty() {
            self.text(&report.guesses_line, "  ", "  ", Ink::Plain);
        }
        if is_robust {
            let first = format!("  {SOLID}{}", " ".repeat(widest - SOLID.len() + 3));
            self.text(&report.robustness, &first, &" ".repeat(first.len()), Ink::Plain);
            return;
        }
        let advice = match kind {
            VerdictKind::Both => self.opening(&report.catalogue.both),
            VerdictKind::Either => self.opening(&report.catalogue.either),
            VerdictKind::NoneLeft | VerdictKind::Insufficient => report.advice.join(" "),
            VerdictKind::Clear | VerdictKind::Leans => String::new(),
        };
        let text = if advice.is_empty() { &report.robustness } else { &advice };
        if !text.is_empty() {
            if self.lines.last().is_some_and(|line| !line.is_empty()) {
                self.lines.push(Vec::new());
            }
            self.text(text, "  ", "  ", Ink::Plain);
        }
    }

    /// The reasons that gave points to an option, most first, as many as fit.
    fn reasons(&self, column: &Column, room: usize) -> String {
        let between = if self.ascii { "; " } else { " · " };
        let lines = column.reasons.iter().filter(|line| line.points > HalfPoints::ZERO);
        let all: Vec<String> =
            lines.map(|line| self.encoded(&format!("{} {}", line.reason.title, line.points))).collect();
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

    /// The first sentences of advice: as many as fit into a few lines, but at least one.
    fn opening(&self, text: &str) -> String {
        let mut shown = String::new();
        for sentence in sentences(text) {
            let longer = [shown.as_str(), sentence].join(if shown.is_empty() { "" } else { " " });
            if !shown.is_empty() && wrap_indented(&longer, self.width, "  ", "  ").len() > MAX_ADVICE {
                break;
            }
            shown = longer;
        }
        shown
    }

    /// Text over as many lines as needed.
    fn text(&mut self, text: &str, first: &str, next: &str, ink: Ink) {
        let text = self.encoded(text);
        // On a very narrow terminal there is no room for an indent.
        let (first, next) = if self.width < 2 * next.width() { ("", "") } else { (first, next) };
        for line in wrap_indented(&text, self.width.max(1), first, next) {
            self.lines.push(vec![part(line, ink)]);
        }
    }

    /// The character of the bars of `option`.
    fn cell(&self, option: usize) -> &'static str {
        bars::cell(if self.coloured && !self.ascii { 1 } else { option }, self.ascii)
    }

    /// `text` with the characters that the terminal has.
    fn encoded(&self, text: &str) -> String {
        if self.ascii { straight_quotes(text) } else { text.to_owned() }
    }
}

fn part(text: impl Into<String>, ink: Ink) -> SummaryPart {
    SummaryPart { text: text.into(), ink }
}

/// How many of `cells` cells stand for `points` of `all`: none for no points, at least one for any. None if there are no
/// points at all.
fn cells_for(points: HalfPoints, all: HalfPoints, cells: usize) -> Option<usize> {
    let rest = all - points;
    (all > HalfPoints::ZERO).then_some(())?;
    let own = filled(points.value() / all.value(), cells);
    let own = if points > HalfPoints::ZERO { own.max(1) } else { own };
    Some(if rest > HalfPoints::ZERO { own.min(cells.saturating_sub(1)) } else { own })
}

/// The sentences of a text. Each ends with a full stop before a space and a capital letter.
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
    text.match_indices(['.', '!', '?']).map(|(index, _)| index + 1).find(|end| {
        let after = text.get(*end..).unwrap_or_default();
        after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase)
    })
}

/// `text`, shortened to `width` columns.
pub fn clipped(text: &str, width: usize, ascii: bool) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let end = if ascii { "..." } else { "…" };
    let end = if end.width() > width { "" } else { end };
    let mut shown = String::new();
    for grapheme in text.graphemes(true) {
        if shown.width() + grapheme.width() + end.width() > width {
            break;
        }
        shown.push_str(grapheme);
    }
    shown.trim_end().to_owned() + end
}

#[cfg(test)]
mod tests;
