//! Finding a sheet and reading it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{catalogue::Catalogue, diagnostics::Diagnostic};

use super::{
    BYTES,
    answers_file::{self, AnswersFile},
    atomic_write::folder_of,
    error::StoreError,
    read::{TextError, read_file},
};

/// How many links may lead to a sheet.
const MOST_LINKS: usize = 40;

/// Reads the sheet at `path`; none where there is no file, or an empty one.
///
/// # Errors
/// Where it cannot be read, or is no sheet.
pub fn load(path: &Path) -> Result<Option<AnswersFile>, StoreError> {
    Ok(load_text(path)?.map(|(sheet, _)| sheet))
}

/// The same, with the text that it was.
pub(crate) fn load_text(path: &Path) -> Result<Option<(AnswersFile, String)>, StoreError> {
    let unreadable = |source| StoreError::Unreadable { path: path.into(), source };
    let text = match read_file(path, BYTES) {
        Err(TextError::Failed(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // As `touch` and `mktemp` leave it: a sheet yet to be written.
        Ok(text) if text.trim().is_empty() => return Ok(None),
        text => text.map_err(unreadable)?,
    };
    let faulty = |faults: Vec<Diagnostic>| match faults.into_iter().next() {
        Some(fault) => StoreError::Faulty { path: path.into(), text: text.clone(), fault: Box::new(fault) },
        None => unreadable(io::Error::from(io::ErrorKind::InvalidData).into()),
    };
    let sheet = answers_file::parse(&text).map_err(faulty)?;
    Ok(Some((sheet, text)))
}

/// Refuses a sheet that is too long.
pub(crate) const fn size_limit(sheet: &[u8]) -> Result<(), TextError> {
    if sheet.len() > BYTES { Err(TextError::TooLong { most: BYTES }) } else { Ok(()) }
}

/// Reads the sheet at `path`, which must be there and belong to `catalogue`.
///
/// # Errors
/// Where it is not there, cannot be read, is no sheet, or belongs to another catalogue.
pub fn load_for(path: &Path, catalogue: &Catalogue) -> Result<AnswersFile, StoreError> {
    let sheet = load(path)?.ok_or_else(|| StoreError::Missing(path.into()))?;
    of_catalogue(sheet, path, catalogue)
}

/// The sheet, if it belongs to `catalogue`.
pub(crate) fn of_catalogue(sheet: AnswersFile, path: &Path, catalogue: &Catalogue) -> Result<AnswersFile, StoreError> {
    if sheet.catalogue.id == catalogue.id {
        return Ok(sheet);
    }
    let (found, wanted) = (sheet.catalogue.id, catalogue.id.clone());
    Err(StoreError::OtherCatalogue { path: path.into(), found, wanted })
}

/// Whether a sheet can be at `path` at all: in a folder that is there, and not in the place of a folder or a device.
pub(crate) fn check_path(path: &Path) -> Result<(), StoreError> {
    if !folder_of(path).is_dir() {
        return Err(StoreError::NoFolder(path.into()));
    }
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(StoreError::Unreadable { path: path.into(), source: TextError::NoFile }),
        _ => Ok(()),
    }
}

/// Whether there is a file at `path` that its owner protected from writing. A rename would not ask.
pub(crate) fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.permissions().readonly())
}

/// The file that `path` leads to through links, whether it is there or not: a rename would replace the link itself.
pub(crate) fn resolve_symlinks(mut path: PathBuf) -> Result<PathBuf, StoreError> {
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(StoreError::Unreadable { path, source: TextError::Links })
}
