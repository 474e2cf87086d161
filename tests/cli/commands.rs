//! `whichone report` and `whichone audit`, as they are run: the JSON that others build on, and how they exit.
use std::{
    env, fs,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Value, json};
use whichone::catalogue;

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
fn report_json_has_the_documented_shape() {
    let found = report(&["q1=p4", "q2=p1", "q3=p3", "q4=p0", "q5=p2"]);
    let all = [
        "about",
        "answers",
        "catalogue",
        "changes",
        "find_out",
        "guesses",
        "kept",
        "not_asked",
        "outlook",
        "priorities",
        "reasons",
        "verdict",
        "why_not",
    ];
    assert_eq!(keys(&found), all);
    assert_eq!(found["guesses"], json!({ "questions": [], "stands": true, "check_first": null }));
    assert_eq!(keys(&found["about"]), ["by", "date", "order", "outlook_seen", "project", "replay"]);
    assert_eq!(keys(&found["answers"][0]), ["adds", "choices", "note", "question", "state"]);
    assert_eq!(keys(&found["not_asked"]), ["not_sure", "open", "reasons"]);
    assert_eq!(found["not_asked"]["open"], json!(["q6", "q7", "q8"]));
    assert_eq!(keys(&found["reasons"][0]), ["answers", "id", "most", "points", "supports"]);
    let replay = "whichone report --catalogue four_by_four.yaml --answer q1=p4 --answer q2=p1 --answer q3=p3 --answer q4=p0 --answer q5=p2 --format json";
    assert_eq!(found["about"]["replay"], json!(replay));
    assert_eq!(keys(&found["verdict"]), ["by_points", "excluded", "kind", "lead", "leader", "scores"]);
    assert_eq!(keys(&found["outlook"]), ["ahead", "balanced", "decided", "exact", "left", "tie"]);
    let changes = [
        "all_weights",
        "ranked",
        "reasons",
        "settled_by",
        "single",
        "to_level",
        "to_other",
        "to_win",
        "weightings",
        "weights",
    ];
    assert_eq!(keys(&found["changes"]), changes);
    // A has 4 + 3 + 2, B has 1: D = 8, E = 10, and nothing speaks for neither.
    let verdict = json!({ "by_points": "a", "excluded": [], "kind": "clear", "leader": "a", "lead": [8, 10], "scores": { "a": 9, "b": 1 } });
    assert_eq!(found["verdict"], verdict);
    assert_eq!(found["outlook"]["left"], json!([3, 3]));
    assert_eq!(found["outlook"]["exact"], json!(true));
    // Each side has one reason: A's would have to count 1 - 8/9 times as much, B's 1 + 8/1 times.
    let factors = json!([{ "id": "for_a", "factor": 1.0 / 9.0 }, { "id": "for_b", "factor": 9.0 }]);
    assert_eq!(found["changes"]["reasons"], factors);
    assert_eq!(found["changes"]["all_weights"], json!([8, 10]));
    assert_eq!(found["changes"]["weightings"], json!({ "numerator": "9", "denominator": "10" }));
    let covered = json!([{ "cons": ["for_b"], "by": ["for_a"] }]);
    let left = json!({ "pros": [], "cons": [] });
    let why_not = json!([{ "option": "b", "covered": covered, "left": left, "exact": true, "excluded_by": null }]);
    assert_eq!(found["why_not"], why_not);
}

