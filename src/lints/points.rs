//! Lints about points: questions, reasons and options that they make no difference to.

use std::collections::BTreeSet;

use crate::{
    catalogue::{Catalogue, CatalogueOption, Kind, Question, Reason},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::{finding::Finding, reachability::path_to};

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found: Vec<Finding> = { catalogue.questions.iter() }
        .filter(|question| decides_nothing(question))
        .map(|question| deciding_nothing(catalogue, question))
        .collect();
    found.extend(idle_reasons(catalogue));
    found.extend(options_without_reason(catalogue));
    found
}

fn deciding_nothing(catalogue: &Catalogue, question: &Question) -> Finding {
    let message = format!("`{}` decides nothing: every answer gives each option the same points", question.id);
    let path = NodePath::default().key("questions").item(question.index);
    Finding::new(Rule::DecidesNothing, path, message).asked_after(catalogue, question)
}

/// Whether every answer to `question` gives each option the same points, and no `when` refers to it.
pub(crate) fn decides_nothing(question: &Question) -> bool {
    let contributions = || question.choices.iter().map(|choice| &choice.contribution);
    let is_same = match question.kind {
        Kind::One => contributions().zip(contributions().skip(1)).all(|(one, next)| one == next),
        // "None of these" is an answer too.
        Kind::Many { .. } => contributions().flatten().all(|points| *points == 0),
    };
    is_same && !question.controls && !question.can_rule_out()
}

/// Finds reasons that no answer gives points to, and reasons that support nothing.
fn idle_reasons(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("reasons");
    let given: BTreeSet<usize> = catalogue.questions.iter().flat_map(Question::reasons).collect();
    let mut reachable = BTreeSet::new();
    for question in &catalogue.questions {
        let reasons = question.reasons();
        if !reasons.iter().all(|reason| reachable.contains(reason)) && path_to(catalogue, question).is_some() {
            reachable.extend(reasons);
        }
    }
    let finding = |(index, reason): (usize, &Reason)| {
        let (rule, message) = if !given.contains(&index) {
            (Rule::ReasonNotAsked, format!("no choice gives points to `{}`", reason.id))
        } else if !reachable.contains(&index) {
            (Rule::ReasonNotAsked, format!("only questions that are never asked give points to `{}`", reason.id))
        } else if reason.supports.iter().all(|level| *level == 0) {
            (Rule::ReasonSupportsNothing, format!("`{}` supports no option", reason.id))
        } else {
            return None;
        };
        Some(Finding::new(rule, list.item(index), message))
    };
    catalogue.reasons.iter().enumerate().filter_map(finding).collect()
}

fn options_without_reason(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("options");
    let has_no_reason =
        |(index, _): &(usize, &CatalogueOption)| catalogue.reasons.iter().all(|reason| reason.support(*index) == 0);
    let finding = |(index, option): (usize, &CatalogueOption)| {
        let message = format!("no reason supports `{}`, so it can never win", option.id);
        Finding::new(Rule::OptionWithoutReason, list.item(index), message)
    };
    catalogue.options.iter().enumerate().filter(has_no_reason).map(finding).collect()
}
