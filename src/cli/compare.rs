//! `whichone compare`: the sheets of several people beside each other.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    quiz::{Notes, Responses},
    report::{Comparison, comparison_json, comparison_markdown, comparison_text, names},
    store::{AnswersFile, load_for},
};

use super::{
    CliError, Source,
    args::{CompareArgs, CompareFormat},
    ask::displayed,
};

/// Compares the sheets of several people, and writes the comparison.
pub(crate) fn compare(args: &CompareArgs) -> Result<ExitCode, CliError> {
    at_least_two_files(&args.sheets)?;
    args.target.check(args.sheets.iter().chain(&args.catalogue))?;
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let sheets = args.sheets.iter().map(|path| load_for(path, &catalogue)).collect::<Result<Vec<_>, _>>()?;
    let names = called(&args.sheets, &sheets, args.anonymous);
    let mut remarks = Vec::new();
    if differ(sheets.iter().map(|sheet| sheet.project.as_str())) {
        remarks.push(
            "The answers are about different projects; they are compared as if they were about the same one.".into(),
        );
    }
    let edition = source.edition(&catalogue);
    let mut people: Vec<(String, Responses)> = Vec::new();
    for (name, sheet) in names.into_iter().zip(&sheets) {
        let (mut progress, drift) = sheet.resume(&edition, &catalogue);
        remarks.extend(drift.sentences().iter().map(|sentence| format!("{name}: {sentence}")));
        if args.anonymous {
            progress.notes = Notes::default();
        }
        people.push((name, progress));
    }
    let comparison = Comparison::new(&catalogue, &people, remarks);
    let text = match args.format {
        CompareFormat::Text => comparison_text(&comparison),
        CompareFormat::Markdown => comparison_markdown(&comparison),
        CompareFormat::Json => comparison_json(&comparison),
    };
    args.target.write(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses fewer than two sheets, and one that is named twice.
fn at_least_two_files(paths: &[PathBuf]) -> Result<(), CliError> {
    if paths.len() < 2 {
        return Err(CliError::TooFew);
    }
    let mut seen = HashSet::new();
    let twice = paths.iter().find(|path| !seen.insert(fs::canonicalize(path).unwrap_or_else(|_| (*path).clone())));
    twice.map_or(Ok(()), |path| Err(CliError::Twice(path.clone())))
}

/// What each person is called.
fn called(paths: &[PathBuf], sheets: &[AnswersFile], is_anonymous: bool) -> Vec<String> {
    let file = |path: &Path| displayed(Path::new(path.file_name().unwrap_or_default()));
    let places: Vec<[String; 2]> = paths.iter().map(|path| [file(path), displayed(path)]).collect();
    let known = sheets.iter().zip(&places).map(|(sheet, [file, path])| [sheet.by.as_str(), file, path]);
    names(&known.collect::<Vec<_>>(), is_anonymous)
}

/// Whether two of these projects differ; one without a name may be any.
fn differ<'p>(projects: impl Iterator<Item = &'p str>) -> bool {
    let mut named = projects.filter(|project| !project.is_empty());
    named.next().is_some_and(|first| named.any(|project| project != first))
}
