//! A person's answers on disk.
//!
//! - A [`Sheet`] is the file as it is written: ids and texts, nothing resolved. [`read`] makes one of a text.
//! - [`Sheet::take`] turns it into the progress of a quiz, and says what no longer fits the catalogue ([`Drift`]);
//!   [`Sheet::with`] is the way back, and keeps what did not fit.
//! - A [`Keeper`] keeps one sheet for one session: it has the lock, saves, and sets aside.

mod bounded;
mod disk;
mod drift;
mod error;
mod export;
mod file;
mod keeper;
mod keeping;
mod load;
mod lock;
mod places;
mod progress;
mod stamp;
mod time;

pub use bounded::{TextError, read_file, read_text};
pub use disk::{Disk, Files, Step, replace};
pub use drift::{Change, Drift};
pub use error::SheetError;
pub use export::{ExportError, export, same_file, writable};
pub use file::{Edition, Sheet, read};
pub use keeper::{Keep, Keeper, Resumed};
pub use keeping::Keeping;
pub use load::{load, load_for};
pub use lock::{Lock, LockError};
pub use places::{Saved, expanded, file_for, found_for, kept_file, saved_in, shown_path, state_folder};
pub use time::Clock;

use std::path::PathBuf;

use crate::report::About;

/// What a person is told of their sheet before the first question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// What the result will be about.
    pub about: About,
    /// The working directory, where files are written that name no other.
    pub folder: PathBuf,
    /// The file that answers are saved in; empty where they are not.
    pub place: String,
    /// When the answers were saved that it begins with; empty where it begins with none.
    pub saved: String,
    /// What changed since then, in sentences.
    pub news: Vec<String>,
}

/// How long a sheet may be, in bytes: room for an answer of twelve choices to each of ten thousand questions, and for
/// thousands of notes.
pub const BYTES: usize = 8 * 1024 * 1024;

/// The format that is written, and the newest that is read.
pub const FORMAT: u32 = 1;