#[test]
fn json_has_the_priorities_and_the_verdict_with_and_without_them() {
    let answers =
        ["--answer", "q1=p4", "--answer", "q2=p1", "--answer", "q3=p0", "--answer", "q4=p0", "--answer", "q5=p0"];
    let json = |weights: &[&str]| parsed(&[&FOUR[..], &answers, weights, &["--format", "json"]].concat());
    let (before, found) = (json(&[]), json(&["--weight", "for_b=4", "--weight", "for_a=0.5"]));
    assert_eq!(before["priorities"], Value::Null);
    assert_eq!(found["verdict"], before["verdict"], "without the priorities");
    assert_eq!(found["reasons"], before["reasons"]);
    assert_eq!(found["answers"], before["answers"]);
    assert_eq!(found["priorities"]["weights"], json!({ "for_a": [1, 2], "for_b": [4, 1] }));
    // A has 4 and B 1: half of 4 is 2, and four times 1 is 4. Nothing speaks for neither.
    let verdict = json!({ "by_points": "b", "excluded": [], "kind": "clear", "leader": "b", "lead": [2, 6], "scores": { "a": 2, "b": 4 } });
    assert_eq!(found["priorities"]["verdict"], verdict);
    assert!(found["about"]["replay"].as_str().unwrap().contains("--weight for_a=0.5 --weight for_b=4"));
    // A's reason ties with B's four points at a weight of 1, B's with A's two points at a weight of 2.
    let factors = json!([{ "id": "for_a", "factor": 1.0 }, { "id": "for_b", "factor": 2.0 }]);
    assert_eq!(found["changes"]["reasons"], factors);
    assert_eq!(found["changes"]["weightings"], json!({ "numerator": "1", "denominator": "5" }), "of all weightings");
    assert_eq!(found["why_not"][0]["option"], json!("a"));
}

#[test]
fn json_single_change_has_from_to_and_outcome() {
    let found = report(&["q1=p2", "q2=p1", "q3=p0", "q4=p0", "q5=p0"]);
    let single = found["changes"]["single"].as_array().unwrap();
    assert!(
        single.contains(&json!({ "question": "q1", "yours": false, "from": ["p2"], "to": ["p0"], "outcome": "b" })),
        "{single:?}"
    );
    assert!(
        single.contains(
            &json!({ "question": "q1", "yours": false, "from": ["p2"], "to": ["p1"], "outcome": "balanced" })
        )
    );
    // Of one answer alone, the one that moves most.
    assert_eq!(found["changes"]["to_level"], json!({ "answers": 1, "set": ["q4"] }));
    assert_eq!(found["changes"]["settled_by"], json!([]), "open questions can still change it");
}

#[test]
fn json_says_what_is_decided() {
    let found = report(&["q1=p4", "q3=p4", "q5=p4", "q7=p4", "q2=p0", "q4=p0", "q6=p0"]);
    assert_eq!(found["outlook"]["decided"], json!("a"));
    assert_eq!(found["outlook"]["ahead"], json!({ "a": 1.0, "b": 0.0 }));
    let nothing = parsed(&[&FOUR[..], &["--not-sure", "q1", "--format", "json"]].concat());
    assert_eq!((&nothing["outlook"]["decided"], &nothing["verdict"]["kind"]), (&Value::Null, &json!("insufficient")));
}

#[test]
fn audit_json_has_the_documented_shape_and_figures() {
    let found = parsed(&["audit", "four_by_four.yaml", "--format", "json"]);
    let all = [
        "always_first",
        "always_last",
        "catalogue",
        "counts",
        "exact",
        "findings",
        "options",
        "questions",
        "reasons",
        "shares",
    ];
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
    assert_eq!(found["options"], json!([{ "id": "a", "most": 16 }, { "id": "b", "most": 16 }]));
    assert_eq!(keys(&found["questions"][0]), ["id", "push", "range", "swing"]);
    assert_eq!(found["questions"][0]["push"], json!({ "a": 2.0, "b": -2.0 }));
    assert_eq!(found["questions"][0]["range"], json!(4));
    assert_eq!((&found["always_first"], &found["always_last"]), (&json!("balanced"), &json!("balanced")));
}

#[test]
fn broken_fairness_is_reported_on_its_line_and_exits_2() {
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
    assert!(
        out.contains("unfair.yaml:21:24") && out.contains("allows the shares to differ by 5.0 percentage points"),
        "{out}"
    );
}

#[test]
fn built_in_catalogue_keeps_its_declared_fairness() {
    let found = parsed(&["audit", "--format", "json"]);
    let ahead = |option: &str| found["shares"]["ahead"][option].as_f64().unwrap();
    assert_eq!(found["exact"], json!(true));
    assert!((ahead("python") - ahead("rust")).abs() <= 0.05);
    assert_eq!(found["findings"], json!([]));
    insta::assert_snapshot!(whichone(&["audit"]).1);
}

