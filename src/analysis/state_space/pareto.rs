//! Whether an option can win against all its rivals at once (docs/decision-model.md, part 8).

use crate::{
    catalogue::{Catalogue, OptionSet, Question},
    scoring::LinearForm,
};

use super::{
    bounds::max,
    budget,
    graph::Graph,
    plan::Response,
    semiring::{Semiring, ends},
};

/// Whether `option` can win on some path through `graph`. None if that is unknown: beyond the budget.
pub fn can_lead(catalogue: &Catalogue, graph: &Graph, option: usize) -> Option<bool> {
    let rivals: Vec<usize> = (0..catalogue.options.len()).filter(|rival| *rival != option).collect();
    let forms: Vec<LinearForm> =
        rivals.iter().map(|rival| LinearForm::wins(option, *rival, catalogue.neutral)).collect();
    let stays = |rival: usize| graph.ends.iter().all(|excluded| !excluded.contains(rival));
    let mut always_rivals = rivals.iter().zip(&forms).filter(|(rival, _)| stays(**rival));
    if always_rivals.any(|(_, form)| max(catalogue, graph, *form) <= 0) {
        return Some(false);
    }
    if graph.ends.iter().all(|excluded| excluded.contains(option)) {
        return Some(false);
    }
    if !graph.exact {
        return None;
    }
    if forms.len() == 1 && !graph.has_exclusions() {
        return Some(true);
    }
    let start = forms.iter().map(LinearForm::start).collect();
    let contributions =
        |question: &Question, response| forms.iter().map(|form| form.contribution(question, response)).collect();
    can_reach(catalogue, graph, start, contributions, |excluded, values| {
        let beats = |(rival, value): (&usize, &i64)| excluded.contains(*rival) || *value > 0;
        !excluded.contains(option) && rivals.iter().zip(values).all(beats)
    })
}

/// Whether several sums can be such as `is_wanted` at the end of one path through `graph`, which must be exact. They
/// begin with `start`, and each answer adds its `contributions`. `is_wanted` is told which options are ruled out there;
/// larger sums must never be less wanted. None if that is unknown: beyond the budget.
pub fn can_reach(
    catalogue: &Catalogue,
    graph: &Graph,
    start: Vec<i64>,
    contributions: impl Fn(&Question, Response) -> Vec<i64>,
    is_wanted: impl Fn(OptionSet, &[i64]) -> bool,
) -> Option<bool> {
    let mut pass = Pareto { contributions, work: 0, over_budget: false };
    let fronts = ends(&mut pass, catalogue, graph, vec![start]);
    let mut fronts = graph.ends.iter().zip(fronts);
    let can_reach = fronts.any(|(excluded, front)| front.iter().any(|sums| is_wanted(*excluded, sums)));
    // What the budget cut off could only have turned a "no" into a "yes".
    if can_reach { Some(true) } else { (!pass.over_budget).then_some(false) }
}

/// Pareto fronts: sets of vectors of which none is at least as great as another in every part.
struct Pareto<F> {
    contributions: F,
    work: usize,
    over_budget: bool,
}

type Vectors = Vec<Vec<i64>>;

impl<F> Pareto<F> {
    /// The vectors that no other equals or exceeds in every part.
    fn front(&mut self, mut vectors: Vectors) -> Vectors {
        if self.over_budget {
            vectors.truncate(1);
        }
        vectors.sort_unstable_by(|a, b| b.cmp(a));
        let mut front: Vectors = Vec::new();
        for vector in vectors {
            self.work += front.len();
            let dominates = |other: &Vec<i64>| other.iter().zip(&vector).all(|(other, own)| other >= own);
            if !front.iter().any(dominates) {
                front.push(vector);
            }
        }
        self.over_budget |= front.len() > budget::FRONT || self.work > budget::PRODUCTS;
        front.truncate(budget::FRONT);
        front
    }
}

impl<F: Fn(&Question, Response) -> Vec<i64>> Semiring for Pareto<F> {
    type Value = Vectors;
    type Term = Vectors;

    fn term(&mut self, question: &Question, responses: &[Response], _allowed: usize) -> Vectors {
        let vectors = responses.iter().map(|response| (self.contributions)(question, *response)).collect();
        self.front(vectors)
    }

    fn times(&mut self, value: &Vectors, term: &Vectors) -> Vectors {
        let sum = |one: &[i64], other: &[i64]| one.iter().zip(other).map(|(a, b)| a + b).collect();
        let sums = value.iter().flat_map(|one| term.iter().map(move |other| sum(one, other))).collect();
        self.front(sums)
    }

    fn plus(&mut self, mut one: Vectors, other: Vectors) -> Vectors {
        one.extend(other);
        self.front(one)
    }
}
