//! The interface between the store and a front end.

use std::path::{Path, PathBuf};

use crate::{quiz::Quiz, report::Metadata};

use super::export::ExportError;

/// Saves answers and results. Tests have stores of their own beside [`FileStore`](super::FileStore).
pub trait Store {
    /// Saves the answers of `quiz` unless they are saved already.
    fn save(&mut self, quiz: &Quiz) -> SaveStatus;

    /// Moves the saved answers to another file, so that the quiz can start over; returns its path, if there were any.
    fn archive(&mut self) -> Option<PathBuf>;

    /// Writes a result to a file.
    ///
    /// # Errors
    /// If the file exists and may not be overwritten, or cannot be written.
    fn export(&mut self, path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError>;
}

/// What a front end shows about the saved answers before the first question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionInfo {
    /// The metadata of the result.
    pub about: Metadata,
    /// The working directory.
    pub folder: PathBuf,
    /// The path of the answers file, as it is shown; empty if answers are not saved.
    pub answers_file: String,
    /// When the answers were saved that the session resumes, as people say it; empty if it starts without answers.
    pub saved: String,
    /// What changed in the catalogue since then, in sentences.
    pub changes: Vec<String>,
}

/// Whether answers are saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaveStatus {
    /// Whether all answers are on the disk.
    pub saved: bool,
    /// Why answers are not saved, in one sanitized line; empty if they are.
    pub trouble: String,
    /// The file that answers are saved in since another program changed the first one; empty if none did.
    pub moved: String,
    /// The day of the saved answers, or today if some are not saved; empty if the store has no clock.
    pub date: String,
}

impl SaveStatus {
    /// Where answers are saved, or why they are not; `answers_file` may be empty.
    pub fn location_notice(&self, answers_file: &str) -> String {
        if !self.trouble.is_empty() {
            format!("Your answers are not saved: {}.", self.trouble)
        } else if !self.moved.is_empty() {
            self.moved_notice()
        } else if answers_file.is_empty() {
            "Your answers stay on this computer.".into()
        } else {
            format!("Your answers stay on this computer, in {answers_file}.")
        }
    }

    /// Says that answers are now saved in another file.
    pub fn moved_notice(&self) -> String {
        format!("Another program changed your answers file. Your answers here are now saved in {}.", self.moved)
    }

    /// Says what happens to unsaved answers on quitting.
    pub fn quit_warning(&self) -> String {
        let reason = if self.trouble.is_empty() { String::new() } else { format!(": {}", self.trouble) };
        format!("Some answers are not saved{reason}. If you quit, they are printed so that you can keep them.")
    }

    /// Says what happens to the answers so far on starting over.
    pub const fn restart_warning(&self) -> &'static str {
        if self.saved {
            "All questions are asked again. Your old answers are kept in a second file."
        } else {
            "All questions are asked again. Your answers so far will be lost: they could not be saved."
        }
    }
}