#[test]
fn three_options_have_shares_too() {
    let found = parsed(&["audit", "../valid/three_options.yaml", "--format", "json"]);
    let shares = json!({ "ahead": { "a": 0.25, "b": 0.25, "c": 0.25 }, "balanced": 0.25 });
    assert_eq!((&found["shares"], &found["counts"], &found["exact"]), (&shares, &Value::Null, &json!(true)));
    assert_eq!(keys(&found["crowded_out"]), ["by", "option", "share"]);
    let report =
        parsed(&["report", "--catalogue", "../valid/three_options.yaml", "--not-sure", "size", "--format", "json"]);
    let found = &report["outlook"];
    assert_eq!((&found["ahead"], &found["tie"]), (&shares["ahead"], &Value::Null));
}

#[test]
fn invalid_answer_argument_says_what_to_write() {
    let refused = [
        (&["--answer", "q9=p1"][..], "--answer q9=p1: unknown question `q9`; did you mean `q1`?"),
        (&["--answer", "q1=p9"], "--answer q1=p9: unknown choice `p9`; did you mean `p0`?"),
        (&["--answer", "q1"], "expected QUESTION=CHOICE"),
        (&["--answer", "q1=p1,p2"], "`q1` takes one choice, but you gave 2; choose from p0, p1"),
        (&["--answer", "q1="], "`q1` takes one choice, but you gave none"),
        (&["--answer", "q1=p1,p1"], "`p1` is named twice"),
        (&["--answer", "q1=p1", "--not-sure", "q1"], "`q1` is given twice"),
        (&["--guess", "q9"], "--guess q9: unknown question `q9`; did you mean `q1`?"),
        (&["--answer", "q1=p1", "--guess", "q2"], "`q2` is not answered; only an answer can be a guess"),
        (&["--not-sure", "q1", "--guess", "q1"], "`q1` is not answered; only an answer can be a guess"),
    ];
    for (args, message) in refused {
        let (status, out, err) = whichone(&[&FOUR[..], args].concat());
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message), "{err}");
    }
}

#[test]
fn report_says_whether_the_verdict_depends_on_guesses() {
    let report = |more: &[&str]| {
        let answers = ["q1=p4", "q2=p1", "q3=p0", "q4=p0", "q5=p1"].into_iter().flat_map(|answer| ["--answer", answer]);
        let args: Vec<&str> = FOUR.into_iter().chain(answers).chain(more.iter().copied()).collect();
        parsed(&[&args[..], &["--format", "json"]].concat())
    };
    // A has 4 + 1 points, B has 1. Even 4 for B leave A with a lead of 1 out of 9.
    let found = report(&["--guess", "q2"]);
    assert_eq!(found["guesses"], json!({ "questions": ["q2"], "stands": true, "check_first": null }));
    let found = report(&["--guess", "q2", "--guess", "q1"]);
    assert_eq!(found["guesses"], json!({ "questions": ["q1", "q2"], "stands": false, "check_first": "q1" }));
    assert!(found["about"]["replay"].as_str().unwrap().contains("--answer q1=p4 --guess q1"));
    let found = report(&["--not-sure", "q6"]);
    assert_eq!(found["find_out"][0]["question"], json!("q6"));
    assert_eq!(found["find_out"][0]["exact"], json!(true));
}

