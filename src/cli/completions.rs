//! Completion in shells. The script that `whichone completions` prints has the shell ask the program itself what can
//! follow, with the environment variable `COMPLETE` set.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::ExitCode,
};

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
    source::{BUILT_IN, Source, built_in_of},
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
        Some("Q=C[,C]") => arg.add(answers()),
        Some("Q") => arg.add(questions()),
        Some("REASON=N") => arg.add(weights()),
        Some("REASON[,REASON]") => arg.add(reasons()),
        Some("OPTION") => arg.add(options()),
        Some("ID") => arg.add(cases()),
        Some("BUILT-IN") => arg.add(built_in()),
        _ => arg,
    };
    command.mut_args(add).mut_subcommands(with_completers)
}

/// The names of the built-in catalogues.
fn built_in() -> ArgValueCandidates {
    ArgValueCandidates::new(|| BUILT_IN.iter().map(|built_in| CompletionCandidate::new(built_in.short)).collect())
}

/// The built-in catalogues and YAML files.
fn catalogues() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let is_yaml = |path: &Path| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        let names = BUILT_IN.iter().map(|built_in| CompletionCandidate::new(built_in.short));
        let mut candidates = starting_with(names, current);
        candidates.extend(PathCompleter::any().filter(is_yaml).complete(current));
        candidates
    })
}

/// The questions of the catalogue.
fn questions() -> ArgValueCandidates {
    of_catalogue(|catalogue| catalogue.questions.iter().map(|question| (&question.id, &question.title)).collect())
}

/// Its reasons.
fn reasons() -> ArgValueCandidates {
    of_catalogue(|catalogue| catalogue.reasons.iter().map(|reason| (&reason.id, &reason.title)).collect())
}

/// Its options.
fn options() -> ArgValueCandidates {
    of_catalogue(|catalogue| catalogue.options.iter().map(|option| (&option.id, &option.name)).collect())
}

/// Its worked cases.
fn cases() -> ArgValueCandidates {
    of_catalogue(|catalogue| catalogue.cases.iter().map(|case| (&case.id, &case.title)).collect())
}

/// A question and its choices, as `--answer` takes them: first the question, then one choice after the other.
fn answers() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let (Some(catalogue), Some(text)) = (catalogue(), current.to_str()) else { return Vec::new() };
        let candidates: Vec<CompletionCandidate> = match text.split_once('=') {
            None => catalogue.questions.iter().map(|question| key(&question.id, &question.title)).collect(),
            Some((id, choices)) => {
                let question = catalogue.questions.iter().find(|question| question.id == id);
                question.map(|question| choices_of(question, choices)).unwrap_or_default()
            }
        };
        starting_with(candidates, current)
    })
}

/// A reason and its weight, as `--weight` takes them.
fn weights() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let (Some(catalogue), Some(text)) = (catalogue(), current.to_str()) else { return Vec::new() };
        let candidates: Vec<CompletionCandidate> = match text.split_once('=') {
            None => catalogue.reasons.iter().map(|reason| key(&reason.id, &reason.title)).collect(),
            Some((id, _)) => {
                Weight::ALL.iter().map(|weight| CompletionCandidate::new(format!("{id}={weight}"))).collect()
            }
        };
        starting_with(candidates, current)
    })
}

/// `id=`, with what it stands for.
fn key(id: &str, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(format!("{id}=")).help(Some(title.to_owned().into()))
}

/// The choices that can be added to those before the last comma of `given`.
fn choices_of(question: &Question, given: &str) -> Vec<CompletionCandidate> {
    let takes_several = matches!(question.kind, Kind::Many { .. });
    let before =
        given.rsplit_once(',').filter(|_| takes_several).map_or(String::new(), |(before, _)| format!("{before},"));
    let chosen: Vec<&str> = before.split(',').collect();
    let choices = question.choices.iter().filter(|choice| !chosen.contains(&choice.id.as_str()));
    choices
        .map(|choice| {
            let value = format!("{}={before}{}", question.id, choice.id);
            CompletionCandidate::new(value).help(Some(choice.label.clone().into()))
        })
        .collect()
}

fn starting_with(
    candidates: impl IntoIterator<Item = CompletionCandidate>,
    current: &OsStr,
) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy();
    let matches = |candidate: &CompletionCandidate| candidate.get_value().to_string_lossy().starts_with(&*current);
    candidates.into_iter().filter(matches).collect()
}

/// Ids of the catalogue, each with what it stands for.
fn of_catalogue(ids: impl Fn(&Catalogue) -> Vec<(&String, &String)> + Send + Sync + 'static) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let Some(catalogue) = catalogue() else { return Vec::new() };
        let candidate = |(id, title): (&String, &String)| CompletionCandidate::new(id).help(Some(title.clone().into()));
        ids(&catalogue).into_iter().map(candidate).collect()
    })
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
