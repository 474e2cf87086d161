//! The verdict of a team.

use num_rational::BigRational;

use crate::{
    analysis::decided,
    catalogue::{Catalogue, OptionSet},
    scoring::{Scores, Verdict, half_counts, verdict},
};

use super::votes::{Person, Vote, excluded_by_all, mean_contribution, mean_max, votes};

/// The verdict of several people together.
///
/// An option is ruled out where every answer to a question that counts rules it out. A score is the sum over all
/// questions of the mean contribution, taken over the people whose answer counts, each with their own weights, scaled to
/// the mean weight 1. Unlike for one person, the verdict is insufficient if fewer than half of the visible questions
/// count, even if no open answer could change the outcome: what several people would still answer is not one question. If
/// all people gave the same answers with the same weights, they are judged as one person.
pub fn pool(catalogue: &Catalogue, people: &[Person]) -> Verdict<BigRational> {
    Tally::none(catalogue).after(catalogue, people).verdict(catalogue, people)
}

/// The options that are ruled out for all, each with a question to which every answer rules it out: by option, then in
/// file order.
pub fn pooled_exclusions(catalogue: &Catalogue, people: &[Person]) -> Vec<(usize, usize)> {
    let votes = votes(catalogue, people);
    let by_question = |option: usize| {
        let questions = catalogue.questions.iter().zip(&votes);
        let excluding = questions.filter(move |(_, votes)| excluded_by_all(votes).contains(option));
        excluding.map(move |(question, _)| (option, question.index)).collect::<Vec<_>>()
    };
    (0..catalogue.options.len()).flat_map(by_question).collect()
}

/// The answers that count, and the scores that they add up to.
pub struct Tally<'a> {
    pub votes: Vec<Vec<Vote<'a>>>,
    pub scores: Scores<BigRational>,
}

impl Tally<'_> {
    fn none(catalogue: &Catalogue) -> Self {
        let zero = vec![BigRational::ZERO; catalogue.options.len()];
        Self {
            votes: vec![Vec::new(); catalogue.questions.len()],
            scores: Scores { points: zero.clone(), max: zero, counted: 0, visible: 0, excluded: OptionSet::NONE },
        }
    }

    /// The tally once people have given these answers, with the same weights. It only works out the means of questions whose
    /// votes have changed, because exact fractions are slow.
    pub fn after<'b>(&self, catalogue: &Catalogue, people: &[Person<'b>]) -> Tally<'b> {
        let votes = votes(catalogue, people);
        let is_changed = |(before, now): &(&Vec<Vote>, &Vec<Vote>)| {
            let given = |vote: &Vote| (vote.person, vote.picks);
            !before.iter().map(given).eq(now.iter().map(given))
        };
        let changed: Vec<(&Vec<Vote>, &Vec<Vote>)> = self.votes.iter().zip(&votes).filter(is_changed).collect();
        let sums = |sums: &[BigRational], mean: fn(&[Vote], usize) -> BigRational| {
            let sum = |(option, sum): (usize, &BigRational)| {
                let mean = |votes: &Vec<Vote>| if votes.is_empty() { BigRational::ZERO } else { mean(votes, option) };
                changed.iter().fold(sum.clone(), |sum, (before, now)| sum - mean(before) + mean(now))
            };
            sums.iter().enumerate().map(sum).collect()
        };
        let mut visible = vec![false; catalogue.questions.len()];
        for person in people {
            visible.iter_mut().zip(person.answers.shown(catalogue)).for_each(|(any, shown)| *any |= shown);
        }
        let counted = || votes.iter().filter(|votes| !votes.is_empty());
        let scores = Scores {
            points: sums(&self.scores.points, mean_contribution),
            max: sums(&self.scores.max, mean_max),
            counted: counted().count(),
            visible: visible.into_iter().filter(|any| *any).count(),
            excluded: counted().map(|votes| excluded_by_all(votes)).fold(OptionSet::NONE, OptionSet::union),
        };
        Tally { votes, scores }
    }

    /// The verdict of these people, whose tally it is.
    pub fn verdict(self, catalogue: &Catalogue, people: &[Person]) -> Verdict<BigRational> {
        let is_decided = || match people {
            [first, others @ ..] => {
                others.iter().all(|other| other == first) && decided(&first.weights.catalogue, first.answers).is_some()
            }
            [] => false,
        };
        let is_enough = half_counts(&self.scores) || is_decided();
        verdict(self.scores, catalogue.neutral, is_enough)
    }
}
