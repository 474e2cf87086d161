//! The comparison: the options side by side, one row an aspect. A tab of the result, where the rows that matter to the
//! answers given come first, the most points first, and say so; and a screen of its own, reached from the welcome screen.
//!
//! ```text
//!  Memory management · matters here
//!  Python: counts references, with a collector…  Rust: decided at compile time by ownership…
//!  Correction: …  (article 7, article 8.2)
//! ```

use std::cmp::Reverse;

use ratatui::{
    style::{Modifier, Style},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::Row,
    report::Report,
    tui::{
        app::App,
        text::{beside, paragraph, shares, wrap},
    },
};

use super::{Room, Screen};

/// A row matters where one of its reasons has at least one in so many of the leader's points.
const MATTERS: u32 = 5;

/// The least width of a cell beside others, in columns.
const NARROWEST: usize = 34;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let bar = Line::raw(app.look.glyphs.thick.repeat(room.width));
    Screen { status: "Comparison".into(), bar, body: lines(app, None, room.width), ..Screen::default() }
}

/// The rows; those that matter to `report` first.
pub(super) fn lines(app: &App, report: Option<&Report>, width: usize) -> Vec<Line<'static>> {
    let weight = |row: &Row| report.map_or(0, |report| weight(report, row));
    // What carries the verdict: a reason with a fifth of the points of the option that has most.
    let most = report.map_or(0, |report| report.columns.iter().map(|column| column.points).max().unwrap_or(0));
    let matters = |row: &Row| weight(row) > 0 && MATTERS * weight(row) >= most;
    let rows = &app.quiz.catalogue().comparison;
    if rows.is_empty() {
        return paragraph("This catalogue has no comparison.", width, 0, Style::new());
    }
    let mut ordered: Vec<&Row> = rows.iter().collect();
    ordered.sort_by_key(|row| Reverse(weight(row)));
    let mut lines = Vec::new();
    for row in ordered {
        lines.extend(title(app, row, matters(row), width));
        lines.extend(cells(app, row, width));
        lines.extend(remark(row, width));
        lines.push(Line::default());
    }
    lines.pop();
    lines
}

/// The most points that a reason of the row has from the answers given.
fn weight(report: &Report, row: &Row) -> u32 {
    let reasons = row.reasons.iter().filter_map(|at| report.catalogue.reasons.get(*at));
    let lines = || report.columns.iter().flat_map(|column| &column.reasons);
    let points = reasons.flat_map(|reason| lines().filter(|line| line.reason.id == reason.id).map(|line| line.points));
    points.max().unwrap_or(0)
}

fn title(app: &App, row: &Row, matters: bool, width: usize) -> Vec<Line<'static>> {
    let mark = format!(" {} matters here", app.look.glyphs.dot);
    let style = app.look.strong().add_modifier(Modifier::UNDERLINED);
    let room = if matters { width.saturating_sub(mark.width()) } else { width };
    let mut lines: Vec<Line> =
        wrap(&row.title, room, 0).into_iter().map(|text| Line::from(Span::styled(text, style))).collect();
    if let Some(last) = lines.last_mut().filter(|_| matters) {
        last.push_span(Span::raw(mark));
    }
    lines
}

fn cells(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let options = &app.quiz.catalogue().options;
    let count = options.len();
    let side_by_side = count * NARROWEST + 2 * (count - 1) <= width;
    let widths = if side_by_side { shares(width, count, 2) } else { vec![width; count] };
    let cells = options.iter().zip(&row.cells).zip(&widths).enumerate();
    let blocks: Vec<Vec<Line>> =
        cells.map(|(at, ((option, cell), width))| cell_lines(app, at, &option.name, cell, *width)).collect();
    if side_by_side { beside(blocks, &widths, "  ") } else { blocks.into_iter().flatten().collect() }
}

/// A cell, with the name of its option in front.
fn cell_lines(app: &App, option: usize, name: &str, cell: &str, width: usize) -> Vec<Line<'static>> {
    let said = if cell.is_empty() { "(nothing said)" } else { cell };
    let lines = wrap(&format!("{name}: {said}"), width, 2).into_iter().enumerate();
    let line = |(at, text): (usize, String)| {
        let (name, rest) =
            if at == 0 { text.split_at_checked(name.len()).unwrap_or(("", &text)) } else { ("", &*text) };
        Line::from(vec![Span::styled(name.to_owned(), app.look.side_title(option)), Span::raw(rest.to_owned())])
    };
    lines.map(line).collect()
}

/// The note and the sources.
fn remark(row: &Row, width: usize) -> Vec<Line<'static>> {
    let sources: Vec<&str> = row.source.iter().map(|citation| citation.text.as_str()).collect();
    let sources = if sources.is_empty() { String::new() } else { format!("({})", sources.join(", ")) };
    let text = [row.note.as_str(), sources.as_str()].into_iter().filter(|part| !part.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    if text.is_empty() { Vec::new() } else { paragraph(&text, width, 2, Style::new()) }
}
