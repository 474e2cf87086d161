//! The comparison: the options side by side, one row an aspect. A tab of the result, where the rows that matter to the
//! answers given come first and say so; and a screen of its own, reached from the welcome screen.
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

use crate::{
    catalogue::Row,
    report::Report,
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
    let matters = |row: &Row| report.is_some_and(|report| matters(report, row));
    let rows = &app.quiz.catalogue().comparison;
    if rows.is_empty() {
        return paragraph("This catalogue has no comparison.", width, 0, Style::new());
    }
    let mut ordered: Vec<&Row> = rows.iter().collect();
    ordered.sort_by_key(|row| !matters(row));
    let mut lines = Vec::new();
    for row in ordered {
        lines.push(title(app, row, matters(row)));
        lines.extend(cells(app, row, width));
        lines.extend(remark(row, width));
        lines.push(Line::default());
    }
    lines.pop();
    lines
}

/// Whether a reason of the row has points from the answers given.
fn matters(report: &Report, row: &Row) -> bool {
    let scoring = report.columns.iter().flat_map(|column| &column.reasons).filter(|line| line.points > 0);
    let reasons = &report.catalogue.reasons;
    let of_row: Vec<&str> = row.reasons.iter().filter_map(|at| reasons.get(*at)).map(|r| r.id.as_str()).collect();
    scoring.into_iter().any(|line| of_row.contains(&line.reason.id.as_str()))
}

fn title(app: &App, row: &Row, matters: bool) -> Line<'static> {
    let mark = if matters { format!(" {} matters here", app.look.glyphs.dot) } else { String::new() };
    let style = app.look.strong().add_modifier(Modifier::UNDERLINED);
    Line::from(vec![Span::styled(row.title.clone(), style), Span::raw(mark)])
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
