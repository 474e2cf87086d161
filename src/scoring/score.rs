//! Points, added up from the answers each time they are asked for.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
};

use super::ranking::added_up;

/// The points of the answers that count: whole numbers for one person, exact means for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores<P = u32> {
    /// `S_o`: the points of each option.
    pub points: Vec<P>,
    /// `M_o`: the most each option could have scored on the counted questions.
    pub most: Vec<P>,
    /// How many questions count.
    pub counted: usize,
    /// How many are visible.
    pub visible: usize,
}

/// What one reason gives to one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subtotal {
    /// The place of the reason.
    pub reason: usize,
    /// The points it gives.
    pub points: u32,
    /// The most it could have given on the counted questions.
    pub most: u32,
}

/// Adds up the points: `S_o` is the sum over all counting answers of the contributions of their choices
/// (decision model, part 1).
pub fn score(catalogue: &Catalogue, answers: &Answers) -> Scores {
    let counting = answers.scored(catalogue);
    let questions: Vec<&Question> = counting.iter().map(|(question, _)| *question).collect();
    Scores {
        points: added_up(catalogue, &counting),
        most: max_points(catalogue, &questions),
        counted: counting.len(),
        visible: answers.visible(catalogue).len(),
    }
}

/// `M_o`: the most that each option can get from an answer to each of `questions`.
pub(crate) fn max_points(catalogue: &Catalogue, questions: &[&Question]) -> Vec<u32> {
    let of = |question: &Question, option: usize| {
        question.max_sum(|choice| choice.contribution.get(option).copied().unwrap_or(0))
    };
    let most = |option: usize| questions.iter().map(|question| of(question, option)).sum();
    (0..catalogue.options.len()).map(most).collect()
}

impl Subtotal {
    /// What each reason that supports `option` gives to it, in catalogue order. They add up to the option's score.
    pub fn of_option(catalogue: &Catalogue, counting: &[(&Question, ChoiceSet)], option: usize) -> Vec<Self> {
        let supporting = catalogue.reasons.iter().enumerate().filter(|(_, reason)| reason.support(option) > 0);
        let subtotal = |(reason, entry): (usize, &crate::catalogue::Reason)| {
            let level = entry.support(option);
            let points = |(question, picks): &(&Question, ChoiceSet)| points_of(question, *picks, reason) * level;
            let most =
                |(question, _): &(&Question, ChoiceSet)| question.max_sum(|choice| choice.points_to(reason)) * level;
            Self { reason, points: counting.iter().map(points).sum(), most: counting.iter().map(most).sum() }
        };
        supporting.map(subtotal).collect()
    }
}

/// The points that `picks` of `question` give to a reason.
fn points_of(question: &Question, picks: ChoiceSet, reason: usize) -> u32 {
    let chosen = picks.iter().filter_map(|choice| question.choices.get(choice));
    chosen.map(|choice| choice.points_to(reason)).sum()
}
