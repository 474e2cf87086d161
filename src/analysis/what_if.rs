//! What would change the outcome (docs/decision-model.md, part 5).

mod decisive;
mod single_changes;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::Answers,
    scoring::{LinearForm, Outcome, outcome, points_by_option},
};

use super::{
    decided::Lookahead,
    state_space::{ChangeSet, Graph, Plan, Response, counted_responses, min_changes},
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
    pub to_tie: Option<ChangeSet>,
    /// The fewest changes after which another option wins. None if nobody wins now, or if no changes do that.
    ///
    /// With three options or more, some rival then wins against the leader, but a third option may be level with it.
    pub to_other: Option<ChangeSet>,
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
        let outcome = outcome(&points_by_option(catalogue, answers), catalogue.neutral);
        let single = single_changes::single_changes(catalogue, answers, outcome);
        let Outcome::Wins(leader) = outcome else {
            return WhatIf { outcome, single, to_tie: None, to_other: None, decided_by: None };
        };
        let neutral = catalogue.neutral;
        let graph = Graph::new(catalogue, &Plan::changed(catalogue, answers));
        let counted = counted_responses(catalogue, answers);
        let rivals = || (0..catalogue.options.len()).filter(|rival| *rival != leader);
        // `A` no longer wins if its form is at most 0.
        let no_longer_wins = |rival: usize| {
            let form = LinearForm::wins(leader, rival, neutral);
            let worth = |question: &Question, response: Response| form.contribution(question, response);
            min_changes(catalogue, &graph, &counted, worth, -form.start())
        };
        // `B` wins if its form is above 0, so its negative is at most -1.
        let rival_wins = |rival: usize| {
            let form = LinearForm::wins(rival, leader, neutral);
            let worth = |question: &Question, response: Response| -form.contribution(question, response);
            min_changes(catalogue, &graph, &counted, worth, form.start() - 1)
        };
        let to_tie = rivals().filter_map(no_longer_wins).min_by_key(|change| change.answers);
        let to_other = rivals().filter_map(rival_wins).min_by_key(|change| change.answers);
        let decided_by = decisive::decisive_set(catalogue, answers, leader).or_else(|| {
            let is_decided = self.decided() == Some(outcome);
            is_decided.then(|| decisive::all_counted(catalogue, answers))
        });
        WhatIf {
            outcome,
            to_tie: to_tie.map(|set| sharpened(set, &single, |_| true)),
            to_other: to_other.map(|set| sharpened(set, &single, |outcome| matches!(outcome, Outcome::Wins(_)))),
            single,
            decided_by,
        }
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
