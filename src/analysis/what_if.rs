//! What would change the outcome (docs/decision-model.md, part 5).

mod decisive;
mod single_changes;

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    quiz::Answers,
    scoring::{LinearForm, Outcome},
};

use super::{
    decided::{Lookahead, current_outcome},
    state_space::{ChangeSet, Graph, Plan, Response, counted_responses, min_changes, win_changes},
};

pub(crate) use decisive::DecisiveSet;
pub(crate) use single_changes::{SingleChange, verdicts_after};

/// What other answers to the counted questions would do. To change an answer is to give another allowed one. A question
/// that this reveals brings the answer kept for it; without one it stays open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// The outcome as things stand, whether or not enough was answered.
    pub outcome: Outcome,
    /// Every single change that leads to another outcome: in file order, then in the order of the allowed answers.
    pub single: Vec<SingleChange>,
    /// The fewest changes after which the leader no longer wins. None if nobody wins now, or if no changes do that.
    pub to_change: Option<ChangeSet>,
    /// For each option, the fewest changes after which it wins. None if it wins now, or if no changes do that.
    pub to_win: Vec<Option<ChangeSet>>,
    /// Decisive answers. None if nobody wins, or if the outcome is not known to be decided.
    pub decided_by: Option<DecisiveSet>,
}

/// What would change the outcome as things stand.
pub fn what_if(catalogue: &Catalogue, answers: &Answers) -> WhatIf {
    Lookahead::new(catalogue, answers).what_if()
}

impl Lookahead<'_, '_> {
    /// What would change the outcome ([`what_if()`]).
    pub fn what_if(&self) -> WhatIf {
        let (catalogue, answers) = (self.catalogue, self.answers);
        let outcome = current_outcome(catalogue, answers);
        let single = single_changes::single_changes(catalogue, answers, outcome);
        let graph = Graph::new(catalogue, &Plan::changed(catalogue, answers));
        let counted = counted_responses(catalogue, answers);
        let to_win = |option: usize| {
            let loses = outcome != Outcome::Wins(option);
            let set = loses.then(|| win_changes(catalogue, &graph, &counted, option)).flatten();
            set.map(|set| sharpened(set, &single, |after| after == Outcome::Wins(option)))
        };
        let to_win: Vec<Option<ChangeSet>> = (0..catalogue.options.len()).map(to_win).collect();
        let Outcome::Wins(leader) = outcome else {
            return WhatIf { outcome, single, to_change: None, to_win, decided_by: None };
        };
        // `A` no longer wins if its form is at most 0, or if it is ruled out.
        let loses_to = |rival: usize| {
            let form = LinearForm::wins(leader, rival, catalogue.neutral);
            let worth = |question: &Question, response: Response| form.contribution(question, response);
            min_changes(catalogue, &graph, &counted, worth, -form.start(), |excluded| {
                !excluded.contains(leader) && !excluded.contains(rival)
            })
        };
        let is_excluded = |excluded: OptionSet| excluded.contains(leader);
        let by_exclusion = min_changes(catalogue, &graph, &counted, |_, _| 0, 0, is_excluded);
        let rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
        let to_change = rivals.filter_map(loses_to).chain(by_exclusion).min_by_key(|change| change.answers);
        let decided_by = decisive::decisive_set(catalogue, answers, leader).or_else(|| {
            let is_decided = self.decided() == Some(outcome);
            is_decided.then(|| decisive::all_counted(catalogue, answers))
        });
        WhatIf {
            outcome,
            to_change: to_change.map(|set| sharpened(set, &single, |_| true)),
            to_win,
            single,
            decided_by,
        }
    }
}

impl WhatIf {
    /// The fewest changes after which another option wins. None if nobody wins now, or if no changes do that.
    pub fn to_other(&self) -> Option<&ChangeSet> {
        let wins_now = matches!(self.outcome, Outcome::Wins(_));
        let sets = self.to_win.iter().flatten().filter(|_| wins_now);
        sets.min_by_key(|set| (set.answers, !set.exact))
    }
}

/// `set`, unless it is only a bound. Then the single changes, which are always exact, say more: either one of them leads
/// to an outcome that is `wanted`, or it takes at least two.
fn sharpened(set: ChangeSet, single: &[SingleChange], wanted: impl Fn(Outcome) -> bool) -> ChangeSet {
    if set.exact {
        return set;
    }
    match single.iter().find(|change| wanted(change.outcome)) {
        Some(change) => ChangeSet { answers: 1, set: vec![change.question], exact: true },
        None => ChangeSet { answers: set.answers.max(2), ..set },
    }
}
