//! What would change the outcome (decision model, part 5).

mod flips;
mod settled;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::Answers,
};

use super::{
    decided::Ahead,
    frontier::{Change, Graph, Plan, Said, fewest},
    standing::{Form, Outcome, scores, standing},
};

pub use flips::{Flip, after};
pub use settled::Settled;

/// What other answers to the counted questions would do. Changing an answer means giving another allowed one; a question
/// newly revealed brings its kept answer, and without one stays open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Who is ahead as things stand, whether or not enough was answered.
    pub outcome: Outcome,
    /// Every single change of an answer that moves the outcome: in file order, then in the order of the allowed answers.
    pub single: Vec<Flip>,
    /// The fewest changed answers after which the leader is no longer ahead. None where nobody is, or none do that.
    ///
    /// With three options or more: no longer ahead of some rival, which is exact.
    pub to_level: Option<Change>,
    /// The fewest changed answers after which the other side is ahead. None where nobody is, or none do that.
    ///
    /// With three options or more: after which some rival is ahead of the leader. A third option may be level with
    /// that rival (part 8: pairwise).
    pub to_other: Option<Change>,
    /// A set of answers that settled it. None where nobody is ahead, or where open questions can still change that, as far
    /// as is known.
    pub settled_by: Option<Settled>,
}

/// What would change the outcome as things stand.
#[must_use]
pub fn changes(catalogue: &Catalogue, answers: &Answers) -> Changes {
    Ahead::of(catalogue, answers).changes()
}

impl Ahead<'_, '_> {
    /// [`changes()`], where what the open questions can still do is worked out for other things too.
    #[must_use]
    pub fn changes(&self) -> Changes {
        let (catalogue, answers) = (self.catalogue, self.answers);
        let outcome = standing(&scores(catalogue, answers), catalogue.neutral);
        let single = flips::flips(catalogue, answers, outcome);
        let Outcome::Ahead(leader) = outcome else {
            return Changes { outcome, single, to_level: None, to_other: None, settled_by: None };
        };
        let k = catalogue.neutral;
        let graph = Graph::of(catalogue, &Plan::changed(catalogue, answers));
        let said = counted(catalogue, answers);
        // The fewest changes that bring, for one of the rivals, `sign * form` down to 0 (for 1) or below it (for -1); of
        // equally few those for the first rival.
        let nearest = |form: &dyn Fn(usize) -> (Form, i64)| {
            let change = |rival| {
                let (form, sign) = form(rival);
                let worth = |question: &Question, said: Said| sign * form.of(question, said);
                let bound = if sign > 0 { 0 } else { -1 } - sign * form.start();
                fewest(catalogue, &graph, &said, worth, bound)
            };
            let rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
            rivals.filter_map(change).min_by_key(|change| change.answers)
        };
        let to_level = nearest(&|rival| (Form::ahead(leader, rival, k), 1));
        let to_other = nearest(&|rival| (Form::ahead(rival, leader, k), -1));
        let settled_by = settled::settled(catalogue, answers, leader).or_else(|| {
            let is_decided = self.decided() == Some(outcome);
            is_decided.then(|| settled::all_of_them(catalogue, answers))
        });
        Changes {
            outcome,
            to_level: to_level.map(|change| sharpened(change, &single, |_| true)),
            to_other: to_other
                .map(|change| sharpened(change, &single, |flip| matches!(flip.outcome, Outcome::Ahead(_)))),
            single,
            settled_by,
        }
    }
}

/// `change`, if it is exact. If not, the single changes say more: one that does it, or that two are needed at least.
fn sharpened(change: Change, single: &[Flip], does_it: impl Fn(&Flip) -> bool) -> Change {
    if change.exact {
        return change;
    }
    match single.iter().find(|flip| does_it(flip)) {
        Some(flip) => Change { answers: 1, set: vec![flip.question], exact: true },
        None => Change { answers: change.answers.max(2), ..change },
    }
}

/// The answer to each question that counts.
fn counted(catalogue: &Catalogue, answers: &Answers) -> Vec<Said> {
    let shown = answers.shown(catalogue);
    catalogue.questions.iter().zip(shown).map(|(q, shown)| answers.get(q).picks().filter(|_| shown)).collect()
}
