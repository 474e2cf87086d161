//! The keeper of one sheet for one session.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    catalogue::Catalogue,
    document::shown_line,
    quiz::{OrderName, Progress, Quiz},
    report::About,
};

use super::{
    Clock, Disk, Drift, Edition, ExportError, Files, Keeping, Lock, LockError, Sheet, SheetError,
    disk::{clear_drafts, replace},
    export::{export, same_file},
    load::{fit_for_a_sheet, fitting, followed, is_protected, load, of_catalogue},
};

/// How many sheets may be set aside beside one.
const MOST_ASIDE: usize = 9_999;

/// What was done before, as the sheet has it.
#[derive(Debug)]
pub struct Resumed {
    /// What fits the catalogue.
    pub progress: Progress,
    /// The order in which it was asked.
    pub order: OrderName,
    /// When it was saved, as people say it.
    pub saved: String,
    /// What changed since.
    pub drift: Drift,
}

/// What the front ends need of a keeper. The real one is [`Keeper`]; tests have one of their own.
pub trait Keep {
    /// Saves what was done in `quiz`, if it is not what is on the disk already.
    fn save(&mut self, quiz: &Quiz) -> Keeping;

    /// Gives the sheet another name, so that a new one can begin; gives that name, if there was a sheet.
    fn set_aside(&mut self) -> Option<PathBuf>;

    /// Writes a result to a file; over one that is there only where `over` says so.
    ///
    /// # Errors
    /// Where a file is there, or it cannot be written.
    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError>;
}

/// Keeps the sheet of a session: saves it when something changed, and says why where it cannot.
pub struct Keeper {
    disk: Box<dyn Disk>,
    clock: Clock,
    /// The file, with all links followed; none where there is nowhere to keep it.
    path: Option<PathBuf>,
    /// Held as long as the session lasts.
    lock: Option<Lock>,
    /// What the next sheet is made of: what was read, or a new one.
    base: Sheet,
    /// What is on the disk, as far as this session knows.
    kept: Option<Progress>,
    /// Why nothing is ever saved.
    barred: Option<SheetError>,
    /// Why the last attempt to save failed.
    failed: Option<SheetError>,
}

impl Keeper {
    /// Opens the sheet at `path` for a session with `catalogue`; `project` and `by` are written on it where they say
    /// anything. Where it cannot be read or locked, it is never written to, and [`Keep::save`] says why.
    #[must_use]
    pub fn open(
        path: Result<PathBuf, SheetError>,
        (catalogue, edition): (&Catalogue, Edition),
        (project, by): (&str, &str),
        clock: Clock,
    ) -> (Self, Option<Resumed>) {
        let mut keeper = Self {
            disk: Box::new(Files),
            clock,
            path: None,
            lock: None,
            base: Sheet::empty(edition.clone()),
            kept: None,
            barred: None,
            failed: None,
        };
        let found = keeper.claim(path, catalogue);
        let resumed = found.map(|sheet| keeper.resume(sheet, &edition, catalogue));
        for (slot, given) in [(&mut keeper.base.project, project), (&mut keeper.base.by, by)] {
            if !given.is_empty() {
                *slot = shown_line(given);
            }
        }
        (keeper, resumed)
    }

