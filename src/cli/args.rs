//! Command-line arguments.

use std::{
    env,
    path::{Path, PathBuf},
};

use clap::{
    Args as ClapArgs, CommandFactory, Parser, ValueEnum, ValueHint,
    builder::PossibleValue,
    error::{ContextKind, ContextValue, ErrorKind},
    value_parser,
};
use clap_complete::Shell;

use crate::{quiz::OrderName, report::Format, store::is_date};

use super::{
    exit::{self, CliError},
    source::Source,
};

/// Answer a dozen questions and get a verdict with its reasons.
///
/// Without a command, asks the questions in the terminal and prints the verdict when you quit.
#[derive(Debug, Parser)]
#[command(version, bin_name = "whichone", args_conflicts_with_subcommands = true, after_help = exit::HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Subcommand>,

    #[command(flatten)]
    pub(crate) quiz: QuizArgs,
}

impl Args {
    /// The arguments of the process. `--help` and `--version` exit.
    pub(crate) fn of_process() -> Result<Self, CliError> {
        Self::try_parse().map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => error.exit(),
            // A mistyped command is parsed as a catalogue, and what follows it as too many arguments.
            ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict => {
                let first = env::args_os().nth(1).unwrap_or_default();
                Source::unknown_word(Path::new(&first), &Self::commands())
                    .unwrap_or_else(|| usage(&unexpected_argument(error)))
            }
            _ => usage(&error),
        })
    }

    /// The names of the subcommands.
    pub(crate) fn commands() -> Vec<String> {
        Self::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
    }
}

/// Clap reports any word after a catalogue as a subcommand that cannot follow it. Unless a subcommand has that name,
/// it is just an unexpected argument.
fn unexpected_argument(error: clap::Error) -> clap::Error {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) if !Args::commands().contains(word) => {
            let message = format!("unexpected argument '{word}' found");
            Args::command().error(ErrorKind::UnknownArgument, message)
        }
        _ => error,
    }
}

