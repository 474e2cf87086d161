//! The worked cases of the catalogue that is previewed.

use crate::{
    report::CaseLine,
    tui::{keymap::Context, screen::Effect, session::Session},
};

use super::menu::{Menu, MenuRow};

/// A list of the worked cases. While one is shown, the person's own answers come first.
pub fn cases<'c>(session: &Session<'c>) -> Menu<'c> {
    let catalogue = session.catalogue();
    let shown = session.preview.as_ref().and_then(|preview| preview.shown_case(catalogue));
    let own = shown.map(|_| (None, MenuRow { name: "Your answers".into(), text: String::new(), is_enabled: true }));
    let case = |(index, case)| {
        let line = CaseLine::new(catalogue, case);
        (Some(index), MenuRow { name: line.case.id.clone(), text: line.in_short(), is_enabled: true })
    };
    let rows = own.into_iter().chain(catalogue.cases.iter().enumerate().map(case));
    let (targets, rows): (Vec<Option<usize>>, Vec<MenuRow>) = rows.unzip();
    let selected = shown.and_then(|shown| catalogue.cases.iter().position(|case| case.id == shown.id));
    let selected = selected.map_or(0, |index| index + 1);
    Menu::new(Context::Catalogues, "Worked cases", rows, selected, move |index, _| match targets.get(index) {
        Some(target) => Effect::Case(*target),
        None => Effect::None,
    })
}
