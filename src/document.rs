//! Text files that people write: YAML read with every fault on its line, and anyone's text made safe to show.
//!
//! - `read` gives what a text says, or all structural [`Fault`]s it has.
//! - [`locate`] puts what is found out later, by a [`Path`], on its line.
//! - [`shown`] is text as it may be sent to a terminal.

mod aliases;
mod bounds;
mod checks;
mod entries;
mod fault;
mod invisible;
mod mend;
mod misfit;
mod place;
mod read;
mod slips;
mod syntax;
mod text;
mod tree;
mod value;

pub use checks::{Check, Level};
pub use entries::Entries;
pub use fault::{Fault, IdKind, Place, Problem};
pub use place::{Lost, Path, Step, locate, written_texts};
pub use text::{is_drawn, is_one_line, shown, shown_line, straight_quotes, wrapped};

pub(crate) use fault::{list, quote, suggest};
pub(crate) use invisible::invisible;
pub(crate) use mend::mended;
pub(crate) use misfit::Misfit;
pub(crate) use read::{misfit, misfits, read};
pub(crate) use tree::At;
