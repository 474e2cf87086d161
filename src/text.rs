//! Other people's text: made safe to show, measured and wrapped by display width.

mod invisible;
mod sanitize;
mod width;
mod wrap;

pub(crate) use invisible::{invisible, invisible_in};
pub(crate) use sanitize::straight_quotes;
pub use sanitize::{is_printable, sanitize, sanitize_line};
pub(crate) use width::{pad, truncate, width};
pub(crate) use wrap::{wrap, wrap_indented, wrap_to};
