//! `whichone compare`, as it is run: what it says, in each format, and what it refuses.
use std::{fs, path::Path, process::Command};

use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use tempfile::TempDir;
use whichone::{
    catalogue::{Catalogue, load},
    quiz::{Answer, Responses},
    report::{Agreement, Comparison, TriedComparison, comparison_text},
};

const TEAM: [&str; 4] = ["compare", "ada.yaml", "bo.yaml", "third.yaml"];

/// The exit status, the standard output and the standard error of `whichone` in `folder`.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_whichone")).args(args).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The same in the folder of the team's answers files.
fn whichone(args: &[&str]) -> (i32, String, String) {
    run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/teams"), args)
}

/// What the team's comparison prints; nothing goes to standard error.
fn team(more: &[&str]) -> String {
    let (status, out, err) = whichone(&[&TEAM[..], more].concat());
    assert_eq!((status, err.as_str()), (0, ""));
    out
}

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// A folder with these answers files, by their names; what comes before the answers is added.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, rest) in files {
        let head = if rest.contains("catalogue:") { "" } else { "catalogue: { id: which, version: '1' }\n" };
        fs::write(folder.path().join(file), format!("format: 1\n{head}{rest}")).unwrap();
    }
    folder
}

/// A catalogue of two questions: yes gives 4 points to A, no gives 5 to B.
const DILEMMA: &str = "\
format: 1
id: which
version: '1'
title: A or B?
summary: s
neutral: 0
options: [{ id: a, name: A, summary: s }, { id: b, name: B, summary: s }]
reasons:
  - { id: for_a, title: For A, supports: { a: 1 }, summary: s }
  - { id: for_b, title: For B, supports: { b: 1 }, summary: s }
