//! The library behind `whichone`: a questionnaire that answers "which one should you choose?", with its working shown.
//!
//! From the ground up; a module imports only what stands above it here, and the first five know no terminal, file,
//! environment or clock:
//!
//! - [`document`]: YAML with every fault on its line, and anyone's text made safe to show.
//! - [`catalogue`]: what is asked, and what can speak for what.
//! - [`quiz`]: the answers, and the state machine that takes a person through the questions.
//! - [`verdict`]: what the answers say.
//! - [`report`]: the result as one value, and each format it is written in.
//! - [`sheet`]: answers on disk.
//! - [`tui`]: the quiz in a terminal.
//! - [`cli`]: arguments, files, exit codes.

pub mod analysis;
pub mod catalogue;
pub mod cli;
pub mod diagnostics;
pub mod line_mode;
pub mod lints;
pub mod quiz;
pub mod report;
pub mod scoring;
pub mod store;
pub mod team;
pub mod text;
pub mod tui;
pub mod yaml;
