//! The fewest changed answers that bring a form down to a bound (docs/decision-model.md, part 5).

use std::cmp::Reverse;

use crate::catalogue::{Catalogue, OptionSet, Question};

use super::{
    change_set::{ChangeSet, Changed, questions, with},
    graph::{Graph, Layer},
    plan::Response,
    reachability::Reachability,
    semiring::{Semiring, total_where},
};

/// A smallest set of answers to change, each to any allowed one, so that the sum of `worth` over the answers is at most
/// `bound` and the options ruled out at the end are such as `is_wanted`. None if no changes achieve that.
///
/// `graph` is that of [`super::plan::Plan::changed`], and `counted` holds the answers that count now. Answers that only
/// contribute points are sorted by what a change gains. Only the others go through the joint states, with the least
/// sum for each number of changes. Of equal gains the earlier question is taken, and of equal sums the set that ends
/// earlier.
pub fn min_changes(
    catalogue: &Catalogue,
    graph: &Graph,
    counted: &[Response],
    worth: impl Fn(&Question, Response) -> i64,
    bound: i64,
    is_wanted: impl Fn(OptionSet) -> bool,
) -> Option<ChangeSet> {
    let gains = gains(catalogue, graph, counted, &worth);
    let is_affected = |layer: &&Layer| !is_unaffected(layer) && layer.reachability != Reachability::Never;
    let affected = graph.layers.iter().filter(is_affected).count();
    let unaffected: Vec<bool> = graph.layers.iter().map(is_unaffected).collect();
    // More changes than needed take longer, so the search starts with one and doubles.
    let mut max = 1;
    loop {
        let mut pass = MinChanges { counted, unaffected: &unaffected, worth: &worth, max };
        let table = total_where(&mut pass, catalogue, graph, vec![Some((0, None))], &is_wanted)?;
        let best = best(&table, &gains, bound);
        if best.as_ref().is_some_and(|best| best.answers <= max) || max >= affected {
            return best.map(|best| if graph.exact { best } else { ChangeSet::at_least(best.answers) });
        }
        max *= 2;
    }
}

/// Whether a question contributes points only: it is always asked, and its answer neither shows or hides another one nor
/// rules an option out.
fn is_unaffected(layer: &Layer) -> bool {
    layer.reachability == Reachability::Always && layer.classes.len() == 1
}

/// What the best change of each unaffected answer gains, the most first, and its question.
fn gains(
    catalogue: &Catalogue,
    graph: &Graph,
    counted: &[Response],
    worth: impl Fn(&Question, Response) -> i64,
) -> Vec<(i64, usize)> {
    let mut gains = Vec::new();
    for ((question, layer), response) in catalogue.questions.iter().zip(&graph.layers).zip(counted) {
        if !is_unaffected(layer) || response.is_none() {
            continue;
        }
        let now = worth(question, *response);
        let best = layer.responses().map(|other| worth(question, other)).min().unwrap_or(now);
        if best < now {
            gains.push((now - best, question.index));
        }
    }
    gains.sort_by_key(|(gain, question)| (Reverse(*gain), *question));
    gains
}

/// The best way to divide the changes between the table and the unaffected answers.
fn best(table: &[Entry], gains: &[(i64, usize)], bound: i64) -> Option<ChangeSet> {
    let mut best: Option<ChangeSet> = None;
    for (changes, entry) in table.iter().enumerate() {
        let Some((mut sum, changed)) = entry.as_ref().map(|(sum, changed)| (*sum, changed)) else { continue };
        let mut set = Vec::new();
        for (gain, question) in gains {
            if sum <= bound {
                break;
            }
            sum -= gain;
            set.push(*question);
        }
        let answers = changes + set.len();
        if sum > bound || best.as_ref().is_some_and(|best| best.answers <= answers) {
            continue;
        }
        set.extend(questions(changed));
        set.sort_unstable();
        best = Some(ChangeSet { answers, set, exact: true });
    }
    best
}

/// The least sum with some number of changes, and the changes. None if no path leads here.
type Entry = Option<(i64, Changed)>;

/// (min,+) for each number of changed answers, up to `max`.
struct MinChanges<'s, F> {
    counted: &'s [Response],
    unaffected: &'s [bool],
    worth: F,
    max: usize,
}

/// What the answers of one class cost: the present one, and the best of the others.
struct Costs {
    question: usize,
    same: Option<i64>,
    other: Option<i64>,
}

impl<F: Fn(&Question, Response) -> i64> Semiring for MinChanges<'_, F> {
    type Value = Vec<Entry>;
    type Term = Costs;

    fn term(&mut self, question: &Question, responses: &[Response], _allowed: usize) -> Costs {
        let counted: Response = self.counted.get(question.index).copied().flatten();
        let is_unaffected = self.unaffected.get(question.index) == Some(&true);
        // A question that does not count now cannot be changed: its only answer is the one it has.
        let is_same = |response: &Response| counted.is_none() || *response == counted;
        let worth = |response: &Response| (self.worth)(question, *response);
        Costs {
            question: question.index,
            same: responses.iter().filter(|response| is_same(response)).map(worth).min(),
            other: responses.iter().filter(|response| !is_same(response) && !is_unaffected).map(worth).min(),
        }
    }

    fn times(&mut self, value: &Vec<Entry>, term: &Costs) -> Vec<Entry> {
        let length = (value.len() + usize::from(term.other.is_some())).min(self.max + 1);
        let same = |changes: usize| {
            let (sum, changed) = value.get(changes)?.as_ref()?;
            Some((sum + term.same?, changed.clone()))
        };
        let other = |changes: usize| {
            let (sum, changed) = value.get(changes.checked_sub(1)?)?.as_ref()?;
            Some((sum + term.other?, changed))
        };
        let entry = |changes: usize| match (same(changes), other(changes)) {
            (Some(same), Some(other)) if same.0 <= other.0 => Some(same),
            (_, Some((sum, changed))) => Some((sum, Some(with(changed, term.question)))),
            (same, None) => same,
        };
        (0..length).map(entry).collect()
    }

    fn plus(&mut self, one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
        let (mut long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        for (entry, candidate) in long.iter_mut().zip(short) {
            let is_better = match (&*entry, &candidate) {
                (Some((sum, _)), Some((new, _))) => new < sum,
                (entry, candidate) => entry.is_none() && candidate.is_some(),
            };
            if is_better {
                *entry = candidate;
            }
        }
        long
    }
}
