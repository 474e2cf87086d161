//! Where text goes: standard output, standard error, or the file that `--output` names.

use std::{
    io::{self, ErrorKind, Write},
    path::PathBuf,
};

use crate::{
    report::{Format, Report, ascii_text},
    store::{ExportError, export, same_file, writable},
    text::sanitize,
};

use super::{
    args::{ReportOutput, Target},
    exit::CliError,
};

/// Writes to standard output. A reader that wants no more, as in `whichone audit | head -1`, is no error.
pub(crate) fn print(text: &str) -> Result<(), CliError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(CliError::Stdout),
    }
}

/// Writes to standard error. If that fails, there is nobody to tell.
pub(crate) fn print_error(text: &str) {
    _ = io::stderr().write_all(text.as_bytes());
}

/// Writes a message with a line end to standard error, sanitized; nothing if it is blank.
pub(crate) fn warn(message: &str) {
    if !message.trim().is_empty() {
        print_error(&format!("{}\n", sanitize(message)));
    }
}

impl ReportOutput {
    pub(crate) fn write(&self, report: &Report, ascii: bool) -> Result<(), CliError> {
        let format = self.format.unwrap_or_default();
        let text = if ascii && format == Format::Text { ascii_text(report) } else { format.write(report) };
        self.target.write(&text)
    }
}

impl Target {
    /// Fails early if the file cannot be written, or is one of the `inputs`.
    pub(crate) fn check<'p>(&self, inputs: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), CliError> {
        let Some(path) = &self.output else { return Ok(()) };
        if inputs.into_iter().any(|input| same_file(path, input)) {
            return Err(ExportError::InputFile(path.clone()).into());
        }
        Ok(writable(path, self.force)?)
    }

    pub(crate) fn write(&self, text: &str) -> Result<(), CliError> {
        match &self.output {
            None => print(text),
            Some(path) => Ok(export(path, text, self.force)?),
        }
    }
}
