//! Paths: how they are shown, where they lead, and whether a file can be there.

use std::{
    ffi::OsStr,
    fs, iter,
    path::{self, Path, PathBuf},
};

use crate::text::sanitize_line;

use super::{error::StoreError, read::TextError};

/// How many symbolic links may lead to a file.
const MAX_LINKS: usize = 40;

/// A path, sanitized, with the home folder shortened to `~` where shells expand that.
pub fn shown_path(path: &Path) -> String {
    let home = etcetera::home_dir().ok();
    let short = home.and_then(|home| shortened(path, &home, cfg!(windows)));
    sanitize_line(short.as_deref().unwrap_or(path).to_string_lossy())
}

/// `path` with `~` for the home folder; `None` if it is elsewhere. The shells of Windows do not expand `~`.
fn shortened(path: &Path, home: &Path, on_windows: bool) -> Option<PathBuf> {
    if on_windows { None } else { Some(Path::new("~").join(path.strip_prefix(home).ok()?)) }
}

/// Replaces `~/` at the beginning of a typed path by the home folder, as shells do; on Windows, `~\` too.
pub fn expand_home(path: &str) -> PathBuf {
    let rest = after_home(path, cfg!(windows));
    let in_home = rest.and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    in_home.unwrap_or_else(|| path.into())
}

/// What follows `~/`.
fn after_home(path: &str, on_windows: bool) -> Option<&str> {
    let separators: &[char] = if on_windows { &['/', '\\'] } else { &['/'] };
    path.strip_prefix('~')?.strip_prefix(separators)
}

/// The folder that `path` is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How many folders up a relative path may lead.
const MAX_UP: usize = 3;

/// The path from `folder` to the file at `path`, sanitized. It is relative, with `/` on every system, if it leads at most
/// a few folders up, so that it holds wherever a repository is checked out.
pub(crate) fn path_from(folder: &Path, path: &Path) -> String {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let (folder, file) = (real(folder), real(path));
    let relative = folder.ancestors().take(MAX_UP + 1).enumerate().find_map(|(up, ancestor)| {
        let rest = file.strip_prefix(ancestor).ok()?.iter().map(OsStr::to_string_lossy);
        Some(iter::repeat_n("..".into(), up).chain(rest).collect::<Vec<_>>().join("/"))
    });
    // Windows writes a real path in a form of its own.
    let absolute = || path::absolute(path).unwrap_or(file.clone()).to_string_lossy().into_owned();
    sanitize_line(relative.unwrap_or_else(absolute))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_folder_is_shortened_only_where_shells_expand_it() {
        let home = Path::new("/home/ada");
        assert_eq!(shortened(Path::new("/home/ada/a.yaml"), home, false).unwrap(), Path::new("~/a.yaml"));
        assert_eq!(shortened(Path::new("/home/adam/a.yaml"), home, false), None);
        assert_eq!(shortened(Path::new("/home/ada/a.yaml"), home, true), None);
    }

    #[test]
    fn tilde_is_the_home_folder_before_a_separator_of_the_system() {
        for on_windows in [false, true] {
            assert_eq!(after_home("~/a.md", on_windows), Some("a.md"));
            assert_eq!(after_home("~ada/a.md", on_windows), None);
            assert_eq!(after_home("a/~/b.md", on_windows), None);
        }
        assert_eq!(after_home("~\\a.md", true), Some("a.md"));
        assert_eq!(after_home("~\\a.md", false), None, "a file of that name");
    }

    #[test]
    fn near_paths_are_relative_with_slashes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("docs/decisions")).unwrap();
        fs::write(at("queue.yaml"), "").unwrap();
        assert_eq!(path_from(&at("docs/decisions"), &at("queue.yaml")), "../../queue.yaml");
        assert_eq!(path_from(folder.path(), &at("queue.yaml")), "queue.yaml");
        let far = at("docs/decisions/2026/11/25");
        fs::create_dir_all(&far).unwrap();
        assert_eq!(path_from(&far, &at("queue.yaml")), at("queue.yaml").to_string_lossy());
    }
}
