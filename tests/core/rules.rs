//! The table of checks and its page: `docs/checks.md` is made here of the table in the code and of what the program
//! says about the catalogues in `tests/catalogues`. `UPDATE_DOCS=1 cargo test --test core rules` writes it.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, process::Command};

use whichone::{
    catalogue::load,
    diagnostics::{Rule, Severity},
    lints::{findings, lost_texts},
};

/// What no file of the corpus can show: a file that is not there, and a catalogue too entangled to be worked out.
const NOT_IN_A_FILE: [Rule; 2] = [Rule::Unreadable, Rule::SeemsUnfair];

const HEAD: &str = "\
# What `whichone check` finds

This page is generated: `UPDATE_DOCS=1 cargo test --test core rules` writes it from the table in
`src/diagnostics/rules.rs` and from what the program prints for the catalogues in `tests/catalogues`. `cargo test` fails
if it is out of date.

With an **error**, the catalogue does not load, or it does not do what it declares: a worked case fails, or it is less
fair than it says. `check` exits 2. With a **warning**, the catalogue runs; `check` exits 2 only with `--deny warnings`.
All errors are reported at once, in the order of the file, and all warnings as soon as the catalogue loads. The codes
are stable, and `--format json` has them too ([json.md](json.md)). Warnings about logic and points are proved, not
guessed: if a proof would take too long, there is no warning. A note shows the reason, or the answers that lead there.

";

/// The codes that a catalogue gives.
fn codes(text: &str) -> Vec<Rule> {
    match load(text) {
        Ok(catalogue) => {
            let found = findings(&catalogue).into_iter().chain(lost_texts(text));
            found.map(|finding| finding.rule).collect()
        }
        Err(faults) => faults.iter().map(|fault| fault.kind.rule()).collect(),
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
    for check in Rule::ALL {
        let (code, level) = (check.code(), check.severity().word());
        writeln!(out, "| [`{code}`](#{code}) | {level} | {} |", check.means()).unwrap();
    }
    for check in Rule::ALL {
        let level = if check.severity() == Severity::Error { "An error" } else { "A warning" };
        write!(out, "\n## {}\n\n{level}. {}\n\nWhat to do: {}.\n", check.code(), check.means(), check.help()).unwrap();
        if let Some(file) = corpus.get(check.code()).and_then(|files| files.first()) {
            write!(out, "\n```text\n{}```\n", said(file)).unwrap();
        }
    }
    out
}

#[test]
fn docs_checks_matches_the_table_of_rules() {
    let (path, wanted) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md"), page());
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/checks.md is out of date: run UPDATE_DOCS=1 cargo test --test core rules");
}

#[test]
fn every_rule_has_a_file_that_breaks_only_that_rule() {
    let corpus = corpus();
    for check in Rule::ALL.iter().filter(|check| !NOT_IN_A_FILE.contains(check)) {
        assert!(corpus.contains_key(check.code()), "no file shows `{}`", check.code());
    }
    assert!(corpus.values().map(Vec::len).sum::<usize>() >= 60);
}
