//! `whichone new`: creates a small commented catalogue to start from.

use std::{path::Path, process::ExitCode};

use askama::Template;

use crate::store::{ExportError, export};

use super::{
    exit::CliError,
    output::warn,
    shell::{path_word, sanitized_path},
};

const TWO_OPTIONS: &str = include_str!("../../assets/new.yaml");

/// A catalogue of three to six options.
#[derive(Template)]
#[template(path = "new_many.yaml.jinja", config = "assets/askama.toml", escape = "none")]
struct ManyOptions {
    options: u8,
}

pub(crate) fn run(path: &Path, options: u8) -> Result<ExitCode, CliError> {
    let text = match options {
        2 => TWO_OPTIONS.to_owned(),
        options => ManyOptions { options }.render().unwrap_or_default() + "\n",
    };
    export(path, &text, false).map_err(|error| match error {
        // `new` has no --force, which the message of `export` suggests.
        ExportError::Exists(path) => CliError::AlreadyExists(path),
        other => other.into(),
    })?;
    let next = path_word(path).map_or(String::new(), |name| {
        format!(" Next: `whichone preview {name}` to try it while you edit it, `whichone check {name}` to check it.")
    });
    warn(&format!("Created {}.{next}", sanitized_path(path)));
    Ok(ExitCode::SUCCESS)
}
