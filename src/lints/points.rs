//! Lints about points: questions and reasons that change nothing.

use crate::catalogue::Choice;
use crate::lints::conditions::path_to;
use crate::lints::finding::Finding;
use std::collections::BTreeSet;

use crate::{
    catalogue::{Catalogue, CatalogueOption, Kind, Question, Reason},
    diagnostics::Rule,
    yaml::NodePath,
};

pub(crate) fn idle_question(catalogue: &Catalogue, question: &Question, list: &NodePath) -> Option<Finding> {
    if !decides_nothing(question) {
        return None;
    }
    let message = format!("`{}` decides nothing: every answer gives each option the same points", question.id);
    let finding = Finding::new(Rule::DecidesNothing, list.item(question.index), message);
    Some(finding.asked_after(catalogue, question))
}

/// Whether every answer to `question` adds the same to each option, and none decides what else is asked.
pub fn decides_nothing(question: &Question) -> bool {
    let differ = match question.kind {
        Kind::One => question
            .choices
            .windows(2)
            .any(|pair| matches!(pair, [one, other] if one.contribution != other.contribution)),
        // None of them is an answer too.
        Kind::Many { .. } => question.choices.iter().any(|choice| choice.contribution.iter().any(|points| *points > 0)),
    };
    !differ && !question.controls
}

pub(crate) fn useless_max(question: &Question, list: &NodePath) -> Option<Finding> {
    let message = format!("`{}` is of type `many`, but takes at most 1 choice", question.id);
    let is_useless = question.kind == Kind::Many { max: 1 };
    is_useless.then(|| Finding::new(Rule::MaxOne, list.item(question.index).key("max"), message))
}

/// Reasons that nothing feeds, and reasons that support nothing.
pub(crate) fn idle_reasons(catalogue: &Catalogue, list: &NodePath) -> Vec<Finding> {
    let fed: BTreeSet<usize> = catalogue.questions.iter().flat_map(Question::reasons).collect();
    let mut asked = BTreeSet::new();
    for question in &catalogue.questions {
        let feeds = question.reasons();
        if !feeds.iter().all(|reason| asked.contains(reason)) && path_to(catalogue, question).is_some() {
            asked.extend(feeds);
        }
    }
    let finding = |(at, reason): (usize, &Reason)| {
        let (check, message) = if !fed.contains(&at) {
            (Rule::ReasonNotAsked, format!("no choice gives points to `{}`", reason.id))
        } else if !asked.contains(&at) {
            (Rule::ReasonNotAsked, format!("only questions that are never asked give points to `{}`", reason.id))
        } else if reason.supports.iter().all(|level| *level == 0) {
            (Rule::ReasonSupportsNothing, format!("`{}` supports no option", reason.id))
        } else {
            return None;
        };
        Some(Finding::new(check, list.item(at), message))
    };
    catalogue.reasons.iter().enumerate().filter_map(finding).collect()
}

pub(crate) fn unsupported_options(catalogue: &Catalogue, list: &NodePath) -> Vec<Finding> {
    let without = |(at, _): &(usize, &CatalogueOption)| catalogue.reasons.iter().all(|reason| reason.support(*at) == 0);
    let finding = |(at, option): (usize, &CatalogueOption)| {
        let message = format!("no reason supports `{}`, so it can never win", option.id);
        Finding::new(Rule::OptionWithoutReason, list.item(at), message)
    };
    catalogue.options.iter().enumerate().filter(without).map(finding).collect()
}

/// Choices that give the same points to the same reasons as an earlier one, and that no `when` tells from it.
pub(crate) fn same_points(catalogue: &Catalogue, question: &Question, list: &NodePath) -> Vec<Finding> {
    let conditions =
        || catalogue.questions.iter().flat_map(|other| &other.when).filter(|c| c.question == question.index);
    let told_apart =
        |one: usize, other: usize| conditions().any(|c| c.any_of.contains(one) != c.any_of.contains(other));
    let twin = |(at, choice): (usize, &Choice)| {
        let earlier = question.choices.iter().enumerate().take(at);
        let (_, twin) = { earlier }.find(|(other, it)| points(it) == points(choice) && !told_apart(*other, at))?;
        let message = format!("`{}` and `{}` of `{}` give exactly the same points", twin.id, choice.id, question.id);
        let place = list.item(question.index).key("choices").item(at);
        Some(Finding::new(Rule::SamePoints, place, message).asked_after(catalogue, question))
    };
    // Two ticks of the same weight are no doubt: both together count for more.
    let one = question.kind == Kind::One;
    question.choices.iter().enumerate().filter(|_| one).filter_map(twin).collect()
}

/// The points of a choice, by reason.
fn points(choice: &Choice) -> Vec<(usize, u32)> {
    let mut points = choice.points.clone();
    points.sort_unstable();
    points
}
