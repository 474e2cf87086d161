//! The other catalogues that the welcome screen offers: built in, and files of the working directory.

use std::{
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use crate::{
    catalogue::limits,
    report::count,
    store::read_text,
    text::sanitize_line,
    tui::session::{Entry, Others},
};

use super::{
    args::QuizArgs,
    exit::CliError,
    shell::sanitized_path,
    source::{BUILT_IN, Source, default_catalogue, is_yaml},
};

/// The first line of a catalogue that is not a comment.
const FIRST_LINE: &str = "format: 1";

/// How many files of the folder are looked at.
const MAX_FILES: usize = 200;

/// The catalogues besides the one that `args` name; none if other arguments only make sense with that one.
pub(crate) fn other_catalogues(args: &QuizArgs) -> Option<Others> {
    if args.answers_file.is_some() || !args.answers.is_empty() {
        return None;
    }
    let current = args.catalogue.clone();
    let current_name = current.as_deref().map_or_else(|| default_catalogue().short.to_owned(), sanitized_path);
    let built_in: Vec<&str> = BUILT_IN.iter().map(|one| one.short).filter(|short| *short != current_name).collect();
    let hint = [built_in.as_slice(), &["your own file"]].concat().join(" \u{b7} ");
    let find = move || {
        let names = built_in.iter().map(PathBuf::from);
        names.chain(catalogue_files(current.as_deref())).map(|name| entry(&name)).collect()
    };
    Some(Others { hint, find: Rc::new(find) })
}

/// The catalogues in the working directory besides the `current` one, by name.
fn catalogue_files(current: Option<&Path>) -> Vec<PathBuf> {
    let entries = fs::read_dir(".").into_iter().flatten().flatten().map(|entry| PathBuf::from(entry.file_name()));
    let mut files: Vec<PathBuf> =
        entries.filter(|path| is_yaml(path)).filter(|path| Some(path.as_path()) != current).collect();
    files.sort();
    files.truncate(MAX_FILES);
    files.retain(|path| path.is_file() && path.to_str().is_some() && is_catalogue(path));
    files
}

fn is_catalogue(path: &Path) -> bool {
    let text = read_text(path, limits::BYTES).unwrap_or_default();
    let mut lines =
        text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "---");
    lines.next() == Some(FIRST_LINE)
}

fn entry(name: &Path) -> Entry {
    let title = match Source::read(Some(name)).and_then(|source| source.load()) {
        Ok(catalogue) => Ok(catalogue.title),
        Err(CliError::InvalidFile { diagnostics, .. }) => Err(count(diagnostics.len(), "error")),
        Err(error) => Err(sanitize_line(error.to_string())),
    };
    Entry { name: name.to_string_lossy().into_owned(), title }
}
