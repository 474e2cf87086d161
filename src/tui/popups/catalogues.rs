//! The list of the other catalogues.

use crate::tui::{
    keymap::Context,
    screen::Effect,
    session::{Entry, Session},
};

use super::menu::{Menu, MenuRow};

/// A list of `entries`. Choosing one switches to it.
pub fn catalogues<'c>(entries: Vec<Entry>) -> Menu<'c> {
    let row = |Entry { name, title }: &Entry| MenuRow {
        name: name.clone(),
        text: title.clone().unwrap_or_else(|error| error),
        is_enabled: title.is_ok(),
    };
    let rows = entries.iter().map(row).collect();
    Menu::new(Context::Catalogues, "Decide something else", rows, 0, move |index, session: &mut Session| match entries
        .get(index)
    {
        Some(Entry { name, title: Ok(_) }) => Effect::Switch(name.clone()),
        Some(Entry { name, .. }) => {
            session.notice = Some(format!("`whichone check {name}` says what is wrong with it."));
            Effect::Redraw
        }
        None => Effect::None,
    })
}
