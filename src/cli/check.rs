//! `whichone check`: finds errors, warnings and failing cases in catalogues.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    catalogue::{self, Catalogue},
    diagnostics::{Diagnostic, Rule, Severity},
    lints::{self, Finding},
    report::{Checked, cases_text, check_json, count},
    yaml::locate,
};

use super::{
    args::{CheckArgs, CheckFormat},
    diagnostics,
    exit::{CliError, FAILURE},
    output::{print, warn},
    shell::sanitized_path,
    source::Source,
    watch::Watch,
};

/// A checked file.
struct File {
    name: String,
    text: String,
    result: CheckResult,
}

pub(crate) enum CheckResult {
    Unreadable(CliError),
    Invalid(Vec<Diagnostic>),
    Valid(Box<Catalogue>, Vec<Finding>),
}

/// Checks the files, or the default catalogue if there are none; with `--watch`, again whenever one is saved.
pub(crate) fn run(args: &CheckArgs) -> Result<ExitCode, CliError> {
    let paths: Vec<Option<&Path>> = match args.catalogues.as_slice() {
        [] => vec![None],
        paths => paths.iter().map(|path| Some(path.as_path())).collect(),
    };
    if args.watch {
        return watch(args, &paths);
    }
    let passed = report(args, &paths)?;
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::from(FAILURE) })
}

/// Checks until Ctrl-C ends the process.
fn watch(args: &CheckArgs, paths: &[Option<&Path>]) -> Result<ExitCode, CliError> {
    let files: Vec<PathBuf> =
        paths.iter().flatten().filter(|path| !Source::is_built_in(path)).map(|path| (*path).to_owned()).collect();
    if files.is_empty() {
        return Err(CliError::NothingToWatch);
    }
    let mut watch = Watch::new(&files)?;
    report(args, paths)?;
    while let Some(changed) = watch.wait() {
        let changed: Vec<&Path> = changed.iter().filter_map(|index| files.get(*index)).map(PathBuf::as_path).collect();
        if args.format == CheckFormat::Text {
            let names: Vec<String> = changed.iter().map(|path| sanitized_path(path)).collect();
            print(&format!("\n--- {} ---\n\n", names.join(", ")))?;
        }
        report(args, &changed.into_iter().map(Some).collect::<Vec<_>>())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks the files and prints what was found. Returns whether all pass.
fn report(args: &CheckArgs, paths: &[Option<&Path>]) -> Result<bool, CliError> {
    let deny_warnings = args.deny.is_some();
    let mut passed = true;
    match args.format {
        CheckFormat::Text => {
            for file in files(paths) {
                file.print(args.cases)?;
                passed &= file.passes(deny_warnings);
            }
        }
        CheckFormat::Json => {
            let files: Vec<File> = files(paths).collect();
            let checked: Vec<_> =
                files.iter().map(|file| (file.name.as_str(), file.passes(deny_warnings), file.checked())).collect();
            passed = checked.iter().all(|(_, passes, _)| *passes);
            print(&check_json(&checked, args.cases))?;
        }
    }
    Ok(passed)
}

fn files(paths: &[Option<&Path>]) -> impl Iterator<Item = File> {
    paths.iter().map(|path| match Source::read(*path) {
        Ok(Source { name, text, .. }) => {
            let result = check(&text);
            File { name, text: text.into_owned(), result }
        }
        Err(error) => {
            let name = path.map(|path| path.display().to_string()).unwrap_or_default();
            File { name, text: String::new(), result: CheckResult::Unreadable(error) }
        }
    })
}

pub(crate) fn check(text: &str) -> CheckResult {
    match catalogue::load(text) {
        Ok(catalogue) => {
            let findings = findings(&catalogue, text);
            CheckResult::Valid(Box::new(catalogue), findings)
        }
        Err(errors) => CheckResult::Invalid(errors),
    }
}

/// All findings, in the order of their lines.
fn findings(catalogue: &Catalogue, text: &str) -> Vec<Finding> {
    let mut findings = lints::findings(catalogue);
    findings.extend(lints::lost_texts(text));
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    let mut located: Vec<_> = locate(text, &paths).into_iter().zip(findings).collect();
    located.sort_by_key(|(position, _)| position.bytes.start);
    located.into_iter().map(|(_, finding)| finding).collect()
}

impl File {
    fn passes(&self, deny_warnings: bool) -> bool {
        match &self.result {
            CheckResult::Valid(_, findings) => {
                findings.iter().all(|finding| !deny_warnings && finding.severity() == Severity::Warning)
            }
            CheckResult::Unreadable(_) | CheckResult::Invalid(_) => false,
        }
    }

    /// Prints what was found, and a summary in one line.
    fn print(&self, with_cases: bool) -> Result<(), CliError> {
        let Self { name, text, result } = self;
        match result {
            CheckResult::Unreadable(error) => {
                warn(&format!("whichone: {error}"));
                Ok(())
            }
            CheckResult::Invalid(errors) => {
                print(&diagnostics::errors(name, text, errors))?;
                print(&format!("{name}: {}\n", result.summary()))
            }
            CheckResult::Valid(catalogue, findings) => {
                print(&diagnostics::findings(name, text, findings))?;
                if with_cases {
                    print(&cases_text(catalogue))?;
                }
                print(&format!("{name}: {}\n", result.summary()))
            }
        }
    }

    fn checked(&self) -> Checked<'_> {
        match &self.result {
            CheckResult::Unreadable(error) => Checked::Unreadable(error.to_string()),
            CheckResult::Invalid(errors) => Checked::Faulty(errors),
            CheckResult::Valid(catalogue, findings) => Checked::Loaded(catalogue, &self.text, findings),
        }
    }
}

impl CheckResult {
    /// What was found, in a line.
    pub(crate) fn summary(&self) -> String {
        match self {
            Self::Unreadable(error) => error.to_string(),
            Self::Invalid(errors) => count(errors.len(), "error"),
            Self::Valid(catalogue, findings) => summary(catalogue, findings),
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
