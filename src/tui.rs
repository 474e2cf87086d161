//! The quiz in a terminal.
//!
//! The loop of [`run`]: draw the [`app::App`], wait for [`input`], look the key up in the one table of [`keymap`], let
//! the app act on it, draw again if anything changed. What is drawn is a pure function of the app ([`screens`]); the
//! terminal is a value ([`run::Terminal`]), real in [`terminal`], scripted in tests.

pub mod app;
pub mod canvas;
#[cfg(unix)]
mod decode;
mod device;
pub mod frame;
pub mod input;
#[cfg(unix)]
mod keyboard;
pub mod keymap;
pub mod look;
pub mod run;
pub mod screens;
#[cfg(unix)]
mod signals;
pub mod terminal;
mod text;
pub mod typed;

use std::{io, sync::Arc};

pub use app::App;
pub use look::Look;

use crate::{
    quiz::{Ending, Quiz},
    sheet::{Keep, Opening},
};

/// Tells what must not be lost, once the terminal is given back and the process is about to end by a signal or a panic.
pub type LastWords = Arc<dyn Fn() + Send + Sync>;

/// Why the quiz could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on or to read keys from.
    #[error(
        "there is no terminal to ask questions on ({0}); run whichone in a terminal window, or \
         write the answers to its standard input, line by line"
    )]
    NoTerminal(io::Error),
    /// The terminal failed while in use.
    #[error("the terminal failed: {0}")]
    Failed(io::Error),
}

/// Takes a person through `quiz` on the terminal, and gives it as they left it with how they did; `last_words` are said
/// where they did not leave it, but a signal or a panic ended it.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn ask<'c>(
    quiz: Quiz<'c>,
    opening: Opening,
    look: Look,
    keeper: &mut impl Keep,
    last_words: LastWords,
) -> (Quiz<'c>, Result<Ending, TuiError>) {
    let mut app = App::new(quiz, opening, look);
    let run = |mut terminal| run::run(&mut app, &mut terminal, keeper).map_err(TuiError::Failed);
    let ending = terminal::Tty::claim(last_words).and_then(run);
    (app.quiz, ending)
}
