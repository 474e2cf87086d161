//! The table of checks and its page: `docs/checks.md` is made here of the table in the code and of what the program
//! says about the catalogues in `tests/catalogues`. `UPDATE_DOCS=1 cargo test --test checks` writes it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, process::Command};

use whichone::{
    catalogue::{Check, Level, load, writing},
    verdict,
};

/// What no file of the corpus can show: a file that is not there, and a catalogue too entangled to be worked out.
const NOT_IN_A_FILE: [Check; 2] = [Check::Unreadable, Check::SeemsUnfair];

const HEAD: &str = "\
# What `whichone check` finds

Written from the table in `src/document/checks.rs` and from what the program says about the catalogues in
`tests/catalogues`: `UPDATE_DOCS=1 cargo test --test checks` does it, and `cargo test` fails where this page is out of
date.

An **error** that is a fault keeps the catalogue from loading; a failing case and a broken fairness do not, but `check`
exits 2 on them as well. A **warning** is about something doubtful in a catalogue that runs: `check` exits 2 on it with
`--deny warnings`. What is found is told at once: all faults of structure first, all faults of meaning once that is right, and what is
doubtful in a catalogue that loads. The codes are stable; `--format json` has them too
(docs/json.md). What is said about meaning is proved and not guessed: where working it out would take too long, nothing
is said. A note shows why, or the answers that it comes from.

";

/// The codes that a catalogue gives.
fn codes(text: &str) -> Vec<Check> {
    match load(text) {
        Ok(catalogue) => {
            let found = verdict::findings(&catalogue).into_iter().chain(writing(text));
            found.map(|finding| finding.check).collect()
        }
        Err(faults) => faults.iter().map(|fault| fault.problem.check()).collect(),
    }
}

/// For each check the files of the corpus that have it and nothing else, by the name they have for the program.
fn corpus() -> BTreeMap<&'static str, Vec<String>> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for folder in ["invalid", "findings"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogues").join(folder);
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            if let [one] = codes(&fs::read_to_string(entry.path()).unwrap())[..] {
                let name = format!("{folder}/{}", entry.file_name().to_str().unwrap());
                files.entry(one.code()).or_default().push(name);
            }
        }
    }
    for files in files.values_mut() {
        files.sort_by_key(|name| (name.len(), name.clone()));
    }
    files
}

/// What the program says about a file of the corpus, without the line that sums it up.
fn said(file: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    command.args(["check", file]).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues"));
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let (told, _) = out.trim_end().rsplit_once('\n').unwrap();
    told.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

fn page() -> String {
    let (corpus, mut out) = (corpus(), HEAD.to_owned());
    out.push_str("| code | level | what it means |\n| --- | --- | --- |\n");
    for check in Check::ALL {
        let (code, level) = (check.code(), check.level().word());
        writeln!(out, "| [`{code}`](#{code}) | {level} | {} |", check.means()).unwrap();
    }
    for check in Check::ALL {
        let level = if check.level() == Level::Error { "An error" } else { "A warning" };
        write!(out, "\n## {}\n\n{level}. {}\n\nWhat to do: {}.\n", check.code(), check.means(), check.help()).unwrap();
        if let Some(file) = corpus.get(check.code()).and_then(|files| files.first()) {
            write!(out, "\n```text\n{}```\n", said(file)).unwrap();
        }
    }
    out
}

#[test]
fn the_page_of_checks_is_the_table_in_the_code() {
    let (path, wanted) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md"), page());
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/checks.md is out of date: run UPDATE_DOCS=1 cargo test --test checks");
}

#[test]
fn every_check_is_shown_by_a_file_that_has_nothing_else() {
    let corpus = corpus();
    for check in Check::ALL.iter().filter(|check| !NOT_IN_A_FILE.contains(check)) {
        assert!(corpus.contains_key(check.code()), "no file shows `{}`", check.code());
    }
    assert!(corpus.values().map(Vec::len).sum::<usize>() >= 60);
}
