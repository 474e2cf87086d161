//! The questions on which people disagree, and what agreement would do.

use std::cmp::Reverse;

use num_rational::BigRational;

use crate::{
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question},
    quiz::{Answer, Answers},
    scoring::{Outcome, Points, Scores, Verdict, half_counts, verdict},
};

use super::{
    pool::Tally,
    votes::{Person, Vote, excluded_by_all, mean_contribution, mean_if_agreed, votes},
};

/// A question to which at least two answers that count differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The index of the question.
    pub question: usize,
    /// The answers given to it, in the order of their choices.
    pub answers: Vec<Consensus>,
    /// The options that some answers rule out, but not all.
    pub disputed: OptionSet,
}

/// One of the answers given, and what would happen if everybody whose answer counts had given it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consensus {
    /// The answer.
    pub picks: ChoiceSet,
    /// The indices of the people who gave it.
    pub people: Vec<usize>,
    /// The team's outcome; none if too few answers would count.
    pub conclusion: Option<Outcome>,
    /// How much the lead `D = S_A - S_B` would grow, between the two options that have most points now.
    pub shift: BigRational,
    /// How much the points of each option would grow.
    pub gains: Vec<BigRational>,
}

impl Disagreement {
    /// Whether agreement on one of the answers would lead to another outcome than `now`.
    pub fn turns(&self, now: Option<Outcome>) -> bool {
        self.answers.iter().any(|consensus| consensus.conclusion != now)
    }

    /// The largest change between two options.
    fn max_change(&self) -> Option<BigRational> {
        self.answers.iter().map(Consensus::size).max()
    }
}

impl Consensus {
    /// How much the difference of two options would change, for the two whose difference changes most. With only two
    /// options this is the size of the shift.
    pub fn size(&self) -> BigRational {
        let gain = |option: usize| self.gains.get(option).cloned().unwrap_or_else(|| BigRational::whole(0));
        let [max, min] = self.ends().map(gain);
        max - min
    }

    /// The option that would gain most, the first of equals, and the one that would gain least, the last of equals.
    pub fn ends(&self) -> [usize; 2] {
        let gains = || self.gains.iter().enumerate().rev();
        let max = gains().max_by_key(|(_, gain)| *gain);
        let min = gains().min_by_key(|(_, gain)| *gain);
        [max, min].map(|end| end.map_or(0, |(option, _)| option))
    }
}

/// The questions on which people disagree. Those come first where only some rule an option out, then those that could
/// change the outcome, then the larger changes, then file order. `now` is the team's verdict as it is.
///
/// A question that agreement reveals to somebody brings the answer they kept, and one that it hides no longer counts.
pub fn disagreements(catalogue: &Catalogue, people: &[Person], now: &Verdict<BigRational>) -> Vec<Disagreement> {
    let tally = Tally { votes: votes(catalogue, people), scores: now.scores.clone() };
    let questions = catalogue.questions.iter().zip(&tally.votes);
    let disputed =
        questions.filter(|(_, votes)| votes.iter().zip(votes.iter().skip(1)).any(|(a, b)| a.picks != b.picks));
    let mut found: Vec<Disagreement> =
        disputed.map(|(question, votes)| disagreement(catalogue, people, (now, &tally), question, votes)).collect();
    found.sort_by_cached_key(|found| {
        Reverse((!found.disputed.is_empty(), found.turns(now.conclusion()), found.max_change()))
    });
    found
}

fn disagreement(
    catalogue: &Catalogue,
    people: &[Person],
    (now, tally): (&Verdict<BigRational>, &Tally),
    question: &Question,
    votes: &[Vote],
) -> Disagreement {
    let mut given: Vec<ChoiceSet> = votes.iter().map(|vote| vote.picks).collect();
    given.sort_unstable();
    given.dedup();
    let lead = |pool: &Verdict<BigRational>| {
        let score = |option: usize| pool.scores.points.get(option).cloned().unwrap_or_else(|| BigRational::whole(0));
        score(now.first) - score(now.second)
    };
    let consensus = |picks: ChoiceSet| {
        // The short way is wrong if the answer shows or hides other questions, or rules an option out. It may also be wrong if too few answers
        // count, because agreement may make people alike, and then they are judged as one person.
        let pool = if question.controls || question.can_rule_out() || !half_counts(&now.scores) {
            pool_if_agreed(catalogue, people, tally, question, picks)
        } else {
            verdict(scores_if_agreed(&now.scores, votes, picks), catalogue.neutral, true)
        };
        let people = votes.iter().filter(|vote| vote.picks == picks).map(|vote| vote.person).collect();
        let gains = pool.scores.points.iter().zip(&now.scores.points).map(|(then, now)| then - now).collect();
        Consensus { picks, people, conclusion: pool.conclusion(), shift: lead(&pool) - lead(now), gains }
    };
    let disputed = given.iter().map(|picks| question.rules_out(*picks)).fold(OptionSet::NONE, OptionSet::union);
    let disputed = disputed.without(excluded_by_all(votes));
    Disagreement { question: question.index, answers: given.into_iter().map(consensus).collect(), disputed }
}

/// The scores if every vote on a question that controls no other were `picks`.
fn scores_if_agreed(now: &Scores<BigRational>, votes: &[Vote], picks: ChoiceSet) -> Scores<BigRational> {
    let changed = |(option, score): (usize, &BigRational)| {
        score - mean_contribution(votes, option) + mean_if_agreed(votes, picks, option)
    };
    Scores { points: now.points.iter().enumerate().map(changed).collect(), ..now.clone() }
}

/// The team's verdict if every vote on `question` were `picks`; `tally` is that of their answers.
fn pool_if_agreed(
    catalogue: &Catalogue,
    people: &[Person],
    tally: &Tally,
    question: &Question,
    picks: ChoiceSet,
) -> Verdict<BigRational> {
    let mut agreed: Vec<Answers> = people.iter().map(|person| person.answers.clone()).collect();
    for vote in tally.votes.get(question.index).into_iter().flatten() {
        agreed.get_mut(vote.person).into_iter().for_each(|answers| answers.set(question, Answer::Picked(picks)));
    }
    let people = people.iter().zip(&agreed).map(|(person, answers)| Person { answers, ..*person });
    let people: Vec<Person> = people.collect();
    tally.after(catalogue, &people).verdict(catalogue, &people)
}
