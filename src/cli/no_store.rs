//! A store for sessions that save no answers.

use std::path::{Path, PathBuf};

use crate::{
    quiz::Quiz,
    store::{ExportError, SaveStatus, Store, export, same_file},
};

/// Saves no answers. Results can be exported, but not over these files.
pub(crate) struct NoStore(pub(crate) Vec<PathBuf>);

impl Store for NoStore {
    fn save(&mut self, _quiz: &Quiz) -> SaveStatus {
        // Nobody is asked before quitting.
        SaveStatus { saved: true, ..SaveStatus::default() }
    }

    fn archive(&mut self) -> Option<PathBuf> {
        None
    }

    fn export(&mut self, path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError> {
        if self.0.iter().any(|input| same_file(path, input)) {
            return Err(ExportError::InputFile(path.into()));
        }
        export(path, text, overwrite)
    }
}
