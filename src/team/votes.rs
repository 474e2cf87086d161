//! What several people answered, question by question.

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};

use crate::{
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question},
    quiz::Answers,
    scoring::WeightedCatalogue,
};

/// A person in a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Person<'a> {
    /// Their answers.
    pub answers: &'a Answers,
    /// The catalogue with their weights.
    pub weights: &'a WeightedCatalogue<'a>,
}

/// An answer that counts.
#[derive(Debug, Clone, Copy)]
pub struct Vote<'a> {
    /// The index of the person who gave it.
    pub person: usize,
    pub picks: ChoiceSet,
    /// The question with the person's weights.
    question: &'a Question,
    /// What the points of that question are multiplied by, so that all people have the same mean weight.
    scale: Ratio<u64>,
}

impl Vote<'_> {
    /// What it would contribute to `option` if it were for `picks`.
    fn contribution(&self, picks: ChoiceSet, option: usize) -> BigRational {
        self.scaled(self.question.contribution(picks, option))
    }

    /// The most that it could contribute to `option`.
    fn max(&self, option: usize) -> BigRational {
        self.scaled(self.question.max_sum(|choice| choice.contribution.get(option).copied().unwrap_or(0)))
    }

    fn scaled(&self, points: u32) -> BigRational {
        BigRational::new(BigInt::from(points) * *self.scale.numer(), BigInt::from(*self.scale.denom()))
    }
}

/// The votes on each question of the catalogue.
pub fn votes<'a>(catalogue: &Catalogue, people: &[Person<'a>]) -> Vec<Vec<Vote<'a>>> {
    let mut votes = vec![Vec::new(); catalogue.questions.len()];
    for (person, Person { answers, weights }) in people.iter().enumerate() {
        for (question, picks) in answers.scored(&weights.catalogue) {
            let vote = Vote { person, picks, question, scale: weights.mean_scale };
            votes.get_mut(question.index).into_iter().for_each(|votes| votes.push(vote));
        }
    }
    votes
}

/// The mean of what the votes on a question contribute to `option`; there must be at least one.
pub fn mean_contribution(votes: &[Vote], option: usize) -> BigRational {
    mean(votes, |vote| vote.contribution(vote.picks, option))
}

/// The same if all of them were for `picks`.
pub fn mean_if_agreed(votes: &[Vote], picks: ChoiceSet, option: usize) -> BigRational {
    mean(votes, |vote| vote.contribution(picks, option))
}

/// The mean of the most that the votes on a question could contribute to `option`; there must be at least one.
pub fn mean_max(votes: &[Vote], option: usize) -> BigRational {
    mean(votes, |vote| vote.max(option))
}

fn mean(votes: &[Vote], points: impl Fn(&Vote) -> BigRational) -> BigRational {
    votes.iter().map(points).sum::<BigRational>() / BigInt::from(votes.len())
}

/// The options that every vote on a question rules out; there must be at least one vote.
pub fn excluded_by_all(votes: &[Vote]) -> OptionSet {
    let sets = votes.iter().map(|vote| vote.question.rules_out(vote.picks));
    sets.reduce(OptionSet::intersection).unwrap_or_default()
}
