//! The arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

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
