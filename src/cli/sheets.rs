//! `whichone sheets`: what is saved.

use std::process::ExitCode;

use crate::{
    catalogue::Catalogue,
    report::{count, left_words},
    sheet::{Sheet, saved_in, state_folder},
    verdict::{is_exact, left},
};

use super::{
    CliError, SheetError, Source,
    ask::{clock, displayed},
    farewell::tell,
    print_result,
};

/// Lists the sheets in the state directory, the one saved last first.
pub(super) fn sheets() -> Result<ExitCode, CliError> {
    let folder = state_folder().ok_or(SheetError::Nowhere)?;
    let built_in = Source::read(None)?.load()?;
    let mut none = true;
    let found = saved_in(&folder).map_err(|source| SheetError::Unreadable { path: folder.clone(), source })?;
    for saved in found {
        none = false;
        let aside = if saved.is_aside() { "; set aside" } else { "" };
        match saved.sheet {
            Ok(sheet) => {
                let path = displayed(&saved.path);
                print_result(&format!("{}{aside}\n  {path}\n", line(&sheet, &built_in)))?;
            }
            Err(error) => tell(&format!("whichone: {error}")),
        }
    }
    if none {
        print_result(&format!("Nothing is saved in {}.\n", displayed(&folder)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The project, the catalogue, when, and how far: how many questions are left is known of the built-in catalogue alone.
fn line(sheet: &Sheet, built_in: &Catalogue) -> String {
    let project = if sheet.project.is_empty() { "(no project)" } else { &sheet.project };
    let by = if sheet.by.is_empty() { String::new() } else { format!(", by {}", sheet.by) };
    let mut far = format!("{} answered", count(sheet.answered(), "question"));
    if sheet.catalogue.id == built_in.id {
        let (progress, _) = sheet.take(built_in);
        let left = left_words(left(built_in, &progress.answers), is_exact(built_in, &progress.answers));
        far = format!("{far}, {left}");
    }
    let saved = clock().ago(&sheet.saved);
    format!("{project}: {} {}, saved {saved}{by}; {far}", sheet.catalogue.id, sheet.catalogue.version)
}
