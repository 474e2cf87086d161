//! Paths: how they are shown, where they lead, and whether a file can be there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::text::sanitize_line;

use super::{error::StoreError, read::TextError};

/// How many symbolic links may lead to a file.
const MAX_LINKS: usize = 40;

/// A path with the home folder shortened to `~`, sanitized.
pub fn shown_path(path: &Path) -> String {
    let short = etcetera::home_dir().ok().and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    sanitize_line(short.as_deref().unwrap_or(path).to_string_lossy())
}

/// Replaces `~/` at the beginning of a typed path by the home folder, as shells do.
pub fn expand_home(path: &str) -> PathBuf {
    let in_home = path.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    in_home.unwrap_or_else(|| path.into())
}

/// The folder that `path` is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How many folders up a relative path may lead.
const MAX_UP: usize = 3;

/// The path from `folder` to the file at `path`: relative if it leads at most a few folders up, so that it holds wherever a
/// repository is checked out.
pub(crate) fn path_from(folder: &Path, path: &Path) -> PathBuf {
    let absolute = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let (folder, path) = (absolute(folder), absolute(path));
    let up = folder.ancestors().take(MAX_UP + 1).position(|ancestor| path.starts_with(ancestor));
    let relative = up.and_then(|up| {
        let rest = path.strip_prefix(folder.ancestors().nth(up)?).ok()?;
        Some(std::iter::repeat_n(Path::new(".."), up).collect::<PathBuf>().join(rest))
    });
    relative.unwrap_or(path)
}

/// The file that `path` leads to, whether it exists or not: a rename would replace the link itself.
pub(crate) fn resolve_symlinks(mut path: PathBuf) -> Result<PathBuf, StoreError> {
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(StoreError::Unreadable { path, source: TextError::Links })
}

/// Whether two paths lead to the same file, even one that does not exist yet.
pub fn same_file(one: &Path, other: &Path) -> bool {
    let canonical = |path: &Path| {
        let path = resolve_symlinks(path.into()).ok()?;
        fs::canonicalize(&path).ok().or_else(|| Some(fs::canonicalize(folder_of(&path)).ok()?.join(path.file_name()?)))
    };
    canonical(one).is_some_and(|one| canonical(other) == Some(one))
}

/// Whether an answers file can be at `path`: the folder exists, and there is no folder or device of that name.
pub(crate) fn check_path(path: &Path) -> Result<(), StoreError> {
    if !folder_of(path).is_dir() {
        return Err(StoreError::NoFolder(path.into()));
    }
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(StoreError::Unreadable { path: path.into(), source: TextError::NoFile }),
        _ => Ok(()),
    }
}

/// Whether the permissions of the file forbid writing. A rename would ignore them.
pub(crate) fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.permissions().readonly())
}
