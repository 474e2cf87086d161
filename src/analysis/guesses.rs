//! Whether the outcome holds whatever the guesses turn out to be, and what to find out first (docs/decision-model.md,
//! part 14).

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question},
    quiz::{Answer, Answers},
    scoring::{Outcome, outcome},
};

use super::{
    audit::range,
    decided::{current_outcome, is_certain},
    state_space::{Completions, Graph, Plan, Reachability, SplitMix64, budget, counted_responses},
};

/// Shares that differ by less are equal: more than rounding can add up to.
const EQUAL: f64 = 1e-12;

/// What the answers that are guesses can do to the outcome. A guess gets any allowed answer, but is never open. A question
/// that this reveals brings the answer kept for it; without one it stays open. Everything else stays as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Guesses {
    /// The questions whose answer counts and is a guess, in file order.
    pub questions: Vec<usize>,
    /// Whether all answers to them lead to the outcome as things are. None if that is unknown: beyond the budget.
    pub holds: Option<bool>,
    /// The guess to check first. None if the outcome holds, or if that is unknown.
    pub check_first: Option<Weighed>,
}

/// A question, and in what share of all ways to answer the others something happens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The index of the question.
    pub question: usize,
    /// From 0 to 1.
    pub share: f64,
    /// Whether it counts all ways. If not, it is estimated from a sample.
    pub exact: bool,
}

/// What the guesses among `answers` can do to the outcome. The one to check first is the one that, once confirmed as it
/// is, leaves the smallest share of the others' answers with another outcome; of equals, the first.
pub fn guesses(catalogue: &Catalogue, answers: &Answers) -> Guesses {
    let now = current_outcome(catalogue, answers);
    let guesses = answers.guesses(catalogue);
    let questions = guesses.iter().map(|(question, _)| question.index).collect();
    let mut holds = match guesses.as_slice() {
        [] => Some(true),
        _ => is_certain(catalogue, &Graph::new(catalogue, &Plan::guessed(catalogue, answers)), now),
    };
    if holds == Some(true) {
        return Guesses { questions, holds, check_first: None };
    }
    let exact = exact_shares(catalogue, answers, &guesses, now);
    let is_exact = exact.is_some();
    let (shares, is_other) = match exact {
        Some(shares) => (shares, false),
        None => sampled_shares(catalogue, answers, &guesses, now),
    };
    if is_other || shares.iter().any(|share| *share > 0.0) {
        holds = Some(false);
    }
    if holds.is_none() {
        return Guesses { questions, holds, check_first: None };
    }
    let weighed = guesses.iter().zip(shares).map(|((question, _), share)| Weighed {
        question: question.index,
        share,
        exact: is_exact,
    });
    let check_first = weighed.reduce(|best, other| if other.share < best.share - EQUAL { other } else { best });
    Guesses { questions, holds, check_first }
}

/// For each guess, in what share of the others' answers there is another outcome than `now` if it is right. None beyond
/// the budget.
fn exact_shares(
    catalogue: &Catalogue,
    answers: &Answers,
    guesses: &[(&Question, ChoiceSet)],
    now: Outcome,
) -> Option<Vec<f64>> {
    if guesses.len() > budget::PASSES {
        return None;
    }
    let share = |(question, _): &(&Question, ChoiceSet)| {
        let mut confirmed = answers.clone();
        confirmed.set_guess(question, false);
        let graph = Graph::new(catalogue, &Plan::guessed(catalogue, &confirmed));
        let all = Completions::all(catalogue, &graph)?;
        Some(all.share(|scores, excluded| outcome(scores, excluded, catalogue.neutral) != now))
    };
    guesses.iter().map(share).collect()
}

/// The same from a sample, and whether that has another outcome at all.
fn sampled_shares(
    catalogue: &Catalogue,
    answers: &Answers,
    guesses: &[(&Question, ChoiceSet)],
    now: Outcome,
) -> (Vec<f64>, bool) {
    let questions: Vec<&Question> = guesses.iter().map(|(question, _)| *question).collect();
    let (mut others, mut is_other) = (vec![0_u32; guesses.len()], false);
    let ways = for_each_way(catalogue, answers, &questions, guesses.len() + 1, |way| {
        is_other |= current_outcome(catalogue, way) != now;
        for ((question, picks), others) in guesses.iter().zip(&mut others) {
            let guess = way.get(question);
            way.set(question, Answer::Picked(*picks));
            *others += u32::from(current_outcome(catalogue, way) != now);
            way.set(question, guess);
        }
    });
    (others.into_iter().map(|others| ways.share(others)).collect(), is_other)
}

