//! A line as it is typed, over the screen: the note on a question, the name of a file.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    sheet::shown_path,
    tui::{
        app::{App, Line as For},
        text::{boxed, more, paragraph},
        typed::Typed,
    },
};

use super::{Pen, Room};

/// Draws the line; gives the column and the row of the cursor.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, what: For, typed: &Typed) -> (usize, usize) {
    let inner = room.width.min(76).saturating_sub(4);
    let (title, above, below) = around(app, what, typed);
    let mut lines = paragraph(&above, inner, 0, Style::new());
    let head = lines.len();
    let tail = if below.is_empty() { Vec::new() } else { paragraph(&below, inner, 0, Style::new()) };
    let (rows, (column, row)) = typed.rows(inner);
    // The box takes two rows; the one with the cursor is the last that is shown, or before it.
    let window = room.height.saturating_sub(head + tail.len() + 2).max(1);
    let first = (row + 1).saturating_sub(window);
    let hidden = rows.len().saturating_sub(first + window);
    lines.extend(rows.into_iter().skip(first).take(window).map(Line::raw));
    lines.extend(tail);
    let title = Span::styled(title, app.look.strong());
    let framed = boxed(app.look.glyphs, title, &more(app.look.glyphs, first, hidden), lines, inner + 4);
    let (left, top) = pen.boxed(framed, room);
    (left + 2 + column, top + 1 + head + row - first)
}

/// The title, and what stands above and below the line.
fn around(app: &App, what: For, typed: &Typed) -> (&'static str, String, String) {
    match what {
        For::Note => (" Note ", "Why you answer as you do, for whoever reads the result:".into(), String::new()),
        For::File(format) => {
            let path = shown_path(&app.full_path(typed.text().trim()));
            (" Export ", format!("{}. The file:", format.what()), format!("This writes {path}"))
        }
    }
}
