//! The verdict of a team.

use num_rational::BigRational;

use crate::{
    analysis::decided,
    catalogue::{Catalogue, OptionSet, Question},
    quiz::Answers,
    scoring::{Points, Scores, Verdict, half_counts, max_points, verdict},
};

use super::votes::{Votes, excluded_by_all, mean_contribution, votes};

/// The verdict of several people together.
///
/// An option is ruled out where every answer to a question that counts rules it out. A score is the sum over all
/// questions of the mean contribution, taken over the people whose answer counts. Unlike for one person, the verdict is insufficient if fewer than half of the visible questions count, even if no open
/// answer could change the outcome: what several people would still answer is not one question. If all people gave the
/// same answers, they are judged as one person.
pub fn pool(catalogue: &Catalogue, people: &[&Answers]) -> Verdict<BigRational> {
    let scores = mean_scores(catalogue, people);
    let is_decided = || match people {
        [first, others @ ..] => others.iter().all(|other| other == first) && decided(catalogue, first).is_some(),
        [] => false,
    };
    let is_enough = half_counts(&scores) || is_decided();
    verdict(scores, catalogue.neutral, is_enough)
}

/// The options that are ruled out for all, each with a question to which every answer rules it out: by option, then in
/// file order.
pub fn pooled_exclusions(catalogue: &Catalogue, people: &[&Answers]) -> Vec<(usize, usize)> {
    let votes = votes(catalogue, people);
    let by_question = |option: usize| {
        let questions = catalogue.questions.iter().zip(&votes);
        let excluding = questions.filter(move |(question, votes)| excluded_by_all(question, votes).contains(option));
        excluding.map(move |(question, _)| (option, question.index)).collect::<Vec<_>>()
    };
    (0..catalogue.options.len()).flat_map(by_question).collect()
}

fn mean_scores(catalogue: &Catalogue, people: &[&Answers]) -> Scores<BigRational> {
    let votes = votes(catalogue, people);
    let counted: Vec<(&Question, &Votes)> =
        catalogue.questions.iter().zip(&votes).filter(|(_, votes)| !votes.is_empty()).collect();
    let questions: Vec<&Question> = counted.iter().map(|(question, _)| *question).collect();
    let score = |option| counted.iter().map(|(question, votes)| mean_contribution(question, votes, option)).sum();
    let mut visible = vec![false; catalogue.questions.len()];
    for answers in people {
        visible.iter_mut().zip(answers.shown(catalogue)).for_each(|(any, shown)| *any |= shown);
    }
    Scores {
        points: (0..catalogue.options.len()).map(score).collect(),
        max: max_points(catalogue, &questions).into_iter().map(BigRational::whole).collect(),
        counted: counted.len(),
        visible: visible.into_iter().filter(|any| *any).count(),
        excluded: { counted.iter() }
            .map(|(question, votes)| excluded_by_all(question, votes))
            .fold(OptionSet::NONE, OptionSet::union),
    }
}
