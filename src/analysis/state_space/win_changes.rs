//! The fewest changed answers after which an option wins against all its rivals at once (docs/decision-model.md,
//! part 8).

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    scoring::LinearForm,
};

use super::{
    budget,
    change_set::{ChangeSet, Changed, questions, with},
    graph::Graph,
    min_changes::min_changes,
    plan::Response,
    semiring::{Semiring, ends},
};

/// A smallest set of answers to change so that `option`, which does not win now, wins. None if no changes achieve that.
///
/// The changes that it takes against each rival alone are a lower bound. From there on, sets of one size after the other
/// are searched, until the budget ends.
pub fn win_changes(catalogue: &Catalogue, graph: &Graph, counted: &[Response], option: usize) -> Option<ChangeSet> {
    let rivals: Vec<usize> = (0..catalogue.options.len()).filter(|rival| *rival != option).collect();
    let against = |rival: &usize| changes_against(catalogue, graph, counted, (option, *rival));
    let pairwise: Vec<ChangeSet> = rivals.iter().map(against).collect::<Option<_>>()?;
    let hardest = pairwise.into_iter().max_by_key(|set| (set.answers, !set.exact))?;
    if !graph.exact {
        return Some(ChangeSet::at_least(hardest.answers));
    }
    if rivals.len() == 1 {
        return Some(hardest);
    }
    let forms: Vec<LinearForm> =
        rivals.iter().map(|rival| LinearForm::wins(option, *rival, catalogue.neutral)).collect();
    let start: Vec<i64> = forms.iter().map(LinearForm::start).collect();
    let changeable = counted.iter().filter(|response| response.is_some()).count();
    for max in hardest.answers..=changeable {
        let mut pass = WinChanges { counted, forms: &forms, max, work: 0, over_budget: false };
        let first = Entry { changes: 0, sums: start.clone(), changed: None };
        let fronts = ends(&mut pass, catalogue, graph, vec![first]);
        let wins = fronts.iter().zip(&graph.ends).filter(|(_, excluded)| !excluded.contains(option));
        let beats_all = |entry: &&Entry, excluded: &OptionSet| {
            rivals.iter().zip(&entry.sums).all(|(rival, sum)| excluded.contains(*rival) || *sum > 0)
        };
        let won = wins.flat_map(|(front, excluded)| front.iter().filter(move |entry| beats_all(entry, excluded)));
        if let Some(entry) = won.min_by_key(|entry| entry.changes) {
            let mut set: Vec<usize> = questions(&entry.changed).collect();
            set.reverse();
            return Some(ChangeSet { answers: entry.changes, set, exact: true });
        }
        if pass.over_budget {
            return Some(ChangeSet::at_least(max));
        }
    }
    None
}

/// The fewest changes after which `option` is left and wins against `rival`, or `rival` is ruled out.
fn changes_against(
    catalogue: &Catalogue,
    graph: &Graph,
    counted: &[Response],
    (option, rival): (usize, usize),
) -> Option<ChangeSet> {
    let form = LinearForm::wins(option, rival, catalogue.neutral);
    // The form is above 0, so its negative is at most -1.
    let worth = |question: &Question, response: Response| -form.contribution(question, response);
    let by_points = min_changes(catalogue, graph, counted, worth, form.start() - 1, |excluded| {
        !excluded.contains(option) && !excluded.contains(rival)
    });
    let by_exclusion = min_changes(
        catalogue,
        graph,
        counted,
        |_, _| 0,
        0,
        |excluded| !excluded.contains(option) && excluded.contains(rival),
    );
    by_points.into_iter().chain(by_exclusion).min_by_key(|set| (set.answers, !set.exact))
}

/// The changes up to one question, and the sums they lead to.
#[derive(Clone)]
struct Entry {
    changes: usize,
    /// The value of the form against each rival.
    sums: Vec<i64>,
    changed: Changed,
}

/// Pareto fronts of entries with up to `max` changes: none has as few changes and as great sums as another.
struct WinChanges<'s> {
    counted: &'s [Response],
    forms: &'s [LinearForm],
    max: usize,
    work: usize,
    over_budget: bool,
}

/// What the answers of one class add: whether it is a change, and to each sum.
struct Added {
    question: usize,
    options: Vec<(bool, Vec<i64>)>,
}

impl WinChanges<'_> {
    fn front(&mut self, mut entries: Vec<Entry>) -> Vec<Entry> {
        if self.over_budget {
            entries.truncate(1);
        }
        entries.sort_by(|a, b| a.changes.cmp(&b.changes).then_with(|| b.sums.cmp(&a.sums)));
        let mut front: Vec<Entry> = Vec::new();
        for entry in entries {
            self.work += 1 + front.len();
            let dominates = |other: &Entry| other.sums.iter().zip(&entry.sums).all(|(other, own)| other >= own);
            if !front.iter().any(dominates) {
                front.push(entry);
            }
        }
        self.over_budget |= self.work > budget::CHANGES;
        front
    }
}

impl Semiring for WinChanges<'_> {
    type Value = Vec<Entry>;
    type Term = Added;

    fn term(&mut self, question: &Question, responses: &[Response], _allowed: usize) -> Added {
        let counted: Response = self.counted.get(question.index).copied().flatten();
        let added = |response: &Response| {
            // A question that does not count now cannot be changed: its only answer is the one it has.
            let is_change = counted.is_some() && *response != counted;
            (is_change, self.forms.iter().map(|form| form.contribution(question, *response)).collect())
        };
        Added { question: question.index, options: responses.iter().map(added).collect() }
    }

    fn times(&mut self, value: &Vec<Entry>, term: &Added) -> Vec<Entry> {
        let mut entries = Vec::new();
        for entry in value {
            for (is_change, added) in &term.options {
                let changes = entry.changes + usize::from(*is_change);
                if changes <= self.max {
                    let sums = entry.sums.iter().zip(added).map(|(sum, added)| sum + added).collect();
                    let list = is_change.then(|| with(&entry.changed, term.question));
                    entries.push(Entry { changes, sums, changed: list.or_else(|| entry.changed.clone()) });
                }
            }
        }
        self.front(entries)
    }

    fn plus(&mut self, mut one: Vec<Entry>, other: Vec<Entry>) -> Vec<Entry> {
        one.extend(other);
        self.front(one)
    }
}
