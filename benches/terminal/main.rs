//! How fast the program is in a terminal, against the least that a ratatui program can be: `cargo bench --bench terminal`.
//!
//! Both run in turn in a pseudo-terminal, so that a busy machine slows both; the figures are medians, and what counts are
//! the ratios. The floor ([`floor.rs`](floor.rs)) is a bordered list with one blocking read a key, with the release
//! profile of this package. A figure that does not reach its bound is marked, and nothing fails: timings are no tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench may fail"
)]
#![allow(clippy::cast_precision_loss, missing_docs, reason = "what is measured is small, and this is a program")]

#[cfg(target_os = "linux")]
mod large;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod small;
#[cfg(target_os = "linux")]
mod table;

fn main() {
    #[cfg(target_os = "linux")]
    {
        let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-terminal");
        small::compare(&home);
        large::time(&home);
        std::fs::remove_dir_all(&home).unwrap();
    }
    #[cfg(not(target_os = "linux"))]
    println!("what a process uses is read where Linux tells it: nothing is measured here");
}
