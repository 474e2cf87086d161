//! Answers on disk.
//!
//! - An [`AnswersFile`] is the file as it is written: ids and texts, not resolved. [`parse`] reads one from a text.
//! - [`AnswersFile::resolve`] turns it into the responses of a quiz, and lists what no longer fits the catalogue
//!   ([`Migration`]). [`AnswersFile::with_responses`] is the way back, and keeps what did not fit.
//! - A [`FileStore`] saves one answers file for one session: it holds the lock, writes atomically, and notices when
//!   another program changes the file.

mod answers_file;
mod atomic_write;
mod decision_record;
mod edition;
mod error;
mod export;
mod file_store;
mod fingerprint;
mod interface;
mod load;
mod lock;
mod migration;
mod paths;
mod read;
mod resolve;
mod state_folder;
mod time;

pub use answers_file::{AnswersFile, BYTES, parse};
pub use atomic_write::{Disk, Files, WriteStep};
pub(crate) use decision_record::{load_decision, may_be_decision, next_record, superseded_by};
pub use edition::Edition;
pub use error::StoreError;
pub use export::ExportError;
pub(crate) use export::{export, writable};
pub use file_store::{FileStore, Resumed};
pub use interface::{SaveStatus, SessionInfo, Store};
pub use load::load;
pub(crate) use load::load_for;
pub use lock::Lock;
pub use migration::{Change, Migration};
pub use paths::shown_path;
pub(crate) use paths::{expand_home, folder_of, path_from, same_file};
pub use read::TextError;
pub(crate) use read::read_text;
pub(crate) use state_folder::{default_file, state_folder};
pub use state_folder::{file_for, find_file, saved_in};
pub use time::Clock;
pub(crate) use time::is_date;
