//! Worked cases: a catalogue's own examples, held against the verdict each expects.

mod hints;

use crate::{
    catalogue::{Case, Catalogue, Check, Expectation, Finding, Strength as Expected},
    document::Path,
    quiz::{Answer, Answers},
};

use super::judge::{Strength, Verdict, judge};

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
#[must_use]
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
    let verdict = judge(catalogue, &case_answers(catalogue, case));
    if meets(case.expect, &verdict) {
        return Ok(verdict);
    }
    let expected = expected_words(catalogue, case.expect);
    Err(CaseFailure { id: case.id.clone(), expected, found: found_words(catalogue, &verdict) })
}

/// Whether `verdict` is what was expected.
fn meets(expected: Expectation, verdict: &Verdict) -> bool {
    match expected {
        Expectation::Both => verdict.strength == Strength::Both,
        Expectation::Either => verdict.strength == Strength::Either,
        Expectation::Insufficient => verdict.strength == Strength::Insufficient,
        Expectation::Option(option, strength) => verdict.leader() == Some(option) && is_so(strength, verdict.strength),
    }
}

fn is_so(expected: Option<Expected>, found: Strength) -> bool {
    match expected {
        None => true,
        Some(Expected::Clear) => found == Strength::Clear,
        Some(Expected::Leans) => found == Strength::Leans,
    }
}

/// Runs every case: the failures, and the cases whose answers and questions do not match.
#[must_use]
pub fn run_cases(catalogue: &Catalogue) -> Vec<Finding> {
    let list = Path::default().key("cases");
    let findings = |(at, case): (usize, &Case)| {
        let finding = |failure: CaseFailure| {
            Finding::new(Check::CaseFails, list.item(at).key("expect"), failure.to_string())
                .shown_by(hints::hint(catalogue, case))
        };
        let failure = run_case(catalogue, case).err().map(finding);
        failure.into_iter().chain(mismatch(catalogue, case, &list.item(at)))
    };
    catalogue.cases.iter().enumerate().flat_map(findings).collect()
}

/// What a case answers though it would not be asked, and what it would be asked and does not answer.
fn mismatch(catalogue: &Catalogue, case: &Case, path: &Path) -> Vec<Finding> {
    let answers = case_answers(catalogue, case);
    let hidden = answers.kept(catalogue).into_iter().map(|(question, answer)| {
        let given = match answer {
            Answer::NotSure => path.key("not_sure"),
            _ => path.key("answers").name(&question.id),
        };
        let message = format!("the case `{}` answers `{}`, but is never asked it", case.id, question.id);
        Finding::new(Check::CaseHidden, given, message)
    });
    let open = answers.visible(catalogue).into_iter().filter(|question| answers.get(question) == Answer::Open);
    let open = open.map(|question| {
        let message = format!("the case `{}` is asked `{}`, but does not answer it", case.id, question.id);
        let finding = Finding::new(Check::CaseOpen, path.key("answers"), message);
        finding.asked_after(catalogue, question)
    });
    hidden.chain(open).collect()
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
    let expectation = match verdict.strength {
        Strength::Clear => Expectation::Option(verdict.first, Some(Expected::Clear)),
        Strength::Leans => Expectation::Option(verdict.first, Some(Expected::Leans)),
        Strength::Both => Expectation::Both,
        Strength::Either => Expectation::Either,
        Strength::Insufficient => Expectation::Insufficient,
    };
    let points =
        catalogue.options.iter().zip(&verdict.tally.scores).map(|(option, score)| format!("`{}` {score}", option.id));
    format!("{}: {}", expected_words(catalogue, expectation), points.collect::<Vec<_>>().join(", "))
}
