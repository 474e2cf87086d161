//! `whichone compare`: the sheets of several people beside each other.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    catalogue::Catalogue,
    quiz::{Notes, Progress},
    report::{Comparison, comparison_json, comparison_markdown, comparison_text, names},
    sheet::{self, Edition, Sheet, SheetError},
};

use super::{
    CliError, Source,
    args::{CompareArgs, CompareFormat},
    ask::displayed,
    farewell,
};

/// Compares the sheets of several people, and writes the comparison.
pub(super) fn compare(args: &CompareArgs) -> Result<ExitCode, CliError> {
    at_least_two_files(&args.sheets)?;
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    let sheets = args.sheets.iter().map(|path| read(path, &catalogue)).collect::<Result<Vec<_>, _>>()?;
    let names = called(&args.sheets, &sheets, args.anonymous);
    if sheets.iter().any(|sheet| sheets.first().is_some_and(|first| first.project != sheet.project)) {
        tell("these sheets are about different projects, and are compared as if they were about one");
    }
    let edition = Edition::of(&catalogue, &source.text);
    let people: Vec<(String, Progress)> =
        names.into_iter().zip(&sheets).map(|(name, sheet)| person(name, sheet, &edition, &catalogue, args)).collect();
    let comparison = Comparison::new(&catalogue, &people);
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
    let files: Vec<PathBuf> =
        paths.iter().map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone())).collect();
    let twice =
        files.iter().zip(paths).enumerate().find(|(at, (file, _))| files.iter().take(*at).any(|it| it == *file));
    twice.map_or(Ok(()), |(_, (_, path))| Err(CliError::Twice(path.clone())))
}

fn read(path: &Path, catalogue: &Catalogue) -> Result<Sheet, SheetError> {
    let sheet = sheet::load(path)?.ok_or_else(|| SheetError::Missing(path.into()))?;
    sheet::of_catalogue(sheet, path, catalogue)
}

/// What each person is called.
fn called(paths: &[PathBuf], sheets: &[Sheet], is_anonymous: bool) -> Vec<String> {
    let file = |path: &Path| displayed(Path::new(path.file_name().unwrap_or_default()));
    let places: Vec<[String; 2]> = paths.iter().map(|path| [file(path), displayed(path)]).collect();
    let known = sheets.iter().zip(&places).map(|(sheet, [file, path])| [sheet.by.as_str(), file, path]);
    names(&known.collect::<Vec<_>>(), is_anonymous)
}

/// What a person did; what no longer fits the catalogue is told.
fn person(
    name: String,
    sheet: &Sheet,
    edition: &Edition,
    catalogue: &Catalogue,
    args: &CompareArgs,
) -> (String, Progress) {
    let (mut progress, drift) = sheet.resume(edition, catalogue);
    for sentence in drift.sentences() {
        tell(&format!("{name}: {sentence}"));
    }
    if args.anonymous {
        progress.notes = Notes::none(catalogue);
    }
    (name, progress)
}

/// Tells a person something that is no part of the comparison.
fn tell(sentence: &str) {
    farewell::tell(&format!("whichone: {sentence}"));
}
