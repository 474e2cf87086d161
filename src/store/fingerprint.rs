//! Noticing that another program changed a file.

use std::{fs, io, path::Path, time::SystemTime};

use crate::record::sha256;

use super::{answers_file::BYTES, read::read_file};

/// A file as a session read or wrote it.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    modified: Option<SystemTime>,
    length: u64,
    sha256: String,
}

impl Fingerprint {
    /// Of the file at `path`, which has this text.
    pub(crate) fn of(path: &Path, text: &str) -> Self {
        let metadata = fs::metadata(path).ok();
        Self {
            modified: metadata.as_ref().and_then(|metadata| metadata.modified().ok()),
            length: metadata.map_or(0, |metadata| metadata.len()),
            sha256: sha256(text),
        }
    }
}

/// A file compared with its fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileState {
    Unchanged,
    /// It does not exist, or is empty.
    Missing,
    Changed,
}

/// Compares the file at `path` with its fingerprint; none if there was no file. It is only read if its time or length
/// differ.
pub(crate) fn file_state(path: &Path, fingerprint: Option<&Fingerprint>) -> FileState {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return FileState::Missing,
        // Writing will fail with the reason.
        Err(_) => return FileState::Unchanged,
    };
    let is_same = |known: &Fingerprint| known.length == metadata.len() && known.modified == metadata.modified().ok();
    if fingerprint.is_some_and(is_same) {
        return FileState::Unchanged;
    }
    match read_file(path, BYTES) {
        Ok(text) if text.trim().is_empty() => FileState::Missing,
        Ok(text) if fingerprint.is_some_and(|known| known.sha256 == sha256(&text)) => FileState::Unchanged,
        _ => FileState::Changed,
    }
}
