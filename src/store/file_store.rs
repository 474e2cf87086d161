//! The answers file of one session.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    catalogue::Catalogue,
    quiz::{OrderName, Quiz, Responses, Stage},
    record::RecordedVerdict,
    report::Metadata,
    text::sanitize_line,
};

use super::{
    answers_file::{AnswersFile, BYTES},
    atomic_write::{Disk, Files, clear_drafts, replace},
    edition::Edition,
    error::StoreError,
    export::{ExportError, export},
    fingerprint::{FileState, Fingerprint, file_state},
    interface::{SaveStatus, Store},
    load::{check_catalogue, load_with_text},
    lock::{Lock, LockError},
    migration::Migration,
    paths::{check_path, folder_of, is_protected, path_from, resolve_symlinks, same_file, shown_path},
    read::{TextError, read_file},
    time::Clock,
};

/// How many archived files there may be beside one.
const MAX_ARCHIVES: usize = 9_999;

/// What a session resumes.
#[derive(Debug)]
pub struct Resumed {
    /// What fits the catalogue.
    pub responses: Responses,
    /// The order of the questions.
    pub order: OrderName,
    /// When it was saved, as people say it.
    pub saved: String,
    /// What changed since.
    pub migration: Migration,
    /// The verdict that was recorded.
    pub verdict: Option<RecordedVerdict>,
}

/// Saves the answers of a session in its file.
pub struct FileStore {
    disk: Box<dyn Disk>,
    clock: Clock,
    /// The file, with all links resolved; none if there is no state folder.
    path: Option<PathBuf>,
    /// Held for the whole session.
    lock: Option<Lock>,
    /// What the session started from. What is saved is this with the responses of the quiz.
    base: AnswersFile,
    /// The catalogue, as the file should name it.
    catalogue_name: String,
    /// What is on the disk, as far as this session knows.
    on_disk: Option<SavedState>,
    fingerprint: Option<Fingerprint>,
    /// Whether this session has saved anything in the file.
    has_written: bool,
    /// Whether another program changed the first file, so that this session saves in a new one.
    has_moved: bool,
    /// Set if the file is unreadable or locked; the session is then read-only.
    read_only: Option<StoreError>,
    /// Why the last attempt to save failed.
    last_error: Option<StoreError>,
}

/// What decides whether the file must be written again.
#[derive(Debug)]
struct SavedState {
    project: String,
    by: String,
    order: OrderName,
    responses: Responses,
}

impl FileStore {
    /// Opens the answers file at `path`; `project` and `by` replace those in it unless they are empty. If it cannot be
    /// read or locked, it is never written to, and [`Store::save`] says why.
    pub fn open(
        path: Result<PathBuf, StoreError>,
        (catalogue, edition): (&Catalogue, Edition),
        (project, by): (&str, &str),
        clock: Clock,
    ) -> (Self, Option<Resumed>) {
        let mut store = Self {
            disk: Box::new(Files),
            clock,
            path: None,
            lock: None,
            base: AnswersFile::empty(edition.clone()),
            catalogue_name: edition.id.clone(),
            on_disk: None,
            fingerprint: None,
            has_written: false,
            has_moved: false,
            read_only: None,
            last_error: None,
        };
        let file = store.lock_and_read(path, catalogue).unwrap_or_else(|error| {
            store.read_only = Some(error);
            None
        });
        let resumed = file.map(|file| store.resume(file, &edition, catalogue));
        for (field, value) in [(&mut store.base.project, project), (&mut store.base.by, by)] {
            if !value.is_empty() {
                *field = sanitize_line(value);
            }
        }
        (store, resumed)
    }

    /// The same store, for the catalogue at `path`. It is named relative to the answers file if it is near.
    pub fn with_catalogue(self, path: &Path) -> Self {
        let name = self.path.as_deref().map(|file| path_from(folder_of(file), path));
        Self { catalogue_name: name.unwrap_or_else(|| self.catalogue_name.clone()), ..self }
    }