/// Clap's message without colours, so that it can be sanitized: it repeats arguments.
fn usage(error: &clap::Error) -> CliError {
    CliError::Usage(error.render().to_string())
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct QuizArgs {
    /// What to decide: a built-in catalogue (language, database, services) or a YAML file [default: language]
    #[arg(value_name = "CATALOGUE")]
    pub(crate) catalogue: Option<PathBuf>,

    /// Project name; answers are saved for each project
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(crate) project: String,

    /// Your name, for the report
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(crate) by: String,

    /// Where to save answers [default: a file for each catalogue and project, listed by `whichone saved`]
    #[arg(long = "file", value_name = "FILE")]
    pub(crate) answers_file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) answers: AnswerArgs,

    /// Question order: as written, or most decisive first [default: as last time, else written]
    #[arg(long, value_enum)]
    pub(crate) order: Option<OrderName>,

    #[command(flatten)]
    pub(crate) output: ReportOutput,

    /// Ask line by line (automatic if ACCESSIBLE is set, TERM is dumb, or there is no terminal)
    #[arg(long)]
    pub(crate) plain: bool,

    #[command(flatten)]
    pub(crate) drawing: DrawingArgs,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct DrawingArgs {
    /// Colours (auto asks the terminal for its background and follows `NO_COLOR` and `CLICOLOR_FORCE`)
    #[arg(long, value_enum, default_value_t)]
    pub(crate) theme: ThemeName,

    /// Use only ASCII characters (automatic if the locale is not UTF-8)
    #[arg(long)]
    pub(crate) ascii: bool,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Subcommand {
    /// Check catalogues for errors, warnings and failing cases
    ///
    /// Exits 2 if there is an error or a failing case, and with `--deny warnings` if there is a warning.
    Check(CheckArgs),

    /// Try a catalogue while you write it: the quiz, loaded again whenever you save the file
    ///
    /// `d` shows the points, `x` a worked case, and `p` the errors with their lines. No answers are saved.
    Preview(PreviewArgs),

    /// Write a report from saved answers, or from `--answer` options
    ///
    /// `--answer` and `--not-sure` override the saved answers without changing the file. With `--format adr`, `--output` may be
    /// a folder: the decision record gets the next number in it.
    Report(Box<ReportArgs>),

    /// Compare several people's answers: each verdict, the team's verdict, the disagreements
    ///
    /// For the team's verdict, each question adds the average points of the people who answered it.
    ///
    /// On a terminal, opens a screen on which you can try what agreement would do. With `--format`, or into a file or a
    /// pipe, prints the comparison.
    Compare(CompareArgs),

    /// Work out recorded decisions again, with today's catalogues
    ///
    /// Exits 3 if a verdict moved, is incomplete or is due for review; 2 if a file cannot be read.
    Recheck(RecheckArgs),

    /// Show which points make up the difference between two decisions, or one with two versions of its catalogue
    Diff(DiffArgs),

    /// Check whether a catalogue is fair before anyone answers
    ///
    /// Exits 2 if the catalogue is less fair than it declares.
    Audit(AuditArgs),

    /// List the built-in catalogues
    Catalogues {
        /// Print the YAML of this one instead
        #[arg(long, value_name = "BUILT-IN")]
        show: Option<PathBuf>,
    },

    /// List your saved answers
    Saved,

    /// Create a small commented catalogue to start from
    New {
        /// The file to create (never overwrites)
        file: PathBuf,

        /// How many options it has, 2 to 6
        #[arg(long, value_name = "N", default_value_t = 2, value_parser = value_parser!(u8).range(2..=6))]
        options: u8,
    },

    /// Print the JSON Schema of catalogues, for your editor
    Schema {
        /// Allow only the ids of this catalogue, so that your editor completes reasons, questions and choices
        #[arg(long = "for", value_name = "FILE")]
        catalogue: Option<PathBuf>,
    },

    /// Print the questions and their conditions as a Mermaid flowchart
    Graph {
        /// A built-in catalogue or a YAML file [default: language]
        catalogue: Option<PathBuf>,
    },

    /// Print the script that makes your shell complete commands, catalogues and ids
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },

    /// Print the manual page
    Man {
        /// Write it to this folder instead, with a page for each command; replaces older pages there
        #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct AnswerArgs {
    /// Answer a question by ids: `--answer kind=service`; several choices: `work=loops,parsing`; none of these: `work=`
    #[arg(long = "answer", value_name = "Q=C[,C]")]
    pub(crate) answered: Vec<String>,

    /// Mark a question as not sure
    #[arg(long, value_name = "Q")]
    pub(crate) not_sure: Vec<String>,

    /// How many times a reason counts: `--weight onboarding=2`; 0, 0.5, 1, 2 or 4
    #[arg(long = "weight", value_name = "REASON=N")]
    pub(crate) weights: Vec<String>,

    /// Mark an answer as a guess
    #[arg(long = "guess", value_name = "Q")]
    pub(crate) guesses: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Built-in catalogues or YAML files [default: language]
    #[arg(value_name = "CATALOGUE")]
    pub(crate) catalogues: Vec<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,

    /// Exit 2 if there are warnings
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) deny: Option<Deny>,

    /// Show every worked case with its points, its lead and its verdict
    #[arg(long)]
    pub(crate) cases: bool,

    /// Check a file again whenever it is saved, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PreviewArgs {
    /// The YAML file of the catalogue
    #[arg(value_name = "FILE")]
    pub(crate) catalogue: PathBuf,

    #[command(flatten)]
    pub(crate) drawing: DrawingArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Text that points to each line
    Text,
    /// JSON, for other programs
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(mut_arg("format", |format| format.help("Output format [default: text]")))]
pub(crate) struct ReportArgs {
    /// An answers file; `whichone saved` lists yours
    #[arg(value_name = "FILE")]
    pub(crate) answers_file: Option<PathBuf>,

    /// A built-in catalogue or a YAML file [default: the built-in one that FILE names, else language]
    #[arg(long, value_name = "CATALOGUE")]
    pub(crate) catalogue: Option<PathBuf>,

    /// Report on a worked case of the catalogue
    #[arg(long, value_name = "ID", conflicts_with_all = ["answers_file", "answered", "not_sure"])]
    pub(crate) case: Option<String>,

    /// The reasons that matter most, in that order: up to three ids
    #[arg(long, value_name = "REASON[,REASON]", value_delimiter = ',')]
    pub(crate) rank: Vec<String>,

    #[command(flatten)]
    pub(crate) answers: AnswerArgs,

    #[command(flatten)]
    pub(crate) decision: DecisionArgs,

    #[command(flatten)]
    pub(crate) output: ReportOutput,
}

/// What only decision records have.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct DecisionArgs {
    /// Review the decision by this day: `2027-05-01`; `recheck` says when it has passed
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) review_by: Option<String>,

    /// The option that was decided on, even against the verdict
    #[arg(long, value_name = "OPTION", requires = "because")]
    pub(crate) decided: Option<String>,

    /// Why, as a clause: `--because 'nobody knows Rust yet'`
    #[arg(long, value_name = "TEXT", requires = "decided")]
    pub(crate) because: Option<String>,

    /// The decision record that this one replaces; it is marked as superseded
    #[arg(long, value_name = "FILE", requires = "output")]
    pub(crate) supersedes: Option<PathBuf>,

    /// Whose opinions were sought
    #[arg(long, value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub(crate) consulted: Vec<String>,

    /// Who is kept up to date
    #[arg(long, value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub(crate) informed: Vec<String>,
}

