//! Answers on disk: whatever fails, and whenever the process is killed, they are all there, and what is not ours stays
//! as it is.
mod archive;
mod edits;
mod faults;
mod fixture;
mod links;
mod listing;
mod lock;
mod lossless;
mod migration;
mod mounts;
mod process;
#[allow(dead_code)]
#[path = "../core/model/spec.rs"]
mod spec;
mod texts;
mod untouched;
