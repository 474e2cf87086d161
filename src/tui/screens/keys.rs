//! The keys of the screen underneath, over it.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::tui::{
    app::App,
    keymap,
    text::{beside, boxed, more, paragraph},
};

use super::{Pen, Room};

/// The columns of the names of keys.
const NAMES: usize = 14;

/// How many lines of the list do not fit.
pub(super) fn reach(app: &App, room: Room) -> usize {
    lines(app, width(room)).len().saturating_sub(window(room))
}

/// How far a page goes.
pub(super) fn page(room: Room) -> usize {
    window(room).saturating_sub(1)
}

fn width(room: Room) -> usize {
    room.width.min(76).saturating_sub(4)
}

/// The lines of the list that can be shown: the box takes two.
fn window(room: Room) -> usize {
    room.height.saturating_sub(2)
}

fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let row = |binding: &keymap::Binding| {
        let names = paragraph(&binding.names().join(" "), NAMES, 0, app.look.strong());
        let room = width.saturating_sub(NAMES + 2);
        beside(vec![names, paragraph(binding.what, room, 2, Style::new())], &[NAMES, room], "  ")
    };
    let under = App { overlay: None, ..app.clone() };
    keymap::at(under.place()).filter(|binding| under.can(binding.action)).flat_map(row).collect()
}

/// Draws the list from its line `first` on; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, first: usize) -> usize {
    let inner = width(room);
    let all = lines(app, inner);
    let (above, below) = (first, all.len().saturating_sub(first + window(room)));
    let shown = all.into_iter().skip(first).take(window(room)).collect();
    let note = more(app.look.glyphs, above, below);
    let title = Span::styled(" Keys on this screen ", app.look.strong());
    pen.boxed(boxed(app.look.glyphs, title, &note, shown, inner + 4), room).1 + 1
}
