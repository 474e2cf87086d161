//! What the answers can still do, held against brute force over all answer sheets of small catalogues, and against
//! figures from elsewhere.

#![allow(clippy::cast_precision_loss, clippy::float_cmp, reason = "small numbers are exact in a double")]

mod audit;
mod brute;
mod budget;
mod difference;
mod figures;
mod guesses;
mod lints;
mod properties;
mod spec;
mod team;
mod weights;
mod what_if_lines;
mod why_not;
