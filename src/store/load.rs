//! Reading an answers file from the disk.

use std::{io, path::Path};

use crate::{catalogue::Catalogue, diagnostics::Diagnostic};

use super::{
    answers_file::{AnswersFile, BYTES, parse},
    error::StoreError,
    read::{TextError, read_file},
};

/// Reads the answers file at `path`; none if it does not exist or is empty.
///
/// # Errors
/// If it cannot be read, or is not an answers file.
pub fn load(path: &Path) -> Result<Option<AnswersFile>, StoreError> {
    Ok(load_with_text(path)?.map(|(file, _)| file))
}

pub(crate) fn load_with_text(path: &Path) -> Result<Option<(AnswersFile, String)>, StoreError> {
    let unreadable = |source| StoreError::Unreadable { path: path.into(), source };
    let text = match read_file(path, BYTES) {
        Err(TextError::Failed(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // As `touch` and `mktemp` leave it: answers will be saved in it.
        Ok(text) if text.trim().is_empty() => return Ok(None),
        text => text.map_err(unreadable)?,
    };
    let invalid = |errors: Vec<Diagnostic>| match errors.into_iter().next() {
        Some(error) => StoreError::Invalid { path: path.into(), text: text.clone(), error: Box::new(error) },
        None => unreadable(io::Error::from(io::ErrorKind::InvalidData).into()),
    };
    let file = parse(&text).map_err(invalid)?;
    Ok(Some((file, text)))
}

/// Reads the answers file at `path`, which must exist and be for `catalogue`.
pub(crate) fn load_for(path: &Path, catalogue: &Catalogue) -> Result<AnswersFile, StoreError> {
    let file = load(path)?.ok_or_else(|| StoreError::Missing(path.into()))?;
    check_catalogue(file, path, catalogue)
}

/// Returns the file if it is for `catalogue`.
pub(crate) fn check_catalogue(
    file: AnswersFile,
    path: &Path,
    catalogue: &Catalogue,
) -> Result<AnswersFile, StoreError> {
    if file.catalogue.id == catalogue.id {
        return Ok(file);
    }
    let (found, wanted) = (file.catalogue.id, catalogue.id.clone());
    Err(StoreError::OtherCatalogue { path: path.into(), found, wanted })
}
