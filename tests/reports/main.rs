//! Every format of a result and of a comparison, for every kind of verdict.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod compare;
mod formats;
#[path = "../screen/fuzzing/reading.rs"]
#[allow(dead_code)]
mod reading;
mod recheck;
mod report;
#[allow(dead_code)]
#[path = "../screen/script.rs"]
mod script;
