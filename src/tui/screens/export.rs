//! The formats a result can be written in, over the result.

use ratatui::text::{Line, Span};

use crate::{
    report::Format,
    tui::{
        app::App,
        text::{beside, boxed, paragraph},
    },
};

use super::{Pen, Room};

/// Draws the list; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, mark: usize) -> usize {
    let inner = room.width.min(60).saturating_sub(4);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut looked_at = 0;
    for (at, format) in Format::ALL.iter().enumerate() {
        let marked = at == mark;
        let style = if marked { app.look.strong() } else { ratatui::style::Style::new() };
        let sign = Line::styled(format!("{} {} ", if marked { app.look.glyphs.mark } else { " " }, at + 1), style);
        if marked {
            looked_at = lines.len();
        }
        let room = inner.saturating_sub(4);
        lines.extend(beside(vec![vec![sign], paragraph(format.what(), room, 2, style)], &[4, room], ""));
    }
    let title = Span::styled(" Export ", app.look.strong());
    pen.boxed(boxed(app.look.glyphs, title, "", lines, inner + 4), room).1 + 1 + looked_at
}
