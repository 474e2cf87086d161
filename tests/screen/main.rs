//! The real loop on a screen in memory: journeys typed as key strings, pictures of every screen, properties, and the
//! pictures and the table of keys in the README.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_key;
mod bars;
mod compare;
mod export;
mod forecast;
mod front_ends;
mod fuzzing;
mod guesses;
mod journeys;
mod line_mode;
mod notes;
mod order;
mod preview;
mod properties;
mod readme;
mod saving;
#[allow(dead_code)]
mod script;
mod snapshots;
mod svg;
mod trying;
mod what_if;
