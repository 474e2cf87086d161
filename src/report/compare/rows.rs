//! The questions of a comparison as rows, with everybody's answers.

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Priorities, Responses},
    report::answer_line::{AnswerLine, answered},
};

use super::comparison::Comparison;

/// A question, and what each person answered.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRow<'c> {
    /// The question.
    pub question: &'c Question,
    /// Whether people disagree on it.
    pub is_disputed: bool,
    /// Whether agreement on one of the answers would change the outcome.
    pub turns: bool,
    /// The answer of each person.
    pub cells: Vec<TeamCell<'c>>,
}

/// What one person answered to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamCell<'c> {
    /// Their answer, with its points as the catalogue has them; none if the question is hidden for them.
    pub line: Option<AnswerLine<'c>>,
    /// Whether it is another one than they gave.
    pub is_changed: bool,
}

/// Every question that somebody is asked, or was before something was tried: those on which people disagreed first, as the
/// given comparison has them, then the others in file order.
pub fn rows<'c>(
    given: &Comparison<'c>,
    people: &[(String, Responses)],
    (shown, tried): (&Comparison<'c>, &[(String, Responses)]),
) -> Vec<TeamRow<'c>> {
    let catalogue = given.catalogue;
    let (before, now) = (lines(catalogue, people), lines(catalogue, tried));
    let disputed = given.disagreements.iter().map(|line| line.question);
    let is_disputed =
        |question: &Question| given.disagreements.iter().any(|line| line.question.index == question.index);
    let others = catalogue.questions.iter().filter(|question| !is_disputed(question));
    let on = |lines: &[Vec<AnswerLine<'c>>], question: &Question| -> Vec<Option<AnswerLine<'c>>> {
        lines.iter().map(|lines| line_on(lines, question)).collect()
    };
    let row = |question: &'c Question| {
        let (before, now) = (on(&before, question), on(&now, question));
        if before.iter().chain(&now).all(Option::is_none) {
            return None;
        }
        let found = shown.disagreements.iter().find(|line| line.question.index == question.index);
        let cells = before.into_iter().zip(now).map(|(before, now)| {
            let answer = |line: &Option<AnswerLine>| line.as_ref().map(|line| line.answer);
            TeamCell { is_changed: answer(&before) != answer(&now), line: now }
        });
        Some(TeamRow {
            question,
            is_disputed: found.is_some(),
            turns: found.is_some_and(|line| line.turns),
            cells: cells.collect(),
        })
    };
    disputed.chain(others).filter_map(row).collect()
}

/// The answer of each person to a question; none if it is hidden for them.
pub fn lines_on<'c>(
    catalogue: &'c Catalogue,
    people: &[(String, Responses)],
    question: &Question,
) -> Vec<Option<AnswerLine<'c>>> {
    lines(catalogue, people).iter().map(|lines| line_on(lines, question)).collect()
}

/// The visible questions of each person with their answers. The points are those of the catalogue, because people may
/// have different weights.
fn lines<'c>(catalogue: &'c Catalogue, people: &[(String, Responses)]) -> Vec<Vec<AnswerLine<'c>>> {
    let unweighted = |responses: &Responses| Responses { priorities: Priorities::default(), ..responses.clone() };
    people.iter().map(|(_, responses)| answered(catalogue, &unweighted(responses))).collect()
}

fn line_on<'c>(lines: &[AnswerLine<'c>], question: &Question) -> Option<AnswerLine<'c>> {
    lines.iter().find(|line| line.question.index == question.index).cloned()
}