/// The questions answered "not sure" whose answer could decide the outcome, with how often it would: in what share of all
/// ways to answer the other open questions its answers do not all lead to the same outcome. The most often comes first.
/// If there are very many, only those with the largest range are weighed.
pub fn find_out(catalogue: &Catalogue, answers: &Answers) -> Vec<Weighed> {
    let mut unknown = answers.visible(catalogue);
    unknown.retain(|question| answers.get(question) == Answer::NotSure);
    if unknown.is_empty() {
        return Vec::new();
    }
    unknown.sort_by_key(|question| Reverse(range(catalogue, question)));
    unknown.truncate(budget::PASSES);
    unknown.sort_by_key(|question| question.index);
    let plan = Plan::completed(catalogue, answers);
    let (layers, counted) = (Graph::new(catalogue, &plan).layers, counted_responses(catalogue, answers));
    let mut open: Vec<&Question> = catalogue.questions.iter().collect();
    open.retain(|question| {
        let can_be_asked = layers.get(question.index).is_some_and(|layer| layer.reachability != Reachability::Never);
        can_be_asked && counted.get(question.index) == Some(&None)
    });
    let count = unknown.len();
    let weighed = |question: &Question| {
        let (share, exact) = match exact_swing(catalogue, &plan, question, count) {
            Some(share) => (share, true),
            None => counted_swing(catalogue, answers, &open, question, count),
        };
        Weighed { question: question.index, share, exact }
    };
    let mut weighed: Vec<Weighed> = unknown.into_iter().map(weighed).filter(|weighed| weighed.share > 0.0).collect();
    weighed.sort_by(|one, other| other.share.total_cmp(&one.share));
    weighed
}

/// How often the answer to `question` decides, from all scores that the others can add up to. None beyond the budget, which
/// is for `count` questions, and for a question that controls others, because its answer also decides what else is asked.
fn exact_swing(catalogue: &Catalogue, plan: &Plan, question: &Question, count: usize) -> Option<f64> {
    if question.controls {
        return None;
    }
    let mut others = plan.clone();
    others.responses.get_mut(question.index).into_iter().for_each(|responses| *responses = vec![None]);
    let all = Completions::all(catalogue, &Graph::new(catalogue, &others))?;
    let options = 0..catalogue.options.len();
    let effect = |picks: ChoiceSet| {
        let points: Vec<u32> = options.clone().map(|option| question.contribution(picks, option)).collect();
        (points, question.rules_out(picks))
    };
    let effects: Vec<(Vec<u32>, OptionSet)> = question.allowed().map(effect).collect();
    if all.len().saturating_mul(effects.len() * count) > budget::SAMPLED {
        return None;
    }
    Some(all.share(|scores, excluded| {
        let outcomes = effects.iter().map(|(points, ruled_out)| {
            let scores: Vec<u32> = scores.iter().zip(points).map(|(score, points)| score + points).collect();
            outcome(&scores, excluded.union(*ruled_out), catalogue.neutral)
        });
        differ(outcomes)
    }))
}

/// The same, one way to answer the other `open` questions after the other: all ways or, beyond the budget, a sample. The
/// budget is for `count` questions.
fn counted_swing(
    catalogue: &Catalogue,
    answers: &Answers,
    open: &[&Question],
    question: &Question,
    count: usize,
) -> (f64, bool) {
    let others: Vec<&Question> = open.iter().copied().filter(|other| other.index != question.index).collect();
    let allowed: Vec<ChoiceSet> = question.allowed().collect();
    let mut decisive = 0;
    let ways = for_each_way(catalogue, answers, &others, allowed.len() * count, |way| {
        let outcomes = allowed.iter().map(|picks| {
            way.set(question, Answer::Picked(*picks));
            current_outcome(catalogue, way)
        });
        decisive += u32::from(differ(outcomes));
    });
    (ways.share(decisive), ways.exact)
}

fn differ(mut outcomes: impl Iterator<Item = Outcome>) -> bool {
    let first = outcomes.next();
    outcomes.any(|outcome| Some(outcome) != first)
}

/// Ways to answer some questions.
struct Ways {
    count: usize,
    /// Whether they are all. If not, they are a sample.
    exact: bool,
}

impl Ways {
    fn share(&self, count: u32) -> f64 {
        f64::from(count) / u32::try_from(self.count).map_or(f64::INFINITY, f64::from)
    }
}

/// Calls `visit` with `answers` for each way to answer `questions`: all of them, or random ones if looking at
/// `outcomes` outcomes for each is beyond the budget. The seed is fixed, so they are always the same.
fn for_each_way(
    catalogue: &Catalogue,
    answers: &Answers,
    questions: &[&Question],
    outcomes: usize,
    mut visit: impl FnMut(&mut Answers),
) -> Ways {
    let allowed: Vec<Vec<ChoiceSet>> = questions.iter().map(|question| question.allowed().collect()).collect();
    let work = catalogue.questions.len().saturating_mul(outcomes).max(1);
    let max = (budget::SAMPLED / work).clamp(1, budget::SAMPLE);
    let all = allowed.iter().try_fold(1_usize, |all, allowed| all.checked_mul(allowed.len()));
    let all = all.filter(|all| *all <= max);
    let mut random = SplitMix64::default();
    let mut way = answers.clone();
    for number in 0..all.unwrap_or(max) {
        let mut rest = number;
        for (question, allowed) in questions.iter().zip(&allowed) {
            let count = allowed.len().max(1);
            let index = if all.is_some() { rest % count } else { random.below(count).unwrap_or(0) };
            rest /= count;
            allowed.get(index).into_iter().for_each(|picks| way.set(question, Answer::Picked(*picks)));
        }
        visit(&mut way);
    }
    Ways { count: all.unwrap_or(max), exact: all.is_some() }
}
