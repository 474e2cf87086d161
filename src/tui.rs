//! The quiz in a terminal, drawn with ratatui.
//!
//! [`app::App`] has one active `Screen` and at most one popup over it. The loop, [`app::run`], draws, waits for
//! an [`event::Event`], has the [`keymap`] turn a key into an [`action::Action`], and updates the app.

pub mod action;
pub mod app;
pub mod background;
pub mod event;
pub mod keymap;
mod layout;
mod popups;
mod screens;
pub mod session;
#[cfg(unix)]
mod signals;
pub mod terminal;
pub mod theme;
mod widgets;

use std::{io, sync::Arc};

pub use app::{App, Exit};
pub use session::Session;

use crate::{store::Store, tui::terminal::Tty};

/// Prints what must not be lost, once the terminal is restored and a signal or a panic is about to end the process.
pub type ExitMessage = Arc<dyn Fn() + Send + Sync>;

/// Why the quiz could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read keys from.
    #[error("no terminal ({0}); run whichone in a terminal window, or pipe the answers in, one per line")]
    NoTerminal(io::Error),
    /// The terminal failed while in use.
    #[error("the terminal failed: {0}")]
    Failed(io::Error),
}

/// Takes a person through the quiz of `session` on `tty`, and gives it as they left it, with how they did.
///
/// # Errors
/// Where the terminal fails.
pub fn ask<'c>(tty: &Tty, session: Session<'c>, store: &mut impl Store) -> (Session<'c>, Result<Exit, TuiError>) {
    let mut app = App::new(session);
    let run = |mut terminal| app::run(&mut app, &mut terminal, &tty.events, store, &mut &*tty);
    let exit = tty.terminal().map_err(TuiError::Failed).and_then(run);
    (app.session, exit)
}
