//! Replacing a file so that it is always the old one or the new one, whole.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use tempfile::Builder;

/// What a draft of a file is called: `.NAME.` and [`LETTERS`] letters and this.
const DRAFT: &str = ".draft";

/// How many letters tell drafts apart.
const LETTERS: usize = 6;

/// Why a folder may not be put on the disk, though all is well.
const UNABLE: [io::ErrorKind; 3] =
    [io::ErrorKind::InvalidInput, io::ErrorKind::Unsupported, io::ErrorKind::PermissionDenied];

/// A step of replacing a file. A process can be killed before each of them, and each can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteStep {
    /// Make a draft beside the file.
    Create,
    /// Write the draft.
    Write,
    /// Have the system put the draft on the disk.
    Sync,
    /// Put the draft in the place of the file.
    Rename,
    /// Have the system put that on the disk too.
    SyncFolder,
}

impl WriteStep {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Create, Self::Write, Self::Sync, Self::Rename, Self::SyncFolder];
}

/// The disk that files are written to. The real one is [`Files`]; tests have some that fail.
pub trait Disk {
    /// Called before each step; an error is that of the step.
    ///
    /// # Errors
    /// Where the step fails.
    fn before(&mut self, step: WriteStep) -> io::Result<()>;

    /// Writes all of a draft.
    ///
    /// # Errors
    /// Where it cannot be written; some of it may have been.
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

/// Makes `text` the content of the file at `path`, which is no link; of one that is there only where `over` says so.
/// Whoever reads it, and whenever the process is killed, finds the old content or the new one. Once this returns, the
/// new one is on the disk.
///
/// # Errors
/// Where a step fails. The old content is still there then, unless all that failed was the last step.
pub fn replace(disk: &mut dyn Disk, path: &Path, text: &str, over: bool) -> io::Result<()> {
    let folder = folder_of(path);
    disk.before(WriteStep::Create)?;
    let prefix = draft_prefix(path);
    let mut builder = Builder::new();
    builder.prefix(&prefix).rand_bytes(LETTERS).suffix(DRAFT);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut draft = builder.tempfile_in(folder).map_err(plain)?;
    if let Ok(found) = fs::metadata(path) {
        // A new file has those that the user's mask leaves it; one that is replaced keeps its own.
        draft.as_file().set_permissions(found.permissions())?;
    }
    disk.before(WriteStep::Write)?;
    disk.write(draft.as_file_mut(), text.as_bytes())?;
    disk.before(WriteStep::Sync)?;
    draft.as_file().sync_all()?;
    disk.before(WriteStep::Rename)?;
    let placed = if over { draft.persist(path) } else { draft.persist_noclobber(path) };
    placed.map_err(|error| plain(error.error))?;
    disk.before(WriteStep::SyncFolder)?;
    match sync_folder(folder) {
        // Some file systems cannot, and some folders cannot be opened: the file is in its place all the same.
        Err(error) if UNABLE.contains(&error.kind()) => Ok(()),
        done => done,
    }
}

/// Whether a draft can be made in `folder`.
pub(crate) fn attempt(folder: &Path) -> io::Result<()> {
    Builder::new().prefix(".whichone.").suffix(DRAFT).tempfile_in(folder).map(drop).map_err(plain)
}

/// The error of the system, without the name of a draft that means nothing to anybody: the library adds it in words.
fn plain(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((system, _)) => io::Error::new(error.kind(), system),
        None => error,
    }
}

/// Takes away the drafts that killed processes left beside `path`. Only for who has its lock: nobody else drafts there.
pub(crate) fn clear_drafts(path: &Path) {
    let prefix = draft_prefix(path);
    // Exactly: the drafts of `a` are not those of `a.yaml`.
    let is_draft = |name: &str| {
        let letters = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(DRAFT));
        letters.is_some_and(|letters| letters.len() == LETTERS && letters.chars().all(char::is_alphanumeric))
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

/// The folder that `path` is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A rename is on the disk once its folder is. Not every system can be asked for that.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
