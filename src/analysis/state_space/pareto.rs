//! Whether an option can win against all its rivals at once (docs/decision-model.md, part 8).

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{
    bounds::max,
    budget,
    graph::Graph,
    plan::Response,
    semiring::{Semiring, total},
};

/// Whether `option` can win on some path through `graph`. None if that is unknown: beyond the budget.
pub fn can_lead(catalogue: &Catalogue, graph: &Graph, option: usize) -> Option<bool> {
    let rivals = (0..catalogue.options.len()).filter(|rival| *rival != option);
    let forms: Vec<LinearForm> = rivals.map(|rival| LinearForm::wins(option, rival, catalogue.neutral)).collect();
    if forms.iter().any(|form| max(catalogue, graph, *form) <= 0) {
        return Some(false);
    }
    if !graph.exact {
        return None;
    }
    if forms.len() == 1 {
        return Some(true);
    }
    let start = forms.iter().map(LinearForm::start).collect();
    let contributions =
        |question: &Question, response| forms.iter().map(|form| form.contribution(question, response)).collect();
    can_reach(catalogue, graph, start, contributions)
}

/// Whether several sums can all be above 0 at the end of one path through `graph`, which must be exact. They begin with
/// `start`, and each answer adds its `contributions`. None if that is unknown: beyond the budget.
pub fn can_reach(
    catalogue: &Catalogue,
    graph: &Graph,
    start: Vec<i64>,
    contributions: impl Fn(&Question, Response) -> Vec<i64>,
) -> Option<bool> {
    let mut pass = Pareto { contributions, work: 0, over_budget: false };
    let front = total(&mut pass, catalogue, graph, vec![start]).unwrap_or_default();
    let can_reach = front.iter().any(|vector| vector.iter().all(|value| *value > 0));
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
