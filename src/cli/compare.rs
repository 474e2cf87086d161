//! `whichone compare`: compares the answers of several people.

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
    args::{CompareArgs, CompareFormat},
    exit::CliError,
    shell::sanitized_path,
    source::{Source, built_in_of},
};

pub(crate) fn run(args: &CompareArgs) -> Result<ExitCode, CliError> {
    let paths = &args.answers_files;
    check_paths(paths)?;
    args.target.check(paths.iter().chain(&args.catalogue))?;
    let named = match (&args.catalogue, paths.first()) {
        (None, Some(first)) => built_in_of(first)?.map(PathBuf::from),
        (name, _) => name.clone(),
    };
    let source = Source::read(named.as_deref())?;
    let catalogue = source.load()?;
    let files = paths.iter().map(|path| load_for(path, &catalogue)).collect::<Result<Vec<_>, _>>()?;
    let mut remarks = Vec::new();
    if is_about_different_projects(&files) {
        remarks.push(
            "The answers are about different projects; they are compared as if they were about the same one.".into(),
        );
    }
    let edition = source.edition(&catalogue);
    let mut people: Vec<(String, Responses)> = Vec::new();
    for (name, file) in people_names(paths, &files, args.anonymous).into_iter().zip(&files) {
        let (mut responses, migration) = file.resume(&edition, &catalogue);
        remarks.extend(migration.sentences().iter().map(|sentence| format!("{name}: {sentence}")));
        if args.anonymous {
            responses.notes = Notes::default();
        }
        people.push((name, responses));
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

fn check_paths(paths: &[PathBuf]) -> Result<(), CliError> {
    if paths.len() < 2 {
        return Err(CliError::TooFewFiles);
    }
    let mut seen = HashSet::new();
    let duplicate = paths.iter().find(|path| !seen.insert(fs::canonicalize(path).unwrap_or_else(|_| (*path).clone())));
    duplicate.map_or(Ok(()), |path| Err(CliError::DuplicateFile(path.clone())))
}

/// What each person is called: as the answers say, else after the file.
fn people_names(paths: &[PathBuf], files: &[AnswersFile], is_anonymous: bool) -> Vec<String> {
    let file_name = |path: &Path| sanitized_path(Path::new(path.file_name().unwrap_or_default()));
    let shown: Vec<[String; 2]> = paths.iter().map(|path| [file_name(path), sanitized_path(path)]).collect();
    let candidates = files.iter().zip(&shown).map(|(file, [name, path])| [file.by.as_str(), name, path]);
    names(&candidates.collect::<Vec<_>>(), is_anonymous)
}

/// Answers without a project may be about any.
fn is_about_different_projects(files: &[AnswersFile]) -> bool {
    let mut projects = files.iter().map(|file| &file.project).filter(|project| !project.is_empty());
    projects.next().is_some_and(|first| projects.any(|project| project != first))
}
