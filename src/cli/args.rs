//! The arguments.

use std::{env, path::PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, builder::PossibleValue};
use clap_complete::Shell;

use crate::{quiz::OrderName, report::Format};

/// Answer a dozen questions about a project, and see which option they speak for, with the working shown.
///
/// Without a command it asks the questions of the catalogue in the terminal. The result is printed to standard output
/// once the terminal is given back.
#[derive(Debug, Default, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXIT)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    #[command(flatten)]
    pub(super) ask: AskArgs,
}

impl Args {
    /// The arguments of the process. Where there are none, as most often, they are what they are by default: the parser
    /// takes half a megabyte, and time before the first frame.
    pub(super) fn of_process() -> Self {
        if env::args_os().len() > 1 { Self::parse() } else { Self::default() }
    }
}

/// The arguments of asking.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct AskArgs {
    /// The catalogue to ask from: a file, or a name that `whichone catalogues` lists [default: language, Python or Rust]
    #[arg(value_name = "CATALOGUE")]
    pub(super) catalogue: Option<PathBuf>,

    /// What is to be decided about; its answers are kept under this name
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) project: String,

    /// Who answers
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) by: String,

    /// The file to keep the answers in [default: one in the state directory, by catalogue and project]
    #[arg(long, value_name = "FILE")]
    pub(super) sheet: Option<PathBuf>,

    #[command(flatten)]
    pub(super) given: Given,

    /// The order of asking: as in the file, or the questions first that soonest decide who is ahead [default: as the
    /// sheet has it, else as in the file]
    #[arg(long, value_enum)]
    pub(super) order: Option<OrderName>,

    #[command(flatten)]
    pub(super) writing: Writing,

    /// Ask line by line, without a screen; so it does by itself where `ACCESSIBLE` is set, where `TERM` is `dumb`, and
    /// where there is no terminal
    #[arg(long)]
    pub(super) plain: bool,

    /// Colours: for a dark or a light background, or none; auto asks the terminal, and honours `NO_COLOR` and
    /// `CLICOLOR_FORCE`
    #[arg(long, value_enum, default_value_t)]
    pub(super) theme: ThemeName,

    /// Draw with ASCII characters alone; so it does by itself where the locale (`LC_ALL`, else `LC_CTYPE`, else `LANG`)
    /// is not UTF-8
    #[arg(long)]
    pub(super) ascii: bool,
}

/// The exit statuses, for the end of the help.
const EXIT: &str = "Exit status: 0 a verdict was seen; 1 left before one; 2 wrong use, a faulty catalogue, or \
                    sheet to report, or no terminal and nothing to read; 130 left with Ctrl-C.";

/// What else it can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check catalogues: their form, what is doubtful in them, and their worked cases
    ///
    /// Exits 2 on an error or a failing case, and with `--deny warnings` on a warning.
    Check(CheckArgs),

    /// Write the result of a sheet, or of answers given here, without asking
    ///
    /// `--answer` and `--not-sure` go over what the sheet says, and are not written back to it.
    Report(ReportArgs),

    /// Compare the sheets of several people: each verdict, the pooled one, and where they disagree
    ///
    /// The pooled points are, for each question, the mean over those whose answer to it counts.
    Compare(CompareArgs),

    /// Audit a catalogue: what it does before anyone answers
    ///
    /// Exits 2 where the fairness that it declares is broken.
    Audit(AuditArgs),

    /// List the catalogues that are built in and can be named without a path
    Catalogues,

    /// List the sheets that are saved
    Sheets,

    /// Write a small catalogue to begin with, commented
    New {
        /// The file to write; nothing is written over
        file: PathBuf,
    },

    /// Print the JSON Schema of catalogues, for editors
    Schema,

    /// Print the questions of a catalogue and what reveals them, as a Mermaid flowchart
    Graph {
        /// The catalogue [default: the built-in one]
        catalogue: Option<PathBuf>,
    },

    /// Print a script that completes these arguments in a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },
}

/// Answers given as arguments.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct Given {
    /// An answer: choices of a question by their ids; `Q=` is none of these
    #[arg(long = "answer", value_name = "Q=C[,C]")]
    pub(super) answers: Vec<String>,

    /// A question answered "not sure"
    #[arg(long, value_name = "Q")]
    pub(super) not_sure: Vec<String>,
}

/// The arguments of `check`.
#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// What to check: files, or names that `whichone catalogues` lists [default: language]
    pub(super) catalogues: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(super) format: CheckFormat,

    /// Exit 2 on warnings too
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(super) deny: Option<Deny>,
}

/// The formats of what `check` finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// Each with its line and a caret.
    Text,
    /// JSON, for other programs.
    Json,
}

/// The arguments of `report`.
#[derive(Debug, ClapArgs)]
pub(super) struct ReportArgs {
    /// The sheet with the answers [default: an empty one]
    pub(super) sheet: Option<PathBuf>,

    /// The catalogue: a file, or a name that `whichone catalogues` lists [default: language]
    #[arg(long, value_name = "CATALOGUE")]
    pub(super) catalogue: Option<PathBuf>,

    #[command(flatten)]
    pub(super) given: Given,

    #[command(flatten)]
    pub(super) writing: Writing,
}

/// How and where a result is written.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct Writing {
    /// How to write the result [default: text; a quiz that ends on a terminal prints a summary]
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,

    #[command(flatten)]
    pub(super) target: Target,
}

/// Where something is written.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct Target {
    /// The file to write it to [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write over a file that is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.what()))
    }
}

/// The arguments of `compare`.
#[derive(Debug, ClapArgs)]
pub(super) struct CompareArgs {
    /// The sheets of the people, two or more
    #[arg(value_name = "SHEET")]
    pub(super) sheets: Vec<PathBuf>,

    /// The catalogue: a file, or a name that `whichone catalogues` lists [default: language]
    #[arg(long, value_name = "CATALOGUE")]
    pub(super) catalogue: Option<PathBuf>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(super) format: CompareFormat,

    /// Hide names, notes and the names of the files: "Person 1", "Person 2", in the order given
    #[arg(long)]
    pub(super) anonymous: bool,

    #[command(flatten)]
    pub(super) target: Target,
}

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    /// Plain text.
    Text,
    /// Markdown, for a repository or an issue.
    Markdown,
    /// JSON, for other programs.
    Json,
}

/// The arguments of `audit`.
#[derive(Debug, ClapArgs)]
pub(super) struct AuditArgs {
    /// The catalogue: a file, or a name that `whichone catalogues` lists [default: language]
    pub(super) catalogue: Option<PathBuf>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(super) format: AuditFormat,
}

/// The formats of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AuditFormat {
    /// A page for people.
    Text,
    /// JSON, for other programs.
    Json,
}

impl ValueEnum for OrderName {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::File, Self::Short]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::File => PossibleValue::new("file").help("As in the file"),
            Self::Short => PossibleValue::new("short").help("The widest range of points first"),
        })
    }
}

/// What `--deny` makes fatal.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Deny {
    /// Every warning.
    Warnings,
}

/// Which colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ThemeName {
    /// Those that suit the terminal's background, which is asked for.
    #[default]
    Auto,
    /// Colours for a dark background.
    Dark,
    /// Colours for a light background.
    Light,
    /// No colours.
    Mono,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arguments_are_read_as_the_defaults() {
        assert_eq!(format!("{:?}", Args::parse_from(["whichone"])), format!("{:?}", Args::default()));
    }
}
