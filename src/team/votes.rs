//! What several people answered, question by question.

use num_rational::BigRational;

use crate::{
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question},
    quiz::Answers,
};

/// The answers to one question that count, each with the index of the person who gave it.
pub type Votes = Vec<(usize, ChoiceSet)>;

/// The votes on each question of the catalogue.
pub fn votes(catalogue: &Catalogue, people: &[&Answers]) -> Vec<Votes> {
    let mut votes = vec![Votes::new(); catalogue.questions.len()];
    for (person, answers) in people.iter().enumerate() {
        for (question, picks) in answers.scored(catalogue) {
            votes.get_mut(question.index).into_iter().for_each(|votes| votes.push((person, picks)));
        }
    }
    votes
}

/// The mean of what the votes on a question contribute to `option`; there must be at least one.
pub fn mean_contribution(question: &Question, votes: &Votes, option: usize) -> BigRational {
    let points: u64 = votes.iter().map(|(_, picks)| u64::from(question.contribution(*picks, option))).sum();
    BigRational::new(points.into(), votes.len().into())
}

/// The options that every vote on a question rules out; there must be at least one vote.
pub fn excluded_by_all(question: &Question, votes: &Votes) -> OptionSet {
    let sets = votes.iter().map(|(_, picks)| question.rules_out(*picks));
    sets.reduce(OptionSet::intersection).unwrap_or_default()
}
