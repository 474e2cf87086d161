//! `whichone catalogues`: lists the built-in catalogues, or prints one.

use std::{path::Path, process::ExitCode};

use crate::{catalogue::Catalogue, report::count};

use super::{
    exit::CliError,
    output::print,
    source::{BUILT_IN, Source},
};

pub(crate) fn run(show: Option<&Path>) -> Result<ExitCode, CliError> {
    if let Some(name) = show {
        print(&Source::built_in(name)?.text)?;
        return Ok(ExitCode::SUCCESS);
    }
    for built_in in &BUILT_IN {
        let Catalogue { title, options, questions, id, version, .. } = built_in.source().load()?;
        let options: Vec<&str> = options.iter().map(|option| option.name.as_str()).collect();
        let (name, options, questions) = (built_in.short, options.join(", "), count(questions.len(), "question"));
        print(&format!("{name}: {title}\n  {options}; {questions}; {id} {version}\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}
