//! `whichone saved`: lists the saved answers.

use std::process::ExitCode;

use crate::{
    analysis::Lookahead,
    catalogue::Catalogue,
    report::{count, left_words},
    store::{AnswersFile, Clock, StoreError, saved_in, shown_path, state_folder},
};

use super::{
    environment::clock,
    exit::{CliError, FAILURE},
    output::{print, warn},
    shell::sanitized_path,
    source::BUILT_IN,
};

/// Lists the answers files in the state folder, the latest first.
pub(crate) fn run() -> Result<ExitCode, CliError> {
    let folder = state_folder().ok_or(StoreError::Nowhere)?;
    let built_in = BUILT_IN.iter().map(|built_in| built_in.source().load()).collect::<Result<Vec<_>, _>>()?;
    let clock = clock()?;
    let (files, unreadable) = saved_in(&folder);
    if files.is_empty() && unreadable.is_empty() {
        print(&format!("No saved answers yet ({}).\n", shown_path(&folder)))?;
    }
    for saved in files {
        let archived = if saved.is_archived() { "; older answers, kept when you started over" } else { "" };
        match saved.file {
            Ok(file) => {
                let path = sanitized_path(&saved.path);
                print(&format!("{}{archived}\n  {path}\n", describe(&file, &built_in, &clock)))?;
            }
            Err(error) => warn(&format!("whichone: {error}")),
        }
    }
    for error in &unreadable {
        warn(&format!("whichone: {error}"));
    }
    Ok(if unreadable.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILURE) })
}

/// How many questions are left is only known for the built-in catalogues.
fn describe(file: &AnswersFile, built_in: &[Catalogue], clock: &Clock) -> String {
    let project = if file.project.is_empty() { "(no project)" } else { &file.project };
    let by = if file.by.is_empty() { String::new() } else { format!(", by {}", file.by) };
    let mut progress = format!("{} answered", count(file.answered(), "question"));
    if let Some(catalogue) = built_in.iter().find(|catalogue| catalogue.id == file.catalogue.id) {
        let (responses, _) = file.resolve(catalogue);
        let lookahead = Lookahead::new(catalogue, &responses.answers);
        let left = left_words(lookahead.remaining(), lookahead.is_exact());
        progress = format!("{progress}, {left}");
    }
    let saved = clock.ago(&file.saved);
    format!("{project}: {} {}, saved {saved}{by}; {progress}", file.catalogue.id, file.catalogue.version)
}
