//! An order of asking that decides the outcome soon (docs/decision-model.md, part 6).

use std::cmp::Reverse;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::Order,
};

use super::audit::range;

/// The order that asks the questions first that can rule out an option, then those with the largest range, always among
/// those whose `when` already holds. Ties keep file order.
pub fn decisive_order(catalogue: &Catalogue) -> Order {
    let mut ranked: Vec<&Question> = catalogue.questions.iter().collect();
    ranked.sort_by_cached_key(|question| Reverse((question.can_rule_out(), range(catalogue, question))));
    let mut turns = vec![0; ranked.len()];
    for (turn, question) in ranked.into_iter().enumerate() {
        if let Some(slot) = turns.get_mut(question.index) {
            *slot = turn;
        }
    }
    Order::Ranked(turns)
}
