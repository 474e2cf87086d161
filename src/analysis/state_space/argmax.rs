//! The answers along a path that reaches a maximum.

use crate::catalogue::{Catalogue, ChoiceSet, Question};

use super::{
    bounds::Minimum,
    graph::{Graph, State},
    plan::Response,
    semiring::step_back,
};

/// The answers along a path through `graph` on which the sum of `worth` is as large as it can be; of equal paths, the
/// first. If the graph is not exact, they may contradict each other.
pub fn argmax(
    catalogue: &Catalogue,
    graph: &Graph,
    worth: impl Fn(&Question, Response) -> i64,
) -> Vec<(usize, ChoiceSet)> {
    let cost = |question: &Question, response: Response| Some(-worth(question, response));
    // The least cost from each state to the end, for each layer; the last layer comes first.
    let mut costs = vec![vec![Some(0); graph.ends.len()]];
    for layer in (0..graph.layers.len()).rev() {
        let after = costs.last().map_or(&[][..], Vec::as_slice);
        costs.push(step_back(&mut Minimum(cost), catalogue, graph, layer, after));
    }
    costs.pop();
    let (mut answers, mut current) = (Vec::new(), 0);
    for (question, layer) in catalogue.questions.iter().zip(&graph.layers) {
        let Some((state, costs)) = layer.states.get(current).zip(costs.pop()) else { break };
        let Some((next, response)) = cheapest(question, state, &layer.classes, &costs, &cost) else { break };
        answers.extend(response.map(|picks| (question.index, picks)));
        current = next;
    }
    answers
}

/// The state that the cheapest answer leads to, and this answer.
fn cheapest(
    question: &Question,
    state: &State,
    classes: &[Vec<Response>],
    costs: &[Option<i64>],
    cost: &impl Fn(&Question, Response) -> Option<i64>,
) -> Option<(usize, Response)> {
    let rest = |to: usize| costs.get(to).copied().flatten();
    let hidden = state.hidden.and_then(|to| Some((rest(to)?, to, None)));
    let edges = state.shown.iter().zip(classes);
    let edges = edges.flat_map(|(to, class)| class.iter().map(move |response| (*to, *response)));
    let shown = edges.filter_map(|(to, response)| Some((rest(to)? + cost(question, response)?, to, response)));
    let (_, to, response) = shown.chain(hidden).min_by_key(|(cost, ..)| *cost)?;
    Some((to, response))
}
