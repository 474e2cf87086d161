//! `whichone recheck` and `whichone diff`, as they are run.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A catalogue of tools. `speed` is how many points a quick answer gives to speed.
fn catalogue(version: u32, speed: u32, more: &str) -> String {
    format!(
        "format: 1\nid: tools\nversion: '{version}'\ntitle: Saw or knife?\nsummary: S.\nneutral: 0\n\
         options: [{{ id: saw, name: Saw }}, {{ id: knife, name: Knife }}]\n\
         reasons:\n  - {{ id: speed, title: Speed, summary: S, supports: {{ saw: 1 }} }}\n\
         \x20 - {{ id: care, title: Care, summary: S, supports: {{ knife: 1 }} }}\nquestions:\n\
         \x20 - id: haste\n    topic: Haste\n    title: Are you in a hurry?\n    choices:\n\
         \x20     - {{ id: quick, label: Quick, points: {{ speed: {speed} }} }}\n      - {{ id: calm, label: Calm, points: {{ care: 3 }} }}\n{more}"
    )
}

const WOOD: &str = "  - id: wood\n    topic: Wood\n    title: Which wood?\n    choices:\n\
    \x20     - { id: hard, label: Hard, points: { speed: 1 } }\n      - { id: soft, label: Soft, points: { care: 2 } }\n";

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_whichone"))
        .args(args)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1795352400")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        // Windows has another separator, which Markdown escapes.
        if cfg!(windows) { text.replace("\\\\", "/").replace('\\', "/") } else { text }
    };
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Answers the catalogue line by line, and saves the answers in `file`.
fn decide(folder: &Path, file: &str, lines: &str) {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_whichone"))
        .args(["tools.yaml", "--plain", "--file", file])
        .current_dir(folder)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

/// Writes a decision record from an answers file.
fn record(folder: &Path, file: &str, more: &[&str]) -> (i32, String, String) {
    run(folder, &[&["report", file, "--catalogue", "tools.yaml", "--format", "adr"], more].concat())
}

/// A folder with a catalogue, decisions of every kind, and other files.
fn decisions() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("tools.yaml"), catalogue(1, 4, WOOD)).unwrap();
    fs::create_dir_all(path.join("decisions/old")).unwrap();
    // Haste and wood; an empty line goes on to the verdict and ends.
    decide(path, "decisions/hedge.yaml", "1\n2\n\n\n");
    decide(path, "decisions/old/table.yaml", "2\n2\n\n\n");
    for number in 0..15 {
        decide(path, &format!("decisions/old/table{number}.yaml"), "2\n2\n\n\n");
    }
    let (status, record, err) = record(path, "decisions/hedge.yaml", &["--review-by", "2026-11-01"]);
    assert_eq!((status, err.as_str()), (0, ""));
    fs::write(path.join("decisions/0001-hedge.md"), record).unwrap();
    fs::write(path.join("decisions/README.md"), "# Decisions\n").unwrap();
    fs::write(path.join("decisions/notes.yaml"), "- not a decision\n").unwrap();
    let unfinished = "format: 1\ncatalogue: { id: tools, version: '1' }\nanswers: { haste: [quick] }\n";
    fs::write(path.join("decisions/unfinished.yaml"), unfinished).unwrap();
    folder
}

