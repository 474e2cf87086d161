//! Words and paths of commands that people copy into a shell.

use std::path::Path;

use crate::text::{Shell, sanitize_line};

/// `text` as one word of a command for the shells of this system; `None` if that is not possible.
pub(crate) fn word(text: &str) -> Option<String> {
    Shell::NATIVE.word(text)
}

/// A flag with its value, joined by `=` if the value looks like a flag.
pub(crate) fn flag(name: &str, value: &str) -> Option<String> {
    let separator = if value.starts_with('-') { '=' } else { ' ' };
    Some(format!("{name}{separator}{}", word(value)?))
}

/// [`positional`] as one word of a shell command.
pub(crate) fn path_word(path: &Path) -> Option<String> {
    word(&positional(path.to_str()?))
}

/// `path` with `./` before it if it would be taken for an option or a subcommand.
pub(crate) fn positional(path: &str) -> String {
    let is_like_a_command = !path.contains(['.', '/']) && Path::new(path).is_file();
    if path.starts_with('-') || is_like_a_command { format!("./{path}") } else { path.into() }
}

/// A path as it may be sent to a terminal.
pub(crate) fn sanitized_path(path: &Path) -> String {
    sanitize_line(path.to_string_lossy())
}

/// How reports, and the commands in them, name the catalogue; empty for the default one.
pub(crate) fn catalogue_name(path: Option<&Path>) -> String {
    let Some(path) = path else { return String::new() };
    path.to_str().filter(|text| word(text).is_some()).map_or_else(|| sanitized_path(path), positional)
}
