//! `whichone check`, as it is run: what it prints and how it exits.

use std::process::Command;

use serde_json::{Value, json};

/// The exit status, the standard output and the standard error of `whichone check` in the folder of test catalogues.
fn check(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    command.arg("check").args(args).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues"));
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What is printed for one faulty file.
fn report(file: &str) -> String {
    let (status, out, err) = check(&[file]);
    assert_eq!((status, err.as_str()), (2, ""), "{file}");
    out
}

#[test]
fn built_in_catalogue_passes() {
    let (status, out, err) = check(&["--deny", "warnings"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, "language (built in): ok; 17 questions, 13 of 13 cases pass\n");
}

#[test]
fn valid_file_passes() {
    let (status, out, _) = check(&["valid/everything.yaml", "--deny", "warnings"]);
    assert_eq!((status, out.as_str()), (0, "valid/everything.yaml: ok; 2 questions, 3 of 3 cases pass\n"));
}

#[test]
fn warning_passes_unless_denied() {
    let file = "findings/same_label.yaml";
    assert_eq!(check(&[file]).0, 0);
    assert_eq!(check(&[file, "--deny", "warnings"]).0, 2);
}

#[test]
fn errors_and_failing_cases_exit_2() {
    for file in ["invalid/empty.yaml", "findings/case_fails.yaml"] {
        assert_eq!(check(&[file]).0, 2, "{file}");
    }
}

#[test]
fn unreadable_file_does_not_stop_the_others() {
    let (status, out, err) = check(&["valid/nowhere.yaml", "valid/minimal.yaml"]);
    assert_eq!((status, out.as_str()), (2, "valid/minimal.yaml: ok; 1 question, no cases\n"));
    assert!(err.starts_with("whichone: cannot read valid/nowhere.yaml: "), "{err}");
}

#[test]
fn one_invalid_file_fails_the_check() {
    let (status, out, _) = check(&["invalid/empty.yaml", "valid/minimal.yaml"]);
    assert_eq!(status, 2);
    assert!(out.ends_with("valid/minimal.yaml: ok; 1 question, no cases\n"), "{out}");
}

#[test]
fn invalid_catalogue_starts_no_quiz() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues/invalid/limit_points.yaml");
    let output = command.arg(file).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    assert!(err.contains("`speed` must be at most 10, not 11") && err.contains(": 1 error"), "{err}");
}

#[test]
fn control_characters_are_never_printed() {
    let (_, out, _) = check(&["invalid/syntax_control_character.yaml", "invalid/column_with_carriage_returns.yaml"]);
    assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
}

#[test]
fn caret_points_at_the_error() {
    let files = ["column_after_other_letters", "column_after_tab", "column_with_carriage_returns", "column_deep_down"];
    let all: String = files.iter().map(|file| report(&format!("invalid/{file}.yaml"))).collect();
    insta::assert_snapshot!(all);
}

#[test]
fn several_errors_are_reported_together() {
    insta::assert_snapshot!(report("invalid/several_in_structure.yaml"));
}

/// What is printed as JSON.
fn parsed(args: &[&str]) -> (i32, Value) {
    let (status, out, err) = check(&[args, &["--format", "json"]].concat());
    assert_eq!(err, "");
    (status, serde_json::from_str(&out).unwrap())
}

#[test]
fn json_has_an_entry_for_each_argument_in_order() {
    let (status, found) = parsed(&["valid/minimal.yaml", "invalid/limit_points.yaml", "valid/nowhere.yaml"]);
    assert_eq!(status, 2);
    assert_eq!(found[0], json!({ "file": "valid/minimal.yaml", "ok": true, "faults": [], "findings": [] }));
    let fault = json!({
        "code": "limit", "level": "error", "message": "`speed` must be at most 10, not 11",
        "help": "write points from 0 to 10", "line": 15, "column": 53, "witness": null,
    });
    assert_eq!(found[1]["faults"], json!([fault]));
    assert_eq!((&found[1]["ok"], &found[1]["findings"]), (&json!(false), &json!([])));
    let unreadable = &found[2]["faults"][0];
    assert_eq!((&unreadable["code"], &unreadable["line"]), (&json!("unreadable"), &Value::Null));
    assert!(unreadable["message"].as_str().unwrap().starts_with("cannot read valid/nowhere.yaml: "), "{unreadable}");
}

#[test]
fn json_finding_has_its_evidence() {
    let (status, found) = parsed(&["findings/never_shown.yaml"]);
    assert_eq!((status, &found[0]["ok"]), (0, &json!(true)));
    let finding = &found[0]["findings"][0];
    assert_eq!((&finding["code"], &finding["level"]), (&json!("never-shown"), &json!("warning")));
    let places = json!([{ "line": 27, "column": 13 }, { "line": 21, "column": 13 }]);
    assert_eq!(finding["witness"]["places"], places);
    let (_, found) = parsed(&["findings/same_points_where_it_is_asked.yaml", "--deny", "warnings"]);
    assert_eq!(found[0]["ok"], json!(false));
    let answers = json!([{ "question": "size", "choices": ["small"] }]);
    assert_eq!(found[0]["findings"][0]["witness"]["answers"], answers);
}

#[test]
fn evidence_is_shown_below_a_finding() {
    let files = ["never_shown_beyond_max", "case_fails_by_much", "never_clear"];
    let all: String = files.iter().map(|file| check(&[&format!("findings/{file}.yaml")]).1).collect();
    insta::assert_snapshot!(all);
}
