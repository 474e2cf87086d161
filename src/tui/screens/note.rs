//! The note on a question, as it is typed, over the question.

use ratatui::text::{Line, Span};

use crate::tui::{
    app::App,
    text::{boxed, more, paragraph},
    typed::Typed,
};

use super::{Pen, Room};

/// What a note is for.
const PURPOSE: &str = "Why you answer as you do, for whoever reads the result:";

/// Draws the note; gives the column and the row of the cursor.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, typed: &Typed) -> (usize, usize) {
    let inner = room.width.min(76).saturating_sub(4);
    let mut lines = paragraph(PURPOSE, inner, 0, ratatui::style::Style::new());
    let above = lines.len();
    let (rows, (column, row)) = typed.rows(inner);
    // The box takes two rows; the one with the cursor is the last that is shown, or before it.
    let window = room.height.saturating_sub(above + 2).max(1);
    let first = (row + 1).saturating_sub(window);
    let below = rows.len().saturating_sub(first + window);
    lines.extend(rows.into_iter().skip(first).take(window).map(Line::raw));
    let title = Span::styled(" Note ", app.look.strong());
    let framed = boxed(app.look.glyphs, title, &more(app.look.glyphs, first, below), lines, inner + 4);
    let (left, top) = pen.boxed(framed, room);
    (left + 2 + column, top + 1 + above + row - first)
}
