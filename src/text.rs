//! Other people's text: made safe to show, quoted for a shell, measured and wrapped by display
//! width.

mod invisible;
mod sanitize;
mod shell;
mod width;
mod wrap;

pub(crate) use invisible::{invisible, invisible_in};
pub use sanitize::{is_printable, sanitize, sanitize_line};
pub(crate) use sanitize::{is_typographic_quote, straight_quotes};
pub(crate) use shell::Shell;
pub(crate) use width::{pad, truncate, width};
pub(crate) use wrap::{wrap, wrap_indented, wrap_to};
