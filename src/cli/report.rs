//! `whichone report` and `whichone audit`: results and audits without asking.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    analysis,
    diagnostics::Severity,
    lints,
    quiz::Responses,
    report::{Format, Metadata, Report, ascii_text, audit_json, audit_text},
    store::{ExportError, export, load_for, same_file, writable},
};

use super::{
    CliError, Source, answers,
    args::{AuditArgs, AuditFormat, ReportArgs, Target, Writing},
    ask::{displayed, named},
    diagnostics,
    farewell::warn,
    print_result,
};

/// Writes the result of the answers on the command line.
pub(crate) fn report(args: &ReportArgs) -> Result<ExitCode, CliError> {
    if args.sheet.is_none() && args.given.answers.is_empty() && args.given.not_sure.is_empty() {
        return Err(CliError::NothingToReport);
    }
    args.writing.target.check(args.sheet.iter().chain(&args.catalogue))?;
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let mut progress = Responses::none(&catalogue);
    let file = named(args.catalogue.as_deref());
    let edition = source.edition(&catalogue);
    let mut about = Metadata { sha256: edition.sha256.clone(), file: file.clone(), ..Metadata::default() };
    if let Some(path) = &args.sheet {
        let sheet = load_for(path, &catalogue)?;
        about = Metadata { sha256: about.sha256, ..sheet.about(&file) };
        let drift;
        (progress, drift) = sheet.resume(&edition, &catalogue);
        for sentence in drift.sentences() {
            warn(&format!("whichone: {sentence}"));
        }
    }
    answers::put(&catalogue, &args.given, &mut progress.answers)?;
    let report = Report::new(&catalogue, &progress.answers, &progress.notes, about);
    let written = args.writing.write(&report, false);
    if let (Err(_), Some(path)) = (&written, &args.sheet) {
        warn(&format!("The answers are still in {}.", displayed(path)));
    }
    written?;
    Ok(ExitCode::SUCCESS)
}

impl Writing {
    /// Writes a result; as text with the signs of ASCII if so asked.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn write(&self, report: &Report, ascii: bool) -> Result<(), CliError> {
        let format = self.format.unwrap_or_default();
        let text = if ascii && format == Format::Text { ascii_text(report) } else { format.write(report) };
        self.target.write(&text)
    }
}

impl Target {
    /// Whether the file can be written, before anything is asked or read; never over `sources`, which it is made of.
    ///
    /// # Errors
    /// Where it cannot be, or it is there and not to be written over.
    pub(crate) fn check<'p>(&self, sources: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), CliError> {
        let Some(path) = &self.output else { return Ok(()) };
        if sources.into_iter().any(|source| same_file(path, source)) {
            return Err(ExportError::Sheet(path.clone()).into());
        }
        Ok(writable(path, self.force)?)
    }

    /// Writes `text` to the file, or to standard output.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn write(&self, text: &str) -> Result<(), CliError> {
        match &self.output {
            None => print_result(text),
            Some(path) => Ok(export(path, text, self.force)?),
        }
    }
}

/// Audits a catalogue. Fails where its declared fairness is broken.
pub(crate) fn audit(args: &AuditArgs) -> Result<ExitCode, CliError> {
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let audit = analysis::audit(&catalogue);
    let findings = lints::audit_findings(&catalogue, &audit);
    match args.format {
        AuditFormat::Json => print_result(&audit_json(&catalogue, &audit, &findings, &source.text))?,
        AuditFormat::Text => {
            print_result(&audit_text(&catalogue, &audit))?;
            print_result("\n")?;
            print_result(&diagnostics::findings(&source.name, &source.text, &findings))?;
            if findings.is_empty() {
                print_result("No problems found.\n")?;
            }
        }
    }
    let broken = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if broken { ExitCode::from(2) } else { ExitCode::SUCCESS })
}
