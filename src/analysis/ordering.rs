//! An order of asking that soon decides who is ahead (decision model, part 6).

use std::cmp::Reverse;

use crate::{catalogue::Catalogue, quiz::Order};

use super::audit::range;

/// The order that asks the question with the largest range of contributions to `D` first, of those whose `when` holds
/// already; ties by file order.
pub fn decisive_order(catalogue: &Catalogue) -> Order {
    let mut ranked: Vec<usize> = (0..catalogue.questions.len()).collect();
    let ranges: Vec<u32> = catalogue.questions.iter().map(|question| range(catalogue, question)).collect();
    ranked.sort_by_key(|at| Reverse(ranges.get(*at).copied().unwrap_or(0)));
    let mut turns = vec![0; ranked.len()];
    for (turn, at) in ranked.into_iter().enumerate() {
        if let Some(slot) = turns.get_mut(at) {
            *slot = turn;
        }
    }
    Order::Ranked(turns)
}
