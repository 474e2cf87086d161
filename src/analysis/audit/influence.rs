//! How much each question can do.

use crate::{
    analysis::state_space::{Distribution, DistributionPass, Graph, Sample, State, budget, step, step_back},
    catalogue::{Catalogue, Question},
    scoring::LinearForm,
};

use super::reach;

/// What one question can do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Influence {
    /// The largest difference, in points, that its answer makes to the lead of one option over another.
    pub range: u32,
    /// The chance, 0 to 1, that it is asked and its answer decides whether `D > 0`, the others answered at random: for
    /// two equally likely choices its absolute Banzhaf index. None for a question that controls others, and for three
    /// options or more.
    pub swing: Option<f64>,
}

/// The range of `question`: `max c - min c` of the contributions `c` of its allowed answers to `D`; for three options
/// or more the largest over pairs (decision model, parts 6 and 7).
pub fn range(catalogue: &Catalogue, question: &Question) -> u32 {
    let options = 0..catalogue.options.len();
    let pairs = options.clone().flat_map(|one| options.clone().map(move |other| (one, other)));
    let wide = pairs.filter(|(one, other)| one < other).map(|(one, other)| {
        let (least, most) = reach(question, LinearForm::lead(one, other));
        u32::try_from(most - least).unwrap_or(0)
    });
    wide.max().unwrap_or(0)
}

/// The influence of every question, and whether it is exact.
pub(crate) fn influences(catalogue: &Catalogue, graph: &Graph) -> (Vec<Influence>, bool) {
    let two = catalogue.options.len() == 2;
    let exact = if two && graph.exact { swings(catalogue, graph) } else { None };
    let is_exact = !two || exact.is_some();
    let swings = match (two, exact) {
        (false, _) => Vec::new(),
        (true, Some(swings)) => swings,
        (true, None) => sampled(catalogue, graph),
    };
    let influence = |question: &Question| Influence {
        range: range(catalogue, question),
        swing: swings.get(question.index).copied().filter(|_| !question.controls),
    };
    (catalogue.questions.iter().map(influence).collect(), is_exact)
}

/// The swing of every question, from one pass back and one forward over the distributions of `D`. None beyond the
/// budget. It means nothing for questions that control others.
fn swings(catalogue: &Catalogue, graph: &Graph) -> Option<Vec<f64>> {
    let form = LinearForm::lead(0, 1);
    let mut spreading = DistributionPass::<f64>::of(form);
    // What the questions from each layer on add, for each state before it; the last layer's first.
    let ends = graph.layers.last().map_or(1, |layer| layer.after);
    let mut later = vec![vec![Distribution::at(0); ends]];
    let mut cells = 0;
    for layer in (0..graph.layers.len()).rev() {
        let before = step_back(&mut spreading, catalogue, graph, layer, later.last()?);
        cells += before.iter().map(|spread| spread.cells.len()).sum::<usize>();
        if spreading.is_over() || cells > budget::CELLS {
            return None;
        }
        later.push(before);
    }
    let mut earlier = vec![Distribution::at(form.start())];
    let mut swings = Vec::with_capacity(graph.layers.len());
    later.pop();
    for (layer, question) in catalogue.questions.iter().enumerate() {
        let after = later.pop()?;
        let states = &graph.layers.get(layer)?.states;
        swings.push(states.iter().zip(&earlier).map(|(state, from)| swing(question, form, state, from, &after)).sum());
        earlier = step(&mut spreading, catalogue, graph, layer, earlier);
    }
    (!spreading.is_over()).then_some(swings)
}

/// How likely it is that, in one state, what the others add to `D` lies where the answer to `question` decides whether
/// `D > 0`: `-most < D <= -least`, with the least and the most that it adds.
fn swing(
    question: &Question,
    form: LinearForm,
    state: &State,
    from: &Distribution<f64>,
    after: &[Distribution<f64>],
) -> f64 {
    let Some(to) = state.shown.first().and_then(|to| after.get(*to)) else { return 0.0 };
    let (least, most) = reach(question, form);
    let up_to = to.sums();
    let cells = (from.low..).zip(&from.cells);
    let between = |value: i64| up_to(-least - value) - up_to(-most - value);
    cells.map(|(value, cell)| cell * between(value)).sum()
}

/// The swings estimated from a seeded sample.
fn sampled(catalogue: &Catalogue, graph: &Graph) -> Vec<f64> {
    let form = LinearForm::lead(0, 1);
    // Each walk draws the same completions: the first for the leads, the second for what was said.
    let leads: Vec<i64> = Sample::of(catalogue, graph).completions().map(|scores| form.at(scores)).collect();
    let size = u32::try_from(leads.len()).map_or(f64::INFINITY, f64::from);
    let mut swings = Vec::with_capacity(catalogue.questions.len());
    Sample::walk(catalogue, graph, |question, moves, drawn| {
        let (least, most) = reach(question, form);
        let adds: Vec<i64> = moves.iter().map(|said| form.of(question, *said)).collect();
        let is_settled_here = |(lead, place): (&i64, &Option<usize>)| {
            let others = place.and_then(|place| adds.get(place)).map(|add| lead - add);
            others.is_some_and(|others| others + most > 0 && others + least <= 0)
        };
        let count = leads.iter().zip(drawn).filter(|one| is_settled_here(*one)).count();
        swings.push(u32::try_from(count).map_or(f64::INFINITY, f64::from) / size);
    });
    swings
}
