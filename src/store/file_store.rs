//! The keeper of one sheet for one session.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    catalogue::Catalogue,
    quiz::{OrderName, Quiz, Responses},
    report::Metadata,
    text::sanitize_line,
};

use super::{
    BYTES,
    answers_file::{AnswersFile, Edition},
    atomic_write::{Disk, Files, clear_drafts, replace},
    error::StoreError,
    export::{ExportError, export, same_file},
    load::{check_path, is_protected, load_text, of_catalogue, resolve_symlinks, size_limit},
    lock::{Lock, LockError},
    migration::Migration,
    paths::shown_path,
    read::read_file,
    save_status::SaveStatus,
    stamp::{Fate, Stamp, fate},
    time::Clock,
};

/// How many sheets may be set aside beside one.
const MOST_ASIDE: usize = 9_999;

/// What was done before, as the sheet has it.
#[derive(Debug)]
pub struct Resumed {
    /// What fits the catalogue.
    pub progress: Responses,
    /// The order in which it was asked.
    pub order: OrderName,
    /// When it was saved, as people say it.
    pub saved: String,
    /// What changed since.
    pub drift: Migration,
}

/// What the front ends need of a keeper. The real one is [`Keeper`]; tests have one of their own.
pub trait Store {
    /// Saves what was done in `quiz`, if it is not what is on the disk already.
    fn save(&mut self, quiz: &Quiz) -> SaveStatus;

    /// Gives the sheet another name, so that a new one can begin; gives that name, if there was a sheet.
    fn archive(&mut self) -> Option<PathBuf>;

    /// Writes a result to a file; over one that is there only where `over` says so.
    ///
    /// # Errors
    /// Where a file is there, or it cannot be written.
    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError>;
}

/// Keeps the sheet of a session: saves it when something changed, and says why where it cannot.
pub struct FileStore {
    disk: Box<dyn Disk>,
    clock: Clock,
    /// The file, with all links followed; none where there is nowhere to keep it.
    path: Option<PathBuf>,
    /// Held as long as the session lasts.
    lock: Option<Lock>,
    /// What the next sheet is made of: what was read, or a new one.
    base: AnswersFile,
    /// What is on the disk, as far as this session knows.
    kept: Option<OpenFile>,
    /// The file as it was found or left.
    stamp: Option<Stamp>,
    /// Whether this session has saved anything in it.
    has_written: bool,
    /// Whether the session left its file to another program that changed it, and saves in a new one.
    has_moved: bool,
    /// Why nothing is ever saved.
    barred: Option<StoreError>,
    /// Why the last attempt to save failed.
    failed: Option<StoreError>,
}

/// What is on the disk.
#[derive(Debug)]
struct OpenFile {
    project: String,
    by: String,
    order: OrderName,
    progress: Responses,
}

impl FileStore {
    /// Opens the sheet at `path` for a session with `catalogue`; `project` and `by` are written on it where they say
    /// anything. Where it cannot be read or locked, it is never written to, and [`Keep::save`] says why.
    pub fn open(
        path: Result<PathBuf, StoreError>,
        (catalogue, edition): (&Catalogue, Edition),
        (project, by): (&str, &str),
        clock: Clock,
    ) -> (Self, Option<Resumed>) {
        let mut keeper = Self {
            disk: Box::new(Files),
            clock,
            path: None,
            lock: None,
            base: AnswersFile::empty(edition.clone()),
            kept: None,
            stamp: None,
            has_written: false,
            has_moved: false,
            barred: None,
            failed: None,
        };
        let found = keeper.claim(path, catalogue);
        let resumed = found.map(|sheet| keeper.resume(sheet, &edition, catalogue));
        for (slot, given) in [(&mut keeper.base.project, project), (&mut keeper.base.by, by)] {
            if !given.is_empty() {
                *slot = sanitize_line(given);
            }
        }
        (keeper, resumed)
    }

