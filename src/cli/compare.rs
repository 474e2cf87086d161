//! `whichone compare`: compares the answers of several people.

use std::{
    collections::HashSet,
    fs, io,
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use crate::{
    catalogue::Catalogue,
    quiz::{ExitReason, Notes, Order, Quiz, Responses},
    report::{Comparison, Metadata, TriedComparison, comparison_json, comparison_markdown, comparison_text, names},
    store::{AnswersFile, SessionInfo, load_for},
    text::wrap,
    tui::{self, Exit, Session, terminal::Tty},
};

use super::{
    args::{CompareArgs, CompareFormat},
    environment::{follows_background, is_ascii_locale, terminal_width, theme, wants_line_mode},
    exit::{CliError, INTERRUPTED},
    no_store::NoStore,
    output::print,
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
    if let Some(tty) = open_screen(args) {
        let project = if args.anonymous { String::new() } else { shared_project(&files) };
        return show(tty, args, TriedComparison::new(&catalogue, people, remarks), (&catalogue, project));
    }
    let comparison = Comparison::new(&catalogue, &people, remarks);
    let text = match args.format.unwrap_or(CompareFormat::Text) {
        CompareFormat::Text => comparison_text(&comparison),
        CompareFormat::Markdown => comparison_markdown(&comparison),
        CompareFormat::Json => comparison_json(&comparison),
    };
    args.target.write(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The terminal to draw on, unless the comparison is to be printed: in a format, to a file or a pipe, or where nothing can
/// be drawn.
fn open_screen(args: &CompareArgs) -> Option<Tty> {
    let is_printed = args.format.is_some() || args.target.output.is_some() || !io::stdout().is_terminal();
    if is_printed || wants_line_mode() {
        return None;
    }
    Tty::open(Arc::new(|| ()), follows_background(args.drawing.theme)).ok()
}

/// Shows the comparison until the person quits, and then prints the verdict of the answers given.
fn show(
    tty: Tty,
    args: &CompareArgs,
    team: TriedComparison,
    (catalogue, project): (&Catalogue, String),
) -> Result<ExitCode, CliError> {
    let theme = theme(args.drawing.theme, tty.background(), args.drawing.ascii || is_ascii_locale());
    let info = SessionInfo { about: Metadata { project, ..Metadata::default() }, ..SessionInfo::default() };
    let mut session = Session::new(Quiz::new(catalogue, Order::Written), info, theme);
    if !team.shown().remarks.is_empty() {
        session.notice = Some("There are remarks about the answers: i shows them.".into());
    }
    session.team = Some(team);
    let inputs = args.answers_files.iter().chain(&args.catalogue).cloned().collect();
    let (session, exit) = tui::ask(&tty, session, &mut NoStore(inputs));
    // Restore the terminal before anything is printed.
    drop(tty);
    if exit? == Exit::Quit(ExitReason::Interrupted) {
        return Ok(ExitCode::from(INTERRUPTED));
    }
    if let Some(team) = session.team {
        let verdict = format!("{} {}", team.given().headline, team.given().figures_words());
        print(&(wrap(&verdict, u16::try_from(terminal_width()).unwrap_or(u16::MAX)).join("\n") + "\n"))?;
    }
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

/// The project that all answers are about; empty if there are several.
fn shared_project(files: &[AnswersFile]) -> String {
    let project = files.iter().map(|file| &file.project).find(|project| !project.is_empty());
    project.filter(|_| !is_about_different_projects(files)).cloned().unwrap_or_default()
}

/// Answers without a project may be about any.
fn is_about_different_projects(files: &[AnswersFile]) -> bool {
    let mut projects = files.iter().map(|file| &file.project).filter(|project| !project.is_empty());
    projects.next().is_some_and(|first| projects.any(|project| project != first))
}
