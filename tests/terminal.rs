//! The built program in a real pseudo-terminal: what a person has on their screen, and what the shell gets back.
//!
//! The pseudo-terminal answers what programs ask at once, as most terminals do, and what the program sends is read by an
//! emulator all the time. A test sends keys and waits for text on the emulated screen; none of them sleeps to be safe.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "terminal/answers_file.rs"]
mod answers_file;
#[path = "terminal/background.rs"]
mod background;
#[path = "terminal/catalogues.rs"]
mod catalogues;
#[path = "terminal/commands.rs"]
mod commands;
#[path = "terminal/drawing.rs"]
mod drawing;
#[path = "terminal/end.rs"]
mod end;
#[path = "terminal/endings.rs"]
mod endings;
#[path = "terminal/ends.rs"]
mod ends;
#[path = "terminal/frames.rs"]
mod frames;
#[path = "terminal/harness.rs"]
mod harness;
#[path = "terminal/jobs.rs"]
mod jobs;
#[path = "terminal/keys.rs"]
mod keys;
#[path = "terminal/long.rs"]
mod long;
#[path = "terminal/modes.rs"]
mod modes;
#[path = "terminal/output.rs"]
mod output;
#[path = "terminal/panicking.rs"]
mod panicking;
#[path = "terminal/pastes.rs"]
mod pastes;
#[path = "terminal/sizes.rs"]
mod sizes;
#[path = "terminal/slow.rs"]
mod slow;
#[path = "terminal/tmux.rs"]
mod tmux;
