//! `whichone report` and `whichone audit`: results and audits without asking.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use crate::{
    catalogue::Level,
    quiz::Progress,
    report::{self, About, Report, audit_json, audit_text},
    sheet::{self, Edition, Sheet, SheetError},
    verdict,
};

use super::{
    CliError, Source, answers,
    args::{AuditArgs, AuditFormat, Format, ReportArgs},
    ask::displayed,
    diagnostics, print_result,
};

/// Writes the result of the answers on the command line.
pub(super) fn report(args: &ReportArgs) -> Result<ExitCode, CliError> {
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let mut progress = Progress::none(&catalogue);
    let file = args.catalogue.as_deref().map(displayed).unwrap_or_default();
    let edition = Edition::of(&catalogue, &source.text);
    let mut about = About { sha256: edition.sha256.clone(), file: file.clone(), ..About::default() };
    if let Some(path) = &args.sheet {
        let sheet = sheet::load(path)?.ok_or_else(|| SheetError::Missing(path.clone()))?;
        let sheet = sheet::of_catalogue(sheet, path, &catalogue)?;
        about = Sheet { catalogue: edition.clone(), ..sheet.clone() }.about(&file);
        let drift;
        (progress, drift) = sheet.resume(&edition, &catalogue);
        for sentence in drift.sentences() {
            diagnostics::print(&mut io::stderr(), &format!("whichone: {sentence}\n"));
        }
    }
    answers::put(&catalogue, &args.given, &mut progress.answers)?;
    let report = Report::new(&catalogue, &progress.answers, &progress.notes, about);
    let text = match args.format {
        Format::Text => report::text(&report),
        Format::Markdown => report::markdown(&report),
        Format::Adr => report::adr(&report),
        Format::Json => report::json(&report),
        Format::Html => report::html(&report),
    };
    match &args.output {
        None => print_result(&text)?,
        Some(path) => write(path, &text, args.force)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a file; over one that is there only where `force` says so.
fn write(path: &Path, text: &str, force: bool) -> Result<(), CliError> {
    let mut options = File::options();
    options.write(true).create_new(!force);
    if force {
        options.create(true).truncate(true);
    }
    options.open(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => CliError::Exists(path.into()),
        _ => CliError::Unwritten { path: path.into(), source },
    })
}

/// Audits a catalogue. Fails where its declared fairness is broken.
pub(super) fn audit(args: &AuditArgs) -> Result<ExitCode, CliError> {
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let audit = verdict::audit(&catalogue);
    match args.format {
        AuditFormat::Json => print_result(&audit_json(&catalogue, &audit, &source.text))?,
        AuditFormat::Text => {
            print_result(&audit_text(&catalogue, &audit))?;
            print_result("\n")?;
            print_result(&diagnostics::findings(&source.name, &source.text, &audit.findings))?;
            if audit.findings.is_empty() {
                print_result("Nothing in it is doubtful.\n")?;
            }
        }
    }
    let broken = audit.findings.iter().any(|finding| finding.level == Level::Error);
    Ok(if broken { ExitCode::from(2) } else { ExitCode::SUCCESS })
}