#[test]
fn unchanged_decisions_are_nothing_to_report() {
    let folder = decisions();
    let (status, out, err) = run(folder.path(), &["recheck", "decisions/hedge.yaml", "decisions/old"]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert_eq!(out.lines().count(), 17);
    assert!(out.starts_with("decisions/hedge.yaml: unchanged (Saw, clearly)\n"), "{out}");
    assert!(out.contains("decisions/old/table.yaml: unchanged (Knife, clearly)\n"), "{out}");
}

#[test]
fn review_date_and_missing_verdict_need_attention() {
    let folder = decisions();
    let (status, out, _) = run(folder.path(), &["recheck", "decisions"]);
    assert_eq!(status, 3, "{out}");
    assert!(out.contains("0001-hedge.md: review date 2026-11-01 has passed (Saw, clearly)\n"), "{out}");
    assert!(out.contains("unfinished.yaml: recorded no verdict\n"), "{out}");
    assert!(!out.contains("README") && !out.contains("notes"), "{out}");
    assert_eq!(out.lines().count(), 19, "{out}");
}

#[test]
fn moved_decision_says_which_points_moved_it() {
    let folder = decisions();
    fs::write(folder.path().join("tools.yaml"), catalogue(2, 2, WOOD)).unwrap();
    let (status, out, _) = run(folder.path(), &["recheck", "decisions/hedge.yaml", "decisions/0001-hedge.md"]);
    assert_eq!(status, 3);
    // Saw had 4 to 2 points, and has 2 to 2 now.
    let because = "was Saw, clearly; now too close to call: Saw or Knife: points of Haste/Speed 4 → 2";
    assert_eq!(
        out,
        format!(
            "decisions/hedge.yaml: {because}\ndecisions/0001-hedge.md: {because}; review date 2026-11-01 has passed\n"
        )
    );
    let (_, out, _) = run(folder.path(), &["recheck", "decisions/hedge.yaml", "--format", "json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        found,
        json!([{
            "path": "decisions/hedge.yaml",
            "status": "moved",
            "was": { "kind": "clear", "leader": "saw" },
            "now": { "kind": "either", "leader": null },
            "because": ["points of Haste/Speed 4 → 2"],
        }])
    );
    let (_, out, _) = run(folder.path(), &["recheck", "decisions", "--format", "markdown"]);
    assert!(out.starts_with("# Decisions checked again\n\n- **decisions/0001-hedge.md**: was Saw"), "{out}");
    assert!(out.contains("\n\nUnchanged: "), "{out}");
}

#[test]
fn answer_that_no_longer_fits_and_files_that_cannot_be_read_come_first() {
    let folder = decisions();
    let path = folder.path();
    let renamed = catalogue(2, 4, &WOOD.replace("id: soft", "id: pine"));
    fs::write(path.join("tools.yaml"), renamed).unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!(status, 3);
    assert_eq!(
        out,
        "decisions/hedge.yaml: was Saw, clearly; incomplete: “Which wood?” needs a new answer: the choice `soft` was removed\n"
    );
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml", "missing.yaml"]);
    assert_eq!(status, 2, "{out}");
    assert!(out.contains("missing.yaml: cannot be checked: there is no such file\n"), "{out}");
    fs::remove_file(path.join("tools.yaml")).unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!(status, 2, "{out}");
}

#[test]
fn diff_adds_up() {
    let folder = decisions();
    let path = folder.path();
    let (status, out, err) = run(path, &["diff", "decisions/hedge.yaml", "decisions/old/table.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    let expected = "points of Haste/Care 0 → 3\npoints of Haste/Speed 4 → 0\n\nSaw: 4 → 0 (-4)\nKnife: 2 → 5 (+3)\n\
                    Verdict: Saw, clearly → Knife, clearly\n";
    assert_eq!(out, expected);
    fs::write(path.join("new.yaml"), catalogue(2, 2, WOOD)).unwrap();
    let (_, out, _) =
        run(path, &["diff", "decisions/hedge.yaml", "--catalogue", "tools.yaml", "--catalogue", "new.yaml"]);
    assert_eq!(
        out,
        "points of Haste/Speed 4 → 2\n\nSaw: 4 → 2 (-2)\nKnife: 2 → 2 (no change)\nVerdict: Saw, clearly → too close to call: Saw or Knife\n"
    );
    // With the verdict that is recorded, and today's catalogue.
    fs::copy(path.join("new.yaml"), path.join("tools.yaml")).unwrap();
    let (_, today, _) = run(path, &["diff", "decisions/hedge.yaml"]);
    assert_eq!(today, out);
    let (status, _, err) = run(path, &["diff", "decisions/unfinished.yaml"]);
    assert_eq!(status, 2);
    assert!(err.contains("--catalogue OLD --catalogue NEW"), "{err}");
}

#[test]
fn edited_answers_and_bad_dates_are_noticed() {
    let folder = decisions();
    let path = folder.path();
    let file = path.join("decisions/hedge.yaml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("- quick", "- calm")).unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!(status, 3);
    assert!(out.contains("clearly: the answers were edited after the verdict; points of"), "{out}");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "review_by: tomorrow\n").unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!(status, 2);
    assert!(out.contains("`review_by` is a day, not `tomorrow`"), "{out}");
    let (status, _, err) = run(path, &["report", "--answer", "kind=service", "--review-by", "soon"]);
    assert_eq!(status, 2);
    assert!(err.contains("write a day as 2027-05-01"), "{err}");
}

#[cfg(unix)]
#[test]
fn workflow_of_the_docs_runs() {
    let folder = decisions();
    let path = folder.path();
    fs::create_dir(path.join("docs")).unwrap();
    fs::rename(path.join("decisions"), path.join("docs/decisions")).unwrap();
    fs::create_dir_all(path.join("docs/decisions/old")).unwrap();
    fs::copy(path.join("tools.yaml"), path.join("docs/tools.yaml")).unwrap();
    let docs = include_str!("../../docs/recheck.md");
    let (_, script) = docs.split_once("        run: |\n").unwrap();
    let (script, _) = script.split_once("```").unwrap();
    let script = script.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
    assert!(script.contains("whichone recheck docs/decisions"), "{script}");
    let program = Path::new(env!("CARGO_BIN_EXE_whichone")).parent().unwrap();
    let paths = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let status = Command::new("sh")
        .args(["-c", &script])
        .current_dir(path)
        .env("PATH", paths)
        .env("GITHUB_STEP_SUMMARY", path.join("summary.md"))
        .status()
        .unwrap();
    // The review date has passed, and one is unfinished.
    assert_eq!(status.code(), Some(3));
    assert!(fs::read_to_string(path.join("summary.md")).unwrap().starts_with("# Decisions checked again\n"));
}

/// The front matter of a decision record.
fn front_matter(record: &str) -> Value {
    let (front, _) = record.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    serde_yaml::from_str(front).unwrap()
}

#[test]
fn decision_against_the_verdict_says_so_and_every_option_is_read_back() {
    let folder = decisions();
    let path = folder.path();
    let with = |more: &[&str]| record(path, "decisions/hedge.yaml", more);
    let (status, record, _) = with(&[
        "--decided",
        "knife",
        "--because",
        "the saw is lent out.",
        "--review-by",
        "2027-05-01",
        "--consulted",
        "Ada, Bo",
        "--informed",
        "Cy",
    ]);
    assert_eq!(status, 0);
    let found = front_matter(&record);
    assert_eq!(
        (&found["status"], &found["consulted"], &found["informed"]),
        (&json!("accepted"), &json!(["Ada", "Bo"]), &json!(["Cy"]))
    );
    assert_eq!(found["whichone"]["review_by"], json!("2027-05-01"));
    assert_eq!(found["whichone"]["verdict"]["leader"], json!("saw"), "the verdict is what the answers say");
    let expected = "Chosen option: \"Knife\", although the answers point clearly to Saw (4 points to 2), because the saw is lent out.";
    assert!(record.contains("# Use Knife\n") && record.contains(expected), "{record}");
    let (_, record, _) = with(&["--decided", "saw", "--because", "it is fast"]);
    assert!(
        record.contains("Chosen option: \"Saw\", because it is fast. The answers point to it too: 4 points to 2."),
        "{record}"
    );
    for (more, why) in
        [(vec!["--decided", "axe", "--because", "x"], "--decided axe: "), (vec!["--decided", "saw"], "--because")]
    {
        let (status, _, err) = with(&more);
        assert_eq!(status, 2);
        assert!(err.contains(why), "{err}");
    }
    let (status, _, err) =
        run(path, &["report", "decisions/hedge.yaml", "--catalogue", "tools.yaml", "--consulted", "Ada"]);
    assert_eq!(status, 2);
    assert!(err.contains("add --format adr"), "{err}");
}

#[test]
fn records_in_a_folder_are_numbered_and_checked_again() {
    let folder = decisions();
    let path = folder.path();
    for number in 2..=3 {
        let (status, out, err) = record(path, "decisions/hedge.yaml", &["--output", "decisions"]);
        assert_eq!((status, out.as_str()), (0, ""), "{err}");
        assert_eq!(err, format!("Written to decisions/000{number}-use-saw.md\n"));
    }
    let (_, out, _) = run(path, &["recheck", "decisions/0003-use-saw.md"]);
    assert_eq!(out, "decisions/0003-use-saw.md: unchanged (Saw, clearly)\n");
}

#[test]
fn superseded_records_link_both_ways_and_are_left_out() {
    let folder = decisions();
    let path = folder.path();
    let superseding = |old: &str| record(path, "decisions/hedge.yaml", &["--output", "decisions", "--supersedes", old]);
    let (status, _, err) = superseding("decisions/0001-hedge.md");
    assert_eq!((status, err.as_str()), (0, "Written to decisions/0002-use-saw.md\n"));
    let old = fs::read_to_string(path.join("decisions/0001-hedge.md")).unwrap();
    assert_eq!(front_matter(&old)["status"], json!("superseded by [0002-use-saw](0002-use-saw.md)"));
    assert!(old.contains("\n## Decision Outcome\n"), "the rest stays");
    let new = fs::read_to_string(path.join("decisions/0002-use-saw.md")).unwrap();
    assert!(new.contains("\nSupersedes [Use Saw](<0001-hedge.md>).\n"), "{new}");
    let (_, out, _) = run(path, &["recheck", "decisions"]);
    assert!(!out.contains("0001-hedge") && out.contains("0002-use-saw.md: unchanged"), "{out}");
    let (status, _, err) = superseding("decisions/README.md");
    assert_eq!(status, 2);
    assert!(err.contains("has no `status` in its front matter"), "{err}");
    assert!(!path.join("decisions/0003-use-saw.md").exists());
}

#[test]
fn repository_may_be_checked_out_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let repository = folder.path().join("one");
    fs::create_dir_all(repository.join("docs/decisions")).unwrap();
    fs::create_dir_all(repository.join("catalogues")).unwrap();
    fs::write(repository.join("catalogues/tools.yaml"), catalogue(1, 4, WOOD)).unwrap();
    let catalogues = repository.join("catalogues");
    decide(&catalogues, "../docs/decisions/hedge.yaml", "1\n2\n\n\n");
    let (status, _, err) = record(&catalogues, "../docs/decisions/hedge.yaml", &["--output", "../docs/decisions"]);
    assert_eq!((status, err.as_str()), (0, "Written to ../docs/decisions/0001-use-saw.md\n"));
    let file = fs::read_to_string(repository.join("docs/decisions/hedge.yaml")).unwrap();
    assert!(file.contains("  catalogue: ../../catalogues/tools.yaml\n"), "{file}");
    fs::rename(&repository, folder.path().join("two")).unwrap();
    let (status, out, _) = run(&folder.path().join("two"), &["recheck", "docs"]);
    assert_eq!(status, 0, "{out}");
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn broken_records_are_reported_and_other_files_left_out() {
    let folder = decisions();
    let path = folder.path();
    let record = fs::read_to_string(path.join("decisions/0001-hedge.md")).unwrap();
    fs::create_dir(path.join("broken")).unwrap();
    fs::write(path.join("broken/conflict.md"), record.replacen("  format: 2\n", "<<<<<<< HEAD\n  format: 2\n", 1))
        .unwrap();
    fs::write(path.join("broken/other.md"), [0xff, 0xfe, b'a']).unwrap();
    fs::write(path.join("broken/entity.yaml"), "name: CI\ncatalogue: backstage\n").unwrap();
    fs::write(path.join("broken/tools.yaml"), catalogue(1, 4, WOOD)).unwrap();
    fs::write(path.join("broken/cut.yaml"), "format: 2\ncatalo").unwrap();
    fs::create_dir(path.join("broken/.git")).unwrap();
    fs::write(path.join("broken/.git/x.md"), &record).unwrap();
    #[cfg(unix)]
    assert!(Command::new("mkfifo").arg(path.join("broken/pipe.yaml")).status().unwrap().success());
    let (status, out, _) = run(path, &["recheck", "broken", "decisions/hedge.yaml"]);
    assert_eq!(status, 2);
    let lines: Vec<&str> = out.lines().collect();
    let [conflict, cut, hedge] = lines.as_slice() else { panic!("{out}") };
    assert!(
        conflict.starts_with("broken/conflict.md: cannot be checked: ") && conflict.contains("front matter"),
        "{out}"
    );
    assert!(cut.starts_with("broken/cut.yaml: cannot be checked: "), "{out}");
    assert_eq!(*hedge, "decisions/hedge.yaml: unchanged (Saw, clearly)");
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml", "--catalogue", "database"]);
    assert_eq!(
        (status, out.as_str()),
        (0, "decisions/hedge.yaml: unchanged (Saw, clearly)\n"),
        "it is not about that catalogue"
    );
}

#[test]
fn neutral_points_and_hidden_questions_are_seen_for_what_they_are() {
    let folder = decisions();
    let path = folder.path();
    fs::write(path.join("tools.yaml"), catalogue(1, 4, WOOD).replace("neutral: 0", "neutral: 3")).unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!(
        (status, out.as_str()),
        (3, "decisions/hedge.yaml: was Saw, clearly; now Saw, narrowly: neutral points 0 → 3\n")
    );
    // A choice of a question that is no longer asked is gone: nobody could answer it.
    let hidden = WOOD
        .replace("    topic: Wood\n", "    topic: Wood\n    when: { haste: [calm] }\n")
        .replace("id: soft", "id: pine");
    fs::write(path.join("tools.yaml"), catalogue(1, 4, &hidden)).unwrap();
    let (status, out, _) = run(path, &["recheck", "decisions/hedge.yaml"]);
    assert_eq!((status, out.as_str()), (0, "decisions/hedge.yaml: unchanged (Saw, clearly)\n"));
}

#[test]
fn reopened_answers_say_that_the_verdict_is_another_one_today() {
    let folder = decisions();
    let path = folder.path();
    let reopen = || {
        let output = Command::new(env!("CARGO_BIN_EXE_whichone"))
            .args(["tools.yaml", "--plain", "--file", "decisions/hedge.yaml"])
            .current_dir(path)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        format!("{out}{err}").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = "Your verdict was: Saw, clearly. Today it would be: ";
    let text = reopen();
    assert!(!text.contains("Your verdict was"), "{text}");
    fs::write(path.join("tools.yaml"), catalogue(2, 2, WOOD)).unwrap();
    let text = reopen();
    assert!(text.contains(said), "{text}");
}
