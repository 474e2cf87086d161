//! Whether the open questions can still change the outcome, and how many of them there are (decision model, part 4).

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers},
};

use super::{
    frontier::{Graph, Plan, can_lead, least, least_sum},
    standing::{Form, Outcome, scores, standing},
};

/// The outcome, if it stays what it is in every completion in which each open question is answered in any allowed way
/// or left open. None while it can still change.
///
/// That somebody is ahead is decided pairwise, against each rival, and exact for any number of options. That it stays
/// balanced is exact too: with three options or more the forms against all rivals are looked at together (see
/// [`can_still_lead`]). Beyond the budget (see [`super::frontier::budget`]) an outcome is called decided only where
/// sound bounds prove it.
#[must_use]
pub fn decided(catalogue: &Catalogue, answers: &Answers) -> Option<Outcome> {
    let graph = Graph::of(catalogue, &Plan::stopped(catalogue, answers));
    let now = standing(&scores(catalogue, answers), catalogue.neutral);
    let stays = match now {
        Outcome::Ahead(leader) => stays_ahead(catalogue, &graph, leader),
        Outcome::Balanced => {
            (0..catalogue.options.len()).all(|option| can_lead(catalogue, &graph, option) == Some(false))
        }
    };
    stays.then_some(now)
}

/// Whether `leader` is ahead of every rival whichever way is taken through `graph`.
fn stays_ahead(catalogue: &Catalogue, graph: &Graph, leader: usize) -> bool {
    let mut rivals = (0..catalogue.options.len()).filter(|rival| *rival != leader);
    rivals.all(|rival| least(catalogue, graph, Form::ahead(leader, rival, catalogue.neutral)) > 0)
}

/// The options that can still be ahead in the end, each open question answered in any allowed way or left open, in
/// catalogue order (part 8: "who can still win").
///
/// Exact within the budget; beyond it an option is listed unless sound bounds rule it out.
#[must_use]
pub fn can_still_lead(catalogue: &Catalogue, answers: &Answers) -> Vec<usize> {
    let graph = Graph::of(catalogue, &Plan::stopped(catalogue, answers));
    (0..catalogue.options.len()).filter(|option| can_lead(catalogue, &graph, *option) != Some(false)).collect()
}

/// Whether [`decided`], [`can_still_lead`] and [`left`] are exact, and not bounds beyond the budget.
#[must_use]
pub fn is_exact(catalogue: &Catalogue, answers: &Answers) -> bool {
    Graph::of(catalogue, &Plan::stopped(catalogue, answers)).exact
        && Graph::of(catalogue, &Plan::asked(catalogue, answers)).exact
}

/// The least and the most questions left to be asked.
///
/// A question "not sure" is done, and "not sure" is a possible answer to each that is left; a hidden question is left
/// if it is revealed, also where an answer to it is kept. The most never grows while questions are answered. Beyond the
/// budget both are sound bounds.
#[must_use]
pub fn left(catalogue: &Catalogue, answers: &Answers) -> (usize, usize) {
    let graph = Graph::of(catalogue, &Plan::asked(catalogue, answers));
    let shown = answers.shown(catalogue);
    let is_done =
        |question: &Question| shown.get(question.index) == Some(&true) && answers.get(question) != Answer::Open;
    let sum = |cost: i64| {
        let sum = least_sum(catalogue, &graph, |question, _| Some(if is_done(question) { 0 } else { cost }));
        usize::try_from(sum.unwrap_or(0).abs()).unwrap_or(usize::MAX)
    };
    (sum(1), sum(-1))
}