    /// The same store on another disk.
    pub fn with_disk(self, disk: Box<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    fn lock_and_read(
        &mut self,
        path: Result<PathBuf, StoreError>,
        catalogue: &Catalogue,
    ) -> Result<Option<AnswersFile>, StoreError> {
        let path = resolve_symlinks(path?)?;
        self.path = Some(path.clone());
        check_path(&path)?;
        match Lock::take(&path) {
            Ok(lock) => {
                clear_drafts(&path);
                self.lock = Some(lock);
            }
            // A file that cannot be locked can still be read and resumed.
            Err(LockError::Busy) => self.read_only = Some(StoreError::Busy(path.clone())),
            Err(LockError::Failed(source)) => {
                self.read_only = Some(StoreError::Unwritten { path: path.clone(), source });
            }
        }
        if is_protected(&path) {
            self.read_only = Some(StoreError::Protected(path.clone()));
        }
        let Some((file, text)) = load_with_text(&path)? else { return Ok(None) };
        self.fingerprint = Some(Fingerprint::of(&path, &text));
        check_catalogue(file, &path, catalogue).map(Some)
    }

    fn resume(&mut self, file: AnswersFile, edition: &Edition, catalogue: &Catalogue) -> Resumed {
        let (responses, migration) = file.resume(edition, catalogue);
        let saved = self.clock.ago(&file.saved);
        let (project, by, order) = (file.project.clone(), file.by.clone(), file.order);
        let verdict = file.verdict.clone();
        self.on_disk = Some(SavedState { project, by, order, responses: responses.clone() });
        self.base = AnswersFile { catalogue: edition.clone(), ..file };
        Resumed { responses, order, saved, migration, verdict }
    }

    fn write(&mut self, quiz: &Quiz) {
        let Some(path) = self.path.clone().filter(|_| self.read_only.is_none()) else { return };
        match file_state(&path, self.fingerprint.as_ref()) {
            FileState::Missing => (self.on_disk, self.fingerprint) = (None, None),
            FileState::Changed => {
                if let Err(error) = self.move_to_new_file(&path, quiz) {
                    self.last_error = Some(error);
                    return;
                }
            }
            FileState::Unchanged => {}
        }
        if self.is_saved(quiz) {
            return;
        }
        let Some(path) = self.path.clone() else { return };
        let file = self.answers_file(quiz);
        let text = file.text();
        // A longer file could not be read again.
        let fits = if text.len() > BYTES { Err(io::Error::other(TextError::TooLong { max: BYTES })) } else { Ok(()) };
        match fits.and_then(|()| replace(&mut *self.disk, &path, &text, true)) {
            Ok(()) => {
                self.fingerprint = Some(Fingerprint::of(&path, &text));
                let AnswersFile { project, by, order, saved, verdict, .. } = file;
                (self.base.saved, self.base.verdict) = (saved, verdict);
                self.on_disk = Some(SavedState { project, by, order, responses: quiz.responses().clone() });
                (self.has_written, self.last_error) = (true, None);
            }
            Err(source) => {
                // If only the last step failed, the file nevertheless has what this session wrote.
                if read_file(&path, BYTES).is_ok_and(|current| current == text) {
                    self.fingerprint = Some(Fingerprint::of(&path, &text));
                }
                self.last_error = Some(StoreError::Unwritten { path, source });
            }
        }
    }

    /// Leaves the file to the program that changed it, and saves in a new one from now on. The file is overwritten only
    /// if there is nothing to lose: this session has no answers, or has neither saved any nor changed those it resumed.
    fn move_to_new_file(&mut self, path: &Path, quiz: &Quiz) -> Result<(), StoreError> {
        let has_answers = *quiz.responses() != Responses::none(quiz.catalogue());
        if !has_answers || (!self.has_written && self.is_saved(quiz)) {
            return Ok(());
        }
        let (new_path, lock) = free_name(path).map_err(|source| StoreError::Unwritten { path: path.into(), source })?;
        (self.path, self.lock) = (Some(new_path), Some(lock));
        (self.on_disk, self.fingerprint) = (None, None);
        (self.has_written, self.has_moved) = (false, true);
        Ok(())
    }

    /// Whether all answers of `quiz` are on the disk. After a failed attempt to save, nobody knows what is there.
    pub fn is_saved(&self, quiz: &Quiz) -> bool {
        let is_on_disk = match &self.on_disk {
            Some(SavedState { project, by, order, responses }) => {
                // A read-only file keeps its project, person and order.
                let has_same_header = self.read_only.is_some()
                    || (project, by, *order) == (&self.base.project, &self.base.by, quiz.order().name());
                // The verdict takes longest, so it comes last.
                let has_verdict = || {
                    self.read_only.is_some()
                        || quiz.stage() != Stage::Result
                        || self.answers_file(quiz).verdict == self.base.verdict
                };
                has_same_header && responses == quiz.responses() && has_verdict()
            }
            None => *quiz.responses() == Responses::none(quiz.catalogue()),
        };
        is_on_disk && self.last_error.is_none()
    }

    /// Whether nothing is ever saved.
    pub const fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// The answers file as it would be saved now.
    pub fn answers_file(&self, quiz: &Quiz) -> AnswersFile {
        let base = AnswersFile { saved: self.clock.now(), order: quiz.order().name(), ..self.base.clone() };
        let mut file = base.with_responses(quiz.catalogue(), quiz.responses());
        // What is recorded is the verdict that was last shown.
        if quiz.stage() == Stage::Result {
            let (catalogue, name, sha256) = (quiz.catalogue(), &self.catalogue_name, &file.catalogue.sha256);
            file.verdict = RecordedVerdict::new(catalogue, quiz.responses(), name, sha256, file.digest());
            file.format = file.needed_format();
        }
        file
    }

    /// Where the answers are saved; none if there is no state folder.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether another program changed the first file, so that this session saves in a new one.
    pub const fn has_moved(&self) -> bool {
        self.has_moved
    }

    /// The metadata of the result of `quiz`, with the day of the saved answers; `catalogue` is the catalogue's file as
    /// the command line names it.
    pub fn metadata(&self, quiz: &Quiz, catalogue: &str) -> Metadata {
        self.metadata_if(self.is_saved(quiz), catalogue)
    }

    /// The metadata if the answers are or are not saved.
    fn metadata_if(&self, is_saved: bool, catalogue: &str) -> Metadata {
        let has_day = is_saved && !self.base.saved.is_empty();
        let saved = if has_day { self.base.saved.clone() } else { self.clock.now() };
        AnswersFile { saved, ..self.base.clone() }.metadata(catalogue)
    }
}

impl Store for FileStore {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        self.write(quiz);
        let error = self.read_only.as_ref().or(self.last_error.as_ref());
        let moved = self.path.as_deref().filter(|_| self.has_moved);
        let saved = self.is_saved(quiz);
        SaveStatus {
            saved,
            trouble: error.map(|error| sanitize_line(error.to_string())).unwrap_or_default(),
            moved: moved.map(shown_path).unwrap_or_default(),
            date: self.metadata_if(saved, "").date,
        }
    }

