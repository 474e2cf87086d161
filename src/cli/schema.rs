//! `whichone schema`: prints the JSON Schema of catalogues.

use std::process::ExitCode;

use crate::catalogue::SCHEMA;

use super::{exit::CliError, output::print};

pub(crate) fn run() -> Result<ExitCode, CliError> {
    print(SCHEMA)?;
    Ok(ExitCode::SUCCESS)
}
