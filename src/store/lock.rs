//! The lock on a sheet: on a file beside it, since saving replaces the sheet itself.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::{atomic_write::folder_of, read::TextError};

/// A lock that is held. The system lets go of it when the process ends, however it ends; the file is taken away where
/// it ends in order, and is harmless where not.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("another process has the lock")]
    Busy,
    /// There cannot be one.
    #[error(transparent)]
    Failed(#[from] io::Error),
}

impl Lock {
    /// Takes the lock on the sheet at `sheet`, without waiting for it.
    ///
    /// # Errors
    /// Where another process has it, or the folder cannot be written to.
    pub fn take(sheet: &Path) -> Result<Self, LockError> {
        let name = sheet.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(sheet).join(format!(".{name}.lock"));
        // Opening a pipe would wait for somebody at its other end.
        // A link that leads nowhere would have its target made.
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(io::Error::other(TextError::NoFile).into());
        }
        loop {
            let file = File::options().write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(LockError::Busy),
                // Some network file systems have no locks: there nobody can be told from anybody.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Ok(()) => {}
            }
            if is_still_at(&file, &path)? {
                return Ok(Self { path, file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // First the file, then the lock: whoever opens the path from now on makes a file of their own.
        if cfg!(unix) && is_still_at(&self.file, &self.path).unwrap_or(false) {
            _ = fs::remove_file(&self.path);
        }
        _ = self.file.unlock();
    }
}

/// Whether `file` is what stands at `path`: who had the lock may have taken the file away since it was opened.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
fn is_still_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}