    /// If the file cannot be renamed, nothing is saved from then on, so that the old answers stay.
    fn archive(&mut self) -> Option<PathBuf> {
        let path = self.path.clone().filter(|_| self.read_only.is_none())?;
        let archive = match path.exists().then(|| rename_to_free_name(&path)).transpose() {
            Ok(archive) => archive,
            Err(source) => {
                self.read_only = Some(StoreError::Unwritten { path, source });
                return None;
            }
        };
        let AnswersFile { catalogue, project, by, .. } = self.base.clone();
        self.base = AnswersFile { project, by, ..AnswersFile::empty(catalogue) };
        (self.on_disk, self.fingerprint, self.last_error) = (None, None, None);
        self.has_written = false;
        archive
    }

    fn export(&mut self, path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError> {
        match &self.path {
            Some(answers_file) if same_file(path, answers_file) => Err(ExportError::InputFile(path.into())),
            _ => export(path, text, overwrite),
        }
    }
}

/// Returns the new name.
fn rename_to_free_name(path: &Path) -> io::Result<PathBuf> {
    let (archive, _lock) = free_name(path)?;
    fs::rename(path, &archive)?;
    Ok(archive)
}

/// The first free numbered name beside `path`, and its lock: another session may save under that name soon.
fn free_name(path: &Path) -> io::Result<(PathBuf, Lock)> {
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let names = (1..=MAX_ARCHIVES).map(|number| numbered(path, number)).filter(is_free);
    let mut locked = names.filter_map(|path| Lock::take(&path).ok().map(|lock| (path, lock)));
    // Another session may have saved before the lock was taken.
    let free = locked.find(|(path, _)| is_free(path));
    free.ok_or_else(|| io::Error::other("too many earlier answers are kept beside it"))
}

/// `answers.yaml` with a number: `answers.1.yaml`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let extension = path.extension().map_or(String::new(), |extension| format!(".{}", extension.to_string_lossy()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.{number}{extension}"))
}
