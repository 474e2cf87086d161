//! The built program without a screen: its subcommands, the answers files it keeps, and input that means harm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(unix)]
mod answers_files;
mod author;
mod check;
mod commands;
mod completions;
#[cfg(unix)]
mod hostile;
