//! What decided the verdict: the answers between the first two options, and the reasons that got no points.

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, Question, Reason},
    quiz::Answers,
    scoring::Verdict,
};

use super::{AnswerLine, Report, phrases::topic};

/// At most so many answers are listed as what decided it.
pub const DECISIVE: usize = 6;

/// A counted answer that gave more points to one of the first two options than to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisiveLine<'c> {
    /// The question.
    pub question: &'c Question,
    /// The labels of its answer, joined with "; ".
    pub answer: String,
    /// The place of the option it favours.
    pub option: usize,
    /// How many points more it gave to that option.
    pub points: u32,
}

impl DecisiveLine<'_> {
    /// What its question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }
}

impl<'c> Report<'c> {
    /// The title over the answers that moved the points furthest.
    pub fn decisive_title(&self) -> String {
        let name = |option| self.catalogue.option_name(option);
        match self.verdict.leader() {
            None => "What counted most".into(),
            Some(_) if self.is_between_two() => "What decided it".into(),
            Some(leader) => {
                format!("What decided it: points of {} over {}", name(leader), name(self.verdict.second))
            }
        }
    }

    /// The answers under it.
    pub fn most_decisive(&self) -> &[DecisiveLine<'c>] {
        self.decisive.get(..DECISIVE).unwrap_or(&self.decisive)
    }

    /// "+5 Rust".
    pub fn decisive_points(&self, line: &DecisiveLine) -> String {
        format!("+{} {}", line.points, self.catalogue.option_name(line.option))
    }

    /// "No points: AI, Startup"; empty where every reason got some.
    pub fn without_points_line(&self) -> String {
        let titles: Vec<&str> = self.without_points.iter().map(|reason| reason.title.as_str()).collect();
        if titles.is_empty() { String::new() } else { format!("No points: {}", titles.join(", ")) }
    }
}

/// The answers that favour the verdict's first or second option, the most points first; of equals in file order.
pub(crate) fn decisive<'c>(verdict: &Verdict, answers: &[AnswerLine<'c>]) -> Vec<DecisiveLine<'c>> {
    let line = |line: &AnswerLine<'c>| {
        let adds =
            |at: usize| line.contribution.iter().find(|(option, _)| *option == at).map_or(0, |(_, points)| *points);
        let (first, second) = (adds(verdict.first), adds(verdict.second));
        let option = if first >= second { verdict.first } else { verdict.second };
        let points = first.abs_diff(second);
        (points > 0).then(|| DecisiveLine { question: line.question, answer: line.words.join("; "), option, points })
    };
    let mut lines: Vec<DecisiveLine> = answers.iter().filter_map(line).collect();
    lines.sort_by_key(|line| Reverse(line.points));
    lines
}

/// The reasons for any option that got no points, in catalogue order, whether or not a counted question asks about them.
pub(crate) fn without_points<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Vec<&'c Reason> {
    let mut fed = vec![false; catalogue.reasons.len()];
    for (question, picks) in answers.scored(catalogue) {
        let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
        for (reason, _) in chosen.flat_map(|choice| &choice.points).filter(|(_, points)| *points > 0) {
            fed.get_mut(*reason).into_iter().for_each(|fed| *fed = true);
        }
    }
    let unfed = catalogue.reasons.iter().zip(fed).filter(|(_, fed)| !fed).map(|(reason, _)| reason);
    unfed.filter(|reason| reason.supports.iter().any(|support| *support > 0)).collect()
}
