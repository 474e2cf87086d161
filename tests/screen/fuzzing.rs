//! What the targets in `fuzz/` check, with fewer inputs: every seed kept there, and inputs made at random.
mod answers_file;
mod assertions;
mod catalogue;
pub mod keys;
mod mutations;
mod properties;
mod reading;
mod report;
mod seeds;
