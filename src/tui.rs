//! The quiz in a terminal.
//!
//! The loop of [`run`]: draw the [`app::App`], wait for [`input`], look the key up in the one table of [`keymap`], let
//! the app act on it, draw again if anything changed. What is drawn is a pure function of the app ([`screens`]); the
//! terminal is a value ([`run::Terminal`]), real in [`terminal`], scripted in tests.

pub mod app;
mod device;
pub mod input;
pub mod keymap;
pub mod look;
pub mod run;
pub mod screens;
#[cfg(unix)]
mod signals;
pub mod terminal;
mod text;

use std::io;

pub use app::{App, Ending};
pub use look::Look;

use crate::{catalogue::Catalogue, quiz::Order};

/// Why the quiz could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read keys from.
    #[error(
        "there is no terminal to ask questions on ({0}); run whichone in a terminal window, and send only its \
         standard output elsewhere"
    )]
    NoTerminal(io::Error),
    /// The terminal cannot place text.
    #[error(
        "the terminal says it can only print lines (TERM=dumb); run whichone in another one, or set TERM to its type"
    )]
    Dumb,
    /// The terminal failed while in use.
    #[error("the terminal failed: {0}")]
    Failed(io::Error),
}

/// Takes a person through `catalogue` on the terminal, and gives the app as they left it.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn ask(catalogue: &Catalogue, order: Order, look: Look) -> Result<(App<'_>, Ending), TuiError> {
    let mut app = App::new(catalogue, order, look);
    let mut terminal = terminal::Tty::claim()?;
    let ending = run::run(&mut app, &mut terminal).map_err(TuiError::Failed)?;
    Ok((app, ending))
}
