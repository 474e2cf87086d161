//! The recursion itself: what is carried through the joint states, and how it is added up.

use crate::analysis::state_space::graph::Graph;
use crate::analysis::state_space::graph::Layer;
use crate::analysis::state_space::graph::Reachability;
use crate::analysis::state_space::plan::Response;
use smallvec::SmallVec;

use crate::catalogue::{Catalogue, Question};

/// What is carried through the joint states: a commutative semiring.
pub trait Semiring {
    /// What a state carries: the sum over all ways to reach it.
    type Value: Clone;
    /// What answers that no later condition tells apart make of a value.
    type Term;

    /// The term of the answers `moves` of `question`, which allows `of` answers in all.
    fn term(&mut self, question: &Question, moves: &[Response], of: usize) -> Self::Term;

    /// The value after one of the answers of `term` was given.
    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value;

    /// The value of a state that two ways lead to.
    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value;

    /// Takes out of a value what need not be carried on, with the questions up to `layer` done.
    fn settle(&mut self, _layer: usize, _value: &mut Self::Value) {}
}

/// Carries `values`, one for each state before the question at `layer`, over that question.
pub fn step<A: Semiring>(
    algebra: &mut A,
    catalogue: &Catalogue,
    graph: &Graph,
    layer: usize,
    values: Vec<A::Value>,
) -> Vec<A::Value> {
    let Some((level, terms)) = terms(algebra, catalogue, graph, layer) else { return values };
    let mut next: Vec<Option<A::Value>> = vec![None; level.after];
    for (state, value) in level.states.iter().zip(values) {
        for (to, term) in state.shown.iter().zip(&terms) {
            let product = algebra.times(&value, term);
            add(algebra, &mut next, *to, product);
        }
        if let Some(to) = state.hidden {
            add(algebra, &mut next, to, value);
        }
    }
    let mut next: Vec<A::Value> = next.into_iter().flatten().collect();
    for value in &mut next {
        algebra.settle(layer, value);
    }
    next
}

/// Carries `values`, one for each state after the question at `layer`, back over that question.
pub fn step_back<A: Semiring>(
    algebra: &mut A,
    catalogue: &Catalogue,
    graph: &Graph,
    layer: usize,
    values: &[A::Value],
) -> Vec<A::Value> {
    let Some((level, terms)) = terms(algebra, catalogue, graph, layer) else { return values.to_vec() };
    let mut before = Vec::with_capacity(level.states.len());
    for state in &level.states {
        let mut sum = state.hidden.and_then(|to| values.get(to).cloned());
        for (to, term) in state.shown.iter().zip(&terms) {
            let Some(value) = values.get(*to) else { continue };
            let product = algebra.times(value, term);
            sum = Some(match sum {
                Some(sum) => algebra.plus(sum, product),
                None => product,
            });
        }
        before.extend(sum);
    }
    for value in &mut before {
        algebra.settle(layer, value);
    }
    before
}

/// The value at the end of the file, all ways added up, that began as `start`.
pub fn total<A: Semiring>(algebra: &mut A, catalogue: &Catalogue, graph: &Graph, start: A::Value) -> Option<A::Value> {
    let mut values = vec![start];
    for layer in 0..graph.layers.len() {
        values = step(algebra, catalogue, graph, layer, values);
    }
    values.into_iter().reduce(|one, other| algebra.plus(one, other))
}

fn terms<'g, A: Semiring>(
    algebra: &mut A,
    catalogue: &Catalogue,
    graph: &'g Graph,
    layer: usize,
) -> Option<(&'g Layer, Vec<A::Term>)> {
    let level = graph.layers.get(layer)?;
    let question = catalogue.questions.get(layer)?;
    let of = level.classes.iter().map(SmallVec::len).sum();
    let needed = level.classes.iter().filter(|_| level.reachability != Reachability::Never);
    let terms = needed.map(|moves| algebra.term(question, moves, of)).collect();
    Some((level, terms))
}

fn add<A: Semiring>(algebra: &mut A, next: &mut [Option<A::Value>], to: usize, value: A::Value) {
    if let Some(slot) = next.get_mut(to) {
        *slot = Some(match slot.take() {
            Some(sum) => algebra.plus(sum, value),
            None => value,
        });
    }
}
