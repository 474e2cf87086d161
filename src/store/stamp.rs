//! Noticing that another program changed a file.

use std::{fs, io, path::Path, time::SystemTime};

use super::{BYTES, answers_file::digest, read::read_file};

/// A file as a session found or left it.
#[derive(Debug)]
pub(crate) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    digest: String,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is as the session knows it.
    Same,
    /// It is not there, or as good as empty.
    Gone,
    /// Somebody wrote something else.
    Changed,
}

impl Stamp {
    /// That of the file at `path`, which has this text.
    pub(crate) fn of(path: &Path, text: &str) -> Self {
        let found = fs::metadata(path).ok();
        Self {
            modified: found.as_ref().and_then(|found| found.modified().ok()),
            length: found.map_or(0, |found| found.len()),
            digest: digest(text),
        }
    }
}

/// What became of the file at `path` since it had this stamp, or since there was none. It is read only where its time or
/// its length is another.
pub(crate) fn fate(path: &Path, stamp: Option<&Stamp>) -> Fate {
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Fate::Gone,
        // Saving says what is wrong.
        Err(_) => return Fate::Same,
    };
    let is_same = |stamp: &Stamp| stamp.length == found.len() && stamp.modified == found.modified().ok();
    if stamp.is_some_and(is_same) {
        return Fate::Same;
    }
    match read_file(path, BYTES) {
        Ok(text) if text.trim().is_empty() => Fate::Gone,
        Ok(text) if stamp.is_some_and(|stamp| stamp.digest == digest(&text)) => Fate::Same,
        _ => Fate::Changed,
    }
}
