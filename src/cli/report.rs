//! `whichone report`: writes a report without asking.

use std::process::ExitCode;

use crate::{
    quiz::Responses,
    report::{Metadata, Report},
    store::load_for,
};

use super::{
    answers::override_answers,
    args::ReportArgs,
    exit::CliError,
    output::warn,
    shell::{catalogue_name, sanitized_path},
    source::Source,
};

pub(crate) fn run(args: &ReportArgs) -> Result<ExitCode, CliError> {
    if args.answers_file.is_none() && args.answers.is_empty() {
        return Err(CliError::NothingToReport);
    }
    args.output.target.check(args.answers_file.iter().chain(&args.catalogue))?;
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let edition = source.edition(&catalogue);
    let catalogue_name = catalogue_name(args.catalogue.as_deref());
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
    override_answers(&catalogue, &args.answers, &mut responses.answers)?;
    let report = Report::new(&catalogue, &responses.answers, &responses.notes, metadata);
    let written = args.output.write(&report, false);
    if let (Err(_), Some(path)) = (&written, &args.answers_file) {
        warn(&format!("The answers are still in {}.", sanitized_path(path)));
    }
    written?;
    Ok(ExitCode::SUCCESS)
}
