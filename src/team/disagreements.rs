//! The questions on which people differ, and what agreement on one of their answers would do.

use std::cmp::Reverse;

use num_rational::BigRational;

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Answers},
    scoring::{Outcome, Points, Scores, Verdict, half_counts, verdict},
};

use super::{Votes, pool, said, sum_of_means};

/// A question to which at least two answers that count differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The place of the question.
    pub question: usize,
    /// The answers given to it, in the order of their choices.
    pub answers: Vec<Consensus>,
}

/// One of the answers given, and what would be if everybody whose answer to the question counts had given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consensus {
    /// The answer.
    pub picks: ChoiceSet,
    /// The places of those who gave it.
    pub people: Vec<usize>,
    /// What the pool would come to; none where too few answers would count.
    pub conclusion: Option<Outcome>,
    /// By how much the pooled lead `D = S_A - S_B` would grow, `A` and `B` being the two options with most points as
    /// things stand; below 0 where it would shrink.
    pub shift: BigRational,
    /// By how much the points of each option would grow.
    pub gains: Vec<BigRational>,
}

impl Disagreement {
    /// Whether agreement on one of the answers would bring the pool to something else than `now`.
    pub fn turns(&self, now: Option<Outcome>) -> bool {
        self.answers.iter().any(|agreed| agreed.conclusion != now)
    }

    /// The largest shift between two options.
    pub fn widest(&self) -> BigRational {
        let sizes = self.answers.iter().map(Consensus::size);
        sizes.max().unwrap_or_else(|| BigRational::whole(0))
    }
}

impl Consensus {
    /// By how much the difference of the two options that it moves furthest apart would change, 0 or more. Between two
    /// options that is the size of the shift.
    pub fn size(&self) -> BigRational {
        let [most, least] = self.ends().map(|at| self.gains.get(at).cloned().unwrap_or_else(|| BigRational::whole(0)));
        most - least
    }

    /// The places of the options that would gain most and least, the first of equals.
    pub fn ends(&self) -> [usize; 2] {
        let gains = || self.gains.iter().enumerate().rev();
        let most = gains().max_by(|(_, a), (_, b)| a.cmp(b));
        let least = gains().min_by(|(_, a), (_, b)| a.cmp(b));
        [most, least].map(|end| end.map_or(0, |(at, _)| at))
    }
}

/// The questions on which people differ: those first that could turn the pooled outcome, each part by the size of the
/// largest shift, ties in file order. `now` is the pool as it stands.
///
/// As with every changed answer (decision model, part 5), a question that agreement would reveal to somebody brings the
/// answer they kept to it, and one that it would hide counts no more. Agreement on a question that shows and hides others
/// is judged anew, in time proportional to questions times people; on any other it costs next to nothing.
pub fn disagreements(catalogue: &Catalogue, people: &[&Answers], now: &Verdict<BigRational>) -> Vec<Disagreement> {
    let said = said(catalogue, people);
    let differ = |heard: &Votes| heard.iter().zip(heard.iter().skip(1)).any(|((_, one), (_, other))| one != other);
    let questions = catalogue.questions.iter().zip(&said).filter(|(_, heard)| differ(heard));
    let mut disagreements: Vec<Disagreement> =
        questions.map(|(question, heard)| dispute(catalogue, people, now, question, heard)).collect();
    disagreements.sort_by_cached_key(|dispute| Reverse((dispute.turns(now.conclusion()), dispute.widest())));
    disagreements
}

fn dispute(
    catalogue: &Catalogue,
    people: &[&Answers],
    now: &Verdict<BigRational>,
    question: &Question,
    heard: &Votes,
) -> Disagreement {
    let mut given: Vec<ChoiceSet> = heard.iter().map(|(_, picks)| *picks).collect();
    given.sort_unstable();
    given.dedup();
    let lead = |pool: &Verdict<BigRational>| {
        let score = |option: usize| pool.scores.points.get(option).cloned().unwrap_or_else(|| BigRational::whole(0));
        score(now.first) - score(now.second)
    };
    let agreed = |picks: ChoiceSet| {
        // Where half does not count, agreement may make people alike, who are judged otherwise.
        let pool = if question.controls || !half_counts(&now.scores) {
            agreeing(catalogue, people, question, heard, picks)
        } else {
            verdict(with(&now.scores, question, heard, picks), catalogue.neutral, true)
        };
        let people = heard.iter().filter(|(_, own)| *own == picks).map(|(person, _)| *person).collect();
        let scores = pool.scores.points.iter().zip(&now.scores.points);
        let gains = scores.map(|(then, now)| then - now).collect();
        Consensus { picks, people, conclusion: pool.conclusion(), shift: lead(&pool) - lead(now), gains }
    };
    Disagreement { question: question.index, answers: given.into_iter().map(agreed).collect() }
}

/// The points, if everybody heard on `question` had said `picks` and it neither shows nor hides another.
fn with(now: &Scores<BigRational>, question: &Question, heard: &Votes, picks: ChoiceSet) -> Scores<BigRational> {
    let points = |option: usize| heard.iter().map(|(_, own)| u64::from(question.contribution(*own, option))).sum();
    let mean = |option: usize| sum_of_means(std::iter::once((heard.len() as u64, points(option))));
    let moved = |(option, score): (usize, &BigRational)| {
        score - mean(option) + BigRational::whole(question.contribution(picks, option))
    };
    Scores { points: now.points.iter().enumerate().map(moved).collect(), ..now.clone() }
}

/// The pool, if everybody heard on `question` had said `picks`.
fn agreeing(
    catalogue: &Catalogue,
    people: &[&Answers],
    question: &Question,
    heard: &Votes,
    picks: ChoiceSet,
) -> Verdict<BigRational> {
    let mut all: Vec<Answers> = people.iter().map(|answers| (*answers).clone()).collect();
    for (person, _) in heard {
        all.get_mut(*person).into_iter().for_each(|answers| answers.set(question, Answer::Picked(picks)));
    }
    pool(catalogue, &all.iter().collect::<Vec<_>>())
}
