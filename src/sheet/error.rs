//! What can be wrong with a sheet.

use std::{io, path::PathBuf};

use crate::document::Fault;

use super::TextError;

/// Why a sheet cannot be read, or not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Another session has it open.
    #[error("another whichone has {} open, so this one saves nothing: close the other one, or give --sheet another file", .0.display())]
    Busy(PathBuf),
    /// It cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// There is none.
    #[error("there is no sheet {}; `whichone sheets` lists those that are saved", .0.display())]
    Missing(PathBuf),
    /// It is no sheet.
    #[error("{}:{fault}; {}", path.display(), fault.problem.help())]
    Faulty {
        /// Which file.
        path: PathBuf,
        /// What is in it.
        text: String,
        /// The first thing that is wrong.
        fault: Box<Fault>,
    },
    /// It belongs to another catalogue.
    #[error(
        "{} has answers to the catalogue `{found}`, and this is `{wanted}`; give the file of that catalogue, or another \
         sheet",
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
    #[error("{} cannot be written: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its owner protected it from writing.
    #[error("{} is protected from writing: take that off with chmod, or give --sheet another file", .0.display())]
    Protected(PathBuf),
    /// Its folder is not there.
    #[error("the folder of {} is not there: make it first, or name another file", .0.display())]
    NoFolder(PathBuf),
    /// There is nowhere to keep it.
    #[error("there is no folder to keep answers in; set XDG_STATE_HOME, or name a file with --sheet")]
    Nowhere,
}
