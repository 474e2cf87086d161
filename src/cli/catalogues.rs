//! `whichone catalogues`: those that are compiled in.

use std::process::ExitCode;

use crate::{catalogue::Catalogue, report::count};

use super::{CliError, print_result, source::BUILT_IN};

/// Lists the catalogues that can be named without a path.
pub(crate) fn catalogues() -> Result<ExitCode, CliError> {
    for built_in in &BUILT_IN {
        let catalogue = built_in.source().load()?;
        print_result(&entry(built_in.short, &catalogue))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The name and the title, and under them the options, how long it is, and its id and version.
fn entry(name: &str, catalogue: &Catalogue) -> String {
    let Catalogue { title, id, version, .. } = catalogue;
    let options: Vec<&str> = catalogue.options.iter().map(|option| option.name.as_str()).collect();
    let questions = count(catalogue.questions.len(), "question");
    format!("{name}: {title}\n  {}; {questions}; {id} {version}\n", options.join(", "))
}
