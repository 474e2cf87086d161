//! `whichone man`: the manual pages, made from the arguments.

use std::{path::Path, process::ExitCode};

use clap::CommandFactory;
use clap_mangen::{Man, generate_to};

use crate::store::ExportError;

use super::{args::Args, exit::CliError, output::print};

pub(crate) fn run(folder: Option<&Path>) -> Result<ExitCode, CliError> {
    if let Some(folder) = folder {
        generate_to(Args::command(), folder)
            .map_err(|source| ExportError::Unwritten { path: folder.into(), source })?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut page = Vec::new();
    // `generate_to` leaves `help` out too.
    Man::new(Args::command().disable_help_subcommand(true)).render(&mut page).map_err(CliError::Stdout)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(ExitCode::SUCCESS)
}
