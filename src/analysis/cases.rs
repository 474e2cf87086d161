//! Worked cases: examples in a catalogue, each with the verdict it must end in.

use crate::{
    catalogue::{Case, Catalogue, Expectation, Strength},
    quiz::{Answer, Answers},
    scoring::{Verdict, VerdictKind},
};

use super::decided::verdict;

/// A worked case that ended in another verdict than it expects.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the case `{id}` expects {expected}, but the result is {found}")]
pub struct CaseFailure {
    pub id: String,
    pub expected: String,
    pub found: String,
}

/// The answers of `case`.
pub fn case_answers(catalogue: &Catalogue, case: &Case) -> Answers {
    let mut answers = Answers::none(catalogue);
    let picked = case.answers.iter().map(|(question, picks)| (question, Answer::Picked(*picks)));
    let not_sure = case.not_sure.iter().map(|question| (question, Answer::NotSure));
    for (question, answer) in picked.chain(not_sure) {
        if let Some(question) = catalogue.questions.get(*question) {
            answers.set(question, answer);
        }
    }
    answers
}

/// The verdict of `case`.
///
/// # Errors
/// Fails if the verdict is not the one that the case expects.
pub fn run_case(catalogue: &Catalogue, case: &Case) -> Result<Verdict, CaseFailure> {
    let verdict = verdict(catalogue, &case_answers(catalogue, case));
    if meets(case.expect, &verdict) {
        return Ok(verdict);
    }
    let expected = describe(catalogue, case.expect);
    Err(CaseFailure { id: case.id.clone(), expected, found: describe_verdict(catalogue, &verdict) })
}

/// Whether `verdict` is as expected.
pub fn meets(expected: Expectation, verdict: &Verdict) -> bool {
    match expected {
        Expectation::Both => verdict.kind == VerdictKind::Both,
        Expectation::Either => verdict.kind == VerdictKind::Either,
        Expectation::NoneLeft => verdict.kind == VerdictKind::NoneLeft,
        Expectation::Insufficient => verdict.kind == VerdictKind::Insufficient,
        Expectation::Option(option, strength) => {
            let kind = match strength {
                None => verdict.kind,
                Some(Strength::Clear) => VerdictKind::Clear,
                Some(Strength::Leans) => VerdictKind::Leans,
            };
            verdict.leader() == Some(option) && verdict.kind == kind
        }
    }
}

fn describe(catalogue: &Catalogue, expectation: Expectation) -> String {
    match expectation {
        Expectation::Both => "`both`".into(),
        Expectation::Either => "`either`".into(),
        Expectation::NoneLeft => "`none`".into(),
        Expectation::Insufficient => "`insufficient`".into(),
        Expectation::Option(option, None) => format!("`{}`", catalogue.option_id(option)),
        Expectation::Option(option, Some(Strength::Clear)) => format!("`{}` (clear)", catalogue.option_id(option)),
        Expectation::Option(option, Some(Strength::Leans)) => format!("`{}` (leans)", catalogue.option_id(option)),
    }
}

fn describe_verdict(catalogue: &Catalogue, verdict: &Verdict) -> String {
    let expectation = match verdict.kind {
        VerdictKind::Clear => Expectation::Option(verdict.first, Some(Strength::Clear)),
        VerdictKind::Leans => Expectation::Option(verdict.first, Some(Strength::Leans)),
        VerdictKind::Both => Expectation::Both,
        VerdictKind::Either => Expectation::Either,
        VerdictKind::NoneLeft => Expectation::NoneLeft,
        VerdictKind::Insufficient => Expectation::Insufficient,
    };
    let points =
        catalogue.options.iter().zip(&verdict.scores.points).map(|(option, score)| format!("`{}` {score}", option.id));
    format!("{}: {}", describe(catalogue, expectation), points.collect::<Vec<_>>().join(", "))
}
