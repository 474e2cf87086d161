//! `whichone report` and `whichone audit`, as they are run: the JSON that others build on, and how they exit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{env, fs, process::Command};

use serde_json::{Value, json};

/// The exit status, the standard output and the standard error of `whichone`, in the folder of test catalogues.
fn whichone(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
    command.args(args).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/catalogues/model"));
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn parsed(args: &[&str]) -> Value {
    let (status, out, err) = whichone(args);
    assert_eq!((status, err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&out).unwrap()
}

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

const FOUR: [&str; 3] = ["report", "--catalogue", "four_by_four.yaml"];

fn report(answers: &[&str]) -> Value {
    let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
    parsed(&FOUR.into_iter().chain(answers).chain(["--format", "json"]).collect::<Vec<_>>())
}

#[test]
fn a_report_has_the_documented_shape() {
    let found = report(&["q1=p4", "q2=p1", "q3=p3", "q4=p0", "q5=p2"]);
    let all = ["about", "answers", "catalogue", "changes", "kept", "not_asked", "outlook", "reasons", "verdict"];
    assert_eq!(keys(&found), all);
    assert_eq!(keys(&found["about"]), ["by", "date", "order", "outlook_seen", "project", "replay"]);
    assert_eq!(keys(&found["answers"][0]), ["adds", "choices", "note", "question", "state"]);
    assert_eq!(keys(&found["not_asked"]), ["not_sure", "open", "reasons"]);
    assert_eq!(found["not_asked"]["open"], json!(["q6", "q7", "q8"]));
    assert_eq!(keys(&found["reasons"][0]), ["answers", "id", "most", "points", "supports"]);
    let replay = "whichone report --catalogue four_by_four.yaml --answer q1=p4 --answer q2=p1 --answer q3=p3 --answer q4=p0 --answer q5=p2 --format json";
    assert_eq!(found["about"]["replay"], json!(replay));
    assert_eq!(keys(&found["verdict"]), ["kind", "lead", "leader", "scores"]);
    assert_eq!(keys(&found["outlook"]), ["ahead", "balanced", "decided", "exact", "left", "tie"]);
    let changes = ["all_weights", "reasons", "settled_by", "single", "to_level", "to_other", "weightings"];
    assert_eq!(keys(&found["changes"]), changes);
    // A has 4 + 3 + 2, B has 1: D = 8, E = 10, and nothing speaks for neither.
    let verdict = json!({ "kind": "clear", "leader": "a", "lead": [8, 10], "scores": { "a": 9, "b": 1 } });
    assert_eq!(found["verdict"], verdict);
    assert_eq!(found["outlook"]["left"], json!([3, 3]));
    assert_eq!(found["outlook"]["exact"], json!(true));
    // Each side has one reason: A's would have to count 1 - 8/9 times as much, B's 1 + 8/1 times.
    let factors = json!([{ "id": "for_a", "factor": 1.0 / 9.0 }, { "id": "for_b", "factor": 9.0 }]);
    assert_eq!(found["changes"]["reasons"], factors);
    assert_eq!(found["changes"]["all_weights"], json!([8, 10]));
    assert_eq!(found["changes"]["weightings"], json!({ "numerator": "9", "denominator": "10" }));
}

#[test]
fn a_single_change_says_from_what_to_what_and_what_it_does() {
    let found = report(&["q1=p2", "q2=p1", "q3=p0", "q4=p0", "q5=p0"]);
    let single = found["changes"]["single"].as_array().unwrap();
    assert!(single.contains(&json!({ "question": "q1", "from": ["p2"], "to": ["p0"], "outcome": "b" })), "{single:?}");
    assert!(single.contains(&json!({ "question": "q1", "from": ["p2"], "to": ["p1"], "outcome": "balanced" })));
    // Of one answer alone, the one that moves most.
    assert_eq!(found["changes"]["to_level"], json!({ "answers": 1, "set": ["q4"] }));
    assert_eq!(found["changes"]["settled_by"], json!([]), "open questions can still change it");
}

#[test]
fn what_can_no_longer_change_is_decided() {
    let found = report(&["q1=p4", "q3=p4", "q5=p4", "q7=p4", "q2=p0", "q4=p0", "q6=p0"]);
    assert_eq!(found["outlook"]["decided"], json!("a"));
    assert_eq!(found["outlook"]["ahead"], json!({ "a": 1.0, "b": 0.0 }));
    let nothing = parsed(&[&FOUR[..], &["--not-sure", "q1", "--format", "json"]].concat());
    assert_eq!((&nothing["outlook"]["decided"], &nothing["verdict"]["kind"]), (&Value::Null, &json!("insufficient")));
}

#[test]
fn an_audit_has_the_documented_shape_and_the_figures_of_the_model() {
    let found = parsed(&["audit", "four_by_four.yaml", "--format", "json"]);
    let all =
        ["always_first", "always_last", "catalogue", "counts", "exact", "findings", "questions", "reasons", "shares"];
    assert_eq!(keys(&found), all);
    assert_eq!(found["catalogue"], json!({ "id": "four_by_four", "version": "1" }));
    let counts = json!({
        "completions": "390625",
        "ahead": { "a": "133894", "b": "133894" },
        "balanced": "122837",
        "sign": { "a": "176230", "b": "176230" },
        "tie": "38165",
    });
    assert_eq!(found["counts"], counts);
    assert_eq!(keys(&found["shares"]), ["ahead", "balanced", "sign", "tie"]);
    assert_eq!(found["shares"]["tie"], json!(38_165.0 / 390_625.0));
    assert_eq!(found["reasons"], json!([{ "id": "for_a", "most": 16 }, { "id": "for_b", "most": 16 }]));
    assert_eq!(keys(&found["questions"][0]), ["id", "range", "swing"]);
    assert_eq!(found["questions"][0]["range"], json!(4));
    assert_eq!((&found["always_first"], &found["always_last"]), (&json!("balanced"), &json!("balanced")));
}

#[test]
fn a_broken_fairness_is_found_on_its_line_and_exits_2() {
    let (status, out, _) = whichone(&["audit", "unfair.yaml", "--format", "json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    let findings = found["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["level"] == "error").unwrap();
    assert_eq!(keys(finding), ["code", "column", "help", "level", "line", "message", "witness"]);
    assert_eq!(
        (status, &finding["code"], &finding["level"], &finding["line"]),
        (2, &json!("unfair"), &json!("error"), &json!(21))
    );
    let (status, out, _) = whichone(&["audit", "unfair.yaml"]);
    assert_eq!(status, 2);
    assert!(out.contains("unfair.yaml:21:24") && out.contains("differ by 33.33 percentage"), "{out}");
}

#[test]
fn the_built_in_catalogue_holds_the_fairness_it_declares_exactly() {
    let found = parsed(&["audit", "--format", "json"]);
    let ahead = |option: &str| found["shares"]["ahead"][option].as_f64().unwrap();
    assert_eq!(found["exact"], json!(true));
    assert!((ahead("python") - ahead("rust")).abs() <= 0.05);
    assert_eq!(found["findings"], json!([]));
    insta::assert_snapshot!(whichone(&["audit"]).1);
}

#[test]
fn three_options_have_no_shares() {
    let found = parsed(&["audit", "../valid/three_options.yaml", "--format", "json"]);
    assert_eq!((&found["shares"], &found["counts"]), (&Value::Null, &Value::Null));
    let report = parsed(&["report", "--catalogue", "../valid/three_options.yaml", "--not-sure", "size", "--format", "json"]);
    assert_eq!((&report["outlook"]["ahead"], &report["outlook"]["tie"]), (&Value::Null, &Value::Null));
}

#[test]
fn an_answer_that_does_not_fit_is_refused_with_what_to_write() {
    let refused = [
        (&["--answer", "q9=p1"][..], "--answer q9=p1: there is no question `q9`; did you mean `q1`?"),
        (&["--answer", "q1=p9"], "--answer q1=p9: there is no choice `p9`; did you mean `p0`?"),
        (&["--answer", "q1"], "expected QUESTION=CHOICE"),
        (&["--answer", "q1=p1,p2"], "`q1` takes one choice, but you gave 2; choose from p0, p1"),
        (&["--answer", "q1="], "`q1` takes one choice, but you gave 0"),
        (&["--answer", "q1=p1,p1"], "`p1` is named twice"),
        (&["--answer", "q1=p1", "--not-sure", "q1"], "`q1` is answered twice"),
    ];
    for (args, message) in refused {
        let (status, out, err) = whichone(&[&FOUR[..], args].concat());
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message), "{err}");
    }
}

#[test]
fn a_file_is_written_over_only_by_force() {
    let path = env::temp_dir().join(format!("whichone-report-{}.txt", std::process::id()));
    let name = path.to_str().unwrap();
    _ = fs::remove_file(&path);
    let write = |more: &[&str]| whichone(&[&FOUR[..], &["--answer", "q1=p4", "--output", name], more].concat());
    assert_eq!(write(&[]).0, 0);
    let first = fs::read_to_string(&path).unwrap();
    let (status, _, err) = write(&["--format", "json"]);
    assert_eq!(status, 2);
    assert!(err.contains("already exists; choose another name, or add --force"), "{err}");
    assert_eq!(fs::read_to_string(&path).unwrap(), first);
    assert_eq!(write(&["--format", "json", "--force"]).0, 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));
    fs::remove_file(&path).unwrap();
}

#[test]
fn a_report_reads_well_as_text() {
    let answers = ["q1=p2", "q2=p1", "q3=p0", "q4=p3", "q5=p4"].into_iter().flat_map(|answer| ["--answer", answer]);
    let args: Vec<&str> = FOUR.into_iter().chain(answers).chain(["--not-sure", "q6"]).collect();
    insta::assert_snapshot!(whichone(&args).1);
}
