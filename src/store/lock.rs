//! The lock on an answers file: a file beside it, since saving replaces the answers file itself.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{paths::folder_of, read::TextError};

/// A lock that is held until it is dropped. The system releases it whenever the process ends; a lock file that is left
/// then is harmless.
#[derive(Debug)]
pub struct Lock {
    #[cfg(unix)]
    path: PathBuf,
    #[cfg_attr(windows, expect(dead_code, reason = "closing it is all that is needed"))]
    file: File,
}

/// Why the lock cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("another process has the lock")]
    Busy,
    /// The lock file cannot be used.
    #[error(transparent)]
    Failed(#[from] io::Error),
}

impl Lock {
    /// Takes the lock on the answers file at `answers_file`, without waiting for it.
    ///
    /// # Errors
    /// If another process has it, or the folder cannot be written to.
    pub fn take(answers_file: &Path) -> Result<Self, LockError> {
        let name = answers_file.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(answers_file).join(format!(".{name}.lock"));
        // Opening a pipe would wait for a reader, and opening a dangling link would create its target.
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(io::Error::other(TextError::NoFile).into());
        }
        Self::create(path)
    }

    #[cfg(unix)]
    fn create(path: PathBuf) -> Result<Self, LockError> {
        use std::fs::TryLockError;
        loop {
            let file = File::options().write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(LockError::Busy),
                // Some network file systems have no locks. Saving without one is better than not saving.
                Err(TryLockError::Error(error)) if has_no_locks(&error) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Ok(()) => {}
            }
            if is_still_at(&file, &path)? {
                return Ok(Self { path, file });
            }
        }
    }

    /// On Windows an open file can exclude all others, and is deleted when it is closed.
    #[cfg(windows)]
    fn create(path: PathBuf) -> Result<Self, LockError> {
        use std::os::windows::fs::OpenOptionsExt;
        /// `GENERIC_WRITE` and `DELETE`.
        const ACCESS: u32 = 0x4001_0000;
        const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
        const ERROR_SHARING_VIOLATION: i32 = 32;
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        options.access_mode(ACCESS).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
        match options.open(path) {
            Ok(file) => Ok(Self { file }),
            Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => Err(LockError::Busy),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(unix)]
impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is locked, so that whoever opens the path from now on creates a new file.
        if is_still_at(&self.file, &self.path).unwrap_or(false) {
            _ = fs::remove_file(&self.path);
        }
        _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn has_no_locks(error: &io::Error) -> bool {
    let without_lock_manager = rustix::io::Errno::NOLCK.raw_os_error();
    error.kind() == io::ErrorKind::Unsupported || error.raw_os_error() == Some(without_lock_manager)
}

/// Whether `file` is still the file at `path`: whoever held the lock may have removed it since it was opened.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(current) => Ok((ours.dev(), ours.ino()) == (current.dev(), current.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
