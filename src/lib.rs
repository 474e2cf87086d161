//! The library behind `whichone`: a questionnaire that answers "which one should you choose?", with its working shown.
//!
//! From the ground up; a module imports only what stands above it here, and the first four know no terminal, file,
//! environment or clock:
//!
//! - [`catalogue`]: what is asked, and what can speak for what.
//! - [`quiz`]: the answers, and the state machine that takes a person through the questions.
//! - [`verdict`]: what the answers say.

pub mod catalogue;
pub mod quiz;
pub mod verdict;
