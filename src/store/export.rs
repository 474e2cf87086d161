//! Writing a result to a file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    atomic_write::{Files, replace, try_draft},
    error::StoreError,
    paths::{folder_of, is_protected, resolve_symlinks},
    read::TextError,
};

/// Why a result cannot be written to a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file exists and may not be overwritten.
    #[error("{} already exists; choose another name, or add --force", .0.display())]
    Exists(PathBuf),
    /// The file is the answers file or the catalogue.
    #[error("{} is an input file; choose another name", .0.display())]
    InputFile(PathBuf),
    /// The permissions of the file forbid writing.
    #[error("{} is read-only; choose another name", .0.display())]
    Protected(PathBuf),
    /// The folder of the file does not exist.
    #[error("the folder of {} does not exist; create it, or choose another name", .0.display())]
    NoFolder(PathBuf),
    /// The file cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Fails if [`export`] would, as far as can be known beforehand.
pub(crate) fn writable(path: &Path, overwrite: bool) -> Result<(), ExportError> {
    let file = target(path, overwrite)?;
    try_draft(folder_of(&file)).map_err(|source| ExportError::Unwritten { path: path.into(), source })
}

/// Writes `text` to the file at `path`, whole or not at all.
pub(crate) fn export(path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError> {
    let file = target(path, overwrite)?;
    replace(&mut Files, &file, text, overwrite).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(path.into()),
        _ => ExportError::Unwritten { path: path.into(), source },
    })
}

/// The file that `path` leads to, if it may be written.
fn target(path: &Path, overwrite: bool) -> Result<PathBuf, ExportError> {
    let unwritten = |source| ExportError::Unwritten { path: path.into(), source };
    let file = resolve_symlinks(path.into()).map_err(|error| match error {
        StoreError::Unreadable { source, .. } => unwritten(io::Error::other(source)),
        other => unwritten(io::Error::other(other)),
    })?;
    if !folder_of(&file).is_dir() {
        return Err(ExportError::NoFolder(path.into()));
    }
    match fs::metadata(&file) {
        Ok(found) if !found.is_file() => return Err(unwritten(io::Error::other(TextError::NoFile))),
        // Before `Exists`, so that nobody is asked whether to overwrite what cannot be.
        _ if is_protected(&file) => return Err(ExportError::Protected(path.into())),
        Ok(_) if !overwrite => return Err(ExportError::Exists(path.into())),
        _ => {}
    }
    Ok(file)
}
