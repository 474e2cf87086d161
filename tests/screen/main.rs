//! The real loop on a terminal of our own: journeys typed as key strings, screens at every size, properties, and the
//! pictures and tables of the README.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_key;
mod insight;
mod journeys;
mod keeping;
mod properties;
mod readme;
#[allow(dead_code)]
mod script;
mod sizes;
mod svg;
