//! Single changes of an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    analysis::state_space::{Response, counted_responses},
    catalogue::{Catalogue, ChoiceSet, OptionSet, Question},
    quiz::Answers,
    scoring::{Outcome, Scores, Verdict, max_points, outcome, score, verdict},
};

/// A change of one answer that leads to another outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingleChange {
    pub question: usize,
    pub from: ChoiceSet,
    pub to: ChoiceSet,
    pub outcome: Outcome,
}

/// Every single change that leads to another outcome than `now`.
///
/// Each starts from the present scores and follows only the questions that it shows or hides, so all of them together
/// take about as many steps as there are allowed answers.
pub fn single_changes(catalogue: &Catalogue, answers: &Answers, now: Outcome) -> Vec<SingleChange> {
    let baseline = Baseline::new(catalogue, answers);
    let mut changes = Vec::new();
    for question in &catalogue.questions {
        let Some(from) = baseline.response(question.index) else { continue };
        for to in question.allowed().filter(|to| *to != from) {
            let change = baseline.change(question, to);
            let outcome = outcome(&change.points, baseline.excluded_after(&change), catalogue.neutral);
            if outcome != now {
                changes.push(SingleChange { question: question.index, from, to, outcome });
            }
        }
    }
    changes
}

/// The verdict after each of `changes`, as if enough had been answered for one.
pub fn verdicts_after(catalogue: &Catalogue, answers: &Answers, changes: &[SingleChange]) -> Vec<Verdict> {
    let baseline = Baseline::new(catalogue, answers);
    let verdict = |change: &SingleChange| {
        let question = catalogue.questions.get(change.question)?;
        let scores = baseline.scores_after(baseline.change(question, change.to));
        Some(verdict(scores, catalogue.neutral, true))
    };
    changes.iter().filter_map(verdict).collect()
}

/// The answers as they are, prepared for changes.
struct Baseline<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    /// The answer to each question that counts.
    counted: Vec<Response>,
    shown: Vec<bool>,
    scores: Scores,
    /// How many answers rule out each option.
    exclusions: Vec<u32>,
    /// For each question, those whose `when` names it.
    dependents: Vec<Vec<usize>>,
}

/// What one changed answer changes.
#[derive(Default)]
struct Change {
    /// The points of each option.
    points: Vec<u32>,
    /// The new answers that count, for all questions where they are others.
    responses: BTreeMap<usize, Response>,
    /// How many questions it shows.
    shown: usize,
    /// How many it hides.
    hidden: usize,
}

impl<'a> Baseline<'a> {
    fn new(catalogue: &'a Catalogue, answers: &'a Answers) -> Self {
        let mut dependents = vec![Vec::new(); catalogue.questions.len()];
        for question in &catalogue.questions {
            for condition in &question.when {
                dependents.get_mut(condition.question).into_iter().for_each(|list| list.push(question.index));
            }
        }
        let (counted, shown) = (counted_responses(catalogue, answers), answers.shown(catalogue));
        let mut exclusions = vec![0; catalogue.options.len()];
        for (question, picks) in answers.scored(catalogue) {
            let ruled_out = question.rules_out(picks);
            { exclusions.iter_mut().enumerate() }.for_each(|(at, count)| *count += u32::from(ruled_out.contains(at)));
        }
        Self { catalogue, answers, counted, shown, scores: score(catalogue, answers), exclusions, dependents }
    }

    fn response(&self, question: usize) -> Response {
        self.counted.get(question).copied().flatten()
    }

    /// What changes if `question` is answered with `to`. What that shows or hides is followed in file order.
    fn change(&self, question: &Question, to: ChoiceSet) -> Change {
        let mut change = Change { points: self.scores.points.clone(), ..Change::default() };
        let mut affected = BTreeSet::new();
        self.replace(question, Some(to), &mut change, &mut affected);
        while let Some(next) = affected.pop_first() {
            let Some(next) = self.catalogue.questions.get(next) else { continue };
            let response = |index: usize| change.responses.get(&index).copied().unwrap_or_else(|| self.response(index));
            let shown = next.when.iter().all(|c| response(c.question).is_some_and(|picks| picks.meets(c.any_of)));
            if Some(&shown) != self.shown.get(next.index) {
                if shown { change.shown += 1 } else { change.hidden += 1 }
            }
            let response = self.answers.get(next).picks().filter(|_| shown);
            if response != self.response(next.index) {
                self.replace(next, response, &mut change, &mut affected);
            }
        }
        change
    }

    /// Takes the present answer to `question` out of the points, and puts `response` in.
    fn replace(&self, question: &Question, response: Response, change: &mut Change, affected: &mut BTreeSet<usize>) {
        let adds = |response: Response, option| response.map_or(0, |picks| question.contribution(picks, option));
        for (option, points) in change.points.iter_mut().enumerate() {
            *points = *points + adds(response, option) - adds(self.response(question.index), option);
        }
        change.responses.insert(question.index, response);
        affected.extend(self.dependents.get(question.index).into_iter().flatten());
    }

    /// The options that are ruled out after a change.
    fn excluded_after(&self, change: &Change) -> OptionSet {
        let mut counts = self.exclusions.clone();
        for (index, response) in &change.responses {
            let Some(question) = self.catalogue.questions.get(*index) else { continue };
            let ruled_out = |response: Response| response.map_or(OptionSet::NONE, |picks| question.rules_out(picks));
            let (before, after) = (ruled_out(self.response(*index)), ruled_out(*response));
            for (option, count) in counts.iter_mut().enumerate() {
                *count = *count + u32::from(after.contains(option)) - u32::from(before.contains(option));
            }
        }
        counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(option, _)| option).collect()
    }

    /// All scores after a change.
    fn scores_after(&self, change: Change) -> Scores {
        let excluded = self.excluded_after(&change);
        let mut scores = Scores { points: change.points, excluded, ..self.scores.clone() };
        scores.visible = (scores.visible + change.shown).saturating_sub(change.hidden);
        for (index, response) in &change.responses {
            let Some(question) = self.catalogue.questions.get(*index) else { continue };
            let max = scores.max.iter_mut().zip(max_points(self.catalogue, &[question]));
            match (self.response(*index), response) {
                (None, Some(_)) => {
                    scores.counted += 1;
                    max.for_each(|(sum, max)| *sum += max);
                }
                (Some(_), None) => {
                    scores.counted = scores.counted.saturating_sub(1);
                    max.for_each(|(sum, max)| *sum = sum.saturating_sub(max));
                }
                _ => {}
            }
        }
        scores
    }
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
    fn verdict_after_a_change_is_that_of_the_changed_answers() {
        for text in [include_str!("../../../questions.yaml"), include_str!("../../../assets/catalogues/databases.yaml")]
        {
            let catalogue = catalogue::load(text).unwrap();
            let mut seen = 0;
            for case in &catalogue.cases {
                let answers = case_answers(&catalogue, case);
                let changes = what_if(&catalogue, &answers).single;
                for (change, verdict) in changes.iter().zip(verdicts_after(&catalogue, &answers, &changes)) {
                    let mut other = answers.clone();
                    other.set(&catalogue.questions[change.question], Answer::Picked(change.to));
                    assert_eq!(verdict, analysis::verdict(&catalogue, &other), "{}", case.id);
                    assert_eq!(verdict.outcome, change.outcome);
                    seen += 1;
                }
            }
            assert!(seen > 20, "{seen}");
        }
    }
}
