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
mod man;
mod new;
mod no_store;
mod other_catalogues;
mod output;
pub mod preview;
mod quiz;
mod recheck;
mod report;
mod saved;
mod schema;
mod shell;
mod source;
mod watch;

use std::process::ExitCode;

use args::{Args, Subcommand};
use exit::{CliError, FAILURE};

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        match error {
            CliError::Usage(text) => output::warn(&text),
            error => {
                if let CliError::InvalidFile { name, text, diagnostics } = &error {
                    output::print_error(&diagnostics::errors(name, text, diagnostics));
                }
                output::warn(&format!("whichone: {error}"));
            }
        }
        ExitCode::from(FAILURE)
    })
}

fn run() -> Result<ExitCode, CliError> {
    completions::complete();
    let args = Args::of_process()?;
    match args.command {
        None => quiz::run(args.quiz),
        Some(Subcommand::Check(args)) => check::run(&args),
        Some(Subcommand::Preview(args)) => preview::run(&args),
        Some(Subcommand::Report(args)) => report::run(&args),
        Some(Subcommand::Compare(args)) => compare::run(&args),
        Some(Subcommand::Recheck(args)) => recheck::run(&args),
        Some(Subcommand::Diff(args)) => recheck::diff(&args),
        Some(Subcommand::Audit(args)) => audit::run(&args),
        Some(Subcommand::Catalogues { show }) => catalogues::run(show.as_deref()),
        Some(Subcommand::Saved) => saved::run(),
        Some(Subcommand::New { file, options }) => new::run(&file, options),
        Some(Subcommand::Schema { catalogue }) => schema::run(catalogue.as_deref()),
        Some(Subcommand::Graph { catalogue }) => graph::run(catalogue.as_deref()),
        Some(Subcommand::Completions { shell }) => completions::run(shell),
        Some(Subcommand::Man { output }) => man::run(output.as_deref()),
    }
}
