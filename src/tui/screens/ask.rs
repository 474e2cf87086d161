//! A question of the program itself, over the screen: leave, start over, write over a file.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    sheet::shown_path,
    tui::{
        app::{App, Asked},
        text::{boxed, paragraph},
    },
};

use super::{Pen, Room};

/// Draws the question; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, asked: &Asked) -> usize {
    let inner = room.width.min(64).saturating_sub(4);
    let (title, text, choices) = words(app, asked);
    let choices = paragraph(choices, inner, 0, app.look.strong());
    let mut lines = paragraph(&text, inner, 0, Style::new());
    // The box takes two rows, and an empty one stands before the choices.
    let window = room.height.saturating_sub(choices.len() + 3).max(1);
    if lines.len() > window {
        lines.truncate(window);
        if let Some(last) = lines.last_mut() {
            last.push_span(app.look.glyphs.cut);
        }
    }
    lines.push(Line::default());
    lines.extend(choices);
    let title = Span::styled(title, app.look.strong());
    pen.boxed(boxed(app.look.glyphs, title, "", lines, inner + 4), room).1 + 1
}

/// The title, the question, and what can be answered.
fn words(app: &App, asked: &Asked) -> (&'static str, String, &'static str) {
    match asked {
        Asked::Leave => (" Leave? ", app.keeping.leaving(), "Enter leaves.  Esc stays."),
        Asked::Restart => (" Start over? ", app.keeping.starting_over().into(), "Enter starts over.  Esc stays."),
        Asked::Overwrite(export) => {
            let path = shown_path(&app.full_path(&export.file));
            let text = format!("{path} is there already. Writing over it loses what is in it.");
            (" Write over it? ", text, "Enter writes over it.  Esc takes another name.")
        }
    }
}
