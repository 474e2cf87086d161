//! Single changes of an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalogue::{Catalogue, Picks, Question},
    quiz::Answers,
    verdict::{
        frontier::Said,
        standing::{Outcome, scores, standing},
    },
};

use super::counted;

/// A change of one answer that moves the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// The place of the question.
    pub question: usize,
    /// What it is answered with.
    pub from: Picks,
    /// The other answer.
    pub to: Picks,
    /// Who would then be ahead.
    pub outcome: Outcome,
}

/// Every single change that moves the outcome from `now`.
///
/// Each is worked out from the scores as they are and the questions it shows or hides, so all of them together cost
/// about as much as there are allowed answers.
pub(super) fn flips(catalogue: &Catalogue, answers: &Answers, now: Outcome) -> Vec<Flip> {
    let sheet = Sheet::of(catalogue, answers);
    let mut flips = Vec::new();
    for question in &catalogue.questions {
        let Some(from) = sheet.said(question.index) else { continue };
        for to in question.allowed().filter(|to| *to != from) {
            let outcome = standing(&sheet.scores_with(question, to), catalogue.neutral);
            if outcome != now {
                flips.push(Flip { question: question.index, from, to, outcome });
            }
        }
    }
    flips
}

/// The answers as they stand, ready to be changed.
struct Sheet<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    /// The answer to each question that counts.
    said: Vec<Said>,
    scores: Vec<u32>,
    /// For each question, those whose `when` names it.
    followers: Vec<Vec<usize>>,
}

impl<'a> Sheet<'a> {
    fn of(catalogue: &'a Catalogue, answers: &'a Answers) -> Self {
        let mut followers = vec![Vec::new(); catalogue.questions.len()];
        for question in &catalogue.questions {
            for condition in &question.when {
                followers.get_mut(condition.question).into_iter().for_each(|list| list.push(question.index));
            }
        }
        let said = counted(catalogue, answers);
        Self { catalogue, answers, said, scores: scores(catalogue, answers), followers }
    }

    fn said(&self, question: usize) -> Said {
        self.said.get(question).copied().flatten()
    }

    /// The scores if `question` were answered with `to`: what that shows or hides is followed in file order, from
    /// question to question.
    fn scores_with(&self, question: &Question, to: Picks) -> Vec<u32> {
        let mut scores = self.scores.clone();
        let mut changed = BTreeMap::new();
        let mut affected = BTreeSet::new();
        self.change(question, Some(to), &mut scores, &mut affected);
        changed.insert(question.index, Some(to));
        while let Some(next) = affected.pop_first() {
            let Some(next) = self.catalogue.questions.get(next) else { continue };
            let now = |at: usize| changed.get(&at).copied().unwrap_or_else(|| self.said(at));
            let shown = next.when.iter().all(|c| now(c.question).is_some_and(|picks| picks.meets(c.any_of)));
            let said = self.answers.get(next).picks().filter(|_| shown);
            if said != self.said(next.index) {
                self.change(next, said, &mut scores, &mut affected);
                changed.insert(next.index, said);
            }
        }
        scores
    }

    /// Takes the answer that stands out of the scores and puts `said` in.
    fn change(&self, question: &Question, said: Said, scores: &mut [u32], affected: &mut BTreeSet<usize>) {
        let adds = |said: Said, option| said.map_or(0, |picks| question.adds(picks, option));
        for (option, score) in scores.iter_mut().enumerate() {
            *score = *score + adds(said, option) - adds(self.said(question.index), option);
        }
        affected.extend(self.followers.get(question.index).into_iter().flatten());
    }
}
