//! What helps to write a catalogue: a first one, the schema for editors, the graph of its questions.

use std::{path::Path, process::ExitCode};

use crate::{
    catalogue, report,
    sheet::{ExportError, export},
};

use super::{
    CliError, Source,
    ask::displayed,
    farewell::{path_word, tell},
    print_result,
};

/// The catalogue that `whichone new` writes.
const NEW: &str = include_str!("../../assets/new.yaml");

/// Writes a small catalogue to begin with; over nothing.
pub(super) fn new(path: &Path) -> Result<ExitCode, CliError> {
    export(path, NEW, false).map_err(|error| match error {
        ExportError::Exists(path) => CliError::There(path),
        other => other.into(),
    })?;
    let next = path_word(path).map_or(String::new(), |name| {
        format!(" Next: `whichone {name}` to try it, `whichone check {name}` to check it.")
    });
    tell(&format!("Created {}.{next}", displayed(path)));
    Ok(ExitCode::SUCCESS)
}

/// Prints the JSON Schema of catalogues.
pub(super) fn schema() -> Result<ExitCode, CliError> {
    print_result(&catalogue::schema())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the questions of a catalogue and what reveals them.
pub(super) fn graph(path: Option<&Path>) -> Result<ExitCode, CliError> {
    print_result(&report::graph(&Source::read(path)?.load()?))?;
    Ok(ExitCode::SUCCESS)
}
