//! A person's answers on disk.
//!
//! - A [`Sheet`] is the file as it is written: ids and texts, nothing resolved. [`read`] makes one of a text.
//! - [`Sheet::take`] turns it into the progress of a quiz, and says what no longer fits the catalogue ([`Drift`]);
//!   [`Sheet::with`] is the way back, and keeps what did not fit.
//! - A [`Keeper`] keeps one sheet for one session: it has the lock, saves, and sets aside.

mod answers_file;
mod atomic_write;
mod error;
mod export;
mod file_store;
mod load;
mod lock;
mod migration;
mod paths;
mod read;
mod responses;
mod save_status;
mod session;
mod stamp;
mod time;

pub use answers_file::{AnswersFile, Edition, parse};
pub use atomic_write::{Disk, Files, WriteStep};
pub use error::StoreError;
pub use export::ExportError;
pub(crate) use export::{export, same_file, writable};
pub use file_store::{FileStore, Resumed, Store};
pub use load::load;
pub(crate) use load::load_for;
pub use lock::Lock;
pub use migration::{Change, Migration};
pub(crate) use paths::{expanded, kept_file, state_folder};
pub use paths::{file_for, found_for, saved_in, shown_path};
pub use read::TextError;
pub(crate) use read::read_text;
pub use save_status::SaveStatus;
pub(crate) use session::FORMAT;
pub use session::{BYTES, SessionInfo};
pub use time::Clock;
