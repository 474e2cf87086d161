//! Worked cases: examples of a catalogue, each with the verdict it must end in.

use crate::analysis::decided::verdict;
use crate::{
    catalogue::{Case, Catalogue, Expectation, Strength as Expected},
    quiz::{Answer, Answers},
    scoring::{Verdict, VerdictKind},
};

/// How a worked case went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the case `{id}` expects {expected}, but the result is {found}")]
pub struct CaseFailure {
    /// Which case.
    pub id: String,
    /// The verdict it expects.
    pub expected: String,
    /// The verdict its answers give.
    pub found: String,
}

/// The answers of `case`.
pub fn case_answers(catalogue: &Catalogue, case: &Case) -> Answers {
    let mut answers = Answers::none(catalogue);
    let picked = case.answers.iter().map(|(at, picks)| (at, Answer::Picked(*picks)));
    let not_sure = case.not_sure.iter().map(|at| (at, Answer::NotSure));
    for (at, answer) in picked.chain(not_sure) {
        if let Some(question) = catalogue.questions.get(*at) {
            answers.set(question, answer);
        }
    }
    answers
}

/// Runs `case`.
///
/// # Errors
/// The verdict expected and the one found, where they differ.
pub fn run_case(catalogue: &Catalogue, case: &Case) -> Result<Verdict, CaseFailure> {
    let verdict = verdict(catalogue, &case_answers(catalogue, case));
    if meets(case.expect, &verdict) {
        return Ok(verdict);
    }
    let expected = expected_words(catalogue, case.expect);
    Err(CaseFailure { id: case.id.clone(), expected, found: found_words(catalogue, &verdict) })
}

/// Whether `verdict` is what was expected.
pub fn meets(expected: Expectation, verdict: &Verdict) -> bool {
    match expected {
        Expectation::Both => verdict.kind == VerdictKind::Both,
        Expectation::Either => verdict.kind == VerdictKind::Either,
        Expectation::Insufficient => verdict.kind == VerdictKind::Insufficient,
        Expectation::Option(option, strength) => verdict.leader() == Some(option) && is_so(strength, verdict.kind),
    }
}

fn is_so(expected: Option<Expected>, found: VerdictKind) -> bool {
    match expected {
        None => true,
        Some(Expected::Clear) => found == VerdictKind::Clear,
        Some(Expected::Leans) => found == VerdictKind::Leans,
    }
}

fn expected_words(catalogue: &Catalogue, expectation: Expectation) -> String {
    match expectation {
        Expectation::Both => "`both`".into(),
        Expectation::Either => "`either`".into(),
        Expectation::Insufficient => "`insufficient`".into(),
        Expectation::Option(option, None) => format!("`{}`", catalogue.option_id(option)),
        Expectation::Option(option, Some(Expected::Clear)) => format!("`{}` (clear)", catalogue.option_id(option)),
        Expectation::Option(option, Some(Expected::Leans)) => format!("`{}` (leans)", catalogue.option_id(option)),
    }
}

fn found_words(catalogue: &Catalogue, verdict: &Verdict) -> String {
    let expectation = match verdict.kind {
        VerdictKind::Clear => Expectation::Option(verdict.first, Some(Expected::Clear)),
        VerdictKind::Leans => Expectation::Option(verdict.first, Some(Expected::Leans)),
        VerdictKind::Both => Expectation::Both,
        VerdictKind::Either => Expectation::Either,
        VerdictKind::Insufficient => Expectation::Insufficient,
    };
    let points =
        catalogue.options.iter().zip(&verdict.scores.points).map(|(option, score)| format!("`{}` {score}", option.id));
    format!("{}: {}", expected_words(catalogue, expectation), points.collect::<Vec<_>>().join(", "))
}
