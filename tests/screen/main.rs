//! The real loop on a screen in memory: journeys typed as key strings, pictures of every screen, properties, and the
//! picture and the table of keys in the README.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_key;
mod bars;
mod front_ends;
mod fuzzing;
mod insight;
mod journeys;
mod keeping;
mod line_mode;
mod properties;
mod readme;
#[allow(dead_code)]
mod script;
mod snapshots;
mod svg;
