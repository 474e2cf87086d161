//! What helps to write a catalogue: `new`, `schema`, `catalogues`, `graph`, `check --cases` and `report --case`, as they
//! are run.
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::{Value, json};
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
fn schema_accepts_any_scalar_as_text_but_offers_no_booleans_for_it() {
    let validator = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let good = fs::read_to_string(Path::new(ROOT).join("assets/new.yaml")).unwrap();
    for (from, to) in [("title: Build it or buy it?", "title: true"), ("version: \"1\"", "version: 1.5")] {
        let text = good.replace(from, to);
        assert!(text != good && load(&text).is_ok(), "{to}");
        assert!(validator.is_valid(&serde_yaml::from_str(&text).unwrap()), "{to}");
    }
    // Those of `yours` and `ordered`.
    assert_eq!(SCHEMA.matches("\"boolean\"").count(), 2);
}

#[test]
fn new_catalogue_runs_and_has_no_findings() {
    let folder = env::temp_dir().join(format!("whichone-new-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("mine.yaml");
    _ = fs::remove_file(&path);
    let output = whichone(&["new", "mine.yaml"], &folder);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), &b""[..]));
    assert!(String::from_utf8(output.stderr).unwrap().contains(
        "Created mine.yaml. Next: `whichone preview mine.yaml` to try it while you edit it, `whichone check mine.yaml` \
             to check it."
    ));
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
fn new_catalogue_has_as_many_options_as_asked_and_no_findings() {
    for options in 2..=6 {
        let folder = tempfile::tempdir().unwrap();
        let count = options.to_string();
        assert!(whichone(&["new", "mine.yaml", "--options", &count], folder.path()).status.success());
        let text = fs::read_to_string(folder.path().join("mine.yaml")).unwrap();
        let catalogue = load(&text).unwrap();
        assert_eq!(catalogue.options.len(), options);
        assert!(!catalogue.cases.is_empty() && !text.contains("{%"), "{text}");
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
        let check = whichone(&["check", "--deny", "warnings", "mine.yaml"], folder.path());
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
        // Every option can win, and no first answers decide it.
        for option in &catalogue.options {
            let best = catalogue.questions.iter().flat_map(|question| &question.choices);
            let index = catalogue.options.iter().position(|other| other.id == option.id).unwrap();
            assert!(best.map(|choice| choice.contribution[index]).sum::<u32>() > 0, "{}", option.id);
        }
    }
}

/// The schema for one catalogue.
fn schema_for(path: &str) -> Value {
    serde_json::from_str(&printed(&["schema", "--for", path])).unwrap()
}

#[test]
fn schema_for_a_catalogue_accepts_that_catalogue() {
    for path in catalogues() {
        let validator = jsonschema::validator_for(&schema_for(path.to_str().unwrap())).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let value: Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
    }
}

/// The general schema accepts each of these ids.
#[test]
fn schema_for_a_catalogue_rejects_ids_that_it_does_not_have() {
    let general = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let own = jsonschema::validator_for(&schema_for("assets/new.yaml")).unwrap();
    let good = fs::read_to_string(Path::new(ROOT).join("assets/new.yaml")).unwrap();
    for (from, to) in [
        ("own_advantage: 4", "own_advantages: 4"),
        ("supports: { build: 1 }", "supports: { built: 1 }"),
        ("when: { difference: [", "when: { differences: ["),
        ("when: { difference: [choose_us", "when: { difference: [choose_it"),
        ("reasons: [speed, upkeep]", "reasons: [speed, keep]"),
        ("cells: { build:", "cells: { built:"),
        ("source: [team]", "source: [teams]"),
        ("source: [team]", "source: [teams chapter 2]"),
        ("answers: { difference", "answers: { differences"),
        ("gaps: [rule", "gaps: [rules"),
        ("verdict: build", "verdict: built"),
        ("cells: {", "better: built\n    cells: {"),
        ("answers: { difference", "not_sure: [neded]\n    answers: { difference"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{to}");
        let value: Value = serde_yaml::from_str(&bad).unwrap();
        assert!(general.is_valid(&value) && !own.is_valid(&value), "{to}");
    }
    let cited = serde_yaml::from_str::<Value>(&good.replace("source: [team]", "source: [team chapter 2]")).unwrap();
    assert!(own.is_valid(&cited), "a place after the id of a source");
}

#[test]
fn schema_for_a_catalogue_describes_its_ids_by_their_titles() {
    let schema = schema_for("database");
    let catalogue = load(&printed(&["catalogues", "--show", "database"])).unwrap();
    let points = &schema["$defs"]["Choice"]["properties"]["points"];
    assert_eq!(points["additionalProperties"], json!(false));
    for reason in &catalogue.reasons {
        assert_eq!(points["properties"][&reason.id]["description"], json!(reason.title));
    }
    let questions = &schema["$defs"]["Case"]["properties"]["answers"]["properties"];
    for question in &catalogue.questions {
        let ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(questions[&question.id]["description"], json!(question.title));
        assert_eq!(questions[&question.id]["items"]["enum"], json!(ids));
    }
}

#[test]
fn built_in_catalogue_is_printed_as_it_is() {
    let questions = fs::read_to_string(Path::new(ROOT).join("questions.yaml")).unwrap();
    assert_eq!(printed(&["catalogues", "--show", "language"]), questions);
    // Also by its id, and though there is a folder or a file of that name.
    let services = fs::read_to_string(Path::new(ROOT).join("assets/catalogues/services.yaml")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("services"), "mine").unwrap();
    let output = whichone(&["catalogues", "--show", "services"], folder.path());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), services);
    assert_eq!(printed(&["catalogues", "--show", "python_or_rust"]), questions);
}

