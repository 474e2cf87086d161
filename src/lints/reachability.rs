//! What must have been answered for a `when` to hold.
//!
//! A `when` joins conditions by "and", each about one question, and each of these must be asked itself. So all that a
//! `when` needs, through other questions too, falls into needs of one question each, and can be had exactly if each of
//! these questions has an allowed answer that meets its own. Nothing has to be searched but the answers of one
//! question.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, ChoiceSet, Kind, Question};

/// That a question has at least one of some choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    /// The place of the question whose `when` says so.
    pub(crate) owner: usize,
    /// The choices.
    pub(crate) any_of: ChoiceSet,
}

/// By the place of each question that must be asked, what it must have been answered with.
#[derive(Debug, Default)]
pub(crate) struct Needs(BTreeMap<usize, Vec<Need>>);

impl Needs {
    /// What it takes that each question at these places is asked.
    pub(crate) fn asked(catalogue: &Catalogue, questions: impl Iterator<Item = usize>) -> Self {
        let (mut needs, mut todo, mut seen) = (Self::default(), questions.collect::<Vec<_>>(), BTreeSet::new());
        while let Some(question) = todo.pop().and_then(|at| catalogue.questions.get(at)) {
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

    /// What the question at `index` must have been answered with.
    pub(crate) fn of(&self, index: usize) -> &[Need] {
        self.0.get(&index).map_or(&[], Vec::as_slice)
    }

    /// A question that no answer can meet the needs of, and these needs.
    pub(crate) fn conflict<'c>(&self, catalogue: &'c Catalogue) -> Option<(&'c Question, Vec<Need>)> {
        let questions = self.0.iter().filter_map(|(at, needs)| Some((catalogue.questions.get(*at)?, needs)));
        let mut clashing = questions.filter(|(question, needs)| meeting(question, needs, ChoiceSet::NONE).is_none());
        clashing.next().map(|(question, needs)| (question, needs.clone()))
    }

    /// For each question that something is needed of, the fewest choices that meet it, in file order. None where there
    /// is a [`Self::clash`].
    pub(crate) fn answers(&self, catalogue: &Catalogue) -> Option<Vec<(usize, ChoiceSet)>> {
        let needed = self.0.iter().filter(|(_, needs)| !needs.is_empty());
        let answer = |(at, needs): (&usize, &Vec<Need>)| {
            Some((*at, meeting(catalogue.questions.get(*at)?, needs, ChoiceSet::NONE)?))
        };
        needed.map(answer).collect()
    }
}

/// The allowed answer to `question` of fewest choices that meets all `needs` and has none of `without`.
pub(crate) fn meeting(question: &Question, needs: &[Need], without: ChoiceSet) -> Option<ChoiceSet> {
    having(question, needs, ChoiceSet::NONE, without)
}

/// The same, of those that have all of `with`.
pub(crate) fn having(question: &Question, needs: &[Need], with: ChoiceSet, without: ChoiceSet) -> Option<ChoiceSet> {
    let mut sets: Vec<ChoiceSet> = needs.iter().map(|need| need.any_of).collect();
    sets.sort_unstable();
    sets.dedup();
    let fits =
        |picks: &ChoiceSet| picks.has_all(with) && !picks.meets(without) && sets.iter().all(|set| picks.meets(*set));
    let singles = (0..question.choices.len()).map(ChoiceSet::one);
    // Most needs are met by one choice, and a `many` question can have 4,096 answers.
    match question.kind {
        Kind::One => singles.into_iter().find(fits),
        Kind::Many { .. } => std::iter::once(ChoiceSet::NONE)
            .chain(singles)
            .find(fits)
            .or_else(|| question.allowed().filter(fits).min_by_key(|picks| (picks.len(), *picks))),
    }
}

/// As few of `needs` as suffice for `holds`, which holds of all of them: none of those left can be spared.
pub(crate) fn minimal_core(needs: &[Need], holds: impl Fn(&[Need]) -> bool) -> Vec<Need> {
    let mut core = needs.to_vec();
    let mut at = 0;
    while at < core.len() {
        let spared = core.remove(at);
        if !holds(&core) {
            core.insert(at, spared);
            at += 1;
        }
    }
    core
}
