//! YAML with positions: every error is on its line and column.
//!
//! - `read` returns what a file says, or all its structural errors as [`Diagnostic`](crate::diagnostics::Diagnostic)s.
//! - [`locate`] finds the positions of errors that are found later, from their `NodePath`s.

mod aliases;
mod de;
mod de_error;
mod limits;
mod line_index;
mod lost_text;
mod mistakes;
mod node;
mod node_path;
mod ordered_map;
mod read;
mod recovery;
mod syntax;

pub(crate) use de_error::DeError;
pub(crate) use lost_text::{LostText, lost_texts};
pub(crate) use node::NodeRef;
pub(crate) use node_path::NodePath;
pub use node_path::locate;
pub(crate) use ordered_map::OrderedMap;
pub(crate) use read::{FileFormat, de_error, de_errors, read};
pub(crate) use recovery::recover;
