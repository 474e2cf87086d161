//! `whichone sheets`: what is saved.

use std::{io, process::ExitCode};

use crate::{
    catalogue::Catalogue,
    report::{count, left_words},
    sheet::{Saved, Sheet, saved_in, state_folder},
    verdict::{is_exact, left},
};

use super::{
    CliError, SheetError, Source,
    ask::{clock, displayed},
    diagnostics::print,
    print_result,
};

/// Lists the sheets in the state directory, the one saved last first.
pub(super) fn sheets() -> Result<ExitCode, CliError> {
    let folder = state_folder().ok_or(SheetError::Nowhere)?;
    let built_in = Source::read(None)?.load()?;
    let mut none = true;
    for Saved { path, sheet } in saved_in(&folder) {
        none = false;
        match sheet {
            Ok(sheet) => print_result(&format!("{}\n  {}\n", line(&sheet, &built_in), displayed(&path)))?,
            Err(error) => print(&mut io::stderr(), &format!("whichone: {error}\n")),
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