const FAILING: &str = "tests/catalogues/findings/case_fails_by_much.yaml";

#[test]
fn every_case_is_listed_with_its_points_and_its_verdict() {
    insta::assert_snapshot!(printed(&["check", "--cases", "language", "services"]));
    let output = whichone(&["check", "--cases", FAILING], Path::new(ROOT));
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stdout).unwrap();
    let table = "\
      case  verdict      A  B  lead
FAIL  one   A, clearly  17  4  13 of 27
      expects B
";
    assert!(text.contains(table), "{text}");
    let none = printed(&["check", "--cases", "tests/catalogues/valid/minimal.yaml"]);
    assert_eq!(none, "tests/catalogues/valid/minimal.yaml: ok; 1 question, no cases\n");
}

#[test]
fn cases_as_json_have_what_they_expect_and_what_they_are() {
    let found: Value = serde_json::from_str(&printed(&["check", "--cases", "--format", "json"])).unwrap();
    let cases = found[0]["cases"].as_array().unwrap();
    assert_eq!((cases.len(), &cases[0]["passes"]), (13, &json!(true)));
    let output = whichone(&["check", "--cases", "--format", "json", FAILING], Path::new(ROOT));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let case = json!({
        "id": "one", "title": "One", "passes": false,
        "verdict": { "kind": "clear", "leader": "a", "lead": [13, 27], "scores": { "a": 17, "b": 4 } },
        "expect": { "verdict": "b", "strength": null },
    });
    assert_eq!(found[0]["cases"], json!([case]));
    let without: Value = serde_json::from_str(&printed(&["check", "--format", "json"])).unwrap();
    assert_eq!(without[0].get("cases"), None);
    // There are no cases in a file that does not load.
    let invalid = "tests/catalogues/invalid/empty.yaml";
    let output = whichone(&["check", "--cases", "--format", "json", invalid], Path::new(ROOT));
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()[0].get("cases"), None);
}

/// A case is reported as its answers would be, which the command in the report shows.
#[test]
fn case_is_reported_like_its_answers() {
    let of_case = printed(&["report", "--catalogue", "assets/new.yaml", "--case", "payroll"]);
    let answers = ["--answer", "difference=never_see", "--answer", "needed=month", "--answer", "gaps="];
    let of_answers = printed(&[&["report", "--catalogue", "assets/new.yaml"][..], &answers].concat());
    assert_eq!(of_case, of_answers);
    assert!(of_case.contains("Buy"), "{of_case}");
}

#[test]
fn unknown_case_is_refused_with_a_suggestion() {
    let refused = |args: &[&str]| {
        let output = whichone(&[&["report"], args].concat(), Path::new(ROOT));
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
        String::from_utf8(output.stderr).unwrap()
    };
    let mistyped = refused(&["--catalogue", "assets/new.yaml", "--case", "payrol"]);
    assert!(mistyped.contains("no case named `payrol`; did you mean `payroll`?"), "{mistyped}");
    let other = refused(&["--catalogue", "assets/new.yaml", "--case", "something_else"]);
    assert!(other.contains("the cases are `own_product`, `payroll`"), "{other}");
    let none = refused(&["--catalogue", "tests/catalogues/valid/minimal.yaml", "--case", "x"]);
    assert!(none.contains("no case named `x`; this catalogue has no cases"), "{none}");
}

#[test]
fn graph_shows_every_question_and_what_reveals_it() {
    insta::assert_snapshot!(printed(&["graph"]));
    assert!(
        printed(&["graph", "assets/new.yaml"])
            .contains("q_difference -->|\"They choose us for it#59; They would notice\"| q_people")
    );
}
