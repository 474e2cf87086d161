//! What would change the outcome (decision model, part 5).

mod decisive;
mod single_changes;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::Answers,
    scoring::{LinearForm, Outcome, outcome, scores},
};

use super::{
    decided::Lookahead,
    state_space::{ChangeSet, Graph, Plan, Response, min_changes},
};

pub(crate) use decisive::DecisiveSet;
pub(crate) use single_changes::{SingleChange, after};

/// What other answers to the counted questions would do. Changing an answer means giving another allowed one; a question
/// newly revealed brings its kept answer, and without one stays open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// Who is ahead as things stand, whether or not enough was answered.
    pub outcome: Outcome,
    /// Every single change of an answer that moves the outcome: in file order, then in the order of the allowed answers.
    pub single: Vec<SingleChange>,
    /// The fewest changed answers after which the leader is no longer ahead. None where nobody is, or none do that.
    ///
    /// With three options or more: no longer ahead of some rival, which is exact.
    pub to_tie: Option<ChangeSet>,
    /// The fewest changed answers after which the other side is ahead. None where nobody is, or none do that.
    ///
    /// With three options or more: after which some rival is ahead of the leader. A third option may be level with
    /// that rival (part 8: pairwise).
    pub to_other: Option<ChangeSet>,
    /// A set of answers that settled it. None where nobody is ahead, or where open questions can still change that, as far
    /// as is known.
    pub decided_by: Option<DecisiveSet>,
}

/// What would change the outcome as things stand.
pub fn what_if(catalogue: &Catalogue, answers: &Answers) -> WhatIf {
    Lookahead::of(catalogue, answers).what_if()
}

impl Lookahead<'_, '_> {
    /// [`changes()`], where what the open questions can still do is worked out for other things too.
    pub fn what_if(&self) -> WhatIf {
        let (catalogue, answers) = (self.catalogue, self.answers);
        let outcome = outcome(&scores(catalogue, answers), catalogue.neutral);
        let single = single_changes::single_changes(catalogue, answers, outcome);
        let Outcome::Wins(leader) = outcome else {
            return WhatIf { outcome, single, to_tie: None, to_other: None, decided_by: None };
        };
        let k = catalogue.neutral;
        let graph = Graph::of(catalogue, &Plan::changed(catalogue, answers));
        let said = counted(catalogue, answers);
        // The fewest changes that bring, for one of the rivals, `sign * form` down to 0 (for 1) or below it (for -1); of
        // equally few those for the first rival.
        let nearest = |form: &dyn Fn(usize) -> (LinearForm, i64)| {
            let change = |rival| {
                let (form, sign) = form(rival);
                let worth = |question: &Question, said: Response| sign * form.of(question, said);
                let bound = if sign > 0 { 0 } else { -1 } - sign * form.start();
                min_changes(catalogue, &graph, &said, worth, bound)
            };
            let rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
            rivals.filter_map(change).min_by_key(|change| change.answers)
        };
        let to_level = nearest(&|rival| (LinearForm::wins(leader, rival, k), 1));
        let to_other = nearest(&|rival| (LinearForm::wins(rival, leader, k), -1));
        let settled_by = decisive::decisive_set(catalogue, answers, leader).or_else(|| {
            let is_decided = self.decided() == Some(outcome);
            is_decided.then(|| decisive::all_of_them(catalogue, answers))
        });
        WhatIf {
            outcome,
            to_tie: to_level.map(|change| sharpened(change, &single, |_| true)),
            to_other: to_other
                .map(|change| sharpened(change, &single, |flip| matches!(flip.outcome, Outcome::Wins(_)))),
            single,
            decided_by: settled_by,
        }
    }
}

/// `change`, if it is exact. If not, the single changes say more: one that does it, or that two are needed at least.
fn sharpened(change: ChangeSet, single: &[SingleChange], does_it: impl Fn(&SingleChange) -> bool) -> ChangeSet {
    if change.exact {
        return change;
    }
    match single.iter().find(|flip| does_it(flip)) {
        Some(flip) => ChangeSet { answers: 1, set: vec![flip.question], exact: true },
        None => ChangeSet { answers: change.answers.max(2), ..change },
    }
}

/// The answer to each question that counts.
fn counted(catalogue: &Catalogue, answers: &Answers) -> Vec<Response> {
    let shown = answers.shown(catalogue);
    catalogue.questions.iter().zip(shown).map(|(q, shown)| answers.get(q).picks().filter(|_| shown)).collect()
}
