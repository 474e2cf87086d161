//! One recursion over the questions in file order, for everything that asks "what can the answers still do?".
//!
//! - A [`Plan`] says how each question may be answered.
//! - A [`Graph`] holds the joint states of the controlling questions: what later conditions can tell apart.
//! - An [`Algebra`] says what is carried from state to state, and how it is added up: probabilities, counts, the least
//!   or the greatest of a form, the fewest changes.
//!
//! ```text
//!   kind ────▶ load ────▶ cores
//!                                   a state remembers which conditions on `kind` hold from where `kind` is asked
//!    ○ ─┬─ service ─▶ ○ ─┐          to the last `when` that names it; there its states become one again
//!       └─ other ───▶ ○ ─┴─▶ ○
//! ```
//! With `n` questions, `m` answers each, `K` states at once and `W` cells in a value, a pass takes `O(n m K W)`
//! (decision model, part 3). `K` can grow exponentially with the controlling questions alive at once, hence the
//! [`budget`]: beyond it a graph is no longer exact, and says so.

mod controllers;
mod extremes;
mod fewest;
mod fronts;
mod graph;
mod mean;
mod plan;
mod sample;
mod spread;
mod spreading;
mod way;

pub use extremes::{Least, Range, least, least_sum, most, most_sum, ranges};
pub use fewest::{Change, fewest};
pub use fronts::{can_lead, can_reach};
pub use graph::{Graph, Layer, Presence, State};
pub use mean::mean;
pub use plan::{Plan, Said};
pub use sample::Sample;
pub use spread::{Number, Sides, Spread};
pub use spreading::{Spreading, counts, extent, sides, spread};
pub use way::best;

use smallvec::SmallVec;

use crate::catalogue::{Catalogue, Question};

/// What a recursion may cost. Beyond it the answer is a bound or an estimate, and marked so.
pub mod budget {
    /// The most steps from a joint state to a joint state, over all questions: some 10 MB.
    pub const EDGES: usize = 1 << 18;
    /// The most cells that the score distributions of one question's states may have: 32 MB of `f64`.
    pub const CELLS: usize = 1 << 22;
    /// The most multiplications in one pass over score distributions: some 5 milliseconds.
    pub const PRODUCTS: usize = 1 << 24;
    /// The most vectors none of which is the greater in every part, for three options or more.
    pub const FRONT: usize = 256;
    /// The most answers weighed in trying sets of answers: less than half a second.
    pub const TRIALS: usize = 1 << 23;
    /// The most question evaluations of a seeded sample: some 15 milliseconds.
    pub const SAMPLED: usize = 1 << 20;
}

/// What is carried through the joint states: a commutative semiring.
pub trait Algebra {
    /// What a state carries: the sum over all ways to reach it.
    type Value: Clone;
    /// What answers that no later condition tells apart make of a value.
    type Term;

    /// The term of the answers `moves` of `question`, which allows `of` answers in all.
    fn term(&mut self, question: &Question, moves: &[Said], of: usize) -> Self::Term;

    /// The value after one of the answers of `term` was given.
    fn times(&mut self, value: &Self::Value, term: &Self::Term) -> Self::Value;

    /// The value of a state that two ways lead to.
    fn plus(&mut self, one: Self::Value, other: Self::Value) -> Self::Value;

    /// Takes out of a value what need not be carried on, with the questions up to `layer` done.
    fn settle(&mut self, _layer: usize, _value: &mut Self::Value) {}
}

/// Carries `values`, one for each state before the question at `layer`, over that question.
pub fn step<A: Algebra>(
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
pub fn step_back<A: Algebra>(
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
pub fn total<A: Algebra>(algebra: &mut A, catalogue: &Catalogue, graph: &Graph, start: A::Value) -> Option<A::Value> {
    let mut values = vec![start];
    for layer in 0..graph.layers.len() {
        values = step(algebra, catalogue, graph, layer, values);
    }
    values.into_iter().reduce(|one, other| algebra.plus(one, other))
}

fn terms<'g, A: Algebra>(
    algebra: &mut A,
    catalogue: &Catalogue,
    graph: &'g Graph,
    layer: usize,
) -> Option<(&'g Layer, Vec<A::Term>)> {
    let level = graph.layers.get(layer)?;
    let question = catalogue.questions.get(layer)?;
    let of = level.classes.iter().map(SmallVec::len).sum();
    let needed = level.classes.iter().filter(|_| level.presence != Presence::Never);
    let terms = needed.map(|moves| algebra.term(question, moves, of)).collect();
    Some((level, terms))
}

fn add<A: Algebra>(algebra: &mut A, next: &mut [Option<A::Value>], to: usize, value: A::Value) {
    if let Some(slot) = next.get_mut(to) {
        *slot = Some(match slot.take() {
            Some(sum) => algebra.plus(sum, value),
            None => value,
        });
    }
}
