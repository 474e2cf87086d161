//! What helps to write a catalogue: `new`, `schema` and `graph`, as they are run.
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use whichone::{
    catalogue::{SCHEMA, load},
    lints::{findings, run_cases},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn whichone(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whichone")).args(args).current_dir(folder).output().unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = whichone(args, Path::new(ROOT));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn schema_prints_the_schema_in_assets() {
    assert_eq!(printed(&["schema"]), SCHEMA);
}

/// Every catalogue in the repository that loads.
fn catalogues() -> Vec<PathBuf> {
    let yaml = |folder: &str| {
        let entries = fs::read_dir(Path::new(ROOT).join(folder)).into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "yaml"))
    };
    let folders =
        ["", "assets", "assets/catalogues", "tests/screen", "tests/catalogues/valid", "tests/catalogues/findings"];
    folders.iter().flat_map(|folder| yaml(folder)).collect()
}

#[test]
fn every_catalogue_in_the_repository_fits_the_schema() {
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let found = catalogues();
    assert!(found.len() > 15, "{found:?}");
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        assert!(load(&text).is_ok(), "{} loads", path.display());
        let value: Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn schema_rejects_what_the_program_rejects() {
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let good = fs::read_to_string(Path::new(ROOT).join("assets/new.yaml")).unwrap();
    for (from, to) in [
        ("format: 1", "format: 2"),
        ("id: build_or_buy", "id: Build-or-buy"),
        ("id: build_or_buy", "id: no"),
        ("id: build_or_buy", "id: true"),
        ("id: build_or_buy", "id: both"),
        ("own_advantage: 4", "own_advantage: 11"),
        ("own_advantage: 4", "own_advantage: -1"),
        ("supports: { build: 1 }", "supports: { build: 4 }"),
        ("supports: { build: 1 }", "supports: { build: 0 }"),
        ("neutral: 4", "neutral: many"),
        ("type: many", "type: several"),
        ("title: Build it or buy it?", "name: Build it or buy it?"),
        ("topic: Deadline", "topic: [Deadline]"),
        ("summary: A product is up", "because: [it is needed soon]\n    summary: A product is up"),
        ("summary: A product is up", "part: { code: all }\n    summary: A product is up"),
        ("title: Cost", "better: [buy]\n    title: Cost"),
    ] {
        let bad = good.replace(from, to);
        assert!(bad != good && load(&bad).is_err(), "{to}");
        let value: Value = serde_yaml::from_str(&bad).unwrap();
        assert!(!validator.is_valid(&value), "{to}");
    }
}

#[test]
fn schema_accepts_any_scalar_as_text_but_offers_no_booleans() {
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let good = fs::read_to_string(Path::new(ROOT).join("assets/new.yaml")).unwrap();
    for (from, to) in [("title: Build it or buy it?", "title: true"), ("version: \"1\"", "version: 1.5")] {
        let text = good.replace(from, to);
        assert!(text != good && load(&text).is_ok(), "{to}");
        assert!(validator.is_valid(&serde_yaml::from_str(&text).unwrap()), "{to}");
    }
    assert!(!SCHEMA.contains("\"boolean\""));
}

#[test]
fn new_catalogue_runs_and_has_no_findings() {
    let folder = env::temp_dir().join(format!("whichone-new-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("mine.yaml");
    _ = fs::remove_file(&path);
    let output = whichone(&["new", "mine.yaml"], &folder);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), &b""[..]));
    assert!(
        String::from_utf8(output.stderr).unwrap().contains(
            "Created mine.yaml. Next: `whichone mine.yaml` to try it, `whichone check mine.yaml` to check it."
        )
    );
    assert!(whichone(&["check", "--deny", "warnings", "mine.yaml"], &folder).status.success());
    assert!(whichone(&["audit", "mine.yaml"], &folder).status.success());

    let catalogue = load(&fs::read_to_string(&path).unwrap()).unwrap();
    assert!(findings(&catalogue).is_empty() && run_cases(&catalogue).is_empty() && !catalogue.cases.is_empty());

    // A second time nothing is written over.
    fs::write(&path, "mine").unwrap();
    let output = whichone(&["new", "mine.yaml"], &folder);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("mine.yaml already exists; choose another name"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn graph_shows_every_question_and_what_reveals_it() {
    insta::assert_snapshot!(printed(&["graph"]));
    assert!(
        printed(&["graph", "assets/new.yaml"])
            .contains("q_difference -->|\"They choose us for it#59; They would notice\"| q_people")
    );
}
