//! The command line: what was asked for, and the exit status it ends with.

mod answers;
mod args;
mod ask;
mod author;
mod catalogues;
mod check;
mod compare;
pub mod diagnostics;
mod exit_message;
mod farewell;
mod locale;
mod others;
mod report;
mod saved;
mod source;

use std::{env, io, io::Write, path::PathBuf, process::ExitCode};

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{
    analysis::decisive_order,
    catalogue::Catalogue,
    cli::{
        args::{Args, Command, ThemeName},
        source::Source,
    },
    diagnostics::Diagnostic,
    quiz::{Order, OrderName},
    report::count,
    store::{ExportError, StoreError, TextError},
    tui::{
        TuiError, background,
        theme::{Background, ColorDepth, Theme},
    },
};

/// What ends a run early.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file that cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// Arguments that the parser refuses, ready to print.
    #[error("{0}")]
    Usage(String),
    /// A word that names neither a file nor a compiled-in catalogue.
    #[error("no {what} named `{name}`; {instead}")]
    UnknownCatalogue {
        /// What could have been meant: a catalogue, or a command as well.
        what: &'static str,
        /// The word.
        name: String,
        /// What may have been meant, and what there is.
        instead: String,
    },
    /// A file with faults; each of them is printed by itself, with its line.
    #[error("{name}: {}", count(faults.len(), "error"))]
    Faulty {
        /// Its name.
        name: String,
        /// Its text, to show the lines.
        text: String,
        /// What is wrong with it.
        faults: Vec<Diagnostic>,
    },
    /// A sheet that cannot be read.
    #[error(transparent)]
    Sheet(StoreError),
    /// Line mode that cannot be heard or answered.
    #[error("cannot ask by line: {0}")]
    Plain(io::Error),
    /// Nobody is there to answer.
    #[error(
        "no terminal, and no answers on standard input: run whichone in a terminal, or pipe the answers in, one per line"
    )]
    NothingToRead,
    /// A clock that is set to no time.
    #[error("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not `{0}`")]
    Epoch(String),
    /// A report of nothing.
    #[error(
        "report needs answers: name an answers file (`whichone saved` lists yours), or give --answer QUESTION=CHOICE"
    )]
    NothingToReport,
    /// The quiz cannot be shown.
    #[error(transparent)]
    Tui(#[from] TuiError),
    /// An argument that does not fit the catalogue.
    #[error("{argument}: {what}; {instead}")]
    Argument {
        /// Which.
        argument: String,
        /// What is wrong with it.
        what: String,
        /// What to write instead.
        instead: String,
    },
    /// A file that is there, and is not written over.
    #[error("{} already exists; choose another name", .0.display())]
    AlreadyExists(PathBuf),
    /// A result that cannot be written to its file.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Fewer than two sheets to compare.
    #[error("compare needs at least two answers files, one for each person, as in `whichone compare ada.yaml bo.yaml`")]
    TooFew,
    /// One sheet to compare is given twice.
    #[error("{} is given twice; name each person's file once", .0.display())]
    Twice(PathBuf),
    /// Standard output cannot be written.
    #[error("cannot write the result: {0}")]
    Unwritable(io::Error),
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        if let CliError::Faulty { name, text, faults } = &error {
            diagnostics::print(&mut io::stderr(), &diagnostics::faults(name, text, faults));
        }
        match error {
            CliError::Usage(text) => farewell::warn(&text),
            error => farewell::warn(&format!("whichone: {error}")),
        }
        ExitCode::from(2)
    })
}

fn run() -> Result<ExitCode, CliError> {
    let args = Args::of_process()?;
    match args.command {
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Report(report)) => report::report(&report),
        Some(Command::Compare(compare)) => compare::compare(&compare),
        Some(Command::Audit(audit)) => report::audit(&audit),
        Some(Command::Catalogues) => catalogues::catalogues(),
        Some(Command::Saved) => saved::saved(),
        Some(Command::New { file }) => author::new(&file),
        Some(Command::Schema) => author::schema(),
        Some(Command::Graph { catalogue }) => author::graph(catalogue.as_deref()),
        Some(Command::Completions { shell }) => completions(shell),
        None => ask::ask(&args.ask),
    }
}

/// Prints a script that completes the arguments in this shell.
fn completions(shell: Shell) -> Result<ExitCode, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "whichone", &mut script);
    print_result(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}

/// The order of asking of this name.
fn order_of(name: OrderName, catalogue: &Catalogue) -> Order {
    match name {
        OrderName::File => Order::File,
        OrderName::Short => decisive_order(catalogue),
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Faulty { path, text, fault } => {
                Self::Faulty { name: path.display().to_string(), text, faults: vec![*fault] }
            }
            other => Self::Sheet(other),
        }
    }
}

/// Writes to standard output.
fn print_result(text: &str) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(CliError::Unwritable)
}

/// Whether a variable of the environment says yes.
fn set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0")
}

/// How many colours the arguments and the environment allow: as `--theme` says, else as `NO_COLOR`, else as
/// `CLICOLOR_FORCE`, else as many as the terminal has.
fn color_depth(theme: ThemeName) -> ColorDepth {
    let variable = |name| env::var(name).unwrap_or_default();
    let (no_color, force) = match theme {
        ThemeName::Mono => (true, false),
        ThemeName::Dark | ThemeName::Light => (false, true),
        ThemeName::Auto => (!variable("NO_COLOR").is_empty(), set("CLICOLOR_FORCE")),
    };
    background::color_depth(no_color, force, &variable("TERM"), &variable("COLORTERM"))
}

/// The theme for a terminal whose background was `asked` for, or cannot be.
fn theme_of(theme: ThemeName, asked: Option<Background>, ascii: bool) -> Theme {
    let background = match theme {
        ThemeName::Light => Background::Light,
        ThemeName::Dark => Background::Dark,
        ThemeName::Auto | ThemeName::Mono => asked.unwrap_or_else(background::from_environment),
    };
    Theme::new(color_depth(theme), background, ascii)
}
