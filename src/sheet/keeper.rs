//! The keeper of one sheet for one session.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    catalogue::Catalogue,
    document::{Fault, shown_line},
    quiz::{OrderName, Progress, Quiz},
    report::About,
};

use super::{
    BYTES, Clock, Disk, Drift, Edition, ExportError, Files, Keeping, Lock, LockError, Sheet,
    disk::{clear_drafts, folder_of, replace},
    export, file,
};

/// How many links may lead to a sheet.
const MOST_LINKS: usize = 40;

/// How many sheets may be set aside beside one.
const MOST_ASIDE: usize = 9_999;

/// Why a sheet cannot be read, or not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// Another session has it open.
    #[error("another whichone has {} open, so this one saves nothing; end it, or give --sheet another file", .0.display())]
    Busy(PathBuf),
    /// It cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is none.
    #[error("there is no sheet {}; `whichone sheets` lists those that are saved", .0.display())]
    Missing(PathBuf),
    /// It is no sheet.
    #[error("{}:{fault}; {}", path.display(), fault.problem.help())]
    Faulty {
        /// Which file.
        path: PathBuf,
        /// What is in it.
        text: String,
        /// The first thing that is wrong.
        fault: Box<Fault>,
    },
    /// It belongs to another catalogue.
    #[error(
        "{} has answers to the catalogue `{found}`, and this is `{wanted}`; give the file of that catalogue, or another \
         sheet",
        path.display()
    )]
    OtherCatalogue {
        /// Which file.
        path: PathBuf,
        /// The catalogue it belongs to.
        found: String,
        /// The catalogue in use.
        wanted: String,
    },
    /// It cannot be written.
    #[error("{} cannot be written: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is nowhere to keep it.
    #[error("there is no folder to keep answers in; set XDG_STATE_HOME, or name a file with --sheet")]
    Nowhere,
}

/// Reads the sheet at `path`; none where there is no file.
///
/// # Errors
/// Where it cannot be read, or is no sheet.
pub fn load(path: &Path) -> Result<Option<Sheet>, SheetError> {
    let unreadable = |source| SheetError::Unreadable { path: path.into(), source };
    let text = match read_text(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text.map_err(unreadable)?,
    };
    let faulty = |faults: Vec<Fault>| match faults.into_iter().next() {
        Some(fault) => SheetError::Faulty { path: path.into(), text: text.clone(), fault: Box::new(fault) },
        None => unreadable(io::ErrorKind::InvalidData.into()),
    };
    file::read(&text).map(Some).map_err(faulty)
}

/// The text of a file: not of a folder or a device, which may have no end, and not of a very long one.
fn read_text(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(BYTES + 1).read_to_end(&mut bytes)?;
    fitting(&bytes)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text in UTF-8"))
}

/// Refuses a sheet that is too long.
fn fitting(sheet: &[u8]) -> io::Result<()> {
    if sheet.len() as u64 > BYTES { Err(io::Error::other(format!("it has more than {BYTES} bytes"))) } else { Ok(()) }
}

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
    /// anything. Where it cannot be read or locked, it is never written to, and [`Self::trouble`] says why.
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
        let Some(path) = self.path.clone().filter(|_| self.barred.is_none() && !self.has(quiz)) else { return };
        let text = self.sheet(quiz).text();
        // What is too long could not be read again.
        match fitting(text.as_bytes()).and_then(|()| replace(&mut *self.disk, &path, &text)) {
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
        let trouble = self.barred.as_ref().or(self.failed.as_ref()).map(|error| shown_line(&error.to_string()));
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
        export(path, text, over)
    }
}

/// Gives the sheet at `path` the first numbered name that is free; gives that name.
fn renamed(path: &Path) -> io::Result<PathBuf> {
    let free = (1..=MOST_ASIDE).map(|number| numbered(path, number)).find(|aside| !aside.exists());
    let aside = free.ok_or_else(|| io::Error::other("too many sheets are set aside beside it"))?;
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// The sheet, if it belongs to `catalogue`.
///
/// # Errors
/// Where it belongs to another.
pub fn of_catalogue(sheet: Sheet, path: &Path, catalogue: &Catalogue) -> Result<Sheet, SheetError> {
    if sheet.catalogue.id == catalogue.id {
        return Ok(sheet);
    }
    let (found, wanted) = (sheet.catalogue.id, catalogue.id.clone());
    Err(SheetError::OtherCatalogue { path: path.into(), found, wanted })
}

/// The file that `path` leads to through links, whether it is there or not: a rename would replace the link itself.
fn followed(mut path: PathBuf) -> Result<PathBuf, SheetError> {
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    let source = io::Error::other("too many links lead to it");
    Err(SheetError::Unreadable { path, source })
}

/// The name under which a sheet is set aside: `sheet.1.yaml`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let extension = path.extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.{number}{extension}"))
}
