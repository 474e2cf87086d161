//! The quiz and the comparison of several people in a terminal, drawn with ratatui.
//!
//! [`app::App`] has one active `Screen` and at most one popup over it. The loop, [`app::run`], draws,
//! waits for an [`event::Event`], looks a key up in the [`keymap`], and updates the app with the [`action::Action`] it
//! finds.

pub mod action;
pub mod app;
pub mod background;
mod error;
pub mod event;
pub mod keymap;
mod layout;
mod popups;
pub mod preview;
mod screen;
mod screens;
pub mod session;
#[cfg(unix)]
mod signals;
pub mod terminal;
pub mod theme;
mod widgets;

pub use app::{App, Exit, ask};
pub use error::TuiError;
pub use preview::preview;
pub use session::Session;
