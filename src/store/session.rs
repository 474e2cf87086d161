use std::path::PathBuf;

use crate::report::Metadata;

/// What a person is told of their sheet before the first question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionInfo {
    /// What the result will be about.
    pub about: Metadata,
    /// The working directory, where files are written that name no other.
    pub folder: PathBuf,
    /// The file that answers are saved in; empty where they are not.
    pub place: String,
    /// When the answers were saved that it begins with; empty where it begins with none.
    pub saved: String,
    /// What changed since then, in sentences.
    pub news: Vec<String>,
}

/// How long a sheet may be, in bytes: room for an answer of twelve choices to each of ten thousand questions, and for
/// thousands of notes.
pub const BYTES: usize = 8 * 1024 * 1024;

/// The format that is written, and the newest that is read.
pub const FORMAT: u32 = 1;
