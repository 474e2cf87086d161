//! Several people together: the verdict of their mean answers, and what it hangs on.
//!
//! The pool is made question by question: for each, the mean over those people whose answer to it counts (visible to
//! them, neither open nor "not sure") of what the answer contributes to each option. So it keeps how strongly each
//! answer speaks, which a count of verdicts does not; the two can differ ([`conflict()`]), as in the discursive dilemma
//! (P. Pettit, "Deliberative Democracy and the Discursive Dilemma", Philosophical Issues 11, 2001). All of it is decided
//! in exact fractions, by the same rule as a single person's verdict.

mod conflict;
mod disagreements;

use std::collections::BTreeMap;

use num_rational::BigRational;

use crate::{
    analysis::decided,
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
    scoring::{Outcome, Points, Scores, Verdict, half_counts, max_points, verdict},
};

pub use conflict::{Conflict, conflict};
pub use disagreements::{Consensus, Disagreement, disagreements};

/// A person without whom the pooled outcome is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pivotal {
    /// The place of the person.
    pub person: usize,
    /// What the others conclude; none where they have not answered enough.
    pub conclusion: Option<Outcome>,
}

/// Judges the answers of several people together.
///
/// `S_o` is the sum over questions of the mean contribution to `o`, over those whose answer counts; a question counts if
/// it does for at least one person, and is visible if it is for at least one; `M_o` is the most that `o` could have got
/// on the counted questions. The verdict follows by part 2 of the decision model. It is insufficient where fewer than
/// half of the visible questions count; that nothing open could change the outcome excuses nobody here, since what
/// several people would still answer is not one question. Where all answered alike they are as one person, and are
/// judged as one.
pub fn pool(catalogue: &Catalogue, people: &[&Answers]) -> Verdict<BigRational> {
    let crowd = Crowd::of(catalogue, people);
    judged(catalogue, crowd.tally(catalogue), || {
        one_of_alike(people.iter().copied()).is_some_and(|one| decided(catalogue, one).is_some())
    })
}

/// The verdict of this tally; `is_settled` says whether its people answered alike and nothing open could change theirs.
fn judged(
    catalogue: &Catalogue,
    tally: Scores<BigRational>,
    is_settled: impl FnOnce() -> bool,
) -> Verdict<BigRational> {
    let is_enough = half_counts(&tally) || is_settled();
    verdict(tally, catalogue.neutral, is_enough)
}

/// The answers of all, if they are the same.
fn one_of_alike<'a>(mut people: impl Iterator<Item = &'a Answers>) -> Option<&'a Answers> {
    let first = people.next()?;
    people.all(|other| other == first).then_some(first)
}

/// Every person without whom the pool comes to something else than `now`.
pub fn pivotal(catalogue: &Catalogue, people: &[&Answers], now: Option<Outcome>) -> Vec<Pivotal> {
    let crowd = Crowd::of(catalogue, people);
    // All but one can be alike in two ways at most, and finding out whether anything is open takes long.
    let mut settled: Vec<(&Answers, bool)> = Vec::new();
    let mut pivotal = Vec::new();
    for (person, answers) in people.iter().enumerate() {
        let verdict = judged(catalogue, crowd.without(catalogue, answers).tally(catalogue), || {
            let others = people.iter().enumerate().filter(|(at, _)| *at != person).map(|(_, answers)| *answers);
            let Some(one) = one_of_alike(others) else { return false };
            let known = settled.iter().find(|(known, _)| *known == one).map(|(_, is_settled)| *is_settled);
            known.unwrap_or_else(|| {
                let is_settled = decided(catalogue, one).is_some();
                settled.push((one, is_settled));
                is_settled
            })
        });
        pivotal.push(Pivotal { person, conclusion: verdict.conclusion() });
    }
    pivotal.retain(|one| one.conclusion != now);
    pivotal
}

/// What several people said, as far as their pool needs it. Who leaves is taken from it, so that it need not be made anew
/// for each.
#[derive(Debug, Clone)]
struct Crowd(Vec<Voices>);

/// The same for one question.
#[derive(Debug, Clone)]
struct Voices {
    /// How many people see it.
    shown: u64,
    /// How many people's answers to it count.
    counting: u64,
    /// The points of these answers together, for each option.
    points: Vec<u64>,
}

impl Crowd {
    fn of(catalogue: &Catalogue, people: &[&Answers]) -> Self {
        let silence = Voices { shown: 0, counting: 0, points: vec![0; catalogue.options.len()] };
        let mut crowd = Self(vec![silence; catalogue.questions.len()]);
        for answers in people {
            crowd.count(catalogue, answers, u64::saturating_add);
        }
        crowd
    }

    /// The same without one of them.
    fn without(&self, catalogue: &Catalogue, answers: &Answers) -> Self {
        let mut others = self.clone();
        others.count(catalogue, answers, u64::saturating_sub);
        others
    }

    /// Adds a person's answers, or takes them away.
    fn count(&mut self, catalogue: &Catalogue, answers: &Answers, change: fn(u64, u64) -> u64) {
        for question in answers.visible(catalogue) {
            let Some(voices) = self.0.get_mut(question.index) else { continue };
            voices.shown = change(voices.shown, 1);
            let Some(picks) = answers.get(question).picks() else { continue };
            voices.counting = change(voices.counting, 1);
            for (option, points) in voices.points.iter_mut().enumerate() {
                *points = change(*points, question.contribution(picks, option).into());
            }
        }
    }

    fn tally(&self, catalogue: &Catalogue) -> Scores<BigRational> {
        let voices = || catalogue.questions.iter().zip(&self.0).filter(|(_, voices)| voices.counting > 0);
        let counted: Vec<&Question> = voices().map(|(question, _)| question).collect();
        let points = |voices: &Voices, option: usize| voices.points.get(option).copied().unwrap_or_default();
        let score = |option| sum_of_means(voices().map(|(_, it)| (it.counting, points(it, option))));
        Scores {
            points: (0..catalogue.options.len()).map(score).collect(),
            most: max_points(catalogue, &counted).into_iter().map(BigRational::whole).collect(),
            counted: counted.len(),
            visible: self.0.iter().filter(|voices| voices.shown > 0).count(),
        }
    }
}

/// The answers to one question that count: the place of each person, and what they said.
type Votes = Vec<(usize, ChoiceSet)>;

/// For each question of the catalogue, the answers that count.
fn said(catalogue: &Catalogue, people: &[&Answers]) -> Vec<Votes> {
    let mut said = vec![Votes::new(); catalogue.questions.len()];
    for (person, answers) in people.iter().enumerate() {
        for (question, picks) in answers.scored(catalogue) {
            said.get_mut(question.index).into_iter().for_each(|heard| heard.push((person, picks)));
        }
    }
    said
}

/// The sum of means, each given by how many people answered and their points together: whole sums first, by how many
/// people answered, so that there are no more fractions to add than people.
fn sum_of_means(means: impl Iterator<Item = (u64, u64)>) -> BigRational {
    let mut sums: BTreeMap<u64, u64> = BTreeMap::new();
    for (people, points) in means {
        *sums.entry(people).or_default() += points;
    }
    sums.into_iter().map(|(people, points)| BigRational::new(points.into(), people.into())).sum()
}
