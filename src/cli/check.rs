//! `whichone check`: is a catalogue right, and do its worked cases pass?

use std::{path::PathBuf, process::ExitCode};

use crate::{
    catalogue::Catalogue,
    diagnostics::{Diagnostic, Rule, Severity},
    lints::{Finding, lost_texts},
    report::{Checked, check_json, count},
    yaml::locate,
};

use super::{
    CliError, Source,
    args::{CheckArgs, CheckFormat},
    diagnostics,
    farewell::warn,
    print_result,
};

/// A file, checked.
struct File {
    name: String,
    text: String,
    found: Found,
}

enum Found {
    Unreadable(CliError),
    Faulty(Vec<Diagnostic>),
    Loaded(Box<Catalogue>, Vec<Finding>),
}

/// Checks the files, or the built-in catalogue where there are none.
pub(crate) fn check(args: &CheckArgs) -> Result<ExitCode, CliError> {
    let deny = args.deny.is_some();
    let mut passed = true;
    match args.format {
        CheckFormat::Text => {
            for file in files(&args.catalogues) {
                file.print()?;
                passed &= file.passes(deny);
            }
        }
        CheckFormat::Json => {
            let files: Vec<File> = files(&args.catalogues).collect();
            let found: Vec<_> =
                files.iter().map(|file| (file.name.as_str(), file.passes(deny), file.checked())).collect();
            passed = found.iter().all(|(_, passes, _)| *passes);
            print_result(&check_json(&found))?;
        }
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn files(paths: &[PathBuf]) -> impl Iterator<Item = File> {
    let paths = if paths.is_empty() { vec![None] } else { paths.iter().map(|path| Some(path.as_path())).collect() };
    paths.into_iter().map(|path| match Source::read(path) {
        Ok(Source { name, text, .. }) => {
            let found = match crate::catalogue::load(&text) {
                Ok(catalogue) => {
                    let findings = findings(&catalogue, &text);
                    Found::Loaded(Box::new(catalogue), findings)
                }
                Err(faults) => Found::Faulty(faults),
            };
            File { name, text: text.into_owned(), found }
        }
        Err(error) => {
            let name = path.map(|path| path.display().to_string()).unwrap_or_default();
            File { name, text: String::new(), found: Found::Unreadable(error) }
        }
    })
}

/// All that is found in `catalogue`, whose file has this text, in its order.
fn findings(catalogue: &Catalogue, text: &str) -> Vec<Finding> {
    let mut found = crate::lints::findings(catalogue);
    found.extend(lost_texts(text));
    let paths: Vec<_> = found.iter().map(|finding| finding.path.clone()).collect();
    let mut placed: Vec<_> = locate(text, &paths).into_iter().zip(found).collect();
    placed.sort_by_key(|(place, _)| place.bytes.start);
    placed.into_iter().map(|(_, finding)| finding).collect()
}

impl File {
    /// Whether it has no errors, nor warnings if they are denied.
    fn passes(&self, deny_warnings: bool) -> bool {
        match &self.found {
            Found::Loaded(_, findings) => {
                findings.iter().all(|finding| !deny_warnings && finding.severity() == Severity::Warning)
            }
            Found::Unreadable(_) | Found::Faulty(_) => false,
        }
    }

    /// Prints what is wrong with it, and a line that sums it up.
    fn print(&self) -> Result<(), CliError> {
        let Self { name, text, found } = self;
        match found {
            Found::Unreadable(error) => {
                warn(&format!("whichone: {error}"));
                Ok(())
            }
            Found::Faulty(faults) => {
                print_result(&diagnostics::faults(name, text, faults))?;
                print_result(&format!("{name}: {}\n", count(faults.len(), "error")))
            }
            Found::Loaded(catalogue, findings) => {
                print_result(&diagnostics::findings(name, text, findings))?;
                print_result(&format!("{name}: {}\n", summary(catalogue, findings)))
            }
        }
    }

    fn checked(&self) -> Checked<'_> {
        match &self.found {
            Found::Unreadable(error) => Checked::Unreadable(error.to_string()),
            Found::Faulty(faults) => Checked::Faulty(faults),
            Found::Loaded(catalogue, findings) => Checked::Loaded(catalogue, &self.text, findings),
        }
    }
}

fn summary(catalogue: &Catalogue, findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    let failing = findings.iter().filter(|finding| finding.rule == Rule::CaseFails).count();
    let cases = catalogue.cases.len();
    let cases = if cases == 0 { "no cases".into() } else { format!("{} of {cases} cases pass", cases - failing) };
    let state = match (errors, findings.len() - errors) {
        (0, 0) => "ok".into(),
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    format!("{state}; {}, {cases}", count(catalogue.questions.len(), "question"))
}
