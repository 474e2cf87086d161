//! The screens. Each is a struct in a file of its own that owns its selection and its scroll offset, says what works now,
//! takes actions and draws itself. Popups are screens that lie over another one.

mod compare;
mod question;
mod result;
mod review;
mod welcome;

use std::{path::PathBuf, rc::Rc};

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    quiz::{Command, ExitReason, Stage},
    report::{Format, Report},
};

use super::{action::Action, keymap::Context, session::Session, widgets::ScrollState};

/// What a person looks at.
pub trait Screen<'c> {
    /// Where its keys are looked up.
    fn context(&self) -> Context;

    /// Whether `action` does anything now. The footer offers no others.
    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool;

    /// What the footer calls `action` now, where that is not what the keymap says.
    fn label(&self, _action: Action, _session: &Session<'c>) -> Option<&'static str> {
        None
    }

    /// What stands in the footer instead of keys, in a window with no room for both.
    fn footer(&self, _session: &Session<'c>) -> Option<Line<'static>> {
        None
    }

    /// Carries out an action, or says what the app has to do.
    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c>;

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _session: &mut Session<'c>) -> Effect<'c> {
        Effect::None
    }

    /// Draws itself: a screen into the body of the window, a popup over all of it.
    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>);
}

/// What follows from an action.
pub enum Effect<'c> {
    /// Nothing changed.
    None,
    /// Something that is seen changed.
    Redraw,
    /// The quiz carries out a command.
    Command(Command),
    /// The popup is closed, and the quiz carries out a command.
    CloseWith(Command),
    /// A popup opens over the screen, in place of any other.
    Open(Box<dyn Screen<'c> + 'c>),
    /// The popup is closed.
    Close,
    /// The result is written to a file.
    Export(Export<'c>),
    /// The terminal is asked to copy this text.
    Copy(String),
    /// The old answers are kept under another name, and the quiz starts over.
    StartOver,
    /// Another catalogue is answered, by the name the command line has for it.
    Switch(String),
    /// The quiz ends.
    Quit(ExitReason),
}

/// A result on its way to a file.
#[derive(Debug, Clone)]
pub struct Export<'c> {
    /// The result.
    pub report: Rc<Report<'c>>,
    /// In which format it is written.
    pub format: Format,
    /// The file as it was typed.
    pub file: String,
    /// The same in full.
    pub path: PathBuf,
    /// Whether a file that exists is replaced.
    pub replace: bool,
}

/// The screen for the stage that the quiz is at. The welcome selects what led to the stage `before`, and the review the
/// question that was `edited` from there.
pub fn for_stage<'c>(session: &Session<'c>, before: Stage, edited: Option<usize>) -> Box<dyn Screen<'c> + 'c> {
    match session.quiz.stage() {
        Stage::Welcome => Box::new(welcome::Welcome::after(before, session)),
        Stage::Comparison => Box::new(compare::Comparison::default()),
        Stage::Question { .. } => Box::new(question::QuestionScreen::new(session)),
        Stage::Review => Box::new(review::Review::new(session, edited)),
        Stage::Result => Box::new(result::ResultScreen::new(session)),
    }
}

/// Where a move takes the selection at `at` of a list of `count` rows, of which a page shows `page`; none where it stays.
pub fn moved(action: Action, at: usize, count: usize, page: usize) -> Option<usize> {
    target(action, at, count.checked_sub(1)?, page).filter(|to| *to != at)
}

/// The same, where `last` is the last row and it may stay. None where the action does not move.
fn target(action: Action, at: usize, last: usize, page: usize) -> Option<usize> {
    let to = match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at.saturating_add(1),
        Action::PageUp => at.saturating_sub(page.max(1)),
        Action::PageDown => at.saturating_add(page.max(1)),
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// Scrolls a text. None where the action is not for scrolling, or there is nothing to scroll.
pub fn scrolled<'c>(scroll: &mut ScrollState, action: Action) -> Option<Effect<'c>> {
    if scroll.max == 0 {
        return None;
    }
    let to = target(action, scroll.offset, scroll.max, scroll.page)?;
    Some(if std::mem::replace(&mut scroll.offset, to) == to { Effect::None } else { Effect::Redraw })
}
