//! The core: catalogues, the quiz, scoring and analysis, and what the source itself must keep to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod architecture;
mod built_in;
mod catalogues;
mod further_catalogues;
mod guide;
mod model;
mod quiz;
mod rules;