    /// The same on another disk.
    pub fn on(self, disk: Box<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// Takes the lock and reads the sheet; what fails bars it.
    fn claim(&mut self, path: Result<PathBuf, StoreError>, catalogue: &Catalogue) -> Option<AnswersFile> {
        let path = match path.and_then(resolve_symlinks) {
            Ok(path) => path,
            Err(error) => {
                self.barred = Some(error);
                return None;
            }
        };
        self.path = Some(path.clone());
        if let Err(error) = check_path(&path) {
            self.barred = Some(error);
            return None;
        }
        match Lock::take(&path) {
            Ok(lock) => {
                clear_drafts(&path);
                self.lock = Some(lock);
            }
            Err(LockError::Busy) => self.barred = Some(StoreError::Busy(path.clone())),
            Err(LockError::Failed(source)) => {
                self.barred = Some(StoreError::Unwritten { path: path.clone(), source });
            }
        }
        let found = load_text(&path).and_then(|found| {
            let Some((sheet, text)) = found else { return Ok(None) };
            self.stamp = Some(Stamp::of(&path, &text));
            of_catalogue(sheet, &path, catalogue).map(Some)
        });
        if is_protected(&path) {
            self.barred = Some(StoreError::Protected(path));
        }
        found.unwrap_or_else(|error| {
            self.barred = Some(error);
            None
        })
    }

    fn resume(&mut self, sheet: AnswersFile, edition: &Edition, catalogue: &Catalogue) -> Resumed {
        let (progress, drift) = sheet.resume(edition, catalogue);
        let saved = self.clock.ago(&sheet.saved);
        let resumed = Resumed { order: sheet.order, saved, drift, progress: progress.clone() };
        let (project, by) = (sheet.project.clone(), sheet.by.clone());
        self.kept = Some(OpenFile { project, by, order: sheet.order, progress });
        self.base = AnswersFile { catalogue: edition.clone(), ..sheet };
        resumed
    }

    fn write(&mut self, quiz: &Quiz) {
        if self.barred.is_some() {
            return;
        }
        match self.path.as_deref().map(|path| fate(path, self.stamp.as_ref())) {
            // It is written again.
            Some(Fate::Gone) => (self.kept, self.stamp) = (None, None),
            Some(Fate::Changed) => {
                if let Err(error) = self.move_away(quiz) {
                    self.failed = Some(error);
                    return;
                }
            }
            Some(Fate::Same) | None => {}
        }
        if self.has(quiz) {
            return;
        }
        let Some(path) = self.path.clone() else { return };
        let sheet = self.answers_file(quiz);
        let text = sheet.text();
        // What is too long could not be read again.
        let fitting = size_limit(text.as_bytes()).map_err(io::Error::other);
        match fitting.and_then(|()| replace(&mut *self.disk, &path, &text, true)) {
            Ok(()) => {
                self.stamp = Some(Stamp::of(&path, &text));
                self.kept = Some(OpenFile {
                    project: sheet.project,
                    by: sheet.by,
                    order: sheet.order,
                    progress: quiz.responses().clone(),
                });
                self.base.saved = sheet.saved;
                (self.has_written, self.failed) = (true, None);
            }
            Err(source) => {
                // It may be in its place all the same, and is nobody else's then.
                if read_file(&path, BYTES).is_ok_and(|there| there == text) {
                    self.stamp = Some(Stamp::of(&path, &text));
                }
                self.failed = Some(StoreError::Unwritten { path, source });
            }
        }
    }

    /// Leaves the file to the program that changed it, if that would be lost or undid what this session saved, and saves
    /// in a new file from now on.
    fn move_away(&mut self, quiz: &Quiz) -> Result<(), StoreError> {
        let Some(path) = self.path.clone() else { return Ok(()) };
        let is_at_stake =
            *quiz.responses() != Responses::none(quiz.catalogue()) && (self.has_written || !self.has(quiz));
        if !is_at_stake {
            return Ok(());
        }
        let (free, lock) = free_name(&path).map_err(|source| StoreError::Unwritten { path, source })?;
        (self.path, self.lock) = (Some(free), Some(lock));
        (self.kept, self.stamp) = (None, None);
        (self.has_written, self.has_moved) = (false, true);
        Ok(())
    }

    /// Whether all that was done in `quiz` is on the disk. Nothing done need not be. After an attempt that failed nobody
    /// knows what is there.
    pub fn has(&self, quiz: &Quiz) -> bool {
        let there = match &self.kept {
            Some(kept) => {
                let OpenFile { project, by, order, progress } = kept;
                // What is only read stays by whom it is.
                let is_headed = self.barred.is_some()
                    || (project, by, *order) == (&self.base.project, &self.base.by, quiz.order().name());
                is_headed && progress == quiz.responses()
            }
            None => *quiz.responses() == Responses::none(quiz.catalogue()),
        };
        there && self.failed.is_none()
    }

    /// Whether it ever saves anything.
    pub const fn is_read_only(&self) -> bool {
        self.barred.is_some()
    }

    /// The sheet as it would be saved now.
    pub fn answers_file(&self, quiz: &Quiz) -> AnswersFile {
        let base = AnswersFile { saved: self.clock.now(), order: quiz.order().name(), ..self.base.clone() };
        base.with(quiz.catalogue(), quiz.responses())
    }

    /// Where the sheet is kept, if it is anywhere.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether it saves in another file than it was opened on, for another program changed that.
    pub const fn has_moved(&self) -> bool {
        self.has_moved
    }

    /// What the result of `quiz` is about; `file` is the catalogue's, as the command line names it. It is of the day when
    /// the answers were saved.
    pub fn about(&self, quiz: &Quiz, file: &str) -> Metadata {
        let is_saved = self.has(quiz) && !self.base.saved.is_empty();
        let saved = if is_saved { self.base.saved.clone() } else { self.clock.now() };
        AnswersFile { saved, ..self.base.clone() }.about(file)
    }
}

impl Store for FileStore {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        self.write(quiz);
        let trouble = self.barred.as_ref().or(self.failed.as_ref()).map(|error| sanitize_line(error.to_string()));
        let moved = self.path.as_deref().filter(|_| self.has_moved).map(shown_path);
        SaveStatus {
            saved: self.has(quiz),
            trouble: trouble.unwrap_or_default(),
            moved: moved.unwrap_or_default(),
            date: self.about(quiz, "").date,
        }
    }

