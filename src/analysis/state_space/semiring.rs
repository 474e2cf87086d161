//! The recursion itself: what is carried through the joint states, and how it is combined.

use crate::catalogue::{Catalogue, OptionSet, Question};

use super::{
    graph::{Graph, Layer},
    plan::Response,
    reachability::Reachability,
};

/// What is carried through the joint states: a commutative semiring.
pub trait Semiring {
    /// What a state carries: the sum over all paths to it.
    type Value: Clone;
    /// What a class of answers does to a value.
    type Term;

    /// The term of the answers `responses` to `question`, which has `allowed` answers in all.
    fn term(&mut self, question: &Question, responses: &[Response], allowed: usize) -> Self::Term;

    /// The value after one of the answers of `term`.
    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value;

    /// Combines two paths into one state.
    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value;

    /// Removes from a value what need not be carried on after the question at `layer`.
    fn prune(&mut self, _layer: usize, _value: &mut Self::Value) {}
}

/// The values after the question at `layer`, from those of each state before it.
pub fn step<S: Semiring>(
    semiring: &mut S,
    catalogue: &Catalogue,
    graph: &Graph,
    layer: usize,
    values: Vec<S::Value>,
) -> Vec<S::Value> {
    let Some((level, terms)) = terms(semiring, catalogue, graph, layer) else { return values };
    let mut after: Vec<Option<S::Value>> = vec![None; level.after];
    for (state, value) in level.states.iter().zip(values) {
        for (to, term) in state.shown.iter().zip(&terms) {
            let product = semiring.times(&value, term);
            add(semiring, after.get_mut(*to), product);
        }
        if let Some(to) = state.hidden {
            add(semiring, after.get_mut(to), value);
        }
    }
    let mut after: Vec<S::Value> = after.into_iter().flatten().collect();
    for value in &mut after {
        semiring.prune(layer, value);
    }
    after
}

/// The values before the question at `layer`, from those of each state after it.
pub fn step_back<S: Semiring>(
    semiring: &mut S,
    catalogue: &Catalogue,
    graph: &Graph,
    layer: usize,
    values: &[S::Value],
) -> Vec<S::Value> {
    let Some((level, terms)) = terms(semiring, catalogue, graph, layer) else { return values.to_vec() };
    let mut before = Vec::with_capacity(level.states.len());
    for state in &level.states {
        let mut sum = state.hidden.and_then(|to| values.get(to).cloned());
        for (to, term) in state.shown.iter().zip(&terms) {
            if let Some(value) = values.get(*to) {
                let product = semiring.times(value, term);
                add(semiring, Some(&mut sum), product);
            }
        }
        before.extend(sum);
    }
    for value in &mut before {
        semiring.prune(layer, value);
    }
    before
}

/// The value of each state after the last question ([`Graph::ends`]), from the value `start` before the first.
pub fn ends<S: Semiring>(semiring: &mut S, catalogue: &Catalogue, graph: &Graph, start: S::Value) -> Vec<S::Value> {
    let mut values = vec![start];
    for layer in 0..graph.layers.len() {
        values = step(semiring, catalogue, graph, layer, values);
    }
    values
}

/// The value after the last question, all paths combined.
pub fn total<S: Semiring>(semiring: &mut S, catalogue: &Catalogue, graph: &Graph, start: S::Value) -> Option<S::Value> {
    total_where(semiring, catalogue, graph, start, |_| true)
}

/// The value after the last question, all paths combined that end with such options ruled out. None if there are none.
pub fn total_where<S: Semiring>(
    semiring: &mut S,
    catalogue: &Catalogue,
    graph: &Graph,
    start: S::Value,
    is_wanted: impl Fn(OptionSet) -> bool,
) -> Option<S::Value> {
    let values = ends(semiring, catalogue, graph, start).into_iter().zip(&graph.ends);
    let wanted = values.filter(|(_, excluded)| is_wanted(**excluded)).map(|(value, _)| value);
    wanted.reduce(|one, other| semiring.plus(one, other))
}

fn terms<'g, S: Semiring>(
    semiring: &mut S,
    catalogue: &Catalogue,
    graph: &'g Graph,
    layer: usize,
) -> Option<(&'g Layer, Vec<S::Term>)> {
    let (level, question) = graph.layers.get(layer).zip(catalogue.questions.get(layer))?;
    let allowed = level.classes.iter().map(Vec::len).sum();
    let classes = level.classes.iter().filter(|_| level.reachability != Reachability::Never);
    Some((level, classes.map(|class| semiring.term(question, class, allowed)).collect()))
}

fn add<S: Semiring>(semiring: &mut S, slot: Option<&mut Option<S::Value>>, value: S::Value) {
    if let Some(slot) = slot {
        *slot = Some(match slot.take() {
            Some(sum) => semiring.plus(sum, value),
            None => value,
        });
    }
}
