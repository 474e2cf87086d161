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

use super::{CliError, Source, args::AskArgs, ask::displayed, source::BUILT_IN};

/// How a file begins that is a catalogue.
const BEGINNING: &str = "format: 1";

/// How many files of a folder are looked at.
const MOST_FILES: usize = 200;

/// The catalogues besides the one that `args` name; none where other arguments belong to that one.
pub(crate) fn others(args: &AskArgs) -> Option<Others> {
    let is_bound = args.sheet.is_some() || !args.given.answers.is_empty() || !args.given.not_sure.is_empty();
    if is_bound {
        return None;
    }
    let current = args.catalogue.clone();
    let built_in = |current: &Option<PathBuf>| {
        let current = current.as_deref().map_or_else(|| first_name().to_owned(), displayed);
        BUILT_IN.iter().map(|one| one.short).filter(move |short| *short != current).collect::<Vec<_>>()
    };
    let hint = built_in(&current).into_iter().chain(["your own file"]).collect::<Vec<_>>().join(" \u{b7} ");
    let find = move || {
        let names = built_in(&current).into_iter().map(PathBuf::from);
        names.chain(files(current.as_deref())).map(|name| entry(&name)).collect()
    };
    Some(Others { hint, find: Rc::new(find) })
}

/// The name of the catalogue that is asked from where none is named.
fn first_name() -> &'static str {
    let [first, ..] = &BUILT_IN;
    first.short
}

/// The files of the working directory that are catalogues, but for the `current` one, in order.
fn files(current: Option<&Path>) -> Vec<PathBuf> {
    let entries = fs::read_dir(".").into_iter().flatten().flatten().map(|entry| PathBuf::from(entry.file_name()));
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let mut files: Vec<PathBuf> = entries.filter(is_yaml).filter(|path| Some(path.as_path()) != current).collect();
    files.sort();
    files.truncate(MOST_FILES);
    files.retain(|path| path.is_file() && path.to_str().is_some() && is_catalogue(path));
    files
}

/// Whether the first line that is no comment says so.
fn is_catalogue(path: &Path) -> bool {
    let text = read_text(path, limits::BYTES).unwrap_or_default();
    let mut lines =
        text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "---");
    lines.next().is_some_and(|line| line == BEGINNING)
}

/// The catalogue of this name: its title, or how many errors it has.
fn entry(name: &Path) -> Entry {
    let title = match Source::read(Some(name)).and_then(|source| source.load()) {
        Ok(catalogue) => Ok(catalogue.title),
        Err(CliError::Faulty { faults, .. }) => Err(count(faults.len(), "error")),
        Err(error) => Err(sanitize_line(error.to_string())),
    };
    Entry { name: name.to_string_lossy().into_owned(), title }
}
