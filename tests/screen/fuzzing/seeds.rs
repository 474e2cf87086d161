//! Every input that is kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{answers_file, catalogue, keys, report};

/// The files of a folder, which are some.
pub fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn replay(folder: &str, check: fn(&[u8])) {
    for (path, bytes) in files(folder) {
        // Shown where the check fails.
        println!("{}", path.display());
        check(&bytes);
    }
}

#[test]
fn catalogue_seeds_are_rejected_or_playable() {
    for folder in ["fuzz/seeds/catalogue", "assets/catalogues"] {
        replay(folder, catalogue::check);
    }
    for folder in ["valid", "invalid", "findings", "model"] {
        replay(&format!("tests/catalogues/{folder}"), catalogue::check);
    }
}

#[test]
fn answers_file_seeds_lose_nothing() {
    replay("fuzz/seeds/answers_file", answers_file::check);
}

#[test]
fn key_seeds_hold_all_properties() {
    replay("fuzz/seeds/keys", keys::check);
}

#[test]
fn report_seeds_stay_text_in_every_format() {
    replay("fuzz/seeds/report", report::check);
}
