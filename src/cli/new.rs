//! `whichone new`: creates a small commented catalogue to start from.

use std::{path::Path, process::ExitCode};

use crate::store::{ExportError, export};

use super::{
    exit::CliError,
    output::warn,
    shell::{path_word, sanitized_path},
};

const TEMPLATE: &str = include_str!("../../assets/new.yaml");

pub(crate) fn run(path: &Path) -> Result<ExitCode, CliError> {
    export(path, TEMPLATE, false).map_err(|error| match error {
        // `new` has no --force, which the message of `export` suggests.
        ExportError::Exists(path) => CliError::AlreadyExists(path),
        other => other.into(),
    })?;
    let next = path_word(path).map_or(String::new(), |name| {
        format!(" Next: `whichone {name}` to try it, `whichone check {name}` to check it.")
    });
    warn(&format!("Created {}.{next}", sanitized_path(path)));
    Ok(ExitCode::SUCCESS)
}
