//! Notices when files are saved, however an editor saves: in place, by renaming another file over it, or by deleting it
//! and creating it again.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

use crate::{catalogue::limits, store::read_text};

use super::exit::CliError;

/// Editors save in several steps. A file is read once its folder was quiet for this long,
const QUIET: Duration = Duration::from_millis(30);

/// or after this long if it never is.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

/// Watches the folders of some files, and compares the contents of the files whenever something changes there.
pub(crate) struct Watch {
    files: Vec<File>,
    changes: Receiver<()>,
    /// Those that are watched.
    folders: Vec<PathBuf>,
    /// Stops when it is dropped.
    watcher: RecommendedWatcher,
}

struct File {
    path: PathBuf,
    contents: Contents,
}

/// The text of a file, or why it cannot be read.
pub(crate) type Contents = Result<String, String>;

impl Watch {
    pub(crate) fn new(paths: &[PathBuf]) -> Result<Self, CliError> {
        let (sender, changes) = mpsc::channel();
        let mut folders: Vec<PathBuf> = paths.iter().flat_map(|path| folders(path)).collect();
        folders.sort_unstable();
        folders.dedup();
        let unwatched = |folder: &Path, why: String| CliError::Unwatched { folder: folder.to_owned(), why };
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(event.kind)) {
                // Nobody waits any more if this fails.
                _ = sender.send(());
            }
        });
        let mut watcher = watcher.map_err(|error| unwatched(Path::new("."), error.to_string()))?;
        for folder in &folders {
            folder.metadata().map_err(|error| unwatched(folder, error.to_string()))?;
            let result = watcher.watch(folder, RecursiveMode::NonRecursive);
            result.map_err(|error| unwatched(folder, error.to_string()))?;
        }
        // Read after the watcher has started, so that no change is missed.
        let files = paths.iter().map(|path| File { path: path.clone(), contents: contents(path) }).collect();
        Ok(Self { files, changes, folders, watcher })
    }

    /// Watches the folders of symbolic links that lead elsewhere by now, as far as that is possible.
    fn follow_links(&mut self) {
        for folder in self.files.iter().flat_map(|file| folders(&file.path)) {
            if !self.folders.contains(&folder) && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
                self.folders.push(folder);
            }
        }
    }

    /// The contents of the file at `index`, as last read.
    pub(crate) fn contents(&self, index: usize) -> Option<&Contents> {
        self.files.get(index).map(|file| &file.contents)
    }

    /// Waits until files have other contents than before, and returns their indices. `None` if watching has ended.
    pub(crate) fn wait(&mut self) -> Option<Vec<usize>> {
        loop {
            self.changes.recv().ok()?;
            let end = Instant::now() + LONGEST_WAIT;
            while Instant::now() < end && self.changes.recv_timeout(QUIET).is_ok() {}
            self.follow_links();
            let mut changed = Vec::new();
            for (index, file) in self.files.iter_mut().enumerate() {
                let contents = contents(&file.path);
                if contents != file.contents {
                    file.contents = contents;
                    changed.push(index);
                }
            }
            if !changed.is_empty() {
                return Some(changed);
            }
        }
    }
}

/// Whether a file may have other contents after such an event. Reading one brings about events too.
const fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if !matches!(access, AccessKind::Close(AccessMode::Write)))
}

/// The folder that the file is in, and the one it is really in if it is a symbolic link.
fn folders(path: &Path) -> Vec<PathBuf> {
    let folder = |path: &Path| match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let target = path.canonicalize().ok();
    [Some(folder(path)), target.map(|target| folder(&target))].into_iter().flatten().collect()
}

fn contents(path: &Path) -> Contents {
    read_text(path, limits::BYTES).map_err(|error| error.to_string())
}
