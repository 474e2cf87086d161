//! Worked cases: a catalogue's own examples, held against the verdict each expects.

use crate::analysis::CaseFailure;
use crate::analysis::case_answers;
use crate::analysis::run_case;
mod hints;

use crate::{
    catalogue::{Case, Catalogue},
    diagnostics::Rule,
    quiz::Answer,
    yaml::NodePath,
};

use super::finding::Finding;

/// Runs every case: the failures, and the cases whose answers and questions do not match.
pub fn run_cases(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("cases");
    let findings = |(at, case): (usize, &Case)| {
        let finding = |failure: CaseFailure| {
            Finding::new(Rule::CaseFails, list.item(at).key("expect"), failure.to_string())
                .with_evidence(hints::hint(catalogue, case))
        };
        let failure = run_case(catalogue, case).err().map(finding);
        failure.into_iter().chain(mismatch(catalogue, case, &list.item(at)))
    };
    catalogue.cases.iter().enumerate().flat_map(findings).collect()
}

/// What a case answers though it would not be asked, and what it would be asked and does not answer.
fn mismatch(catalogue: &Catalogue, case: &Case, path: &NodePath) -> Vec<Finding> {
    let answers = case_answers(catalogue, case);
    let hidden = answers.hidden_answers(catalogue).into_iter().map(|(question, answer)| {
        let given = match answer {
            Answer::NotSure => path.key("not_sure"),
            _ => path.key("answers").key_name(&question.id),
        };
        let message = format!("the case `{}` answers `{}`, but is never asked it", case.id, question.id);
        Finding::new(Rule::CaseHidden, given, message)
    });
    let open = answers.visible(catalogue).into_iter().filter(|question| answers.get(question) == Answer::Open);
    let open = open.map(|question| {
        let message = format!("the case `{}` is asked `{}`, but does not answer it", case.id, question.id);
        let finding = Finding::new(Rule::CaseOpen, path.key("answers"), message);
        finding.asked_after(catalogue, question)
    });
    hidden.chain(open).collect()
}
