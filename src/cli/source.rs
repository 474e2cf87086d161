//! Where a catalogue comes from: a file, or a built-in one by its name.

use std::{
    borrow::Cow,
    path::{MAIN_SEPARATOR, Path},
};

use crate::{
    catalogue::{Catalogue, limits, load},
    diagnostics::{list, suggest},
    store::{self, Edition, read_text},
    text::sanitize_line,
};

use super::{exit::CliError, shell::sanitized_path};

pub(crate) struct Source {
    /// As messages name it.
    pub(crate) name: String,
    pub(crate) text: Cow<'static, str>,
}

pub(crate) struct BuiltIn {
    /// The name that `--help` shows.
    pub(crate) short: &'static str,
    /// The id of the catalogue, which is accepted as a name too.
    pub(crate) id: &'static str,
    text: &'static str,
}

/// The built-in catalogues, the default first.
pub(crate) static BUILT_IN: [BuiltIn; 3] = [
    BuiltIn { short: "language", id: "python_or_rust", text: include_str!("../../questions.yaml") },
    BuiltIn { short: "database", id: "which_database", text: include_str!("../../assets/catalogues/databases.yaml") },
    BuiltIn {
        short: "services",
        id: "monolith_or_services",
        text: include_str!("../../assets/catalogues/services.yaml"),
    },
];

impl BuiltIn {
    fn named(name: &Path) -> Option<&'static Self> {
        BUILT_IN.iter().find(|built_in| name == Path::new(built_in.short) || name == Path::new(built_in.id))
    }

    pub(crate) fn source(&'static self) -> Source {
        Source { name: format!("{} (built in)", self.short), text: self.text.into() }
    }
}

pub(crate) fn default_catalogue() -> &'static BuiltIn {
    let [default, ..] = &BUILT_IN;
    default
}

impl Source {
    /// Reads the file at `path` or, if there is none, the built-in catalogue of that name; without a path, the default.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self, CliError> {
        let Some(path) = path else {
            return Ok(default_catalogue().source());
        };
        // A folder called `services` is not a catalogue; a pipe may be one.
        if let Some(built_in) = BuiltIn::named(path).filter(|_| Self::is_built_in(path)) {
            return Ok(built_in.source());
        }
        if !path.exists() && is_name(path) {
            return Err(unknown(path, "catalogue", &[]));
        }
        Self::read_file(path)
    }

    /// The built-in catalogue of this name or id.
    pub(crate) fn built_in(name: &Path) -> Result<Self, CliError> {
        BuiltIn::named(name).map(BuiltIn::source).ok_or_else(|| unknown(name, "built-in catalogue", &[]))
    }

    /// Whether [`Self::read`] takes `path` for the name of a built-in catalogue.
    pub(crate) fn is_built_in(path: &Path) -> bool {
        BuiltIn::named(path).is_some() && (!path.exists() || path.is_dir())
    }

    /// Reads the file at `path`, whatever its name.
    pub(crate) fn read_file(path: &Path) -> Result<Self, CliError> {
        let unreadable = |source| CliError::Unreadable { path: path.into(), source };
        let text = read_text(path, limits::BYTES).map_err(unreadable)?;
        Ok(Self { name: sanitized_path(path), text: text.into() })
    }

    /// The error for the first word of the command line if it is neither a catalogue nor one of the `commands`.
    pub(crate) fn unknown_word(word: &Path, commands: &[String]) -> Option<CliError> {
        let is_command = commands.iter().any(|command| word == Path::new(command));
        let is_known = is_command || word.exists() || BuiltIn::named(word).is_some();
        let is_option = word.to_string_lossy().starts_with('-');
        (is_name(word) && !is_known && !is_option).then(|| unknown(word, "catalogue or command", commands))
    }

    pub(crate) fn load(&self) -> Result<Catalogue, CliError> {
        load(&self.text).map_err(|diagnostics| CliError::InvalidFile {
            name: self.name.clone(),
            text: self.text.to_string(),
            diagnostics,
        })
    }

    pub(crate) fn edition(&self, catalogue: &Catalogue) -> Edition {
        Edition::of(catalogue, &self.text)
    }
}

/// The name of the built-in catalogue that the answers file at `path` is for, unless that is the default one.
pub(crate) fn built_in_of(path: &Path) -> Result<Option<&'static str>, CliError> {
    let id = store::load(path).map_err(CliError::from)?.map(|file| file.catalogue.id);
    let found = BUILT_IN.iter().skip(1).find(|built_in| id.as_deref() == Some(built_in.id));
    Ok(found.map(|built_in| built_in.short))
}

/// Whether a file may be a catalogue, by its name.
pub(crate) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Whether `path` may be a name: it has neither a folder nor an extension.
fn is_name(path: &Path) -> bool {
    let text = path.to_string_lossy();
    !text.is_empty() && !text.contains(['.', '/', MAIN_SEPARATOR])
}

/// Suggests a similar name, or lists the built-in catalogues.
fn unknown(name: &Path, expected: &'static str, commands: &[String]) -> CliError {
    let name = sanitize_line(name.to_string_lossy());
    let shorts: Vec<String> = BUILT_IN.iter().map(|built_in| built_in.short.into()).collect();
    let ids = BUILT_IN.iter().map(|built_in| built_in.id.to_owned());
    let known: Vec<String> = shorts.iter().cloned().chain(ids).collect();
    let help = match (suggest(&name, commands), suggest(&name, &known)) {
        (Some(suggestion), _) => format!("{suggestion} `whichone --help` lists the commands"),
        (None, Some(suggestion)) => format!("{suggestion} Built in: {}", list(&shorts)),
        (None, None) => format!("built in: {}", list(&shorts)),
    };
    CliError::UnknownCatalogue { expected, name, help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_catalogues_load_under_their_ids() {
        for built_in in &BUILT_IN {
            assert_eq!(load(built_in.text).unwrap().id, built_in.id);
        }
    }

    #[test]
    fn paths_with_a_folder_or_an_extension_are_no_names() {
        for (path, expected) in
            [("queue", true), ("queue.yaml", false), ("./queue", false), ("a/queue", false), ("", false)]
        {
            assert_eq!(is_name(Path::new(path)), expected, "{path}");
        }
    }
}
