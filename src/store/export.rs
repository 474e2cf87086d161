//! Writing a result to a file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    atomic_write::{Files, attempt, folder_of, replace},
    error::StoreError,
    load::{is_protected, resolve_symlinks},
    read::TextError,
};

/// Why a result could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It would be written over a file.
    #[error("{} already exists; choose another name, or add --force", .0.display())]
    Exists(PathBuf),
    /// It would be written over the answers or the questions it is made of.
    #[error("{} is an input file; choose another name", .0.display())]
    Sheet(PathBuf),
    /// Its owner protected it from writing.
    #[error("{} is read-only; choose another name", .0.display())]
    Protected(PathBuf),
    /// Its folder is not there.
    #[error("the folder of {} does not exist; create it, or choose another name", .0.display())]
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

/// Whether a result can be written to the file at `path`, as far as can be said before; over one that is there only where
/// `over` says so.
///
/// # Errors
/// Where [`export`] would fail.
pub fn writable(path: &Path, over: bool) -> Result<(), ExportError> {
    let file = target(path, over)?;
    attempt(folder_of(&file)).map_err(|source| ExportError::Unwritten { path: path.into(), source })
}

/// Writes `text` to the file at `path`, whole or not at all; over one that is there only where `over` says so.
///
/// # Errors
/// Where a file is there, or it cannot be written.
pub fn export(path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
    let file = target(path, over)?;
    replace(&mut Files, &file, text, over).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => ExportError::Exists(path.into()),
        _ => ExportError::Unwritten { path: path.into(), source },
    })
}

/// The file that `path` leads to, if a result may be written there.
fn target(path: &Path, over: bool) -> Result<PathBuf, ExportError> {
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
        // First, so that nobody is asked whether to replace what cannot be.
        _ if is_protected(&file) => return Err(ExportError::Protected(path.into())),
        Ok(_) if !over => return Err(ExportError::Exists(path.into())),
        _ => {}
    }
    Ok(file)
}

/// Whether two paths lead to the same file, which need not be there yet.
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((place_of(one), place_of(other)), (Some(one), Some(other)) if one == other)
}

/// Where a path leads, whether a file is there or not; none where it leads nowhere.
fn place_of(path: &Path) -> Option<PathBuf> {
    let path = resolve_symlinks(path.into()).ok()?;
    fs::canonicalize(&path).ok().or_else(|| Some(fs::canonicalize(folder_of(&path)).ok()?.join(path.file_name()?)))
}