#[test]
fn existing_file_is_overwritten_only_with_force() {
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
#[cfg(unix)]
fn report_reads_well_as_text() {
    let answers = ["q1=p2", "q2=p1", "q3=p0", "q4=p3", "q5=p4"].into_iter().flat_map(|answer| ["--answer", answer]);
    let args: Vec<&str> = FOUR.into_iter().chain(answers).chain(["--not-sure", "q6"]).collect();
    insta::assert_snapshot!(whichone(&args).1);
}

/// A folder that is home and holds the saved answers of the runs in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    /// `whichone` with these arguments, variables of the environment and lines to read: how it ended and all it said.
    fn run(&self, args: &[&str], variables: &[(&str, &str)], lines: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whichone"));
        command.args(args);
        self.output(command, variables, lines)
    }

    /// The same of a line of bash, in which `whichone` is the program.
    fn shell(&self, line: &str) -> (i32, String, String) {
        let mut command = Command::new("bash");
        command.args(["-c", &format!("whichone() {{ {} \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_whichone"))]);
        self.output(command, &[], "")
    }

    fn output(&self, mut command: Command, variables: &[(&str, &str)], lines: &str) -> (i32, String, String) {
        command.current_dir(self.0.path()).env_clear().env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
        command.env("XDG_STATE_HOME", if cfg!(windows) { self.at(".local/state") } else { "".into() });
        command.env("HOME", self.0.path()).env("SOURCE_DATE_EPOCH", "1795352400");
        command.envs(variables.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may have ended before it reads.
        _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Writes an answers file with one answer.
    fn answered(&self, name: &str) {
        let (status, _, err) = self.run(&["--plain", "--by", "Ada", "--file", name], &[], "1\n");
        assert_eq!(status, 1, "{err}");
    }
}

/// The last line of a text.
fn last(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

#[test]
fn help_of_every_command_reads_well() {
    let home = Home::new();
    let mut all: Vec<String> = Vec::new();
    let commands = [
        "",
        "check",
        "preview",
        "report",
        "compare",
        "audit",
        "catalogues",
        "saved",
        "new",
        "schema",
        "graph",
        "completions",
    ];
    for command in commands {
        let args: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let (status, out, err) = home.run(&args, &[], "");
        assert_eq!((status, err.as_str()), (0, ""), "{command}");
        all.push(format!("$ whichone {}\n{out}\n", args.join(" ")));
    }
    insta::assert_snapshot!(all.concat());
}

#[test]
#[cfg(unix)]
fn every_error_message_reads_well() {
    let home = Home::new();
    home.answered("ada.yaml");
    home.answered("bo.yaml");
    fs::write(home.at("there.md"), "mine").unwrap();
    fs::write(home.at("ro.md"), "mine").unwrap();
    fs::set_permissions(home.at("ro.md"), std::os::unix::fs::PermissionsExt::from_mode(0o444)).unwrap();
    fs::write(home.at("tea.yaml"), "format: 1\ncatalogue: { id: tea, version: '1' }\n").unwrap();
    fs::write(home.at("newer.yaml"), "format: 3\ncatalogue: { id: tea, version: '1' }\n").unwrap();
    fs::write(home.at("bytes.yaml"), b"by: \xff\n").unwrap();
    fs::write(home.at("wide.yaml"), b"\xff\xfeb\0").unwrap();
    fs::write(home.at("long.yaml"), " ".repeat(9 << 20)).unwrap();
    fs::write(home.at("broken.yaml"), "format: 1\nid: x\n").unwrap();
    std::os::unix::fs::symlink("loop.yaml", home.at("loop.yaml")).unwrap();
    let mut all: Vec<String> = Vec::new();
    for line in [
        "chek x.yaml",
        "reprot --format adr x.yaml",
        "chek",
        "databse",
        "frobnicate",
        "nowhere.yaml",
        "broken.yaml",
        "audit chek",
        "--theme pink",
        "--plan",
        "--sheet x",
        "--order short",
        "ada.yaml --file bo.yaml extra",
        "report",
        "report none.yaml",
        "report tea.yaml",
        "report newer.yaml",
        "report bytes.yaml",
        "report wide.yaml",
        "report long.yaml",
        "report loop.yaml",
        "report .",
        "report --answer kind",
        "report --answer kind=nothing",
        "report --answer nothing=kind",
        "report --answer kind=service,script",
        "report --answer kind=service,service",
        "report --answer kind=service --not-sure kind",
        "report --guess knd",
        "report --guess kind",
        "report ada.yaml --output there.md",
        "report ada.yaml --output ro.md --force",
        "report ada.yaml --output ada.yaml --force",
        "report ada.yaml --output no/such.md",
        "report ada.yaml --output .  --force",
        "report ada.yaml --output loop.yaml",
        "report ada.yaml --force",
        "compare ada.yaml",
        "compare ada.yaml ./ada.yaml",
        "new there.md",
        "new seven.yaml --options 7",
        "preview",
        "preview nowhere.yaml",
        "preview .",
        "preview tea.yaml",
        "check --watch",
        "check --watch database",
        "check --watch no/such.yaml",
        "report --case reverse_prox",
        "report --case kind --answer kind=service",
        "report --case x --catalogue broken.yaml",
        "catalogues --show databse",
        "schema --for broken.yaml",
        "schema --for nowhere.yaml",
        "completions",
    ] {
        let args: Vec<&str> = line.split_whitespace().collect();
        let (status, out, err) = home.run(&args, &[], "");
        // An editor needs a schema most while the file has errors, so the general one is printed then.
        let expected =
            if line == "schema --for broken.yaml" { include_str!("../../assets/questions.schema.json") } else { "" };
        assert_eq!((status, out.as_str()), (2, expected), "{line}");
        all.push(format!("$ whichone {line}\n{err}\n"));
    }
    let (status, _, err) = home.run(&["--plain"], &[("SOURCE_DATE_EPOCH", "abc")], "");
    assert_eq!(status, 2);
    all.push(format!("$ SOURCE_DATE_EPOCH=abc whichone --plain\n{err}\n"));
    insta::assert_snapshot!(all.concat());
}

#[test]
fn answers_file_names_its_built_in_catalogue() {
    let home = Home::new();
    for name in ["ada.yaml", "bo.yaml"] {
        let (status, _, err) = home.run(&["database", "--plain", "--by", name, "--file", name], &[], "1\n");
        assert_eq!(status, 1, "{err}");
    }
    let (status, out, err) = home.run(&["report", "ada.yaml"], &[], "");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("PostgreSQL") && out.contains("whichone report --catalogue database --answer"), "{out}");
    let (status, out, err) = home.run(&["compare", "ada.yaml", "bo.yaml"], &[], "");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("PostgreSQL"), "{out}");
    // The catalogue on the command line is the one that counts.
    let (status, _, err) = home.run(&["report", "ada.yaml", "--catalogue", "language"], &[], "");
    assert_eq!(status, 2, "{err}");
}

