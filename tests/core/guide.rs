//! The guide to writing a catalogue: its steps are files that run, and it shows what they contain and what commands say
//! about them.
//!
//! A block with the mark `<!-- file: NAME -->` shows lines of that step. One with `<!-- run: NAME -->` shows a command
//! and its output, with the step as `queue.yaml`; `; OLD => NEW` after the name changes the step first. A line with
//! `…` in a block says that some lines are left out.

use std::{fs, path::Path};

use whichone::{
    analysis::audit,
    catalogue::{
        Expectation, Strength,
        limits::{self, DEFAULT_NEUTRAL},
        load,
    },
    lints::{findings, run_cases},
};

use super::further_catalogues::whichone_in;

const GUIDE: &str = include_str!("../../docs/catalogues.md");

/// The steps, by the names of their files.
fn steps() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogues/guide");
    let read =
        |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
    let mut steps: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect();
    steps.sort();
    steps
}

fn step(name: &str) -> String {
    let found = steps().into_iter().find(|(step, _)| step == name);
    found.unwrap_or_else(|| panic!("the guide names {name}")).1
}

/// The blocks whose mark begins with `kind`: the rest of the mark, and the block without its fences.
fn blocks(kind: &str) -> Vec<(&'static str, &'static str)> {
    let block = |after: &'static str| {
        let (mark, rest) = after.split_once(" -->\n```").unwrap();
        let (_, body) = rest.split_once('\n').unwrap();
        (mark.trim_start_matches(':').trim(), body.split_once("```\n").unwrap().0)
    };
    GUIDE.split(&format!("<!-- {kind}")).skip(1).map(block).collect()
}

/// Whether `text` is what `shown` shows, with any lines where it has a line with `…`.
fn matches(text: &str, shown: &str) -> bool {
    let is_left_out = |line: &&str| line.trim_start_matches("# ") == "…";
    let (text, shown): (Vec<&str>, Vec<&str>) = (text.lines().collect(), shown.lines().collect());
    let parts: Vec<&[&str]> = shown.split(is_left_out).collect();
    let mut at = 0;
    for (number, part) in parts.iter().enumerate() {
        let found = (at..=text.len()).find(|start| text[*start..].starts_with(part));
        match found {
            Some(start) if number > 0 || start == 0 => at = start + part.len(),
            _ => return false,
        }
    }
    parts.last().is_some_and(|part| part.is_empty()) || at == text.len()
}

#[test]
fn every_step_runs_and_is_shown_and_its_cases_pass() {
    assert_eq!(steps().len(), 8);
    for (name, text) in steps() {
        let catalogue = load(&text).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(run_cases(&catalogue), [], "{name}");
        assert!(blocks("file").iter().any(|(step, _)| *step == name), "{name}");
        assert!(GUIDE.contains(&format!("](../tests/catalogues/guide/{name})")), "{name}");
    }
}

#[test]
fn what_is_shown_of_a_step_is_in_its_file() {
    for (name, shown) in blocks("file") {
        assert!(matches(&step(name), &format!("…\n{shown}…\n")), "{name} does not contain\n{shown}");
    }
}

#[test]
fn output_in_the_guide_is_correct() {
    for (mark, shown) in blocks("run") {
        let folder = tempfile::tempdir().unwrap();
        let (name, change) = mark.split_once("; ").unwrap_or((mark, ""));
        if !name.is_empty() {
            let mut text = step(name);
            if let Some((old, new)) = change.split_once(" => ") {
                assert_eq!(text.matches(old).count(), 1, "{mark}");
                text = text.replace(old, new);
            }
            fs::write(folder.path().join("queue.yaml"), text).unwrap();
        }
        let (command, shown) = shown.split_once('\n').unwrap();
        let args: Vec<&str> = command.strip_prefix("$ whichone ").unwrap().split(' ').collect();
        let (_, out, err) = whichone_in(folder.path(), &args);
        assert!(matches(format!("{out}{err}").trim_end(), shown), "{mark}: {command}\n{out}{err}");
    }
}

#[test]
fn the_last_step_has_no_findings_and_each_option_clearly_wins_a_case() {
    let (_, text) = steps().pop().unwrap();
    let catalogue = load(&text).unwrap();
    assert_eq!(findings(&catalogue), []);
    for option in 0..catalogue.options.len() {
        let expected = Expectation::Option(option, Some(Strength::Clear));
        assert!(catalogue.cases.iter().any(|case| case.expect == expected), "{}", catalogue.option_name(option));
    }
}

#[test]
fn shares_of_the_built_in_catalogues_are_correct() {
    for (name, text) in [
        ("language", include_str!("../../questions.yaml")),
        ("services", include_str!("../../assets/catalogues/services.yaml")),
        ("database", include_str!("../../assets/catalogues/databases.yaml")),
    ] {
        let share = 100.0 * audit(&load(text).unwrap()).forecast.too_close.value;
        let shown = format!("`{name}` {share:.1}%");
        assert!(GUIDE.contains(&shown), "{shown}");
    }
}

#[test]
fn limits_in_the_guide_are_correct() {
    let spans = [
        ("`options`", limits::OPTIONS, ""),
        ("`reasons`", limits::REASONS, ""),
        ("`supports`", limits::SUPPORTS, ""),
        ("`points`", limits::POINTS, ""),
        ("`choices`", limits::CHOICES_ONE, ""),
        ("`choices`", limits::CHOICES_MANY, "with `many` "),
    ];
    for (key, span, before) in spans {
        let limit = format!("{before}{} to {}", span.start(), span.end());
        let row = |line: &&str| line.starts_with(&format!("| {key} |"));
        assert!(GUIDE.lines().filter(row).any(|line| line.contains(&limit)), "{key}: {limit}");
    }
    assert!(
        GUIDE.contains(&format!("| 0 to 1,000; {DEFAULT_NEUTRAL} without it |")) && *limits::NEUTRAL.end() == 1_000
    );
    assert!(GUIDE.contains("| 1 to 500; required;") && limits::QUESTIONS == (1..=500));
    assert!(GUIDE.contains("at most 5,000,000 points") && limits::SCORE == 5_000_000);
    assert!(GUIDE.contains(&format!("at most {} MiB", limits::BYTES >> 20)));
}

/// Every key of the format has a row in the reference.
#[test]
fn every_key_is_in_the_reference() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../assets/questions.schema.json")).unwrap();
    let definitions = schema["$defs"].as_object().unwrap().values();
    let reference = GUIDE.split_once("\n### The format\n").unwrap().1;
    for object in definitions.chain([&schema]) {
        for key in object["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
            let names =
                [format!("`{key}`"), format!("{key}:"), format!("{{ {key}"), format!(" {key},"), format!(" {key} }}")];
            assert!(names.iter().any(|name| reference.contains(name.as_str())), "{key}");
        }
    }
}
