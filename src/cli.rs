//! The command line: what was asked for, and the exit status it ends with.

mod answers;
mod args;
mod check;
mod diagnostics;
mod report;

use std::{
    env, fs, io,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    catalogue::{Catalogue, load},
    document::Fault,
    quiz::Order,
    report::{count, text},
    tui::{self, Ending, Look, TuiError, look},
    verdict::short_order,
};

use args::{Args, Command, OrderName, Theme};

/// The built-in catalogue, and the name it has in messages.
const BUILT_IN: (&str, &str) = ("questions.yaml", include_str!("../questions.yaml"));

/// What ends a run early.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file that cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A catalogue with faults; each of them is printed by itself, with its line.
    #[error("{name} cannot be used: {}", count(faults.len(), "fault"))]
    Faulty {
        /// Its name.
        name: String,
        /// Its text, to show the lines.
        text: String,
        /// What is wrong with it.
        faults: Vec<Fault>,
    },
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
    /// A file that would be written over.
    #[error("{} is there already; give another name, or --force to write over it", .0.display())]
    Exists(PathBuf),
    /// A file that cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritten {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("cannot write the result: {0}")]
    Unwritable(io::Error),
}

/// A catalogue file: its name in messages, and its text.
struct Source {
    name: String,
    text: String,
}

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Some(Command::Check { catalogues, deny }) => check::check(&catalogues, deny.is_some()),
        Some(Command::Report(report)) => report::report(&report),
        Some(Command::Audit(audit)) => report::audit(&audit),
        None => ask(args.catalogue.as_deref(), args.order, look_of(args.theme, args.ascii)),
    };
    done.unwrap_or_else(|error| {
        if let CliError::Faulty { name, text, faults } = &error {
            diagnostics::print(&mut io::stderr(), &diagnostics::faults(name, text, faults));
        }
        diagnostics::print(&mut io::stderr(), &format!("whichone: {error}\n"));
        ExitCode::from(2)
    })
}

/// Asks the questions, and prints the result once the terminal is given back.
fn ask(path: Option<&Path>, order: OrderName, look: Look) -> Result<ExitCode, CliError> {
    let source = Source::read(path)?;
    let catalogue = source.load()?;
    if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(TuiError::Dumb.into());
    }
    let order = match order {
        OrderName::File => Order::File,
        OrderName::Short => short_order(&catalogue),
    };
    let (app, ending) = tui::ask(&catalogue, order, look)?;
    match ending {
        Ending::Interrupted => Ok(ExitCode::from(130)),
        Ending::Left => {
            diagnostics::print(&mut io::stderr(), "whichone: left before a verdict; no answers were kept\n");
            Ok(ExitCode::from(1))
        }
        Ending::Seen => {
            print_result(&text(&app.report()))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Writes to standard output. A reader that went away wanted no more.
fn print_result(text: &str) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Unwritable(error)),
        _ => Ok(()),
    }
}

impl Source {
    /// The file at `path`, or the built-in catalogue.
    fn read(path: Option<&Path>) -> Result<Self, CliError> {
        let Some(path) = path else {
            return Ok(Self { name: BUILT_IN.0.into(), text: BUILT_IN.1.into() });
        };
        let unreadable = |source| CliError::Unreadable { path: path.into(), source };
        let text = fs::read_to_string(path).map_err(unreadable)?;
        // A byte order mark is no part of the text, and would count as a column in its first line.
        let text = text.strip_prefix('\u{feff}').map(Into::into).unwrap_or(text);
        Ok(Self { name: path.display().to_string(), text })
    }

    fn load(&self) -> Result<Catalogue, CliError> {
        load(&self.text).map_err(|faults| CliError::Faulty { name: self.name.clone(), text: self.text.clone(), faults })
    }
}

/// The look that the arguments and the environment ask for: `--theme`, else `NO_COLOR`, else `CLICOLOR_FORCE`, else
/// colours unless the terminal is known to have none.
fn look_of(theme: Theme, ascii: bool) -> Look {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let monochrome = env::var("TERM").is_ok_and(|term| {
        term.ends_with("-m")
            || term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let colour = match theme {
        Theme::Colour => true,
        Theme::Mono => false,
        Theme::Auto => !no_colour && (set("CLICOLOR_FORCE") || !monochrome),
    };
    Look { colour, glyphs: if ascii { &look::ASCII } else { &look::UNICODE } }
}
