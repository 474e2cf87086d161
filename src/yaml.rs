//! YAML with positions: every error is on its line and column.
//!
//! - `read` returns what a file says, or all its structural errors as [`Fault`](crate::diagnostics::Fault)s.
//! - [`locate`] finds the position of what is found out later, by its [`Path`].

mod aliases;
mod de;
mod de_error;
mod limits;
mod mistakes;
mod node;
mod ordered_map;
mod position;
mod read;
mod recovery;
mod syntax;

pub(crate) use de_error::DeError;
pub(crate) use node::NodeRef;
pub(crate) use ordered_map::OrderedMap;
pub use position::locate;
pub(crate) use position::{LostText, NodePath, written_texts};
pub(crate) use read::{de_error, de_errors, read};
pub(crate) use recovery::recover;
