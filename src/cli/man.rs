//! `whichone man`: the manual pages, made from the arguments.

use std::{fs, io, iter, path::Path, process::ExitCode};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::store::ExportError;

use super::{args::Args, exit::CliError, output::print};

pub(crate) fn run(folder: Option<&Path>) -> Result<ExitCode, CliError> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    if let Some(folder) = folder {
        write_all(&command, folder).map_err(|source| ExportError::Unwritten { path: folder.into(), source })?;
    } else {
        let mut text = Vec::new();
        page(&command).render(&mut text).map_err(CliError::Stdout)?;
        print(&String::from_utf8_lossy(&text))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the page of the program and those of its subcommands, and creates the folder.
fn write_all(command: &Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for command in iter::once(command).chain(command.get_subcommands()) {
        page(command).generate_to(folder)?;
    }
    Ok(())
}

fn page(command: &Command) -> Man {
    Man::new(command.clone()).source(concat!("whichone ", env!("CARGO_PKG_VERSION"))).manual("User Commands")
}
