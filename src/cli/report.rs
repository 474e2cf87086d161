//! `whichone report`: writes a report without asking.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    analysis::case_answers,
    catalogue::{Case, Catalogue, limits},
    diagnostics::{list, suggest},
    quiz::Responses,
    report::{Format, Metadata, Report},
    store::{TextError, export, folder_of, load_for, next_record, path_from, read_text, superseded_by},
    text::sanitize_line,
};

use super::{
    answers::{find_option, override_responses, ranked},
    args::{DecisionArgs, ReportArgs},
    exit::CliError,
    output::warn,
    shell::{catalogue_name, sanitized_path},
    source::{Source, built_in_of},
};

pub(crate) fn run(args: &ReportArgs) -> Result<ExitCode, CliError> {
    if args.answers_file.is_none() && args.answers.is_empty() && args.case.is_none() {
        return Err(CliError::NothingToReport);
    }
    let superseded = args.decision.supersedes.as_deref().map(Superseded::read).transpose()?;
    let is_record = args.output.format == Some(Format::Adr);
    let folder = args.output.target.output.as_deref().filter(|path| is_record && path.is_dir());
    if folder.is_none() {
        args.output.target.check(args.answers_file.iter().chain(&args.catalogue))?;
    }
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
    add_decision(&catalogue, args, &mut metadata)?;
    // Where the record is redirected to is unknown: then from the current folder.
    let record = args.output.target.output.as_deref();
    let record_folder = folder.or(record.map(folder_of)).unwrap_or(Path::new("."));
    if let Some(file) = name.as_deref().filter(|path| !Source::is_built_in(path)) {
        metadata.decision.catalogue = path_from(record_folder, file);
    }
    metadata.decision.supersedes = superseded.as_ref().map(Superseded::link);
    if let Some(id) = &args.case {
        responses.answers = case_answers(&catalogue, find_case(&catalogue, id)?);
    }
    override_responses(&catalogue, &args.answers, &mut responses)?;
    let mut report = Report::new(&catalogue, &responses, metadata);
    report.ranked = ranked(&catalogue, &args.rank)?;
    let written = match folder {
        Some(folder) => write_numbered(folder, &report),
        None => args.output.write(&report, false).map(|()| args.output.target.output.clone().unwrap_or_default()),
    };
    if let (Err(_), Some(path)) = (&written, &args.answers_file) {
        warn(&format!("The answers are still in {}.", sanitized_path(path)));
    }
    let written = written?;
    superseded.map_or(Ok(()), |superseded| superseded.mark(&written))?;
    Ok(ExitCode::SUCCESS)
}

/// What decision records have beyond the verdict.
fn add_decision(catalogue: &Catalogue, args: &ReportArgs, metadata: &mut Metadata) -> Result<(), CliError> {
    let DecisionArgs { review_by, decided, because, supersedes, consulted, informed } = &args.decision;
    let has_any = supersedes.is_some()
        || review_by.is_some()
        || decided.is_some()
        || !consulted.is_empty()
        || !informed.is_empty();
    if has_any && args.output.format != Some(Format::Adr) {
        return Err(CliError::OnlyInRecords);
    }
    if let Some(day) = review_by {
        metadata.decision.review_by.clone_from(day);
    }
    let lines = |names: &[String]| names.iter().map(|name| sanitize_line(name.trim())).collect();
    (metadata.decision.consulted, metadata.decision.informed) = (lines(consulted), lines(informed));
    if let (Some(id), Some(because)) = (decided, because) {
        let option = find_option(catalogue, id)?;
        metadata.decision.decided = Some((option, sanitize_line(because)));
    }
    Ok(())
}

/// Writes a decision record as the next number in `folder`, as MADR names its files: `0007-use-rust.md`.
fn write_numbered(folder: &Path, report: &Report) -> Result<PathBuf, CliError> {
    let text = Format::Adr.write(report);
    let title = title(&text).unwrap_or_default();
    let path = next_record(folder, title)
        .map_err(|source| CliError::Unreadable { path: folder.into(), source: TextError::Failed(source) })?;
    export(&path, &text, false)?;
    warn(&format!("Written to {}", sanitized_path(&path)));
    Ok(path)
}

/// The title of a decision record.
fn title(record: &str) -> Option<&str> {
    record.lines().find_map(|line| line.strip_prefix("# "))
}

/// A decision record that another one replaces.
struct Superseded<'p> {
    path: &'p Path,
    text: String,
}

impl<'p> Superseded<'p> {
    fn read(path: &'p Path) -> Result<Self, CliError> {
        let text =
            read_text(path, limits::BYTES).map_err(|source| CliError::Unreadable { path: path.into(), source })?;
        match superseded_by(&text, "") {
            Some(_) => Ok(Self { path, text }),
            None => Err(CliError::NoRecord(path.into())),
        }
    }

    /// Its title and its name, for a record in the same folder.
    fn link(&self) -> (String, String) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let title = title(&self.text).unwrap_or(&name);
        (sanitize_line(title), sanitize_line(&name))
    }

    /// Says in it which record replaces it.
    fn mark(&self, by: &Path) -> Result<(), CliError> {
        let name = by.file_stem().unwrap_or_default().to_string_lossy();
        let text = superseded_by(&self.text, &sanitize_line(&*name)).unwrap_or_else(|| self.text.clone());
        Ok(export(self.path, &text, true)?)
    }
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