#[test]
#[cfg(unix)]
fn every_way_to_end_line_mode_reads_well() {
    let home = Home::new();
    let mut all: Vec<String> = Vec::new();
    let mut ends = |args: &[&str], lines: &str, status: i32| {
        let (ended, _, err) = home.run(args, &[], lines);
        assert_eq!(ended, status, "{args:?} {err}");
        let from = err.rfind("Your answer").or_else(|| err.rfind("Enter to quit")).unwrap_or(0);
        all.push(format!("$ whichone {}\n{}\n", args.join(" "), &err[from..]));
    };
    ends(&["--plain"], "", 1);
    ends(&["--plain"], "1\nq\n", 1);
    ends(&["--plain"], "v\n\n", 0);
    ends(&["--plain", "--project", "sensor hub"], "1\nq\n", 1);
    ends(&["--plain", "--file", "a b.yaml"], "1\nq\n", 1);
    ends(&["--plain", "--file=-a.yaml"], "1\nq\n", 1);
    ends(&["--plain", "--file", "."], "1\nq\n", 1);
    insta::assert_snapshot!(all.concat());
}

#[test]
#[cfg(unix)]
fn suggested_commands_work() {
    let home = Home::new();
    for args in [
        &["--plain"][..],
        &["--plain", "--project", "sensor hub"],
        &["--plain", "--project=-x"],
        &["--plain", "--file", "a  b.yaml"],
        &["--plain", "--file=-a.yaml"],
        &["--plain", "--file", "it's.yaml"],
        &["services", "--plain"],
    ] {
        let (_, _, err) = home.run(args, &[], "1\n");
        let offered = err.rsplit('`').nth(1).unwrap();
        let (status, _, err) = home.shell(&format!("printf 'v\\n' | {offered}"));
        assert!(status == 0 && err.contains("Your answers were saved"), "{offered}: {err}");
    }
    for name in ["b c.yaml", "b  c.yaml", "-x.yaml", "check", "that's.yaml"] {
        let (_, _, err) = home.run(&["new", "--", name], &[], "");
        let offered: Vec<&str> = err.split('`').skip(1).step_by(2).collect();
        let (status, out, err) = home.shell(offered[1]);
        assert_eq!((status, err.as_str()), (0, ""), "{offered:?}: {out}");
        // Without a terminal, the command for a terminal names another.
        let (status, _, err) = home.shell(offered[0]);
        assert_eq!(status, 2, "{offered:?}: {err}");
        let expected = offered[1].replacen("check", "check --watch", 1);
        assert!(err.contains(&format!("preview draws on a terminal; `{expected}`")), "{offered:?}: {err}");
        let quiz = offered[0].replacen("preview ", "", 1);
        let (status, _, err) = home.shell(&format!("printf 'v\\n' | {quiz} --plain"));
        assert_eq!(status, 1, "{offered:?}: {err}");
    }
    // What cannot be shown is not offered.
    let (status, _, err) = home.run(&["new", "a\nb.yaml"], &[], "");
    assert_eq!((status, err.as_str()), (0, "Created a b.yaml.\n"));
}

