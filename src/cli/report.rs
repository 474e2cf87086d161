//! `whichone report`: writes a report without asking.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    analysis::case_answers,
    catalogue::{Case, Catalogue},
    diagnostics::{list, suggest},
    quiz::Responses,
    report::{Metadata, Report},
    store::load_for,
    text::sanitize_line,
};

use super::{
    answers::{override_responses, ranked},
    args::ReportArgs,
    exit::CliError,
    output::warn,
    shell::{catalogue_name, sanitized_path},
    source::{Source, built_in_of},
};

pub(crate) fn run(args: &ReportArgs) -> Result<ExitCode, CliError> {
    if args.answers_file.is_none() && args.answers.is_empty() && args.case.is_none() {
        return Err(CliError::NothingToReport);
    }
    args.output.target.check(args.answers_file.iter().chain(&args.catalogue))?;
    let name = match &args.answers_file {
        Some(path) if args.catalogue.is_none() => built_in_of(path)?.map(PathBuf::from),
        _ => args.catalogue.clone(),
    };
    let source = Source::read(name.as_deref())?;
    let catalogue = source.load()?;
    let edition = source.edition(&catalogue);
    let catalogue_name = catalogue_name(name.as_deref());
    let (mut responses, mut metadata) = match &args.answers_file {
        Some(path) => {
            let file = load_for(path, &catalogue)?;
            let (responses, migration) = file.resume(&edition, &catalogue);
            for sentence in migration.sentences() {
                warn(&format!("whichone: {sentence}"));
            }
            (responses, file.metadata(&catalogue_name))
        }
        None => (Responses::none(&catalogue), Metadata { file: catalogue_name, ..Metadata::default() }),
    };
    metadata.sha256 = edition.sha256;
    if !args.review_by.is_empty() {
        metadata.review_by.clone_from(&args.review_by);
    }
    if let Some(id) = &args.case {
        responses.answers = case_answers(&catalogue, find_case(&catalogue, id)?);
    }
    override_responses(&catalogue, &args.answers, &mut responses)?;
    let mut report = Report::new(&catalogue, &responses, metadata);
    report.ranked = ranked(&catalogue, &args.rank)?;
    let written = args.output.write(&report, false);
    if let (Err(_), Some(path)) = (&written, &args.answers_file) {
        warn(&format!("The answers are still in {}.", sanitized_path(path)));
    }
    written?;
    Ok(ExitCode::SUCCESS)
}

/// The worked case with this id.
fn find_case<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Case, CliError> {
    let found = catalogue.cases.iter().find(|case| case.id == id);
    found.ok_or_else(|| {
        let known: Vec<String> = catalogue.cases.iter().map(|case| case.id.clone()).collect();
        let help = suggest(id, &known).unwrap_or_else(|| match known.as_slice() {
            [] => "this catalogue has no cases".into(),
            known => format!("the cases are {}", list(known)),
        });
        CliError::UnknownCase { id: sanitize_line(id), help }
    })
}