questions:
  - id: first
    title: First?
    choices:
      - { id: agree, label: \"Yes\", points: { for_a: 4 } }
      - { id: deny, label: \"No\", points: { for_b: 5 } }
  - id: second
    title: Second?
    choices:
      - { id: agree, label: \"Yes\", points: { for_a: 4 } }
      - { id: deny, label: \"No\", points: { for_b: 5 } }
";

const YES_YES: &str = "answers: { first: [agree], second: [agree] }\n";
const YES_NO: &str = "answers: { first: [agree], second: [deny] }\n";
const NO_YES: &str = "answers: { first: [deny], second: [agree] }\n";

fn compare(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    fs::write(folder.path().join("which.yaml"), DILEMMA).unwrap();
    run(folder.path(), &[&["compare", "--catalogue", "which.yaml"], args].concat())
}

#[test]
fn team_that_disagrees_reads_well_as_text() {
    insta::assert_snapshot!(team(&[]));
}

#[test]
fn team_that_disagrees_reads_well_as_markdown() {
    insta::assert_snapshot!(team(&["--format", "markdown"]));
}

#[test]
fn json_has_the_documented_shape_and_exact_fractions() {
    let found: Value = serde_json::from_str(&team(&["--format", "json"])).unwrap();
    assert_eq!(keys(&found), ["catalogue", "conflict", "disagreements", "leaving", "people", "pool", "remarks"]);
    assert_eq!(keys(&found["people"][0]), ["name", "priorities", "verdict"]);
    let verdict = ["counted", "excluded", "kind", "lead", "leader", "scores", "visible"];
    assert_eq!((keys(&found["pool"]), keys(&found["people"][2]["verdict"])), (verdict.to_vec(), verdict.to_vec()));
    assert_eq!(keys(&found["disagreements"][0]), ["answers", "question", "turns"]);
    assert_eq!(
        keys(&found["disagreements"][0]["answers"][0]),
        ["choices", "guesses", "notes", "outcome", "people", "shift"]
    );
    // Together Python has 46/3 and Rust 50/3: D = 4/3, E + k = 96/3 + 6.
    let fraction = |above: &str, below: &str| json!({ "numerator": above, "denominator": below });
    assert_eq!(found["pool"]["scores"], json!({ "python": fraction("46", "3"), "rust": fraction("50", "3") }));
    assert_eq!(found["pool"]["lead"], json!([fraction("4", "3"), fraction("38", "1")]));
    let most = json!({ "outcome": "python", "people": 2 });
    assert_eq!(found["conflict"], json!({ "pooled": "balanced", "people": 0, "most": most }));
    assert_eq!(found["leaving"][0], json!({ "person": 0, "outcome": "python" }));
    let load = found["disagreements"].as_array().unwrap().iter().find(|it| it["question"] == "load").unwrap();
    let ada = json!({
        "choices": ["over_10000"],
        "people": [0],
        "guesses": [],
        "notes": [{ "person": 0, "note": "Forty thousand sensors report every ten seconds, and twice that is planned." }],
        "outcome": "balanced",
        "shift": fraction("7", "3"),
    });
    assert_eq!((&load["turns"], &load["answers"][2]), (&json!(false), &ada));
}

#[test]
fn discursive_dilemma_is_explained() {
    let team = folder(&[("1.yaml", YES_YES), ("2.yaml", YES_NO), ("3.yaml", NO_YES)]);
    let (status, out, err) = compare(&team, &["1.yaml", "2.yaml", "3.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    // The figures are worked out in tests/core/model/team.rs: 16/3 to 10/3, a lead of 2 in 26/3.
    assert!(
        flat(&out).contains(
            "Team verdict A, but not by much. 5.3 points to 3.3; a lead of about 2.0 out of 8.6 points; 2 of 2 questions \
             answered Team points are the average"
        ),
        "{out}"
    );
    assert!(
        flat(&out).contains("Careful: 2 of 3 people come out for B, but the average comes out for A. An average keeps"),
        "{out}"
    );
    assert!(out.contains("  Without Person 1 (1.yaml), B would win.\n\n"), "{out}");
    assert!(
        out.contains("  First?\n    Yes (+4 A)") && flat(&out).contains("No (+5 B) Person 3 B wins, +6 B (3.yaml)"),
        "{out}"
    );
}

#[test]
fn identical_people_have_no_disagreements() {
    let team = folder(&[("1.yaml", YES_YES), ("2.yaml", YES_YES)]);
    let (_, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert!(
        out.contains("Team verdict\n  A, the clear choice.\n  8 points to 0; a lead of 8 out of 8 points;")
            && !out.contains("Careful"),
        "{out}"
    );
    assert!(out.contains("  Nobody: A wins whoever is left out.\n"), "{out}");
    assert!(out.contains("Disagreements\n  None: wherever more than one of you answered, you agree.\n"), "{out}");
}

#[test]
fn without_one_of_two_the_other_decides() {
    let team = folder(&[("1.yaml", &format!("by: Ada\n{YES_YES}")), ("2.yaml", "by: Bo\nnot_sure: [first]\n")]);
    let (_, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert!(out.contains("  Without Ada, there would be too few answers for a verdict.\n\n"), "{out}");
}

#[test]
fn too_few_answers_give_no_verdict_and_no_conflict() {
    let team = folder(&[("1.yaml", "not_sure: [first]\n"), ("2.yaml", "not_sure: [second]\n")]);
    let (status, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert_eq!(status, 0);
    assert!(
        out.contains("Team verdict\n  No verdict yet: 1 more answer needed.\n") && !out.contains("Careful"),
        "{out}"
    );
    assert!(out.contains("\n  A verdict needs answers to at least half of the questions.\n"), "{out}");
}

#[test]
fn guesses_are_shown_where_people_disagree() {
    let guess = format!("by: Ada\nguesses: [first]\n{YES_YES}");
    let team = folder(&[("1.yaml", &guess), ("2.yaml", &format!("by: Bo\n{NO_YES}"))]);
    let (_, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert!(out.contains("Ada (a guess)"), "{out}");
}

#[test]
fn anonymous_comparison_has_no_names_notes_or_files() {
    let secret = "by: Zora\nproject: hush\nnotes: { first: whisper, gone: murmur }\n";
    let [first, second] = [YES_YES, NO_YES].map(|answers| format!("{secret}{answers}"));
    let old = format!("catalogue: {{ id: which, version: \"0\" }}\n{second}");
    let team = folder(&[("zora_1.yaml", &first), ("zora_2.yaml", &old)]);
    for format in ["text", "markdown", "json"] {
        let args = ["zora_1.yaml", "zora_2.yaml", "--format", format];
        let (status, named, _) = compare(&team, &args);
        assert!(status == 0 && named.contains("Zora") && named.contains("whisper"), "{named}");
        let (status, out, err) = compare(&team, &[&args[..], &["--anonymous"]].concat());
        assert_eq!(status, 0);
        assert!(out.contains("Person 1") && flat(&out).contains("Person 2: The questions have changed"), "{out}{err}");
        for hidden in ["ora", "hush", "whisper", "murmur", ".yaml"] {
            assert!(!out.contains(hidden) && !err.contains(hidden), "{hidden} in {out}{err}");
        }
    }
}

/// `text` as if it were on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn outdated_answers_are_reported_with_the_person() {
    let old =
        "by: Ada\ncatalogue: { id: which, version: \"0\" }\nanswers: { first: [agree], gone: [x], second: [maybe] }\n";
    let team = folder(&[("1.yaml", old), ("2.yaml", YES_NO)]);
    let (status, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert_eq!(status, 0);
    assert!(
        out.contains("  Ada                4  ")
            && out.contains(" 0  A, clearly\n")
            && out.contains("  Ada: 1 of 2 questions answered\n"),
        "{out}"
    );
    for sentence in [
        "Ada: The questions have changed since you answered (version 0, now 1). 1 answer still fits.",
        "Ada: “Second?” needs a new answer: the choice `maybe` was removed.",
        "Ada: Question removed: `gone`. Your answer stays in the file.",
    ] {
        assert!(flat(&out).contains(sentence), "{sentence} in {out}");
    }
}

#[test]
fn different_projects_are_compared_with_a_remark() {
    let team = folder(&[("1.yaml", &format!("project: a\n{YES_YES}")), ("2.yaml", &format!("project: b\n{YES_NO}"))]);
    let (status, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert_eq!(status, 0);
    assert!(flat(&out).contains("The answers are about different projects"), "{out}");
}

#[test]
fn equal_names_are_distinguished_by_file() {
    let file = |answers: &str| format!("by: Ada\n{answers}");
    let team = folder(&[("1.yaml", &file(YES_YES)), ("2.yaml", &file(YES_NO))]);
    let (_, out, _) = compare(&team, &["1.yaml", "2.yaml"]);
    assert!(out.contains("\n  Ada (1.yaml)    8  ") && out.contains("\n  Ada (2.yaml)    4  "), "{out}");
}

#[test]
fn incomparable_files_are_rejected() {
    let other = "catalogue: { id: tea, version: \"1\" }\n";
    let team = folder(&[("1.yaml", YES_YES), ("2.yaml", YES_NO), ("tea.yaml", other), ("bad.yaml", "mood: good\n")]);
    let refused = [
        (&[][..], "compare needs at least two answers files"),
        (&["1.yaml"], "compare needs at least two answers files"),
        (&["1.yaml", "2.yaml", "./1.yaml"], "./1.yaml is given twice; name each person's file once"),
        (&["1.yaml", "none.yaml"], "no answers at none.yaml"),
        (&["1.yaml", "tea.yaml"], "tea.yaml has answers for the catalogue `tea`, not `which`"),
        (&["1.yaml", "bad.yaml"], "unknown key `mood`"),
        (&["1.yaml", "2.yaml", "--output", "1.yaml", "--force"], "1.yaml is an input file; choose another name"),
        (&["1.yaml", "2.yaml", "--output", "bad.yaml"], "bad.yaml already exists; choose another name, or add --force"),
    ];
    for (args, message) in refused {
        let (status, out, err) = compare(&team, args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(message), "{err}");
    }
}

#[test]
fn comparison_overwrites_a_file_only_with_force() {
    let team = folder(&[("1.yaml", YES_YES), ("2.yaml", YES_NO)]);
    let write = |more: &[&str]| compare(&team, &[&["1.yaml", "2.yaml", "--output", "out"], more].concat());
    assert_eq!(write(&[]), (0, String::new(), String::new()));
    assert!(fs::read_to_string(team.path().join("out")).unwrap().starts_with("A or B?  "));
    assert_eq!(write(&["--format", "json"]).0, 2);
    assert_eq!(write(&["--format", "json", "--force"]).0, 0);
    assert!(fs::read_to_string(team.path().join("out")).unwrap().starts_with('{'));
}

#[test]
fn hostile_names_and_notes_are_harmless() {
    let hostile = "<script>x</script> [a](b) | `c` *d* \\e[2J\\u202e";
    let file = |answers: &str| format!("by: \"{hostile}\"\nnotes: {{ first: \"# {hostile}\" }}\n{answers}");
    let team = folder(&[("1.yaml", &file(YES_YES)), ("2.yaml", &file(NO_YES))]);
    let shown = |format: &str| compare(&team, &["1.yaml", "2.yaml", "--format", format]).1;
    let escaped = r"\<script\>x\</script\> \[a\](b) \| \`c\` \*d\* ^\[\[2J\<U+202E\>";
    let markdown = shown("markdown");
    assert!(markdown.contains(&format!("| {escaped} (1.yaml) | A, clearly |")), "{markdown}");
    assert!(markdown.contains(&format!("- Note by {escaped} (1.yaml): # {escaped}\n")), "{markdown}");
    let bare = ["\\\\", "\\<", "\\[", "\\]", "\\|", "\\`", "\\*"]
        .iter()
        .fold(markdown.clone(), |text, escaped| text.replace(escaped, ""));
    assert!(!bare.contains(['<', '[', ']', '`']) && bare.matches("**").count() == 2, "{bare}");
    for text in [markdown, shown("text"), shown("json")] {
        assert!(text.chars().all(|c| c == '\n' || whichone::text::is_printable(c)), "{text:?}");
    }
    let found: Value = serde_json::from_str(&shown("json")).unwrap();
    assert_eq!(found["people"][0]["name"], json!("<script>x</script> [a](b) | `c` *d* ^[[2J<U+202E> (1.yaml)"));
}

/// Only Bo is asked about the network. By options (files, `SQLite`, server), with 6 points that speak for none:
///
/// | question | Ada     | Bo      | mean          |
/// | -------- | ------- | ------- | ------------- |
/// | writers  | 4, 2, 0 | 0, 0, 6 | 2, 1, 3       |
/// | network  |         | 0, 0, 3 | 0, 0, 3       |
/// | reads    | 2, 1, 0 | 0, 3, 3 | 1, 2, 1.5     |
/// | sum      | 6, 3, 0 | 0, 3, 12| 3, 3, 7.5     |
///
/// One writer for both: Bo is not asked about the network, 5, 4, 1.5; the server over files falls from 4.5 to -3.5.
/// Many for both: 1, 2, 10.5, a lead of 9.5 over files.
#[test]
fn three_options_and_skip_logic_are_compared() {
    let file = |rest: &str| format!("catalogue: {{ id: which_store, version: '0.1' }}\n{rest}");
    let ada = file("by: Ada\nanswers: { writers: [one], reads: [last] }\n");
    let bo = file("by: Bo\nanswers: { writers: [many], network: [from_afar], reads: [joins] }\n");
    let team = folder(&[("1.yaml", &ada), ("2.yaml", &bo)]);
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screen/three.yaml");
    let (status, out, _) = run(team.path(), &["compare", "1.yaml", "2.yaml", "--catalogue", catalogue]);
    assert_eq!(status, 0);
    for line in [
        "Team verdict 数据库服务器, but not by much. 数据库服务器 7.5, Files 3.0, SQLite 3.0; a lead of 4.5 over Files out of \
         16.5 points (6 neutral);",
        "Without Bo, Files would win. ",
        "One (+4 Files, +2 SQLite) Ada no single winner, +8 Files over 数据库服务器",
        "More than five (+6 数据库服务器) Bo same outcome, +5 数据库服务器 over Files",
    ] {
        assert!(flat(&out).contains(line), "{line}\nnot in\n{out}");
    }
}

/// Both need the messages kept, which rules Redis out for the team. Only Bo wants everyone to read everything, which would
/// rule out the table and the broker too, so that question comes first.
#[test]
fn option_is_out_for_the_team_only_where_everyone_rules_it_out() {
    let file = |rest: &str| format!("catalogue: {{ id: which_queue, version: '1' }}\n{rest}");
    let ada = file("by: Ada\nanswers: { rate: [low], loss: [never], readers: [one], ops: [team] }\n");
    let bo = file("by: Bo\nanswers: { rate: [mid], loss: [never], readers: [all], ops: [team] }\n");
    let team = folder(&[("1.yaml", &ada), ("2.yaml", &bo)]);
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/screen/exclusions.yaml");
    let compare = ["compare", "1.yaml", "2.yaml", "--catalogue", catalogue];
    let (status, out, _) = run(team.path(), &compare);
    assert_eq!(status, 0);
    insta::assert_snapshot!(out);
    let (_, out, _) = run(team.path(), &[&compare[..], &["--format", "json"]].concat());
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["pool"]["excluded"], json!(["redis"]));
    assert_eq!(found["people"][1]["verdict"]["excluded"], json!(["table", "redis", "rabbit"]));
    assert_eq!(found["disagreements"][0]["question"], json!("readers"));
}

fn built_in() -> Catalogue {
    load(include_str!("../../questions.yaml")).unwrap()
}

/// Two to six people who answer most questions.
fn crowd() -> impl Strategy<Value = Vec<Vec<(bool, Index)>>> {
    prop::collection::vec(prop::collection::vec((prop::bool::weighted(0.9), any::<Index>()), 20), 2..=6)
}

fn people(catalogue: &Catalogue, drawn: &[Vec<(bool, Index)>]) -> Vec<(String, Responses)> {
    let person = |(at, drawn): (usize, &Vec<(bool, Index)>)| {
        let mut progress = Responses::none(catalogue);
        for (question, (answers, index)) in catalogue.questions.iter().zip(drawn) {
            let picked = Answer::Picked(*index.get(&question.allowed().collect::<Vec<_>>()));
            progress.answers.set(question, if *answers { picked } else { Answer::NotSure });
        }
        (format!("Person {}", at + 1), progress)
    };
    drawn.iter().enumerate().map(person).collect()
}

/// The numbers in a text, in tenths.
fn tenths(text: &str) -> Vec<i64> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|word| !word.is_empty());
    let number = |word: &str| match word.split_once('.') {
        Some((points, tenths)) => format!("{points}{tenths}").parse().unwrap(),
        None => word.parse::<i64>().unwrap() * 10,
    };
    words.map(number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shown_figures_add_up_and_lines_fit(drawn in crowd()) {
        let catalogue = built_in();
        let comparison = Comparison::new(&catalogue, &people(&catalogue, &drawn), Vec::new());
        let [points, lead] = [&comparison.figures[0], &comparison.figures[1]].map(|figure| tenths(figure));
        let [more, less] = points[..] else { panic!("{:?}", comparison.figures) };
        if comparison.figures[1].contains("tie") {
            prop_assert_eq!((more, lead.len()), (less, 0));
        } else if comparison.figures[1].contains("less than 0.1") {
            prop_assert_eq!((more, lead[1]), (less, more + less + 60));
        } else {
            prop_assert_eq!((lead[0], lead[1]), (more - less, more + less + 60), "{:?}", comparison.figures);
        }
        let text = comparison_text(&comparison);
        prop_assert!(text.lines().all(|line| line.chars().count() <= 78 && line.trim_end() == line), "{}", text);
    }
}

/// The people if everybody whose answer counts had given this one.
fn agreed(catalogue: &Catalogue, people: &[(String, Responses)], agreement: Agreement) -> Vec<(String, Responses)> {
    let question = &catalogue.questions[agreement.question];
    let mut people = people.to_vec();
    for (_, own) in &mut people {
        if own.answers.scored(catalogue).iter().any(|(other, _)| other.id == question.id) {
            own.answers.set(question, Answer::Picked(agreement.picks));
        }
    }
    people
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// Agreements are tried one after the other, and each leads to what was said before, and to what the disagreements
    /// say.
    #[test]
    fn tried_agreement_is_as_if_all_had_given_that_answer(
        drawn in crowd(),
        picks in prop::collection::vec((any::<Index>(), any::<Index>()), 1..4),
    ) {
        let catalogue = built_in();
        let mut people = people(&catalogue, &drawn);
        let given = Comparison::new(&catalogue, &people, Vec::new());
        let mut team = TriedComparison::new(&catalogue, people.clone(), Vec::new());
        let mut tried = Vec::new();
        for (row, answer) in picks {
            let before = team.shown().clone();
            let open: Vec<_> =
                before.disagreements.iter().filter(|line| !tried.contains(&line.question.index)).collect();
            if open.is_empty() {
                break;
            }
            let line = *row.get(&open);
            let found = team.proposals(line.question.index).unwrap().proposals;
            let answers: Vec<_> = line.answers.iter().map(|answer| answer.consensus.picks).collect();
            prop_assert_eq!(found.iter().map(|it| it.agreement.picks).collect::<Vec<_>>(), answers);
            let at = answer.index(found.len());
            team.toggle(found[at].agreement);
            people = agreed(&catalogue, &people, found[at].agreement);
            prop_assert_eq!(team.shown(), &Comparison::new(&catalogue, &people, Vec::new()));
            prop_assert_eq!(&team.shown().short, &found[at].short);
            prop_assert_eq!(team.shown().verdict.conclusion(), line.answers[at].consensus.conclusion);
            let words = team.words(|_| true).unwrap();
            prop_assert!(words.ends_with(&format!("Then: {}.", found[at].short)), "{}", words);
            tried.push(line.question.index);
        }
        team.clear();
        prop_assert_eq!((team.shown(), team.words(|_| true)), (&given, None));
    }
}

#[test]
fn each_person_is_weighed_with_their_own_priorities() {
    let answers = format!("priorities: {{ for_a: 4 }}\n{YES_NO}");
    let team = folder(&[("ada.yaml", &answers.replace("format: 1", "format: 2")), ("bo.yaml", YES_NO)]);
    let (status, out, err) = compare(&team, &["ada.yaml", "bo.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    // Ada's mean weight is 5/2: 4 points that count four times are 6.4, and 5 points are 2. Bo has 4 and 5.
    let out = flat(&out);
    assert!(
        out.contains("Team verdict A, but not by much. 5.2 points to 3.5; a lead of 1.7 out of 8.7 points"),
        "{out}"
    );
    assert!(out.contains("(ada.yaml) 16 ") && out.contains("A, clearly") && out.contains("B, narrowly"), "{out}");
    assert!(out.contains("(ada.yaml): For A counts four times."), "{out}");
    let (_, out, _) = compare(&team, &["ada.yaml", "bo.yaml", "--format", "json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["people"][0]["priorities"]["weights"], json!({ "for_a": [4, 1] }));
    assert_eq!(found["people"][0]["priorities"]["verdict"]["scores"], json!({ "a": 16, "b": 5 }));
    assert_eq!(found["people"][0]["verdict"]["scores"], json!({ "a": 4, "b": 5 }));
    assert_eq!(found["people"][1]["priorities"], Value::Null);
    let (_, out, _) = compare(&team, &["ada.yaml", "bo.yaml", "--format", "markdown"]);
    assert!(out.contains("For A counts four times"), "{out}");
}