#[test]
#[cfg(unix)]
fn command_in_a_result_quotes_its_catalogue_for_the_shell() {
    let home = Home::new();
    let catalogue = include_str!("../catalogues/valid/minimal.yaml");
    for name in ["-x.yaml", "a  b.yaml"] {
        fs::write(home.at(name), catalogue).unwrap();
        let args = [&format!("--catalogue={name}"), "report", "--format", "json"];
        let question = catalogue::load(catalogue).unwrap().questions[0].id.clone();
        let (status, out, err) = home.run(&[args[1], args[0], "--not-sure", &question, "--format", "json"], &[], "");
        assert_eq!(status, 0, "{err}");
        let replay = serde_json::from_str::<Value>(&out).unwrap()["about"]["replay"].as_str().unwrap().to_owned();
        let (status, again, err) = home.shell(&replay);
        assert_eq!((status, again), (0, out), "{replay}: {err}");
    }
}

#[test]
#[cfg(unix)]
fn file_names_and_arguments_are_sanitized() {
    let home = Home::new();
    let names = ["\u{1b}]0;pwn\u{7}\u{1b}[31mx.yaml", "\u{9b}31m\u{202e}x.yaml"];
    for name in names {
        fs::write(home.at(name), include_str!("../catalogues/valid/minimal.yaml")).unwrap();
        for args in [
            &["check", name][..],
            &["check", name, "--format", "json"],
            &["audit", name, "--format", "json"],
            &["--theme", name],
            &["report", name],
            &["report", "--answer", name],
            &["compare", name, name],
            &[name, "--plain", name],
            &["new", name],
        ] {
            let (_, out, err) = home.run(args, &[], "");
            let told = out + &err;
            let raw = |c: char| c != '\n' && !whichone::text::is_printable(c);
            assert!(!told.is_empty() && !told.contains(raw), "{args:?}: {told:?}");
        }
    }
    let (_, out, _) = home.run(&["check", names[1], "--format", "json"], &[], "");
    assert!(serde_json::from_str::<Value>(&out).unwrap()[0]["ok"].as_bool().unwrap());
}

