//! Faults and findings as JSON: one shape for `check` and `audit` (docs/json.md).

use serde::Serialize;

use crate::{
    catalogue::Catalogue,
    diagnostics::{Diagnostic, Position, Rule},
    lints::{Evidence, Finding},
    yaml::locate,
};

use super::{choices, pretty, question};

/// What was found in one file.
pub enum Checked<'c> {
    /// It cannot be read, and this is why.
    Unreadable(String),
    /// Nothing of it loads.
    Faulty(&'c [Diagnostic]),
    /// It loads: its catalogue, its text, and what was found.
    Loaded(&'c Catalogue, &'c str, &'c [Finding]),
}

#[derive(Serialize)]
struct FileJson<'c> {
    file: &'c str,
    ok: bool,
    faults: Vec<FoundJson<'c>>,
    findings: Vec<FoundJson<'c>>,
}

/// A fault or a finding.
#[derive(Serialize)]
pub(crate) struct FoundJson<'c> {
    code: &'static str,
    level: &'static str,
    message: String,
    help: String,
    line: Option<usize>,
    column: Option<usize>,
    witness: Option<WitnessJson<'c>>,
}

#[derive(Serialize)]
struct WitnessJson<'c> {
    text: &'c str,
    answers: Vec<AnswerJson<'c>>,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct AnswerJson<'c> {
    question: &'c str,
    choices: Vec<&'c str>,
}

#[derive(Serialize)]
struct PlaceJson {
    line: usize,
    column: usize,
}

/// What was found in files, each with its name and whether it passes, as JSON that ends in a newline.
pub fn check_json(files: &[(&str, bool, Checked)]) -> String {
    let file = |(file, ok, checked): &(&'_ str, bool, Checked)| {
        let (faults, findings) = match checked {
            Checked::Unreadable(why) => (vec![unreadable(why)], Vec::new()),
            Checked::Faulty(faults) => (faults.iter().map(fault_json).collect(), Vec::new()),
            Checked::Loaded(catalogue, text, findings) => (Vec::new(), findings_json(catalogue, findings, text)),
        };
        serde_json::to_value(FileJson { file, ok: *ok, faults, findings }).unwrap_or_default()
    };
    pretty(&files.iter().map(file).collect::<Vec<_>>())
}

fn unreadable(why: &str) -> FoundJson<'static> {
    let check = Rule::Unreadable;
    FoundJson {
        code: check.code(),
        level: check.severity().word(),
        message: why.into(),
        help: check.help().into(),
        line: None,
        column: None,
        witness: None,
    }
}

fn fault_json(fault: &Diagnostic) -> FoundJson<'static> {
    FoundJson {
        code: fault.kind.code(),
        level: fault.kind.rule().severity().word(),
        message: fault.kind.to_string(),
        help: fault.kind.help(),
        line: Some(fault.position.line),
        column: Some(fault.position.column),
        witness: None,
    }
}

/// The findings in `catalogue`, whose file has this text.
pub(crate) fn findings_json<'c>(catalogue: &'c Catalogue, findings: &'c [Finding], text: &str) -> Vec<FoundJson<'c>> {
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    let finding = |(finding, place): (&'c Finding, Position)| FoundJson {
        code: finding.code(),
        level: finding.severity().word(),
        message: finding.message.clone(),
        help: finding.help().into(),
        line: Some(place.line),
        column: Some(place.column),
        witness: finding.evidence.as_ref().map(|witness| witness_json(catalogue, witness, text)),
    };
    findings.iter().zip(locate(text, &paths)).map(finding).collect()
}

fn witness_json<'c>(catalogue: &'c Catalogue, witness: &'c Evidence, text: &str) -> WitnessJson<'c> {
    let answer = |(at, picks): &(usize, _)| AnswerJson {
        question: question(catalogue, *at),
        choices: choices(catalogue, *at, *picks),
    };
    let places = if witness.places.is_empty() { Vec::new() } else { locate(text, &witness.places) };
    WitnessJson {
        text: &witness.text,
        answers: witness.answers.iter().map(answer).collect(),
        places: places.into_iter().map(|place| PlaceJson { line: place.line, column: place.column }).collect(),
    }
}
