//! Lints about worked cases: whether each ends in the verdict that it expects, and answers what it is asked.

use crate::{
    analysis::{CaseFailure, case_answers, run_case},
    catalogue::{Case, Catalogue},
    diagnostics::Rule,
    quiz::Answer,
    yaml::NodePath,
};

use super::{case_hints::hint, finding::Finding};

/// Runs every case.
pub fn run_cases(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("cases");
    let findings = |(index, case): (usize, &Case)| {
        let finding = |failure: CaseFailure| {
            Finding::new(Rule::CaseFails, list.item(index).key("expect"), failure.to_string())
                .with_evidence(hint(catalogue, case))
        };
        let failure = run_case(catalogue, case).err().map(finding);
        failure.into_iter().chain(mismatches(catalogue, case, &list.item(index)))
    };
    catalogue.cases.iter().enumerate().flat_map(findings).collect()
}

/// Finds questions that a case answers and is not asked, or is asked and does not answer.
fn mismatches(catalogue: &Catalogue, case: &Case, path: &NodePath) -> Vec<Finding> {
    let answers = case_answers(catalogue, case);
    let hidden = answers.hidden_answers(catalogue).into_iter().map(|(question, answer)| {
        let path = match answer {
            Answer::NotSure => path.key("not_sure"),
            _ => path.key("answers").key_name(&question.id),
        };
        let message = format!("the case `{}` answers `{}`, but is never asked it", case.id, question.id);
        Finding::new(Rule::CaseHidden, path, message)
    });
    let open = answers.visible(catalogue).into_iter().filter(|question| answers.get(question) == Answer::Open);
    let open = open.map(|question| {
        let message = format!("the case `{}` is asked `{}`, but does not answer it", case.id, question.id);
        Finding::new(Rule::CaseOpen, path.key("answers"), message).asked_after(catalogue, question)
    });
    hidden.chain(open).collect()
}
