//! What can be wrong with a sheet.

use std::{io, path::PathBuf};

use crate::diagnostics::Diagnostic;

use super::read::TextError;

/// Why a sheet cannot be read, or not be saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another session has it open.
    #[error("{} is open in another whichone, so nothing is saved here; close the other one, or use --file FILE", .0.display())]
    Busy(PathBuf),
    /// It cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// There is none.
    #[error("no answers at {}; `whichone saved` lists what is saved", .0.display())]
    Missing(PathBuf),
    /// It is no sheet.
    #[error("{}:{fault}; {}", path.display(), fault.kind.help())]
    Faulty {
        /// Which file.
        path: PathBuf,
        /// What is in it.
        text: String,
        /// The first thing that is wrong.
        fault: Box<Diagnostic>,
    },
    /// It belongs to another catalogue.
    #[error(
        "{} has answers for the catalogue `{found}`, not `{wanted}`; name that catalogue, or another answers file",
        path.display()
    )]
    OtherCatalogue {
        /// Which file.
        path: PathBuf,
        /// The catalogue it belongs to.
        found: String,
        /// The catalogue in use.
        wanted: String,
    },
    /// It cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its owner protected it from writing.
    #[error("{} is read-only; make it writable with chmod u+w, or use --file FILE", .0.display())]
    Protected(PathBuf),
    /// Its folder is not there.
    #[error("the folder of {} does not exist; create it, or use another file", .0.display())]
    NoFolder(PathBuf),
    /// There is nowhere to keep it.
    #[error("there is no folder to save answers in; set XDG_STATE_HOME, or use --file FILE")]
    Nowhere,
}
