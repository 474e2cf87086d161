//! Where a catalogue comes from: a file, or one that is compiled in, by its name.

use std::{
    borrow::Cow,
    path::{MAIN_SEPARATOR, Path},
};

use crate::{
    catalogue::{Catalogue, limits, load},
    diagnostics::{list, suggest},
    store::{Edition, read_text},
    text::sanitize_line,
};

use super::{CliError, args::Args, ask::displayed};

/// A catalogue as text, with its name in messages.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: Cow<'static, str>,
}

/// A catalogue that is compiled in.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// Its short name on the command line.
    pub(crate) short: &'static str,
    /// Its id, which names it too.
    id: &'static str,
    /// Its file in the repository.
    file: &'static str,
    text: &'static str,
}

/// Every catalogue that is compiled in, the default first.
pub(crate) static BUILT_IN: [BuiltIn; 3] = [
    BuiltIn {
        short: "language",
        id: "python_or_rust",
        file: "questions.yaml",
        text: include_str!("../../questions.yaml"),
    },
    BuiltIn {
        short: "database",
        id: "which_database",
        file: "assets/catalogues/databases.yaml",
        text: include_str!("../../assets/catalogues/databases.yaml"),
    },
    BuiltIn {
        short: "services",
        id: "monolith_or_services",
        file: "assets/catalogues/services.yaml",
        text: include_str!("../../assets/catalogues/services.yaml"),
    },
];

impl BuiltIn {
    /// The one of this short name or id.
    fn named(name: &Path) -> Option<&'static Self> {
        BUILT_IN.iter().find(|one| name.as_os_str() == one.short || name.as_os_str() == one.id)
    }

    /// Its text.
    pub(crate) fn source(&'static self) -> Source {
        Source { name: self.file.into(), text: self.text.into() }
    }
}

impl Source {
    /// The file at `path`; where there is none, the compiled-in catalogue of that name; without a path, the first of them.
    ///
    /// # Errors
    /// Where there is neither, and where the file cannot be read.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self, CliError> {
        let Some(path) = path else {
            let [default, ..] = &BUILT_IN;
            return Ok(default.source());
        };
        // A folder called `services` is no catalogue; a pipe may be one.
        let is_file = path.exists() && !path.is_dir();
        if let Some(built_in) = BuiltIn::named(path).filter(|_| !is_file) {
            return Ok(built_in.source());
        }
        if !path.exists() && is_word(path) {
            return Err(unknown(path, "catalogue", &[]));
        }
        let unreadable = |source| CliError::Unreadable { path: path.into(), source };
        let text = read_text(path, limits::BYTES).map_err(unreadable)?;
        Ok(Self { name: displayed(path), text: text.into() })
    }

    /// What is wrong with the first word of the command line, where it is neither a catalogue nor a command.
    pub(crate) fn unknown_word(word: &Path) -> Option<CliError> {
        let commands = Args::commands();
        let is_command = commands.iter().any(|command| word.as_os_str() == command.as_str());
        let is_known = is_command || word.exists() || BuiltIn::named(word).is_some();
        let is_option = word.to_string_lossy().starts_with('-');
        (is_word(word) && !is_known && !is_option).then(|| unknown(word, "catalogue or command", &commands))
    }

    /// The catalogue that the text is.
    ///
    /// # Errors
    /// With all its faults.
    pub(crate) fn load(&self) -> Result<Catalogue, CliError> {
        load(&self.text).map_err(|faults| CliError::Faulty {
            name: self.name.clone(),
            text: self.text.to_string(),
            faults,
        })
    }

    /// Which catalogue it is, and which text of it.
    pub(crate) fn edition(&self, catalogue: &Catalogue) -> Edition {
        Edition::of(catalogue, &self.text)
    }
}

/// Whether `path` could be meant for a name: it has neither a folder nor an extension.
fn is_word(path: &Path) -> bool {
    let text = path.to_string_lossy();
    !text.is_empty() && !text.contains(['.', '/', MAIN_SEPARATOR])
}

/// There is no catalogue `name`, nor one of the `commands`; what may have been meant, and what there is.
fn unknown(name: &Path, what: &'static str, commands: &[String]) -> CliError {
    let name = sanitize_line(name.to_string_lossy());
    let shorts: Vec<String> = BUILT_IN.iter().map(|one| one.short.into()).collect();
    let ids = BUILT_IN.iter().map(|one| one.id.to_owned());
    let known: Vec<String> = shorts.iter().cloned().chain(ids).collect();
    let instead = match (suggest(&name, commands), suggest(&name, &known)) {
        (Some(meant), _) => format!("{meant} `whichone --help` lists the commands"),
        (None, Some(meant)) => format!("{meant} Built in: {}", list(&shorts)),
        (None, None) => format!("built in: {}", list(&shorts)),
    };
    CliError::UnknownCatalogue { what, name, instead }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_compiled_in_catalogue_loads_under_its_id() {
        for built_in in &BUILT_IN {
            assert_eq!(load(built_in.text).unwrap().id, built_in.id);
        }
    }

    #[test]
    fn no_name_stands_for_two_catalogues_or_for_a_command() {
        use clap::CommandFactory;
        let mut names: Vec<&str> = BUILT_IN.iter().flat_map(|one| [one.short, one.id]).collect();
        let command = super::super::Args::command();
        names.extend(command.get_subcommands().map(clap::Command::get_name));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }

    #[test]
    fn what_has_a_folder_or_an_extension_is_no_name() {
        for (path, is_name) in
            [("queue", true), ("queue.yaml", false), ("./queue", false), ("a/queue", false), ("", false)]
        {
            assert_eq!(is_word(Path::new(path)), is_name, "{path}");
        }
    }
}
