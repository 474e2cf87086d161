//! Catalogues and sheets that mean harm, given to the built program: too long, too deep, without an end, no text, no
//! file. Each ends in a clear error or a working quiz, in little time and memory.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "hostile/catalogues.rs"]
mod catalogues;
#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/run.rs"]
mod run;
#[path = "hostile/sheets.rs"]
mod sheets;
