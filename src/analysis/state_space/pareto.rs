//! Whether an option can be ahead of all its rivals at once.

use crate::{
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::{Semiring, bounds::max, budget, graph::Graph, plan::Response, total};

/// Whether `option` can be ahead along some way through `graph`. None where that is not known: beyond the budget.
///
/// Against one rival this is the most of one form. Against several at once it is exact too: of what can still be had
/// against each of them, all that is not exceeded in every part is carried on.
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
    can_reach(catalogue, graph, start, |question, said| forms.iter().map(|form| form.of(question, said)).collect())
}

/// Whether sums that begin as `start`, to which each answer adds what `gives` says, can all be above 0 at once along
/// some way through `graph`, which must be exact. None where that is not known: beyond the budget.
pub fn can_reach(
    catalogue: &Catalogue,
    graph: &Graph,
    start: Vec<i64>,
    gives: impl Fn(&Question, Response) -> Vec<i64>,
) -> Option<bool> {
    let mut fronts = Pareto { gives, work: 0, over: false };
    let front = total(&mut fronts, catalogue, graph, vec![start]).unwrap_or_default();
    let reaches = front.iter().any(|vector| vector.iter().all(|value| *value > 0));
    // What the budget cut off could only have shown that it can.
    if reaches { Some(true) } else { (!fronts.over).then_some(false) }
}

/// Sets of vectors, none of which another exceeds in every part.
struct Pareto<G> {
    /// What an answer adds to each part.
    gives: G,
    work: usize,
    over: bool,
}

type Vectors = Vec<Vec<i64>>;

impl<G> Pareto<G> {
    /// Only the vectors that no other is as great as in every part.
    fn front(&mut self, mut vectors: Vectors) -> Vectors {
        if self.over {
            vectors.truncate(1);
        }
        vectors.sort_unstable_by(|a, b| b.cmp(a));
        let mut front: Vectors = Vec::new();
        for vector in vectors {
            self.work += front.len();
            let exceeds = |kept: &Vec<i64>| kept.iter().zip(&vector).all(|(kept, new)| kept >= new);
            if !front.iter().any(exceeds) {
                front.push(vector);
            }
        }
        self.over |= front.len() > budget::FRONT || self.work > budget::PRODUCTS;
        front.truncate(budget::FRONT);
        front
    }
}

impl<G: Fn(&Question, Response) -> Vec<i64>> Semiring for Pareto<G> {
    type Value = Vectors;
    type Term = Vectors;

    fn term(&mut self, question: &Question, moves: &[Response], _of: usize) -> Vectors {
        let vectors = moves.iter().map(|said| (self.gives)(question, *said)).collect();
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
