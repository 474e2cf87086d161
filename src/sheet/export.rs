//! Writing a result to a file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    Files, SheetError, TextError,
    disk::{folder_of, replace},
    load::followed,
};

/// Why a result could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It would be written over a file.
    #[error("{} is there already; give another name, or --force to write over it", .0.display())]
    Exists(PathBuf),
    /// It would be written over the answers or the questions it is made of.
    #[error("{} is what the result is made of; give another name", .0.display())]
    Sheet(PathBuf),
    /// Its folder is not there.
    #[error("the folder of {} is not there; make it first, or give another name", .0.display())]
    NoFolder(PathBuf),
    /// It cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes `text` to the file at `path`, whole or not at all; over one that is there only where `over` says so.
///
/// # Errors
/// Where a file is there, or it cannot be written.
pub fn export(path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
    let unwritten = |source| ExportError::Unwritten { path: path.into(), source };
    let file = followed(path.into()).map_err(|error| match error {
        SheetError::Unreadable { source, .. } => unwritten(io::Error::other(source)),
        other => unwritten(io::Error::other(other)),
    })?;
    if !folder_of(&file).is_dir() {
        return Err(ExportError::NoFolder(path.into()));
    }
    match fs::metadata(&file) {
        Ok(found) if !found.is_file() => return Err(unwritten(io::Error::other(TextError::NoFile))),
        Ok(_) if !over => return Err(ExportError::Exists(path.into())),
        _ => {}
    }
    replace(&mut Files, &file, text, over).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(path.into()),
        _ => unwritten(source),
    })
}

/// Whether two paths lead to the same file, as far as both are there.
#[must_use]
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
