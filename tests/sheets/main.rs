//! Answers on disk: whatever fails, and whenever the process is killed, they are all there, and what is not ours stays
//! as it is.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod aside;
mod desk;
mod drift;
mod edits;
mod faults;
mod links;
mod listing;
mod lock;
mod lossless;
mod mounts;
mod process;
#[allow(dead_code)]
#[path = "../model/spec.rs"]
mod spec;
mod texts;
mod untouched;
