//! `whichone graph`: prints the questions of a catalogue and their conditions as a Mermaid flowchart.

use std::{path::Path, process::ExitCode};

use crate::report;

use super::{exit::CliError, output::print, source::Source};

pub(crate) fn run(catalogue: Option<&Path>) -> Result<ExitCode, CliError> {
    print(&report::graph(&Source::read(catalogue)?.load()?))?;
    Ok(ExitCode::SUCCESS)
}
