//! The command line: arguments, files and exit codes.

mod answers;
mod args;
mod audit;
mod catalogues;
mod check;
mod compare;
mod completions;
pub mod diagnostics;
mod environment;
mod exit;
mod exit_message;
mod graph;
mod new;
mod other_catalogues;
mod output;
mod quiz;
mod report;
mod saved;
mod schema;
mod shell;
mod source;

use std::process::ExitCode;

use args::{Args, Command};
use exit::{CliError, FAILURE};

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        match error {
            CliError::Usage(text) => output::warn(&text),
            error => {
                if let CliError::InvalidCatalogue { name, text, diagnostics } = &error {
                    output::print_error(&diagnostics::errors(name, text, diagnostics));
                }
                output::warn(&format!("whichone: {error}"));
            }
        }
        ExitCode::from(FAILURE)
    })
}

fn run() -> Result<ExitCode, CliError> {
    let args = Args::of_process()?;
    match args.command {
        None => quiz::run(args.quiz),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Report(args)) => report::run(&args),
        Some(Command::Compare(args)) => compare::run(&args),
        Some(Command::Audit(args)) => audit::run(&args),
        Some(Command::Catalogues) => catalogues::run(),
        Some(Command::Saved) => saved::run(),
        Some(Command::New { file }) => new::run(&file),
        Some(Command::Schema) => schema::run(),
        Some(Command::Graph { catalogue }) => graph::run(catalogue.as_deref()),
        Some(Command::Completions { shell }) => completions::run(shell),
    }
}
