//! What the targets in `fuzz/` check, with fewer inputs: every seed kept there, and inputs made at random.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../screen/any_key.rs"]
mod any_key;
mod catalogue;
mod keys;
mod properties;
mod reading;
mod report;
#[allow(dead_code)]
#[path = "../screen/script.rs"]
mod script;
mod seeds;
mod sheet;
mod slips;
mod told;