    /// Where it cannot be renamed, nothing is saved from then on, so that the old answers stay.
    fn archive(&mut self) -> Option<PathBuf> {
        let path = self.path.clone().filter(|_| self.barred.is_none())?;
        let aside = match path.exists().then(|| renamed(&path)).transpose() {
            Ok(aside) => aside,
            Err(source) => {
                self.barred = Some(StoreError::Unwritten { path, source });
                return None;
            }
        };
        let AnswersFile { catalogue, project, by, .. } = self.base.clone();
        self.base = AnswersFile { project, by, ..AnswersFile::empty(catalogue) };
        (self.kept, self.stamp, self.failed) = (None, None, None);
        self.has_written = false;
        aside
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        match &self.path {
            Some(sheet) if same_file(path, sheet) => Err(ExportError::Sheet(path.into())),
            _ => export(path, text, over),
        }
    }
}

/// Gives the sheet at `path` the first numbered name that is free; gives that name.
fn renamed(path: &Path) -> io::Result<PathBuf> {
    let (aside, _lock) = free_name(path)?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// The first numbered name beside `path` that is free, and its lock: another session may have it and not yet have saved.
fn free_name(path: &Path) -> io::Result<(PathBuf, Lock)> {
    let is_free = |aside: &PathBuf| fs::symlink_metadata(aside).is_err();
    let names = (1..=MOST_ASIDE).map(|number| numbered(path, number)).filter(is_free);
    let mut locked = names.filter_map(|aside| Lock::take(&aside).ok().map(|lock| (aside, lock)));
    let free = locked.find(|(aside, _)| is_free(aside));
    free.ok_or_else(|| io::Error::other("too many earlier answers are kept beside it"))
}

/// The name under which a sheet is set aside: `sheet.1.yaml`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let extension = path.extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.{number}{extension}"))
}
