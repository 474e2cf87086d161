//! The options side by side: what each reason gave at its weight, and which answers gave it.

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, CatalogueOption, ChoiceSet, Question, Reason},
    quiz::{Answers, Priorities},
    scoring::{HalfPoints, Subtotal},
};

use super::{priorities, topics::about};

/// The reasons for one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<'c> {
    pub option: &'c CatalogueOption,
    /// Its points: the sum of those of its reasons.
    pub points: HalfPoints,
    /// The reasons that were asked about, the most points first.
    pub reasons: Vec<ReasonLine<'c>>,
}

/// What one reason gives to one option.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonLine<'c> {
    pub reason: &'c Reason,
    /// Its title, and its weight if that is not 1: "2× Hiring".
    pub label: String,
    /// The points it gives: the sum of those of `given`.
    pub points: HalfPoints,
    /// The most points it could have given on the counted questions.
    pub max: HalfPoints,
    /// The choices that gave points.
    pub given: Vec<Given<'c>>,
}

/// A choice, and the points it gave to one reason for one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Given<'c> {
    pub question: &'c Question,
    pub label: &'c str,
    pub points: HalfPoints,
}

impl ReasonLine<'_> {
    /// "4 of 7": its points, and the most it could have given.
    pub fn of_max(&self) -> String {
        format!("{} of {}", self.points, self.max)
    }
}

impl Given<'_> {
    /// "Latency: 200 ms or more".
    pub fn words(&self) -> String {
        about(self.question, self.label)
    }
}

/// A column for each option, in catalogue order.
pub fn columns<'c>(catalogue: &'c Catalogue, answers: &Answers, priorities: &Priorities) -> Vec<Column<'c>> {
    let counted = answers.scored(catalogue);
    let column = |(index, option): (usize, &'c CatalogueOption)| {
        let subtotals = Subtotal::for_option(catalogue, &counted, index).into_iter();
        let asked = subtotals.filter(|subtotal| subtotal.max > 0);
        let mut reasons: Vec<ReasonLine> =
            asked.filter_map(|subtotal| reason_line(catalogue, &counted, priorities, index, subtotal)).collect();
        reasons.sort_by_key(|line| Reverse(line.points));
        Column { option, points: reasons.iter().map(|line| line.points).sum(), reasons }
    };
    catalogue.options.iter().enumerate().map(column).collect()
}

fn reason_line<'c>(
    catalogue: &'c Catalogue,
    counted: &[(&'c Question, ChoiceSet)],
    priorities: &Priorities,
    option: usize,
    subtotal: Subtotal,
) -> Option<ReasonLine<'c>> {
    let reason = catalogue.reasons.get(subtotal.reason)?;
    let weighed = |points: u32| HalfPoints::weighed(points, priorities.get(subtotal.reason));
    let mut given = Vec::new();
    for (question, picks) in counted {
        for choice in picks.iter().filter_map(|index| question.choices.get(index)) {
            let points = choice.points_to(subtotal.reason) * reason.support(option);
            if points > 0 {
                given.push(Given { question, label: &choice.label, points: weighed(points) });
            }
        }
    }
    let label = priorities::label(catalogue, priorities, subtotal.reason);
    Some(ReasonLine { reason, label, points: weighed(subtotal.points), max: weighed(subtotal.max), given })
}
