//! What helps to write a catalogue: a first one, the schema for editors, the graph of its questions.

use std::{path::Path, process::ExitCode};

use crate::{
    catalogue, report,
    store::{ExportError, export},
};

use super::{
    CliError, Source,
    ask::displayed,
    farewell::{path_word, warn},
    print_result,
};

/// The catalogue that `whichone new` writes.
const NEW: &str = include_str!("../../assets/new.yaml");

/// Writes a small catalogue to begin with; over nothing.
pub(crate) fn new(path: &Path) -> Result<ExitCode, CliError> {
    export(path, NEW, false).map_err(|error| match error {
        ExportError::Exists(path) => CliError::AlreadyExists(path),
        other => other.into(),
    })?;
    let next = path_word(path).map_or(String::new(), |name| {
        format!(" Next: `whichone {name}` to try it, `whichone check {name}` to check it.")
    });
    warn(&format!("Created {}.{next}", displayed(path)));
    Ok(ExitCode::SUCCESS)
}

/// Prints the JSON Schema of catalogues.
pub(crate) fn schema() -> Result<ExitCode, CliError> {
    print_result(catalogue::SCHEMA)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the questions of a catalogue and what reveals them.
pub(crate) fn graph(path: Option<&Path>) -> Result<ExitCode, CliError> {
    print_result(&report::graph(&Source::read(path)?.load()?))?;
    Ok(ExitCode::SUCCESS)
}
