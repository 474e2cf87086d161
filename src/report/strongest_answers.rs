//! The answers that decided the verdict, and the reasons without points.

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, Question, Reason},
    quiz::Answers,
    scoring::{HalfPoints, Verdict},
};

use super::{answer_line::AnswerLine, topics::topic};

/// The most answers that are listed.
pub const STRONGEST: usize = 6;

/// A counted answer that gave more points to one of the two best options than to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrongestAnswer<'c> {
    pub question: &'c Question,
    /// The labels of its answer, joined with "; ".
    pub answer: String,
    /// The option it favours.
    pub option: usize,
    /// How many points more it gave to that option.
    pub points: HalfPoints,
}

impl StrongestAnswer<'_> {
    /// What the question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }
}

/// The answers that favour one of the two best options, the most points first, and of equals in file order.
pub fn strongest_answers<'c>(verdict: &Verdict<HalfPoints>, answers: &[AnswerLine<'c>]) -> Vec<StrongestAnswer<'c>> {
    let line = |line: &AnswerLine<'c>| {
        let (first, second) = (line.points_for(verdict.first), line.points_for(verdict.second));
        let option = if first >= second { verdict.first } else { verdict.second };
        let points = first.abs_diff(second);
        (points > HalfPoints::ZERO).then(|| StrongestAnswer {
            question: line.question,
            answer: line.words.join("; "),
            option,
            points,
        })
    };
    let mut lines: Vec<StrongestAnswer> = answers.iter().filter_map(line).collect();
    lines.sort_by_key(|line| Reverse(line.points));
    lines
}

/// The reasons for any option that got no points, in catalogue order, whether or not a counted question asks about them.
pub fn without_points<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Vec<&'c Reason> {
    let mut has_points = vec![false; catalogue.reasons.len()];
    for (question, picks) in answers.scored(catalogue) {
        let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
        for (reason, _) in chosen.flat_map(|choice| &choice.points).filter(|(_, points)| *points > 0) {
            has_points.get_mut(*reason).into_iter().for_each(|has_points| *has_points = true);
        }
    }
    let without = catalogue.reasons.iter().zip(has_points).filter(|(_, has_points)| !has_points);
    without.map(|(reason, _)| reason).filter(|reason| reason.supports.iter().any(|level| *level > 0)).collect()
}
