//! The answers that make a `when` hold.
//!
//! A `when` is a conjunction of conditions, each about one question, which must be asked itself. So everything that a
//! `when` needs, directly or through other questions, is a set of needs for each question, and it can hold exactly if
//! every one of these questions has an allowed answer that meets its own needs. Only the answers to one question at a
//! time have to be searched.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, ChoiceSet, Kind, Question};

/// One question must be answered with at least one of some choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    /// The index of the question whose `when` demands it.
    pub(crate) owner: usize,
    pub(crate) any_of: ChoiceSet,
}

/// The needs of each question that must be asked, by its index.
#[derive(Debug, Default)]
pub(crate) struct Needs(BTreeMap<usize, Vec<Need>>);

impl Needs {
    /// What it takes for `question` to be asked.
    pub(crate) fn to_ask(catalogue: &Catalogue, question: &Question) -> Self {
        let (mut needs, mut todo, mut seen) = (Self::default(), vec![question.index], BTreeSet::new());
        while let Some(question) = todo.pop().and_then(|index| catalogue.questions.get(index)) {
            if !seen.insert(question.index) {
                continue;
            }
            needs.0.entry(question.index).or_default();
            for condition in &question.when {
                let need = Need { owner: question.index, any_of: condition.any_of };
                needs.0.entry(condition.question).or_default().push(need);
                todo.push(condition.question);
            }
        }
        needs
    }

    /// The needs of the question at `index`.
    pub(crate) fn get(&self, index: usize) -> &[Need] {
        self.0.get(&index).map_or(&[], Vec::as_slice)
    }

    /// A question with needs that no answer can meet, and these needs.
    pub(crate) fn conflict<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Question, Vec<Need>)> {
        let questions = self.0.iter().filter_map(|(index, needs)| Some((catalogue.questions.get(*index)?, needs)));
        let mut conflicts = questions.filter(|(question, needs)| meeting(question, needs).is_none());
        conflicts.next().map(|(question, needs)| (question, needs.clone()))
    }

    /// For each question with needs, in file order, the fewest choices that meet them. None if there is a
    /// [`Self::conflict`].
    pub(crate) fn answers(&self, catalogue: &Catalogue) -> Option<Vec<(usize, ChoiceSet)>> {
        let needed = self.0.iter().filter(|(_, needs)| !needs.is_empty());
        let answer =
            |(index, needs): (&usize, &Vec<Need>)| Some((*index, meeting(catalogue.questions.get(*index)?, needs)?));
        needed.map(answer).collect()
    }
}

/// The fewest choices for which `question` is asked; empty if it always is, and None if it never is.
pub fn path_to(catalogue: &Catalogue, question: &Question) -> Option<Vec<(usize, ChoiceSet)>> {
    Needs::to_ask(catalogue, question).answers(catalogue)
}

/// The allowed answer to `question` with the fewest choices that meets all `needs`.
pub(crate) fn meeting(question: &Question, needs: &[Need]) -> Option<ChoiceSet> {
    meeting_with(question, needs, ChoiceSet::NONE, ChoiceSet::NONE)
}

/// Like [`meeting`], with all of the choices `with` and none of `without`.
pub(crate) fn meeting_with(
    question: &Question,
    needs: &[Need],
    with: ChoiceSet,
    without: ChoiceSet,
) -> Option<ChoiceSet> {
    let mut sets: Vec<ChoiceSet> = needs.iter().map(|need| need.any_of).collect();
    sets.sort_unstable();
    sets.dedup();
    let fits =
        |picks: &ChoiceSet| picks.has_all(with) && !picks.meets(without) && sets.iter().all(|set| picks.meets(*set));
    let singles = (0..question.choices.len()).map(ChoiceSet::one);
    // One choice meets most needs, and a `many` question can have 4,096 answers.
    match question.kind {
        Kind::One => singles.into_iter().find(fits),
        Kind::Many { .. } => std::iter::once(ChoiceSet::NONE)
            .chain(singles)
            .find(fits)
            .or_else(|| question.allowed().filter(fits).min_by_key(|picks| (picks.len(), *picks))),
    }
}

/// A subset of `needs` that still satisfies `holds`, and of which no need can be removed.
pub(crate) fn minimal_core(needs: &[Need], holds: impl Fn(&[Need]) -> bool) -> Vec<Need> {
    let mut core = needs.to_vec();
    let mut index = 0;
    while index < core.len() {
        let removed = core.remove(index);
        if !holds(&core) {
            core.insert(index, removed);
            index += 1;
        }
    }
    core
}
