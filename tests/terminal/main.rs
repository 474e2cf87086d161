//! The built program in a real pseudo-terminal: what a person has on their screen, and what the shell gets back.
//!
//! The pseudo-terminal answers what programs ask at once, as most terminals do, and what the program sends is read by an
//! emulator all the time. A test sends keys and waits for text on the emulated screen; none of them sleeps to be safe.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod answers_file;
mod background;
mod catalogues;
mod commands;
mod compare;
mod drawing;
mod exit;
mod frames;
mod harness;
mod jobs;
mod keys;
mod long;
mod modes;
mod output;
mod panicking;
mod pastes;
mod preview;
mod sizes;
mod slow;
mod tmux;
