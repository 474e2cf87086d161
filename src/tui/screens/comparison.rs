//! The comparison: the options side by side, one row an aspect. A tab of the result, where the rows that matter to the
//! answers given come first, the most points first, and say so; and a screen of its own, reached from the welcome screen.
//!
//! ```text
//!  Memory management · matters here
//!  Python: counts references, with a collector…  Rust: decided at compile time by ownership…
//!  Correction: …  (article 7, article 8.2)
//! ```

use ratatui::{
    style::{Modifier, Style},
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::Row,
    report::{Report, rows},
    tui::{
        app::App,
        text::{beside, paragraph, shares, wrap},
    },
};

use super::{Room, Screen};

/// The least width of a cell beside others, in columns.
const NARROWEST: usize = 34;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let bar = Line::raw(app.look.glyphs.thick.repeat(room.width));
    Screen { status: "Comparison".into(), bar, body: lines(app, None, room.width), ..Screen::default() }
}

/// The rows; those that matter to `report` first.
pub(super) fn lines(app: &App, report: Option<&Report>, width: usize) -> Vec<Line<'static>> {
    let rows = rows(app.quiz.catalogue(), report.map_or(&[], |report| &report.columns));
    if rows.is_empty() {
        return paragraph("This catalogue has no comparison.", width, 0, Style::new());
    }
    let mut lines = Vec::new();
    for line in rows {
        lines.extend(title(app, line.row, line.matters, width));
        lines.extend(cells(app, line.row, width));
        lines.extend(remark(line.row, width));
        lines.push(Line::default());
    }
    lines.pop();
    lines
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
