//! The core knows no terminal, file, environment or clock, each module imports only what stands above it, and each
//! dependency has a reason.
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The modules, from the ground up.
const LAYERS: [&str; 14] = [
    "text",
    "diagnostics",
    "yaml",
    "catalogue",
    "quiz",
    "scoring",
    "analysis",
    "lints",
    "team",
    "report",
    "store",
    "tui",
    "line_mode",
    "cli",
];

/// How many of them are the core.
const CORE: usize = 10;

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
            let is_test = path.file_stem().is_some_and(|name| name == "tests" || name == "json_schema");
            if path.is_dir() {
                folders.push(path);
            } else if !is_test {
                files.push(path);
            }
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
fn core_is_pure() {
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
fn modules_import_only_modules_above_them() {
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

/// A file of the repository.
fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The crates in the tables of this kind in Cargo.toml, those for some systems alone too. In what `cargo package` makes
/// of that file each crate has a table.
fn dependencies(kind: &str) -> BTreeSet<String> {
    let manifest = text("Cargo.toml");
    let tables = manifest.split("\n[").filter_map(|table| table.split_once("]\n"));
    let crates = tables.flat_map(|(header, lines)| {
        let header: Vec<&str> = header.split('.').collect();
        match header[..] {
            [.., last] if last == kind => lines.lines().filter_map(|line| line.split_once(" = ")).collect(),
            [.., before, name] if before == kind => vec![(name, lines)],
            _ => Vec::new(),
        }
    });
    crates.map(|(name, _)| name.to_owned()).filter(|name| !name.starts_with('#')).collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn each_dependency_has_a_reason() {
    let text = text("ARCHITECTURE.md");
    let (_, section) = text.split_once("\n## Dependencies\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let mut named = BTreeSet::new();
    for (crates, reason) in rows {
        assert!(reason.trim_end_matches('|').trim().len() > 2, "{crates}");
        named.append(&mut quoted(crates));
    }
    let paragraph = |start: &str| quoted(section.lines().find(|line| line.starts_with(start)).unwrap());
    assert_eq!(named, dependencies("dependencies"));
    assert_eq!(paragraph("For tests: "), dependencies("dev-dependencies"));
}
