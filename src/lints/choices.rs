//! Lints about the choices of a question: how many there are, and whether they differ.

use crate::{
    catalogue::{Catalogue, Choice, ChoiceSet, Kind, Question},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::{finding::Finding, points::decides_nothing};

/// The digits 1 to 9 select choices.
const MAX_BY_DIGIT: usize = 9;

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for question in &catalogue.questions {
        let path = path(question);
        if question.kind == (Kind::Many { max: 1 }) {
            let message = format!("`{}` is of type `many`, but takes at most 1 choice", question.id);
            found.push(Finding::new(Rule::MaxOne, path.key("max"), message));
        }
        found.extend(same_labels(question, &path.key("choices")));
        let choices = question.choices.len();
        if choices > MAX_BY_DIGIT {
            let message = format!(
                "`{}` has {choices} choices; the keys 1 to 9 select the first {MAX_BY_DIGIT} only",
                question.id
            );
            found.push(Finding::new(Rule::ManyChoices, path.key_name("choices"), message));
        }
    }
    found
}

fn path(question: &Question) -> NodePath {
    NodePath::default().key("questions").item(question.index)
}

fn same_labels(question: &Question, list: &NodePath) -> Vec<Finding> {
    let same = |(index, choice): (usize, &Choice)| {
        let earlier = question.choices.iter().take(index).find(|other| other.label == choice.label)?;
        let message = format!("`{}` and `{}` have the same label", earlier.id, choice.id);
        Some(Finding::new(Rule::SameLabel, list.item(index).key("label"), message))
    };
    question.choices.iter().enumerate().filter_map(same).collect()
}

/// Finds choices that give the same points to the same reasons as an earlier one, and that no `when` treats differently.
pub(crate) fn same_points(catalogue: &Catalogue) -> Vec<Finding> {
    // For a `many` question this is no reason to warn: two such choices together give more.
    let questions = catalogue.questions.iter().filter(|question| question.kind == Kind::One);
    // All choices of a question that decides nothing are the same, and `decides-nothing` says so.
    let questions = questions.filter(|question| !decides_nothing(question));
    questions.flat_map(|question| same_points_in(catalogue, question)).collect()
}

fn same_points_in(catalogue: &Catalogue, question: &Question) -> Vec<Finding> {
    let conditions = || catalogue.questions.iter().flat_map(|other| &other.when);
    let is_same_to_conditions = |one: usize, other: usize| {
        { conditions() }
            .filter(|condition| condition.question == question.index)
            .all(|condition| condition.any_of.contains(one) == condition.any_of.contains(other))
    };
    let same = |(index, choice): (usize, &Choice)| {
        let mut earlier = question.choices.iter().enumerate().take(index);
        let (_, earlier) = earlier.find(|(at, other)| {
            let rules_out = |choice| question.rules_out(ChoiceSet::one(choice));
            sorted_points(other) == sorted_points(choice)
                && is_same_to_conditions(*at, index)
                && rules_out(*at) == rules_out(index)
        })?;
        let message = format!("`{}` and `{}` of `{}` give exactly the same points", earlier.id, choice.id, question.id);
        let path = path(question).key("choices").item(index);
        Some(Finding::new(Rule::SamePoints, path, message).asked_after(catalogue, question))
    };
    question.choices.iter().enumerate().filter_map(same).collect()
}

fn sorted_points(choice: &Choice) -> Vec<(usize, u32)> {
    let mut points = choice.points.clone();
    points.sort_unstable();
    points
}
