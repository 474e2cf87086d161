//! Single changes of an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::state_space::Response,
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::Answers,
    scoring::{Outcome, Scores, Verdict, max_points, outcome, score, verdict},
};

use super::counted;

/// A change of one answer that moves the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingleChange {
    /// The place of the question.
    pub question: usize,
    /// What it is answered with.
    pub from: ChoiceSet,
    /// The other answer.
    pub to: ChoiceSet,
    /// Who would then be ahead.
    pub outcome: Outcome,
}

/// Every single change that moves the outcome from `now`.
///
/// Each is worked out from the scores as they are and the questions it shows or hides, so all of them together cost
/// about as much as there are allowed answers.
pub(crate) fn single_changes(catalogue: &Catalogue, answers: &Answers, now: Outcome) -> Vec<SingleChange> {
    let sheet = Baseline::of(catalogue, answers);
    let mut flips = Vec::new();
    for question in &catalogue.questions {
        let Some(from) = sheet.said(question.index) else { continue };
        for to in question.allowed().filter(|to| *to != from) {
            let outcome = outcome(&sheet.with(question, to).scores, catalogue.neutral);
            if outcome != now {
                flips.push(SingleChange { question: question.index, from, to, outcome });
            }
        }
    }
    flips
}

/// The verdict after each of `flips`, as if enough had been answered for one. Each costs as little as a flip.
pub fn after(catalogue: &Catalogue, answers: &Answers, flips: &[SingleChange]) -> Vec<Verdict> {
    let sheet = Baseline::of(catalogue, answers);
    let verdict = |flip: &SingleChange| {
        let question = catalogue.questions.get(flip.question)?;
        Some(verdict(sheet.scores(sheet.with(question, flip.to)), catalogue.neutral, true))
    };
    flips.iter().filter_map(verdict).collect()
}

/// The answers as they stand, ready to be changed.
struct Baseline<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    /// The answer to each question that counts.
    said: Vec<Response>,
    shown: Vec<bool>,
    tally: Scores,
    /// For each question, those whose `when` names it.
    followers: Vec<Vec<usize>>,
}

impl<'a> Baseline<'a> {
    fn of(catalogue: &'a Catalogue, answers: &'a Answers) -> Self {
        let mut followers = vec![Vec::new(); catalogue.questions.len()];
        for question in &catalogue.questions {
            for condition in &question.when {
                followers.get_mut(condition.question).into_iter().for_each(|list| list.push(question.index));
            }
        }
        let (said, shown) = (counted(catalogue, answers), answers.shown(catalogue));
        Self { catalogue, answers, said, shown, tally: score(catalogue, answers), followers }
    }

    fn said(&self, question: usize) -> Response {
        self.said.get(question).copied().flatten()
    }

    /// What changes if `question` is answered with `to`: what that shows or hides is followed in file order, from
    /// question to question.
    fn with(&self, question: &Question, to: ChoiceSet) -> Changed {
        let mut changed = Changed { scores: self.tally.points.clone(), ..Changed::default() };
        let mut affected = BTreeSet::new();
        self.change(question, Some(to), &mut changed, &mut affected);
        while let Some(next) = affected.pop_first() {
            let Some(next) = self.catalogue.questions.get(next) else { continue };
            let now = |at: usize| changed.said.get(&at).copied().unwrap_or_else(|| self.said(at));
            let shown = next.when.iter().all(|c| now(c.question).is_some_and(|picks| picks.meets(c.any_of)));
            if Some(&shown) != self.shown.get(next.index) {
                if shown { changed.shown += 1 } else { changed.hidden += 1 }
            }
            let said = self.answers.get(next).picks().filter(|_| shown);
            if said != self.said(next.index) {
                self.change(next, said, &mut changed, &mut affected);
            }
        }
        changed
    }

    /// Takes the answer that stands out of the scores and puts `said` in.
    fn change(&self, question: &Question, said: Response, changed: &mut Changed, affected: &mut BTreeSet<usize>) {
        let adds = |said: Response, option| said.map_or(0, |picks| question.contribution(picks, option));
        for (option, score) in changed.scores.iter_mut().enumerate() {
            *score = *score + adds(said, option) - adds(self.said(question.index), option);
        }
        changed.said.insert(question.index, said);
        affected.extend(self.followers.get(question.index).into_iter().flatten());
    }

    /// The whole tally after a change.
    fn scores(&self, changed: Changed) -> Scores {
        let mut scores = Scores { points: changed.scores, ..self.tally.clone() };
        scores.visible = (scores.visible + changed.shown).saturating_sub(changed.hidden);
        for (at, said) in &changed.said {
            let Some(question) = self.catalogue.questions.get(*at) else { continue };
            let most = max_points(self.catalogue, &[question]);
            let all = scores.most.iter_mut().zip(most);
            match (self.said(*at), said) {
                (None, Some(_)) => {
                    scores.counted += 1;
                    all.for_each(|(sum, most)| *sum += most);
                }
                (Some(_), None) => {
                    scores.counted = scores.counted.saturating_sub(1);
                    all.for_each(|(sum, most)| *sum = sum.saturating_sub(most));
                }
                _ => {}
            }
        }
        scores
    }
}

/// What one changed answer changes.
#[derive(Default)]
struct Changed {
    scores: Vec<u32>,
    /// The answers that count, of the questions for which that changes.
    said: BTreeMap<usize, Response>,
    /// How many questions it shows.
    shown: usize,
    /// How many it hides.
    hidden: usize,
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{self, case_answers, what_if},
        catalogue,
        quiz::Answer,
    };

    use super::*;

    #[test]
    fn the_verdict_after_a_flip_is_that_of_the_changed_answers() {
        for text in [include_str!("../../../questions.yaml"), include_str!("../../../assets/catalogues/databases.yaml")]
        {
            let catalogue = catalogue::load(text).unwrap();
            let mut seen = 0;
            for case in &catalogue.cases {
                let answers = case_answers(&catalogue, case);
                let flips = what_if(&catalogue, &answers).single;
                for (flip, verdict) in flips.iter().zip(after(&catalogue, &answers, &flips)) {
                    let mut changed = answers.clone();
                    changed.set(&catalogue.questions[flip.question], Answer::Picked(flip.to));
                    assert_eq!(verdict, analysis::verdict(&catalogue, &changed), "{}", case.id);
                    assert_eq!(verdict.outcome, flip.outcome);
                    seen += 1;
                }
            }
            assert!(seen > 20, "{seen}");
        }
    }
}
