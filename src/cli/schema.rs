//! `whichone schema`: prints the JSON Schema of catalogues, with the ids of one if it is named.

use std::{path::Path, process::ExitCode};

use crate::catalogue::{SCHEMA, schema_for};

use super::{exit::CliError, output::print, source::Source};

pub(crate) fn run(catalogue: Option<&Path>) -> Result<ExitCode, CliError> {
    match catalogue {
        None => print(SCHEMA)?,
        Some(path) => match Source::read(Some(path))?.load() {
            Ok(catalogue) => print(&schema_for(&catalogue))?,
            Err(error) => {
                // An editor needs a schema most while the file has errors.
                print(SCHEMA)?;
                return Err(error);
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}
