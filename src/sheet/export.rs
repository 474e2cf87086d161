//! Writing a result to a file.

use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Why a result could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It would be written over a file.
    #[error("{} is there already; give another name, or --force to write over it", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes `text` to the file at `path`; over one that is there only where `over` says so.
///
/// # Errors
/// Where a file is there, or it cannot be written.
pub fn export(path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
    let mut options = File::options();
    options.write(true).create_new(!over);
    if over {
        options.create(true).truncate(true);
    }
    options.open(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(path.into()),
        _ => ExportError::Unwritten { path: path.into(), source },
    })
}
