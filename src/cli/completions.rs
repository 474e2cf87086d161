//! `whichone completions`: prints a completion script for a shell.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::{args::Args, exit::CliError, output::print};

pub(crate) fn run(shell: Shell) -> Result<ExitCode, CliError> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), "whichone", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