#[test]
fn result_never_overwrites_its_answers_file() {
    let home = Home::new();
    for (name, output) in [("new.yaml", "./new.yaml"), ("ada.yaml", "ada.yaml")] {
        if name == "ada.yaml" {
            home.answered(name);
        }
        let before = fs::read(home.at(name)).ok();
        let args = ["--plain", "--file", name, "--output", output, "--force"];
        let (status, out, err) = home.run(&args, &[], "1\nv\n\n");
        assert_eq!((status, out.as_str()), (2, ""));
        assert_eq!(err, format!("whichone: {output} is an input file; choose another name\n"));
        assert_eq!(fs::read(home.at(name)).ok(), before);
    }
    let kept = ".local/state/whichone/python_or_rust/no-project.yaml";
    let (status, _, err) = home.run(&["--plain", "--output", kept, "--force"], &[], "1\nv\n\n");
    assert!(status == 2 && err.contains("is an input file"), "{err}");
}

#[test]
#[cfg(unix)]
fn unwritable_output_is_reported_before_the_first_question() {
    let home = Home::new();
    for (output, why) in [
        ("/no/such/x.md", "the folder of /no/such/x.md does not exist"),
        ("/proc/x.md", "cannot write /proc/x.md: No such file or directory (os error 2)"),
    ] {
        let (status, out, err) = home.run(&["--plain", "--output", output], &[], "1\nv\n\n");
        assert_eq!((status, out.as_str(), err.lines().count()), (2, "", 1), "{err}");
        assert!(err.contains(why), "{err}");
    }
}

#[test]
#[cfg(unix)]
fn result_is_printed_if_its_file_becomes_unwritable() {
    let home = Home::new();
    fs::create_dir(home.at("out")).unwrap();
    let line = "(printf '1\\nv\\n'; sleep 0.5; rmdir out; echo) | whichone --plain --output out/x.md";
    let (status, out, err) = home.shell(line);
    assert_eq!(status, 2, "{err}");
    assert!(out.starts_with("Python or Rust?\n"), "{out}");
    assert!(err.contains("Saved in ~/") && last(&err).contains("the folder of out/x.md does not exist"), "{err}");
}

#[test]
#[cfg(unix)]
fn failing_output_is_an_error_that_says_where_the_answers_are() {
    let home = Home::new();
    home.answered("ada.yaml");
    let (status, _, err) = home.shell("whichone report ada.yaml > /dev/full");
    let why = "whichone: cannot write the result: No space left on device (os error 28)\n";
    assert_eq!((status, err), (2, format!("The answers are still in ada.yaml.\n{why}")));
    let (status, _, err) = home.shell("whichone report ada.yaml | true; exit ${PIPESTATUS[0]}");
    assert_eq!((status, err.as_str()), (0, ""));
    let (status, _, err) = home.shell("printf 'v\\n' | whichone --plain --file ada.yaml > /dev/full");
    let on = "Saved in ada.yaml. Continue with `whichone --plain --file ada.yaml`.\n";
    assert!(status == 2 && err.ends_with(&format!("{on}{why}")), "{err}");
}

#[test]
#[cfg(unix)]
fn saved_lists_the_answers_files() {
    let home = Home::new();
    home.run(&["--plain"], &[("SOURCE_DATE_EPOCH", "1795000000")], "1\nover\nyes\n2\n2\n");
    home.run(&["services", "--plain", "--project", "shop", "--by", "Ada"], &[], "1\n");
    fs::write(home.at("own.yaml"), include_str!("../catalogues/valid/minimal.yaml")).unwrap();
    home.run(&["own.yaml", "--plain"], &[("SOURCE_DATE_EPOCH", "1795352000")], "1\n");
    fs::write(home.at(".local/state/whichone/python_or_rust/faulty.yaml"), "mood: good\n").unwrap();
    let (status, out, err) = home.run(&["saved"], &[("TZ", "UTC")], "");
    assert_eq!(status, 0);
    let root = home.0.path().display().to_string();
    insta::assert_snapshot!(format!("{out}\n{err}").replace(&root, "[home]"));
}

