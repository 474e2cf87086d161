//! The keys of the screen underneath, over it.

use std::cell::LazyCell;

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::tui::{
    app::App,
    keymap,
    text::{beside, boxed, more, paragraph},
};

use super::{Pen, Room, View};

/// The columns of the names of keys.
const NAMES: usize = 14;

/// What is seen of `list`, from its line `first` on.
pub(super) fn view(list: &[Line], room: Room, first: usize) -> View {
    let hidden = list.len().saturating_sub(window(room));
    View { first, hidden, reach: hidden, page: window(room).saturating_sub(1), shows_mark: true }
}

fn width(room: Room) -> usize {
    room.width.min(76).saturating_sub(4)
}

/// The lines of the list that can be shown: the box takes two.
fn window(room: Room) -> usize {
    room.height.saturating_sub(2)
}

/// The keys that work on the screen underneath, of which `under` tells what is seen.
pub(super) fn lines(app: &App, room: Room, under: impl FnOnce() -> View) -> Vec<Line<'static>> {
    let row = |binding: &keymap::Binding| {
        let names = paragraph(&binding.names().join(" "), NAMES, 0, app.look.strong());
        let room = width(room).saturating_sub(NAMES + 2);
        beside(vec![names, paragraph(binding.what, room, 2, Style::new())], &[NAMES, room], "  ")
    };
    let (screen, view) = (App { overlay: None, ..app.clone() }, LazyCell::new(under));
    keymap::at(screen.place()).filter(|binding| screen.can_in(binding.action, || *view)).flat_map(row).collect()
}

/// Draws the list from its line `first` on; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, all: Vec<Line<'static>>, first: usize) -> usize {
    let (above, below) = (first, all.len().saturating_sub(first + window(room)));
    let shown = all.into_iter().skip(first).take(window(room)).collect();
    let note = more(app.look.glyphs, above, below);
    let title = Span::styled(" Keys on this screen ", app.look.strong());
    pen.boxed(boxed(app.look.glyphs, title, &note, shown, width(room) + 4), room).1 + 1
}
