//! Replacing a file so that readers always find the whole old or the whole new content.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use tempfile::Builder;

use super::paths::folder_of;

/// The end of a draft's name, which is `.NAME.`, [`RANDOM_LETTERS`] letters, and this.
const DRAFT: &str = ".draft";

const RANDOM_LETTERS: usize = 6;

/// Errors of syncing a folder on systems that cannot, which are ignored.
const SYNC_UNSUPPORTED: [io::ErrorKind; 3] =
    [io::ErrorKind::InvalidInput, io::ErrorKind::Unsupported, io::ErrorKind::PermissionDenied];

/// A step of replacing a file. Each can fail, and the process can be killed before each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteStep {
    /// Create a draft beside the file.
    Create,
    /// Write the draft.
    Write,
    /// Sync the draft to the disk.
    Sync,
    /// Rename the draft to the file.
    Rename,
    /// Sync the folder, and so the rename, to the disk.
    SyncFolder,
}

impl WriteStep {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Create, Self::Write, Self::Sync, Self::Rename, Self::SyncFolder];
}

/// The disk that files are written to: [`Files`], or one in tests that fails.
pub trait Disk {
    /// Called before each step.
    ///
    /// # Errors
    /// If the step fails.
    fn before(&mut self, step: WriteStep) -> io::Result<()>;

    /// Writes the whole draft.
    ///
    /// # Errors
    /// If it cannot be written; a part may have been.
    fn write(&mut self, draft: &mut File, bytes: &[u8]) -> io::Result<()>;
}

/// The real disk.
#[derive(Debug)]
pub struct Files;

impl Disk for Files {
    fn before(&mut self, _step: WriteStep) -> io::Result<()> {
        Ok(())
    }

    fn write(&mut self, draft: &mut File, bytes: &[u8]) -> io::Result<()> {
        draft.write_all(bytes)
    }
}

/// Replaces the content of the file at `path`, which must not be a link. Once this returns, the new content is on the
/// disk. If it fails, the old content is still there, unless only the last step failed.
pub(crate) fn replace(disk: &mut dyn Disk, path: &Path, text: &str, overwrite: bool) -> io::Result<()> {
    let folder = folder_of(path);
    disk.before(WriteStep::Create)?;
    let prefix = draft_prefix(path);
    let mut builder = Builder::new();
    builder.prefix(&prefix).rand_bytes(RANDOM_LETTERS).suffix(DRAFT);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut draft = builder.tempfile_in(folder).map_err(without_draft_name)?;
    if let Ok(old) = fs::metadata(path) {
        // A new file gets those of the umask.
        draft.as_file().set_permissions(old.permissions())?;
    }
    disk.before(WriteStep::Write)?;
    disk.write(draft.as_file_mut(), text.as_bytes())?;
    disk.before(WriteStep::Sync)?;
    draft.as_file().sync_all()?;
    disk.before(WriteStep::Rename)?;
    let renamed = if overwrite { draft.persist(path) } else { draft.persist_noclobber(path) };
    renamed.map_err(|error| without_draft_name(error.error))?;
    disk.before(WriteStep::SyncFolder)?;
    match sync_folder(folder) {
        Err(error) if SYNC_UNSUPPORTED.contains(&error.kind()) => Ok(()),
        result => result,
    }
}

/// Fails if no draft can be created in `folder`.
pub(crate) fn try_draft(folder: &Path) -> io::Result<()> {
    Builder::new().prefix(".whichone.").suffix(DRAFT).tempfile_in(folder).map(drop).map_err(without_draft_name)
}

/// The system's error, without the random name that `tempfile` adds to the message.
fn without_draft_name(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((system, _)) => io::Error::new(error.kind(), system),
        None => error,
    }
}

/// Deletes the drafts that killed processes left beside `path`. The caller must hold the lock on it.
pub(crate) fn clear_drafts(path: &Path) {
    let prefix = draft_prefix(path);
    // The whole name has to match, since a draft of `a.yaml` also begins with the prefix of `a`.
    let is_draft = |name: &str| {
        let letters = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(DRAFT));
        letters.is_some_and(|letters| letters.len() == RANDOM_LETTERS && letters.chars().all(char::is_alphanumeric))
    };
    for entry in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
        if is_draft(&entry.file_name().to_string_lossy()) {
            _ = fs::remove_file(entry.path());
        }
    }
}

fn draft_prefix(path: &Path) -> String {
    format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy())
}

/// On Windows a folder cannot be opened, which is one of [`SYNC_UNSUPPORTED`].
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