/// A day as `2027-05-01`; clap says what is wrong with it.
fn date(text: &str) -> Result<String, String> {
    if is_date(text) { Ok(text.into()) } else { Err("write a day as 2027-05-01".into()) }
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct ReportOutput {
    /// Output format [default: text, but a summary if the result goes to a terminal]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,

    #[command(flatten)]
    pub(crate) target: Target,
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Target {
    /// Write to this file [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Overwrite an existing file
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.what()))
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompareArgs {
    /// The answers file of each person, at least two
    #[arg(value_name = "FILE")]
    pub(crate) answers_files: Vec<PathBuf>,

    /// A built-in catalogue or a YAML file [default: the built-in one that the first FILE names, else language]
    #[arg(long, value_name = "CATALOGUE")]
    pub(crate) catalogue: Option<PathBuf>,

    /// Output format [default: the screen on a terminal, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<CompareFormat>,

    /// Hide names, notes and file names: "Person 1", "Person 2", in the order given
    #[arg(long)]
    pub(crate) anonymous: bool,

    #[command(flatten)]
    pub(crate) target: Target,

    #[command(flatten)]
    pub(crate) drawing: DrawingArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompareFormat {
    /// Plain text
    Text,
    /// Markdown, for a repository or an issue
    Markdown,
    /// JSON, for other programs
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RecheckArgs {
    /// Answers files, decision records, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// A built-in catalogue or a YAML file, for the decisions about it [default: the one each was made with]
    #[arg(long)]
    pub(crate) catalogue: Option<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(crate) format: CompareFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DiffArgs {
    /// An answers file or a decision record
    #[arg(value_name = "A")]
    pub(crate) answers_file: PathBuf,

    /// Another one [default: A, as its verdict was recorded]
    #[arg(value_name = "B")]
    pub(crate) other: Option<PathBuf>,

    /// The catalogue, or its old and its new version [default: the one that the decision was made with]
    #[arg(long = "catalogue", value_name = "CATALOGUE")]
    pub(crate) catalogues: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AuditArgs {
    /// A built-in catalogue or a YAML file [default: language]
    pub(crate) catalogue: Option<PathBuf>,

    /// Output format
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(crate) format: AuditFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    /// Plain text
    Text,
    /// JSON, for other programs
    Json,
}

impl ValueEnum for OrderName {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Written, Self::Decisive]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Written => PossibleValue::new("written").help("As written in the catalogue"),
            Self::Decisive => PossibleValue::new("decisive").help("Most decisive first"),
        })
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Deny {
    /// Every warning
    Warnings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ThemeName {
    /// Ask the terminal for its background
    #[default]
    Auto,
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// No colours
    Mono,
}

#[cfg(test)]
mod tests {
    use super::{super::source::BUILT_IN, *};

    #[test]
    fn catalogue_names_are_distinct_and_no_subcommands() {
        let mut names = Args::commands();
        names.extend(BUILT_IN.iter().flat_map(|built_in| [built_in.short.into(), built_in.id.into()]));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }
}
