//! `whichone audit`: checks whether a catalogue is as fair as it declares.

use std::process::ExitCode;

use crate::{
    analysis,
    diagnostics::Severity,
    lints,
    report::{audit_json, audit_text},
};

use super::{
    args::{AuditArgs, AuditFormat},
    diagnostics,
    exit::{CliError, FAILURE},
    output::print,
    source::Source,
};

pub(crate) fn run(args: &AuditArgs) -> Result<ExitCode, CliError> {
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let audit = analysis::audit(&catalogue);
    let findings = lints::audit_findings(&catalogue, &audit);
    match args.format {
        AuditFormat::Json => print(&audit_json(&catalogue, &audit, &findings, &source.text))?,
        AuditFormat::Text => {
            print(&audit_text(&catalogue, &audit))?;
            print("\n")?;
            print(&diagnostics::findings(&source.name, &source.text, &findings))?;
            if findings.is_empty() {
                print("No problems found.\n")?;
            }
        }
    }
    let has_errors = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if has_errors { ExitCode::from(FAILURE) } else { ExitCode::SUCCESS })
}
