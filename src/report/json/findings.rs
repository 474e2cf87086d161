//! What `check` finds as JSON: one shape for errors and warnings, in checks and in audits.

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, Expectation, Strength},
    diagnostics::{Diagnostic, Position, Rule},
    lints::{Evidence, Finding},
    yaml::locate,
};

use super::{
    super::cases::CaseLine,
    shapes::{ByOption, choices, kind, pretty, question_id},
};

/// What was found in one file.
pub enum Checked<'c> {
    /// The file cannot be read, and this is why.
    Unreadable(String),
    /// The file is no valid catalogue.
    Faulty(&'c [Diagnostic]),
    /// A valid catalogue, the text of its file, and the findings.
    Loaded(&'c Catalogue, &'c str, &'c [Finding]),
}

#[derive(Serialize)]
struct FileJson<'c> {
    file: &'c str,
    ok: bool,
    faults: Vec<FoundJson<'c>>,
    findings: Vec<FoundJson<'c>>,
    /// With `--cases`.
    #[serde(skip_serializing_if = "Option::is_none")]
    cases: Option<Vec<CaseJson<'c>>>,
}

#[derive(Serialize)]
struct CaseJson<'c> {
    id: &'c str,
    title: &'c str,
    passes: bool,
    verdict: CaseVerdictJson<'c>,
    expect: ExpectJson<'c>,
}

#[derive(Serialize)]
struct CaseVerdictJson<'c> {
    kind: &'static str,
    leader: Option<&'c str>,
    lead: [u32; 2],
    scores: ByOption<'c, u32>,
}

/// As the catalogue has it.
#[derive(Serialize)]
struct ExpectJson<'c> {
    verdict: &'c str,
    strength: Option<&'static str>,
}

#[derive(Serialize)]
pub struct FoundJson<'c> {
    code: &'static str,
    level: &'static str,
    message: String,
    help: String,
    line: Option<usize>,
    column: Option<usize>,
    #[serde(rename = "witness")]
    evidence: Option<EvidenceJson<'c>>,
}

#[derive(Serialize)]
struct EvidenceJson<'c> {
    text: &'c str,
    answers: Vec<AnswerJson<'c>>,
    #[serde(rename = "places")]
    positions: Vec<PositionJson>,
}

#[derive(Serialize)]
struct AnswerJson<'c> {
    question: &'c str,
    choices: Vec<&'c str>,
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
}

/// Writes what was found in files, each with its name and whether it passes, as JSON that ends in a newline; with
/// `with_cases`, also how each worked case ends.
pub fn check_json(files: &[(&str, bool, Checked)], with_cases: bool) -> String {
    let file = |(file, ok, checked): &(&'_ str, bool, Checked)| {
        let cases = match checked {
            Checked::Loaded(catalogue, ..) if with_cases => Some(cases_json(catalogue)),
            _ => None,
        };
        let (faults, findings) = match checked {
            Checked::Unreadable(why) => (vec![unreadable(why)], Vec::new()),
            Checked::Faulty(diagnostics) => (diagnostics.iter().map(diagnostic_json).collect(), Vec::new()),
            Checked::Loaded(catalogue, text, findings) => (Vec::new(), findings_json(catalogue, findings, text)),
        };
        serde_json::to_value(FileJson { file, ok: *ok, faults, findings, cases }).unwrap_or_default()
    };
    pretty(&files.iter().map(file).collect::<Vec<_>>())
}

fn cases_json(catalogue: &Catalogue) -> Vec<CaseJson<'_>> {
    let case = |case| {
        let CaseLine { verdict, passes, .. } = CaseLine::new(catalogue, case);
        let (lead, total) = (verdict.lead(), verdict.points_of_both() + catalogue.neutral);
        CaseJson {
            id: &case.id,
            title: &case.title,
            passes,
            verdict: CaseVerdictJson {
                kind: kind(verdict.kind),
                leader: verdict.leader().map(|option| catalogue.option_id(option)),
                lead: [lead, total],
                scores: ByOption(catalogue, verdict.scores.points),
            },
            expect: expect_json(catalogue, case.expect),
        }
    };
    catalogue.cases.iter().map(case).collect()
}

fn expect_json(catalogue: &Catalogue, expectation: Expectation) -> ExpectJson<'_> {
    let (verdict, strength) = match expectation {
        Expectation::Option(option, strength) => (catalogue.option_id(option), strength),
        Expectation::Both => ("both", None),
        Expectation::Either => ("either", None),
        Expectation::NoneLeft => ("none", None),
        Expectation::Insufficient => ("insufficient", None),
    };
    let strength = strength.map(|strength| match strength {
        Strength::Clear => "clear",
        Strength::Leans => "leans",
    });
    ExpectJson { verdict, strength }
}

fn unreadable(why: &str) -> FoundJson<'static> {
    let rule = Rule::Unreadable;
    FoundJson {
        code: rule.code(),
        level: rule.severity().word(),
        message: why.into(),
        help: rule.help().into(),
        line: None,
        column: None,
        evidence: None,
    }
}

fn diagnostic_json(diagnostic: &Diagnostic) -> FoundJson<'static> {
    FoundJson {
        code: diagnostic.kind.code(),
        level: diagnostic.kind.rule().severity().word(),
        message: diagnostic.kind.to_string(),
        help: diagnostic.kind.help(),
        line: Some(diagnostic.position.line),
        column: Some(diagnostic.position.column),
        evidence: None,
    }
}

/// The findings in `catalogue`; `text` is that of its file.
pub fn findings_json<'c>(catalogue: &'c Catalogue, findings: &'c [Finding], text: &str) -> Vec<FoundJson<'c>> {
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    let found = |(finding, position): (&'c Finding, Position)| FoundJson {
        code: finding.code(),
        level: finding.severity().word(),
        message: finding.message.clone(),
        help: finding.help().into(),
        line: Some(position.line),
        column: Some(position.column),
        evidence: finding.evidence.as_ref().map(|evidence| evidence_json(catalogue, evidence, text)),
    };
    findings.iter().zip(locate(text, &paths)).map(found).collect()
}

fn evidence_json<'c>(catalogue: &'c Catalogue, evidence: &'c Evidence, text: &str) -> EvidenceJson<'c> {
    let answer = |(question, picks): &(usize, _)| AnswerJson {
        question: question_id(catalogue, *question),
        choices: choices(catalogue, *question, *picks),
    };
    let positions = if evidence.places.is_empty() { Vec::new() } else { locate(text, &evidence.places) };
    let position = |position: Position| PositionJson { line: position.line, column: position.column };
    EvidenceJson {
        text: &evidence.text,
        answers: evidence.answers.iter().map(answer).collect(),
        positions: positions.into_iter().map(position).collect(),
    }
}