    /// The same on another disk.
    #[must_use]
    pub fn on(self, disk: Box<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// Takes the lock and reads the sheet; what fails bars it.
    fn claim(&mut self, path: Result<PathBuf, SheetError>, catalogue: &Catalogue) -> Option<Sheet> {
        let path = match path.and_then(followed) {
            Ok(path) => path,
            Err(error) => {
                self.barred = Some(error);
                return None;
            }
        };
        self.path = Some(path.clone());
        if let Err(error) = fit_for_a_sheet(&path) {
            self.barred = Some(error);
            return None;
        }
        match Lock::take(&path) {
            Ok(lock) => {
                clear_drafts(&path);
                self.lock = Some(lock);
            }
            Err(LockError::Busy) => self.barred = Some(SheetError::Busy(path.clone())),
            Err(LockError::Failed(source)) => {
                self.barred = Some(SheetError::Unwritten { path: path.clone(), source });
            }
        }
        let found = load(&path).and_then(|sheet| sheet.map(|sheet| of_catalogue(sheet, &path, catalogue)).transpose());
        if is_protected(&path) {
            self.barred = Some(SheetError::Protected(path));
        }
        found.unwrap_or_else(|error| {
            self.barred = Some(error);
            None
        })
    }

    fn resume(&mut self, sheet: Sheet, edition: &Edition, catalogue: &Catalogue) -> Resumed {
        let (progress, drift) = sheet.resume(edition, catalogue);
        let saved = self.clock.ago(&sheet.saved);
        let resumed = Resumed { order: sheet.order, saved, drift, progress: progress.clone() };
        self.base = Sheet { catalogue: edition.clone(), ..sheet };
        self.kept = Some(progress);
        resumed
    }

    fn write(&mut self, quiz: &Quiz) {
        if self.barred.is_some() || self.has(quiz) {
            return;
        }
        let Some(path) = self.path.clone() else { return };
        let text = self.sheet(quiz).text();
        // What is too long could not be read again.
        let fitting = fitting(text.as_bytes()).map_err(io::Error::other);
        match fitting.and_then(|()| replace(&mut *self.disk, &path, &text, true)) {
            Ok(()) => (self.kept, self.failed) = (Some(quiz.progress().clone()), None),
            Err(source) => self.failed = Some(SheetError::Unwritten { path, source }),
        }
    }

    /// Whether all that was done in `quiz` is on the disk. Nothing done need not be. After an attempt that failed nobody
    /// knows what is there.
    #[must_use]
    pub fn has(&self, quiz: &Quiz) -> bool {
        let there = match &self.kept {
            Some(kept) => kept == quiz.progress(),
            None => *quiz.progress() == Progress::none(quiz.catalogue()),
        };
        there && self.failed.is_none()
    }

    /// Whether it ever saves anything.
    #[must_use]
    pub const fn is_barred(&self) -> bool {
        self.barred.is_some()
    }

    /// The sheet as it would be saved now.
    #[must_use]
    pub fn sheet(&self, quiz: &Quiz) -> Sheet {
        let base = Sheet { saved: self.clock.now(), order: quiz.order().name(), ..self.base.clone() };
        base.with(quiz.catalogue(), quiz.progress())
    }

    /// Where the sheet is kept, if it is anywhere.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the result of this session is about; `file` is the catalogue's, as the command line names it.
    #[must_use]
    pub fn about(&self, file: &str) -> About {
        Sheet { saved: self.clock.now(), ..self.base.clone() }.about(file)
    }
}

impl Keep for Keeper {
    fn save(&mut self, quiz: &Quiz) -> Keeping {
        self.write(quiz);
        let trouble = self.barred.as_ref().or(self.failed.as_ref()).map(|error| shown_line(error.to_string()));
        Keeping { saved: self.has(quiz), trouble: trouble.unwrap_or_default() }
    }

    /// Where it cannot be renamed, nothing is saved from then on, so that the old answers stay.
    fn set_aside(&mut self) -> Option<PathBuf> {
        let path = self.path.clone().filter(|_| self.barred.is_none())?;
        let aside = match path.exists().then(|| renamed(&path)).transpose() {
            Ok(aside) => aside,
            Err(source) => {
                self.barred = Some(SheetError::Unwritten { path, source });
                return None;
            }
        };
        let Sheet { catalogue, project, by, .. } = self.base.clone();
        self.base = Sheet { project, by, ..Sheet::empty(catalogue) };
        (self.kept, self.failed) = (None, None);
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
    let free = (1..=MOST_ASIDE).map(|number| numbered(path, number)).find(|aside| !aside.exists());
    let aside = free.ok_or_else(|| io::Error::other("too many sheets are set aside beside it"))?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// The name under which a sheet is set aside: `sheet.1.yaml`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let extension = path.extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.{number}{extension}"))
}
