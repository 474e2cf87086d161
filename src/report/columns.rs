//! The options side by side: what each reason gave, and which answers gave it.

use crate::{
    catalogue::{Catalogue, CatalogueOption, ChoiceSet, Question, Reason},
    quiz::Answers,
    scoring::Subtotal,
};

use super::phrases::about;

/// The reasons for one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<'c> {
    /// The option.
    pub option: &'c CatalogueOption,
    /// Its points: the sum of those of its reasons.
    pub points: u32,
    /// The reasons that were asked about, the most points first.
    pub reasons: Vec<ReasonLine<'c>>,
}

/// What one reason gives to one option.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonLine<'c> {
    /// The reason.
    pub reason: &'c Reason,
    /// The points it gives: the sum of those of `given`.
    pub points: u32,
    /// The most it could have given on the counted questions.
    pub max: u32,
    /// The choices that gave points.
    pub given: Vec<Given<'c>>,
}

/// A choice, and the points it gave to one reason for one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Given<'c> {
    /// The question.
    pub question: &'c Question,
    /// The label of the choice.
    pub label: &'c str,
    /// The points.
    pub points: u32,
}

impl ReasonLine<'_> {
    /// "4 of 7": its points, and the most it could have.
    pub fn of_most(&self) -> String {
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
pub(crate) fn columns<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Vec<Column<'c>> {
    let counting = answers.scored(catalogue);
    let column = |(at, option): (usize, &'c CatalogueOption)| {
        let subtotals = Subtotal::for_option(catalogue, &counting, at).into_iter();
        let asked = subtotals.filter(|subtotal| subtotal.max > 0);
        let line = |subtotal: Subtotal| line(catalogue, &counting, at, subtotal);
        let mut reasons: Vec<ReasonLine> = asked.filter_map(line).collect();
        reasons.sort_by_key(|line| std::cmp::Reverse(line.points));
        Column { option, points: reasons.iter().map(|line| line.points).sum(), reasons }
    };
    catalogue.options.iter().enumerate().map(column).collect()
}

fn line<'c>(
    catalogue: &'c Catalogue,
    counting: &[(&'c Question, ChoiceSet)],
    option: usize,
    subtotal: Subtotal,
) -> Option<ReasonLine<'c>> {
    let reason = catalogue.reasons.get(subtotal.reason)?;
    let level = reason.support(option);
    let chosen = counting.iter().flat_map(|(question, picks)| {
        let question: &'c Question = question;
        picks.iter().filter_map(move |at| Some((question, question.choices.get(at)?)))
    });
    let given = chosen.map(|(question, choice)| Given {
        question,
        label: &choice.label,
        points: choice.points_to(subtotal.reason) * level,
    });
    Some(ReasonLine {
        reason,
        points: subtotal.points,
        max: subtotal.max,
        given: given.filter(|given| given.points > 0).collect(),
    })
}
