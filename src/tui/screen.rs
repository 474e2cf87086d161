//! What screens and popups have in common.

use std::{path::PathBuf, rc::Rc};

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    quiz::{Command, ExitReason},
    report::{Format, Report},
};

use super::{action::Action, keymap::Context, session::Session, widgets::ScrollState};

/// A screen, or a popup that lies over one. It owns its selection and its scroll offset.
pub trait Screen<'c> {
    /// The context in which the keymap looks up its keys.
    fn context(&self) -> Context;

    /// Whether `action` does anything now. The footer offers no other actions.
    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool;

    /// The footer's word for `action`, where the keymap's does not fit.
    fn label(&self, _action: Action, _session: &Session<'c>) -> Option<&'static str> {
        None
    }

    /// Replaces the keys of the footer in a small window.
    fn footer(&self, _session: &Session<'c>) -> Option<Line<'static>> {
        None
    }

    /// Carries out an action, or returns what the app must do.
    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c>;

    fn paste(&mut self, _text: &str, _session: &mut Session<'c>) -> Effect<'c> {
        Effect::None
    }

    /// Whether answers or weights are tried, which are dropped when another screen opens.
    fn is_trying(&self) -> bool {
        false
    }

    /// The selected row or tab, where the screen opens again after the catalogue changed.
    fn selected(&self) -> usize {
        0
    }

    /// Selects a row or a tab, or the last if there are fewer.
    fn select(&mut self, _selected: usize, _session: &Session<'c>) {}

    /// Draws a screen into the body of the window, and a popup over all of it.
    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>);
}

/// What the app must do after an action.
pub enum Effect<'c> {
    None,
    Redraw,
    /// Have the quiz carry out a command.
    Command(Command),
    /// Close the popup, and have the quiz carry out a command.
    CloseWith(Command),
    /// Open a popup in place of any other.
    Open(Box<dyn Screen<'c> + 'c>),
    /// Close the popup.
    Close,
    Export(Export<'c>),
    /// Copy this text to the clipboard.
    Copy(String),
    StartOver,
    /// In a preview, show the answers of the worked case with this index, or again the person's own.
    Case(Option<usize>),
    /// Switch to the catalogue that the command line knows by this name.
    Switch(String),
    Quit(ExitReason),
}

/// A result to write to a file.
#[derive(Debug, Clone)]
pub struct Export<'c> {
    pub report: Rc<Report<'c>>,
    pub format: Format,
    /// The file as it was typed.
    pub file: String,
    /// Its full path.
    pub path: PathBuf,
    /// Whether to replace a file that exists.
    pub replace: bool,
}

/// Moves the selection in a list of `count` rows.
pub fn move_selection<'c>(selected: &mut usize, action: Action, count: usize, page: usize) -> Effect<'c> {
    let Some(last) = count.checked_sub(1) else { return Effect::None };
    move_to(selected, action, last, page).unwrap_or(Effect::None)
}

/// Scrolls a text. `None` if `action` does not scroll, or there is nothing to scroll.
pub fn scroll<'c>(state: &mut ScrollState, action: Action) -> Option<Effect<'c>> {
    if state.max == 0 { None } else { move_to(&mut state.offset, action, state.max, state.page) }
}

fn move_to<'c>(position: &mut usize, action: Action, last: usize, page: usize) -> Option<Effect<'c>> {
    let to = match action {
        Action::Up => position.saturating_sub(1),
        Action::Down => position.saturating_add(1),
        Action::PageUp => position.saturating_sub(page.max(1)),
        Action::PageDown => position.saturating_add(page.max(1)),
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    };
    let to = to.min(last);
    Some(if std::mem::replace(position, to) == to { Effect::None } else { Effect::Redraw })
}
