//! Completion in shells. The script that `whichone completions` prints has the shell ask the program itself what can
//! follow, with the environment variable `COMPLETE` set.

use std::{env, ffi::OsStr, path::PathBuf, process::ExitCode};

use clap::{Arg, Command, CommandFactory, FromArgMatches, builder::Str};
use clap_complete::{
    ArgValueCandidates, ArgValueCompleter, CompleteEnv, Shell,
    engine::{CompletionCandidate, PathCompleter, ValueCompleter},
    env::Shells,
};

use crate::{
    catalogue::{Catalogue, Kind, Question},
    quiz::Weight,
};

use super::{
    args::{Args, Subcommand},
    exit::CliError,
    output::print,
    source::{BUILT_IN, Source, built_in_of, is_yaml},
};

/// What bash needs besides the script of clap.
const BASH: &str = include_str!("../../assets/completions.bash");

pub(crate) fn run(shell: Shell) -> Result<ExitCode, CliError> {
    let mut script = Vec::new();
    let addition = if shell == Shell::Bash { BASH } else { "" };
    if let Some(shell) = Shells::builtins().completer(&shell.to_string()) {
        shell
            .write_registration("COMPLETE", "whichone", "whichone", "whichone", &mut script)
            .map_err(CliError::Stdout)?;
    }
    print(&format!("{}{addition}", String::from_utf8_lossy(&script)))?;
    Ok(ExitCode::SUCCESS)
}

/// If a shell asks what can follow, prints that and exits.
pub(crate) fn complete() {
    CompleteEnv::with_factory(|| with_completers(Args::command())).complete();
}

/// Adds what completes the value of each argument, by the name that `--help` shows for the value.
fn with_completers(command: Command) -> Command {
    let add = |arg: Arg| match arg.get_value_names().and_then(|names| names.first()).map(Str::as_str) {
        Some("CATALOGUE") => arg.add(catalogues()),
        Some("Q=C[,C]") => arg.add(pairs(questions, choices)),
        Some("Q") => arg.add(ids(questions)),
        Some("REASON=N") => arg.add(pairs(reasons, weights)),
        Some("REASON[,REASON]") => arg.add(ids(reasons)),
        Some("OPTION") => arg.add(ids(options)),
        Some("ID") => arg.add(ids(cases)),
        Some("BUILT-IN") => arg.add(built_in()),
        _ => arg,
    };
    command.mut_args(add).mut_subcommands(with_completers)
}

/// Ids, each with what it stands for.
type Ids<'c> = Vec<(&'c String, &'c String)>;

/// The names of the built-in catalogues.
fn built_in() -> ArgValueCandidates {
    ArgValueCandidates::new(built_in_names)
}

fn built_in_names() -> Vec<CompletionCandidate> {
    BUILT_IN.iter().map(|built_in| CompletionCandidate::new(built_in.short)).collect()
}

/// The built-in catalogues and YAML files.
fn catalogues() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let mut candidates = starting_with(built_in_names(), current);
        candidates.extend(PathCompleter::any().filter(is_yaml).complete(current));
        candidates
    })
}

/// Ids of the catalogue.
fn ids(of: fn(&Catalogue) -> Ids) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let Some(catalogue) = catalogue() else { return Vec::new() };
        of(&catalogue).into_iter().map(|(id, title)| candidate(id.clone(), title)).collect()
    })
}

/// `ID=VALUE`: first the ids of the catalogue, then the values for the one before the equals sign.
fn pairs(
    of: fn(&Catalogue) -> Ids,
    values: fn(&Catalogue, &str, &str) -> Vec<CompletionCandidate>,
) -> ArgValueCompleter {
    ArgValueCompleter::new(move |current: &OsStr| {
        let (Some(catalogue), Some(text)) = (catalogue(), current.to_str()) else { return Vec::new() };
        let candidates = match text.split_once('=') {
            None => of(&catalogue).into_iter().map(|(id, title)| candidate(format!("{id}="), title)).collect(),
            Some((id, value)) => values(&catalogue, id, value),
        };
        starting_with(candidates, current)
    })
}

fn candidate(value: String, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(title.to_owned().into()))
}

fn questions(catalogue: &Catalogue) -> Ids<'_> {
    catalogue.questions.iter().map(|question| (&question.id, &question.title)).collect()
}

fn reasons(catalogue: &Catalogue) -> Ids<'_> {
    catalogue.reasons.iter().map(|reason| (&reason.id, &reason.title)).collect()
}

fn options(catalogue: &Catalogue) -> Ids<'_> {
    catalogue.options.iter().map(|option| (&option.id, &option.name)).collect()
}

fn cases(catalogue: &Catalogue) -> Ids<'_> {
    catalogue.cases.iter().map(|case| (&case.id, &case.title)).collect()
}

/// One choice after the other, as `--answer` takes them.
fn choices(catalogue: &Catalogue, id: &str, given: &str) -> Vec<CompletionCandidate> {
    let question = catalogue.questions.iter().find(|question| question.id == id);
    question.map(|question| choices_of(question, given)).unwrap_or_default()
}

/// The weights that `--weight` takes.
fn weights(_: &Catalogue, id: &str, _: &str) -> Vec<CompletionCandidate> {
    Weight::ALL.iter().map(|weight| CompletionCandidate::new(format!("{id}={weight}"))).collect()
}

/// The choices that can be added to those before the last comma of `given`.
fn choices_of(question: &Question, given: &str) -> Vec<CompletionCandidate> {
    let takes_several = matches!(question.kind, Kind::Many { .. });
    let before =
        given.rsplit_once(',').filter(|_| takes_several).map_or(String::new(), |(before, _)| format!("{before},"));
    let chosen: Vec<&str> = before.split(',').collect();
    let choices = question.choices.iter().filter(|choice| !chosen.contains(&choice.id.as_str()));
    choices.map(|choice| candidate(format!("{}={before}{}", question.id, choice.id), &choice.label)).collect()
}

fn starting_with(candidates: Vec<CompletionCandidate>, current: &OsStr) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let matches = |candidate: &CompletionCandidate| candidate.get_value().to_string_lossy().starts_with(&*current);
    candidates.into_iter().filter(matches).collect()
}

/// The catalogue that the words typed so far are about, if it can be read.
fn catalogue() -> Option<Catalogue> {
    let words = env::args_os().skip_while(|word| word != "--").skip(1);
    let matches = Args::command().ignore_errors(true).try_get_matches_from(words).ok()?;
    let args = Args::from_arg_matches(&matches).ok()?;
    let (catalogue, answers_file) = match args.command {
        None => (args.quiz.catalogue, None),
        Some(Subcommand::Report(args)) => (args.catalogue, args.answers_file),
        Some(_) => (None, None),
    };
    let named = match (catalogue, answers_file) {
        (None, Some(file)) => built_in_of(&file).ok()?.map(PathBuf::from),
        (catalogue, _) => catalogue,
    };
    Source::read(named.as_deref()).ok()?.load().ok()
}
