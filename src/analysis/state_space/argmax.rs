//! The answers along a way that reaches an extreme.

use crate::catalogue::{Catalogue, ChoiceSet, Question};

use super::{
    bounds::Minimum,
    graph::{Graph, State},
    plan::{Moves, Response},
    step_back,
};

/// The answers along a way through `graph` on which what `worth` gives for them adds up to the most it can be, the first
/// of equals. Where the graph is not exact, they need not go together.
pub fn argmax(
    catalogue: &Catalogue,
    graph: &Graph,
    worth: impl Fn(&Question, Response) -> i64,
) -> Vec<(usize, ChoiceSet)> {
    let cost = |question: &Question, said: Response| Some(-worth(question, said));
    let ends = graph.layers.last().map_or(0, |layer| layer.after);
    let mut after = vec![vec![Some(0); ends]];
    for layer in (0..graph.layers.len()).rev() {
        let values = after.last().map_or(&[][..], Vec::as_slice);
        after.push(step_back(&mut Minimum(cost), catalogue, graph, layer, values));
    }
    after.pop();
    let (mut way, mut at) = (Vec::new(), 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
        let Some((state, values)) = layer.states.get(at).zip(after.pop()) else { break };
        let Some((to, said)) = next(question, state, &layer.classes, &values, &cost) else { break };
        way.extend(said.map(|picks| (question.index, picks)));
        at = to;
    }
    way
}

/// Where the least cost leads from `state`, and what is said for it.
fn next(
    question: &Question,
    state: &State,
    classes: &[Moves],
    values: &[Option<i64>],
    cost: &impl Fn(&Question, Response) -> Option<i64>,
) -> Option<(usize, Response)> {
    let value = |to: usize| values.get(to).copied().flatten();
    let hidden = state.hidden.and_then(|to| Some((value(to)?, to, None)));
    let moves = state.shown.iter().zip(classes).flat_map(|(to, moves)| moves.iter().map(move |said| (*to, *said)));
    let shown = moves.filter_map(|(to, said)| Some((value(to)? + cost(question, said)?, to, said)));
    let (_, to, said) = shown.chain(hidden).min_by_key(|(cost, ..)| *cost)?;
    Some((to, said))
}
