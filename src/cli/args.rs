//! The arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Answer a dozen questions about a project, and see which option they speak for, with the working shown.
///
/// Without a command it asks the questions of the catalogue in the terminal. The result is printed to standard output
/// once the terminal is given back.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXIT)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// The catalogue to ask from [default: the built-in one, Python or Rust]
    pub(super) catalogue: Option<PathBuf>,

    /// The order of asking: as in the file, or the questions first that soonest decide who is ahead
    #[arg(long, value_enum, default_value_t = OrderName::File)]
    pub(super) order: OrderName,

    /// Whether to use colours; auto honours `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub(super) theme: Theme,

    /// Draw with ASCII characters alone
    #[arg(long)]
    pub(super) ascii: bool,
}

/// The exit statuses, for the end of the help.
const EXIT: &str = "Exit status: 0 a verdict was seen; 1 left before one; 2 wrong use, a faulty catalogue, or no \
                    terminal; 130 left with Ctrl-C.";

/// What else it can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check catalogues: their form, what is doubtful in them, and their worked cases
    ///
    /// Exits 2 on an error or a failing case, and with `--deny warnings` on a warning.
    Check {
        /// The files to check [default: the built-in catalogue]
        catalogues: Vec<PathBuf>,

        /// Exit 2 on warnings too
        #[arg(long, value_enum, value_name = "LEVEL")]
        deny: Option<Deny>,
    },

    /// Write the result of answers given here, without asking
    Report(ReportArgs),

    /// Audit a catalogue: what it does before anyone answers
    ///
    /// Exits 2 where the fairness that it declares is broken.
    Audit(AuditArgs),
}

/// The arguments of `report`.
#[derive(Debug, ClapArgs)]
pub(super) struct ReportArgs {
    /// The catalogue [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub(super) catalogue: Option<PathBuf>,

    /// An answer: choices of a question by their ids; `Q=` is none of these
    #[arg(long = "answer", value_name = "Q=C[,C]")]
    pub(super) answers: Vec<String>,

    /// A question answered "not sure"
    #[arg(long, value_name = "Q")]
    pub(super) not_sure: Vec<String>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,

    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write over a file that is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

/// The formats of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Plain text.
    Text,
    /// JSON, for other programs.
    Json,
}

/// The arguments of `audit`.
#[derive(Debug, ClapArgs)]
pub(super) struct AuditArgs {
    /// The catalogue [default: the built-in one]
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

/// The orders of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OrderName {
    /// As in the file.
    File,
    /// The widest range of points first.
    Short,
}

/// What `--deny` makes fatal.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Deny {
    /// Every warning.
    Warnings,
}

/// Which colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    /// Colours, unless the environment says otherwise.
    Auto,
    /// Colours.
    Colour,
    /// None: bold, underline, words and position say the same.
    Mono,
}
