//! The core knows no terminal, file, environment or clock, and each module imports only what stands above it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules, from the ground up.
const LAYERS: [&str; 9] = ["document", "catalogue", "quiz", "verdict", "report", "sheet", "tui", "plain", "cli"];

/// How many of them are the core.
const CORE: usize = 5;

/// What the core may not name.
const IMPURE: [&str; 17] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "std::sync",
    "Instant",
    "SystemTime",
    "crossterm",
    "ratatui",
    "signal_hook",
    "clap",
    "println!",
    "eprintln!",
    "static mut",
];

/// The source files of a module, with their text without comments.
fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![src.join(format!("{module}.rs"))];
    let mut folders = vec![src.join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.into_iter().map(|path| (path.clone(), code(&fs::read_to_string(path).unwrap()))).collect()
}

fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// `code` with the names of each `use std::{…}` written out.
fn ungrouped(code: &str) -> String {
    let groups = code.split("usestd::{").skip(1).filter_map(|group| group.split(';').next());
    let names = groups.flat_map(|group| group.split([',', '{', '}'])).map(|name| format!(" std::{name}"));
    names.fold(code.to_owned(), |all, name| all + &name)
}

#[test]
fn the_core_is_pure() {
    for module in &LAYERS[..CORE] {
        for (path, code) in sources(module) {
            let flat = ungrouped(&code.split_whitespace().collect::<String>());
            for word in IMPURE {
                let word = word.replace(' ', "");
                assert!(!flat.contains(&word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn a_module_imports_only_what_stands_above_it() {
    for (at, module) in LAYERS.iter().enumerate() {
        for (path, code) in sources(module) {
            let flat: String = code.split_whitespace().collect();
            for later in &LAYERS[at + 1..] {
                for import in [format!("crate::{later}"), format!("crate::{{{later}")] {
                    assert!(!flat.contains(&import), "{} imports {later}", path.display());
                }
                let grouped = flat.split("usecrate::{").skip(1).filter_map(|group| group.split(';').next());
                for group in grouped {
                    let named = group.split([',', '{', '}']).any(|part| part.split("::").next() == Some(later));
                    assert!(!named, "{} imports {later}", path.display());
                }
            }
        }
    }
}

#[test]
fn files_are_small_enough_to_read() {
    for module in LAYERS {
        for (path, _) in sources(module) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines: does it hold two things?", path.display());
        }
    }
}
