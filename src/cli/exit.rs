//! Errors that end the program, and its exit codes.

use std::{io, path::PathBuf};

use crate::{
    diagnostics::Diagnostic,
    report::count,
    store::{ExportError, StoreError, TextError},
    tui::TuiError,
};

/// The person quit before the verdict.
pub(crate) const NO_VERDICT: u8 = 1;

/// An error, or a catalogue that fails its check or audit.
pub(crate) const FAILURE: u8 = 2;

/// Ctrl-C.
pub(crate) const INTERRUPTED: u8 = 130;

/// The end of `--help`.
pub(crate) const HELP: &str = "Exit status: 0 verdict shown; 1 quit before a verdict; 2 wrong usage, a file that cannot be used, \
                               or no terminal; 3 recheck found something; 130 Ctrl-C.";

/// What ends the program early. [`FAILURE`] is the exit code of each.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error("cannot read {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: TextError },
    /// The message of clap, ready to print.
    #[error("{0}")]
    Usage(String),
    #[error("no {expected} named `{name}`; {help}")]
    UnknownCatalogue { expected: &'static str, name: String, help: String },
    /// `text` is needed to show the lines that the diagnostics point to, which are printed before this message.
    #[error("{name}: {}", count(diagnostics.len(), "error"))]
    InvalidFile { name: String, text: String, diagnostics: Vec<Diagnostic> },
    #[error(transparent)]
    Store(StoreError),
    #[error("line mode failed: {0}")]
    LineMode(io::Error),
    #[error(
        "no terminal, and no answers on standard input: run whichone in a terminal, or pipe the answers in, one per line"
    )]
    NoInput,
    #[error("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not `{0}`")]
    SourceDateEpoch(String),
    #[error(
        "report needs answers: name an answers file (`whichone saved` lists yours), or give --answer QUESTION=CHOICE"
    )]
    NothingToReport,
    #[error("the decision is about the catalogue `{found}`, not `{wanted}`")]
    OtherCatalogue { found: String, wanted: String },
    #[error(
        "--review-by, --decided, --supersedes, --consulted and --informed are for decision records; add --format adr"
    )]
    OnlyInRecords,
    #[error("{} has no `status` in its front matter, so it cannot be marked as superseded", .0.display())]
    NoRecord(PathBuf),
    #[error("there is no decision of whichone in {}", .0.display())]
    NoDecision(PathBuf),
    #[error("too few answers for a verdict in {}", .0.display())]
    NoVerdict(PathBuf),
    #[error("the catalogue {0} does not exist; name it with --catalogue")]
    NoCatalogue(String),
    #[error("no verdict is recorded in {}; name the old and the new catalogue: --catalogue OLD --catalogue NEW", .0.display())]
    NothingRecorded(PathBuf),
    #[error(transparent)]
    Tui(#[from] TuiError),
    /// An `--answer` or `--not-sure` that does not fit the catalogue.
    #[error("{argument}: {problem}; {help}")]
    Argument { argument: String, problem: String, help: String },
    #[error("{} already exists; choose another name", .0.display())]
    AlreadyExists(PathBuf),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("compare needs at least two answers files, one for each person, as in `whichone compare ada.yaml bo.yaml`")]
    TooFewFiles,
    #[error("{} is given twice; name each person's file once", .0.display())]
    DuplicateFile(PathBuf),
    #[error("preview draws on a terminal; `whichone check --watch{0}` prints line by line")]
    NoPreview(String),
    #[error("nothing to watch: name a file, as in `whichone check --watch catalogue.yaml`")]
    NothingToWatch,
    #[error("cannot watch the folder {}: {why}", .folder.display())]
    Unwatched { folder: PathBuf, why: String },
    #[error("no case named `{id}`; {help}")]
    UnknownCase { id: String, help: String },
    #[error("cannot write the result: {0}")]
    Stdout(io::Error),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Invalid { path, text, error } => {
                Self::InvalidFile { name: path.display().to_string(), text, diagnostics: vec![*error] }
            }
            other => Self::Store(other),
        }
    }
}
