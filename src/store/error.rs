//! Why an answers file cannot be read or saved.

use std::{io, path::PathBuf};

use crate::diagnostics::Diagnostic;

use super::read::TextError;

/// Why an answers file cannot be read or saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another session holds its lock.
    #[error("{} is open in another whichone, so nothing is saved here; close the other one, or use --file FILE", .0.display())]
    Busy(PathBuf),
    /// It cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// It does not exist.
    #[error("no answers at {}; `whichone saved` lists what is saved", .0.display())]
    Missing(PathBuf),
    /// It has an error in its YAML or its keys.
    #[error("{}:{error}; {}", path.display(), error.kind.help())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is in it.
        text: String,
        /// The first error.
        error: Box<Diagnostic>,
    },
    /// It is for another catalogue.
    #[error(
        "{} has answers for the catalogue `{found}`, not `{wanted}`; name that catalogue, or another answers file",
        path.display()
    )]
    OtherCatalogue {
        /// The file.
        path: PathBuf,
        /// The catalogue it is for.
        found: String,
        /// The catalogue in use.
        wanted: String,
    },
    /// It cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its permissions forbid writing.
    #[error("{} is read-only; make it writable with chmod u+w, or use --file FILE", .0.display())]
    Protected(PathBuf),
    /// Its folder does not exist.
    #[error("the folder of {} does not exist; create it, or use another file", .0.display())]
    NoFolder(PathBuf),
    /// The user has no state folder.
    #[error("there is no folder to save answers in; set XDG_STATE_HOME, or use --file FILE")]
    Nowhere,
}
