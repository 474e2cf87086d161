//! The first tab of the result: what speaks for each option, side by side.
//!
//! ```text
//!  ┌ Python · 12 points ─────────────────────┐ ┌ Rust · 28 points ────────────────────────┐
//!  │ Rapid development    ██░░░░░░░░  2 of 10│ │ Performance        █████████░  9 of 10   │
//!  │   Within a quarter              +2      │ │   No collector pauses allowed      +5    │
//!  └─────────────────────────────────────────┘ └──────────────────────────────────────────┘
//!  Not sure: “Who will change this code a year from now?”.
//! ```

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    report::{Column, Given, ReasonLine, Report, count},
    tui::{
        app::App,
        text::{beside, boxed, fit, paragraph, shares, spread, wrap},
    },
};

use super::result::figures;

/// The least width of a column beside others, in terminal columns, its box included.
const NARROWEST: usize = 34;

/// The cells of a bar, at most.
const BAR: usize = 10;

/// The tab; with the figures above the columns where `with_figures` says that they stand nowhere else.
pub(super) fn lines(app: &App, report: &Report, width: usize, with_figures: bool) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if with_figures {
        lines.extend(paragraph(&figures(app, report), width, 0, Style::new()));
    }
    for advice in &report.advice {
        lines.extend(paragraph(advice, width, 0, Style::new()));
        lines.push(Line::default());
    }
    let count = report.columns.len();
    if count * NARROWEST + count <= width + 2 {
        let widths = shares(width, count, 1);
        let blocks: Vec<Vec<Line>> = report.columns.iter().map(|c| column(app, c)(inner(&widths))).collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        let boxes = blocks.into_iter().zip(&report.columns).zip(widths.iter().enumerate());
        let boxes = boxes.map(|((block, column), (at, width))| framed(app, at, column, block, *width, height));
        lines.extend(beside(boxes.collect(), &widths, " "));
    } else {
        for (at, one) in report.columns.iter().enumerate() {
            let block = column(app, one)(width.saturating_sub(4));
            let height = block.len();
            lines.extend(framed(app, at, one, block, width, height));
        }
    }
    let solid = report.solid_line();
    let sentences = [&solid].into_iter().chain(&report.left_out).chain([&report.manner]);
    for sentence in sentences.filter(|sentence| !sentence.is_empty()) {
        lines.extend(paragraph(sentence, width, 2, Style::new()));
    }
    lines
}

/// The width inside the narrowest of boxes of these widths.
fn inner(widths: &[usize]) -> usize {
    widths.iter().min().copied().unwrap_or(0).saturating_sub(4)
}

/// The lines of a column, for a width.
fn column<'a>(app: &'a App, column: &'a Column) -> impl Fn(usize) -> Vec<Line<'static>> + 'a {
    let option = app.quiz.catalogue().options.iter().position(|option| option.id == column.option.id).unwrap_or(0);
    move |width| {
        let reason = |line: &ReasonLine| {
            let mut lines = reason(app, option, line, width);
            lines.extend(line.given.iter().flat_map(|given| contribution(given, width)));
            lines
        };
        column.reasons.iter().flat_map(reason).collect()
    }
}

/// A reason: its name, a bar, and its points of the most it could have had, under the name where it is long.
fn reason(app: &App, option: usize, line: &ReasonLine, width: usize) -> Vec<Line<'static>> {
    let figure = format!(" {:>2} of {:>2}", line.points, line.most);
    let title = line.reason.title.as_str();
    let cells = width.saturating_sub(figure.width() + 2).min(BAR);
    let end = [bar(app, option, line, cells), Span::raw(figure.clone())];
    let name = |width| paragraph(title, width, 2, app.look.strong());
    if title.width() + 2 + cells + figure.width() <= width {
        return vec![spread(Line::styled(title.to_owned(), app.look.strong()), end, width)];
    }
    let mut lines = name(width);
    lines.push(spread(Line::default(), end, width));
    lines
}

fn bar(app: &App, option: usize, line: &ReasonLine, cells: usize) -> Span<'static> {
    let glyphs = app.look.glyphs;
    let most = usize::try_from(line.most).unwrap_or(1).max(1);
    let points = usize::try_from(line.points).unwrap_or(0);
    // Rounded, but never to nothing where there is something.
    let full = ((cells * points + most / 2) / most).max(usize::from(points > 0 && cells > 0)).min(cells);
    let text = format!("{}{}", glyphs.full.repeat(full), glyphs.empty.repeat(cells - full));
    Span::styled(text, app.look.side(option))
}

/// An answer that gave points.
fn contribution(given: &Given, width: usize) -> Vec<Line<'static>> {
    let figure = format!("+{}", given.points);
    let label = wrap(given.label, width.saturating_sub(figure.width() + 3), 2);
    let last = label.len().saturating_sub(1);
    let line = |(at, text): (usize, String)| {
        let text = Line::raw(format!("  {text}"));
        if at == last { spread(text, [Span::raw(figure.clone())], width) } else { text }
    };
    label.into_iter().enumerate().map(line).collect()
}

/// `block` in a box of `width` columns and `height` lines inside, titled with the option and its points.
fn framed(
    app: &App,
    option: usize,
    column: &Column,
    mut block: Vec<Line<'static>>,
    width: usize,
    height: usize,
) -> Vec<Line<'static>> {
    let glyphs = app.look.glyphs;
    let title = format!(" {} {} {} ", column.option.name, glyphs.dot, count(column.points, "point"));
    let title = fit(&title, width.saturating_sub(4), glyphs.cut);
    block.resize(height, Line::default());
    boxed(glyphs, Span::styled(title, app.look.side_title(option)), "", block, width)
}
