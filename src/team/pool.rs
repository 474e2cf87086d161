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
    let scores = mean_scores(catalogue, people);
    let is_decided = || match people {
        [first, others @ ..] => {
            others.iter().all(|other| other == first) && decided(&first.weights.catalogue, first.answers).is_some()
        }
        [] => false,
    };
    let is_enough = half_counts(&scores) || is_decided();
    verdict(scores, catalogue.neutral, is_enough)
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

fn mean_scores(catalogue: &Catalogue, people: &[Person]) -> Scores<BigRational> {
    let votes = votes(catalogue, people);
    let counted: Vec<&Vec<Vote>> = votes.iter().filter(|votes| !votes.is_empty()).collect();
    let options = 0..catalogue.options.len();
    let mut visible = vec![false; catalogue.questions.len()];
    for person in people {
        visible.iter_mut().zip(person.answers.shown(catalogue)).for_each(|(any, shown)| *any |= shown);
    }
    Scores {
        points: options
            .clone()
            .map(|option| counted.iter().map(|votes| mean_contribution(votes, option)).sum())
            .collect(),
        max: options.map(|option| counted.iter().map(|votes| mean_max(votes, option)).sum()).collect(),
        counted: counted.len(),
        visible: visible.into_iter().filter(|any| *any).count(),
        excluded: { counted.iter() }.map(|votes| excluded_by_all(votes)).fold(OptionSet::NONE, OptionSet::union),
    }
}