#[test]
#[cfg(unix)]
fn unreadable_state_folder_is_an_error() {
    let home = Home::new();
    assert_eq!(
        home.run(&["saved"], &[], ""),
        (0, "No saved answers yet (~/.local/state/whichone).\n".into(), String::new())
    );
    home.run(&["--plain", "--project", "sensor hub", "--by", "Ada"], &[], "1\n");
    let folder = home.at(".local/state/whichone");
    std::os::unix::fs::symlink("loop", folder.join("loop")).unwrap();
    let (status, out, err) = home.run(&["saved"], &[], "");
    assert_eq!(status, 2);
    assert!(out.starts_with("sensor hub: python_or_rust "), "{out}");
    let unread = folder.join("loop");
    assert_eq!(
        err,
        format!("whichone: cannot read {}: Too many levels of symbolic links (os error 40)\n", unread.display())
    );
}

#[test]
fn result_names_who_answered_and_is_dated_by_the_answers() {
    let home = Home::new();
    home.answered("ada.yaml");
    let later = [("SOURCE_DATE_EPOCH", "1796000000")];
    let (_, quiz, _) = home.run(&["--plain", "--file", "ada.yaml"], &later, "v\n\n");
    let (_, report, _) = home.run(&["report", "ada.yaml"], &later, "");
    assert_eq!(quiz, report);
    let (_, quiz, _) =
        home.run(&["--plain", "--file", "ada.yaml", "--by", "Bob", "--order", "decisive"], &later, "v\n\n");
    let (_, report, _) = home.run(&["report", "ada.yaml"], &later, "");
    assert!(quiz.contains("Bob") && report.contains("Bob"), "{quiz}");
    assert_eq!(quiz, report);
    assert!(fs::read_to_string(home.at("ada.yaml")).unwrap().contains("by: Bob"));
}

#[test]
#[cfg(unix)]
fn answers_changed_by_another_program_are_both_kept() {
    let home = Home::new();
    home.answered("ada.yaml");
    let edit = "sleep 0.5; sed -i 's/by: Ada/by: Eve/' ada.yaml";
    let (status, _, err) =
        home.shell(&format!("(printf '2\\n'; {edit}; printf '1\\n') | whichone --plain --file ada.yaml"));
    assert_eq!(status, 1);
    assert!(err.contains("Another program changed your answers file."), "{err}");
    assert!(last(&err).ends_with("Continue with `whichone --plain --file ada.1.yaml`."), "{err}");
    assert!(fs::read_to_string(home.at("ada.yaml")).unwrap().contains("by: Eve"));
    assert!(fs::read_to_string(home.at("ada.1.yaml")).unwrap().contains("by: Ada"));
}

#[test]
fn two_hundred_answers_files_can_be_compared() {
    let home = Home::new();
    home.answered("ada.yaml");
    let names: Vec<String> = (0..200).map(|at| format!("{at}.yaml")).collect();
    for name in &names {
        fs::copy(home.at("ada.yaml"), home.at(name)).unwrap();
    }
    let args: Vec<&str> = std::iter::once("compare").chain(names.iter().map(String::as_str)).collect();
    assert_eq!(home.run(&args, &[], "").0, 0);
}

#[test]
fn ranked_reasons_are_in_the_report_and_in_the_command_that_repeats_it() {
    let answers = ["--answer", "q1=p2", "--answer", "q2=p1", "--answer", "q3=p1", "--answer", "q4=p0"];
    let ranked = |reasons: &'static str, format: &'static str| {
        let args = [&FOUR[..], &answers, &["--rank", reasons, "--format", format]].concat();
        whichone(&args)
    };
    let found: Value = serde_json::from_str(&ranked("for_b", "json").1).unwrap();
    // A has 3 points and B has 1: of all weights of at least 1/2 for B's reason, those below 3/4 leave A the winner.
    assert_eq!(found["changes"]["ranked"], json!({ "numerator": "1", "denominator": "2" }));
    assert!(found["about"]["replay"].as_str().unwrap().contains("--rank for_b"));
    let text = ranked("for_b", "text").1;
    assert!(text.contains("matters most, A is ahead in about 5 of 10 ways"), "{text}");
    let (status, _, err) = ranked("for_c", "json");
    assert!(status == 2 && err.contains("for_a"), "{err}");
    let (status, _, err) = ranked("for_a,for_a", "json");
    assert!(status == 2 && err.contains("named twice"), "{err}");
}
