//! `whichone check`: is a catalogue right, and do its worked cases come out?

use std::{path::PathBuf, process::ExitCode};

use crate::{
    catalogue::{self, Catalogue, Finding, Level, load},
    report::count,
    verdict::run_cases,
};

use super::{CliError, Source, diagnostics, farewell::tell, print_result};

/// Checks the files, or the built-in catalogue where there are none.
pub(super) fn check(paths: &[PathBuf], deny_warnings: bool) -> Result<ExitCode, CliError> {
    let mut failed = false;
    let files = if paths.is_empty() { vec![None] } else { paths.iter().map(|path| Some(path.as_path())).collect() };
    for path in files {
        match Source::read(path) {
            Ok(source) => failed |= !check_one(&source, deny_warnings)?,
            Err(error) => {
                tell(&format!("whichone: {error}"));
                failed = true;
            }
        }
    }
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// Prints what is wrong with one file, and a line that sums it up; gives whether it passes.
fn check_one(source: &Source, deny_warnings: bool) -> Result<bool, CliError> {
    let Source { name, text } = source;
    let catalogue = match load(text) {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            print_result(&diagnostics::faults(name, text, &faults))?;
            print_result(&format!("{name}: {}\n", count(faults.len(), "error")))?;
            return Ok(false);
        }
    };
    let mut findings = catalogue::findings(&catalogue);
    findings.extend(run_cases(&catalogue));
    print_result(&diagnostics::findings(name, text, &findings))?;
    let errors = findings.iter().filter(|finding| finding.level == Level::Error).count();
    let warnings = findings.len() - errors;
    print_result(&format!("{name}: {}\n", summary(&catalogue, &findings, errors, warnings)))?;
    Ok(errors == 0 && (warnings == 0 || !deny_warnings))
}

fn summary(catalogue: &Catalogue, findings: &[Finding], errors: usize, warnings: usize) -> String {
    let failing = findings.iter().filter(|finding| finding.code == "case-fails").count();
    let cases = catalogue.cases.len();
    let cases = if cases == 0 { "no cases".into() } else { format!("{} of {cases} cases pass", cases - failing) };
    let state = match (errors, warnings) {
        (0, 0) => "ok".into(),
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    format!("{state}; {}, {cases}", count(catalogue.questions.len(), "question"))
}
