//! `whichone saved`: the answers that are saved.

use std::process::ExitCode;

use crate::{
    analysis::Lookahead,
    catalogue::Catalogue,
    report::{count, left_words},
    store::{AnswersFile, Clock, saved_in, shown_path, state_folder},
};

use super::{
    CliError, StoreError,
    ask::{clock, displayed},
    farewell::warn,
    print_result,
    source::BUILT_IN,
};

/// Lists the sheets in the state directory, the one saved last first.
pub(crate) fn saved() -> Result<ExitCode, CliError> {
    let folder = state_folder().ok_or(StoreError::Nowhere)?;
    let known = BUILT_IN.iter().map(|one| one.source().load()).collect::<Result<Vec<_>, _>>()?;
    let clock = clock()?;
    let (found, unread) = saved_in(&folder);
    if found.is_empty() && unread.is_empty() {
        print_result(&format!("No saved answers yet ({}).\n", shown_path(&folder)))?;
    }
    for saved in found {
        let aside = if saved.is_archived() { "; older answers, kept when you started over" } else { "" };
        match saved.sheet {
            Ok(sheet) => {
                let path = displayed(&saved.path);
                print_result(&format!("{}{aside}\n  {path}\n", line(&sheet, &known, &clock)))?;
            }
            Err(error) => warn(&format!("whichone: {error}")),
        }
    }
    for error in &unread {
        warn(&format!("whichone: {error}"));
    }
    Ok(if unread.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// The project, the catalogue, when, and how far: how many questions are left is known of the built-in catalogues alone.
fn line(sheet: &AnswersFile, known: &[Catalogue], clock: &Clock) -> String {
    let project = if sheet.project.is_empty() { "(no project)" } else { &sheet.project };
    let by = if sheet.by.is_empty() { String::new() } else { format!(", by {}", sheet.by) };
    let mut far = format!("{} answered", count(sheet.answered(), "question"));
    if let Some(catalogue) = known.iter().find(|catalogue| catalogue.id == sheet.catalogue.id) {
        let (progress, _) = sheet.take(catalogue);
        let ahead = Lookahead::new(catalogue, &progress.answers);
        let left = left_words(ahead.remaining(), ahead.is_exact());
        far = format!("{far}, {left}");
    }
    let saved = clock.ago(&sheet.saved);
    format!("{project}: {} {}, saved {saved}{by}; {far}", sheet.catalogue.id, sheet.catalogue.version)
}
