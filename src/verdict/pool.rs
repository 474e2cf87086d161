//! Several people together: the verdict of their mean answers, and what it hangs on.
//!
//! The pool is made question by question: for each, the mean over those people whose answer to it counts (visible to
//! them, neither open nor "not sure") of what the answer contributes to each option. So it keeps how strongly each
//! answer speaks, which a count of verdicts does not; the two can differ ([`conflict()`]), as in the discursive dilemma
//! (P. Pettit, "Deliberative Democracy and the Discursive Dilemma", Philosophical Issues 11, 2001). All of it is decided
//! in exact fractions, by the same rule as a single person's verdict.

mod conflict;
mod disputes;

use std::collections::BTreeMap;

use num_rational::BigRational;

use crate::{
    catalogue::{Catalogue, Picks, Question},
    quiz::Answers,
};

use super::{
    decided::decided,
    judge::{Verdict, half_counts, rule},
    points::Points,
    standing::Outcome,
    tally::{Tally, most},
};

pub use conflict::{Conflict, conflict};
pub use disputes::{Agreed, Dispute, disputes};

/// A person without whom the pooled outcome is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
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
#[must_use]
pub fn pool(catalogue: &Catalogue, people: &[&Answers]) -> Verdict<BigRational> {
    let tally = pooled(catalogue, people);
    let alike = people.split_first().filter(|(first, others)| others.iter().all(|other| other == *first));
    let is_enough = half_counts(&tally) || alike.is_some_and(|(one, _)| decided(catalogue, one).is_some());
    rule(tally, catalogue.neutral, is_enough)
}

/// Every person without whom the pool comes to something else than `now`.
#[must_use]
pub fn leaving(catalogue: &Catalogue, people: &[&Answers], now: Option<Outcome>) -> Vec<Leaving> {
    let without = |person: usize| {
        let (before, after) = people.split_at_checked(person)?;
        let others = [before, after.get(1..)?].concat();
        Some(Leaving { person, conclusion: pool(catalogue, &others).conclusion() })
    };
    (0..people.len()).filter_map(without).filter(|leaving| leaving.conclusion != now).collect()
}

fn pooled(catalogue: &Catalogue, people: &[&Answers]) -> Tally<BigRational> {
    let said = said(catalogue, people);
    let counted: Vec<(&Question, &Heard)> =
        catalogue.questions.iter().zip(&said).filter(|(_, heard)| !heard.is_empty()).collect();
    let questions: Vec<&Question> = counted.iter().map(|(question, _)| *question).collect();
    Tally {
        scores: (0..catalogue.options.len()).map(|option| sum_of_means(&counted, option)).collect(),
        most: most(catalogue, &questions).into_iter().map(BigRational::whole).collect(),
        counted: counted.len(),
        visible: visible(catalogue, people),
    }
}

/// The answers to one question that count: the place of each person, and what they said.
type Heard = Vec<(usize, Picks)>;

/// For each question of the catalogue, the answers that count.
fn said(catalogue: &Catalogue, people: &[&Answers]) -> Vec<Heard> {
    let mut said = vec![Heard::new(); catalogue.questions.len()];
    for (person, answers) in people.iter().enumerate() {
        for (question, picks) in answers.counting(catalogue) {
            said.get_mut(question.index).into_iter().for_each(|heard| heard.push((person, picks)));
        }
    }
    said
}

/// How many questions are visible to at least one person.
fn visible(catalogue: &Catalogue, people: &[&Answers]) -> usize {
    let shown: Vec<Vec<bool>> = people.iter().map(|answers| answers.shown(catalogue)).collect();
    let is_shown = |question: &&Question| shown.iter().any(|shown| shown.get(question.index) == Some(&true));
    catalogue.questions.iter().filter(is_shown).count()
}

/// The sum over questions of the mean contribution to `option`: whole sums first, by how many people answered, so that
/// there are no more fractions to add than people.
fn sum_of_means(counted: &[(&Question, &Heard)], option: usize) -> BigRational {
    let mut sums: BTreeMap<usize, u64> = BTreeMap::new();
    for (question, heard) in counted {
        let points = heard.iter().map(|(_, picks)| u64::from(question.adds(*picks, option))).sum::<u64>();
        *sums.entry(heard.len()).or_default() += points;
    }
    sums.into_iter().map(|(people, points)| BigRational::new(points.into(), people.into())).sum()
}
