//! What the answers can still do, held against brute force over all answer sheets of small catalogues, and against
//! figures from elsewhere.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "the helpers of a test may fail as a test does, and small numbers are exact in a double"
)]

mod audit;
mod brute;
mod budget;
mod checks;
mod figures;
mod pool;
mod properties;
mod spec;
