//! How much each question can do.

use crate::{
    analysis::state_space::{Completions, Distribution, DistributionPass, Graph, State, budget, step, step_back, walk},
    catalogue::{Catalogue, ChoiceSet, Kind, Question},
    scoring::LinearForm,
};

/// How much one question can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// The largest difference, in points, that its answer makes to the lead of one option over another.
    pub range: u32,
    /// The probability that it is asked and its answer decides whether `D > 0`, the others being answered at random.
    /// None for a question that controls others or can rule out an option, and for three options or more.
    pub swing: Option<f64>,
    /// For each option, the mean over the allowed answers of the points it gets, less the mean that the others get.
    pub push: Vec<f64>,
}

/// The difference between the most and the least that one answer to `question` can add to `D`; with three options or
/// more, the largest over all pairs of options.
pub fn range(catalogue: &Catalogue, question: &Question) -> u32 {
    let options = 0..catalogue.options.len();
    let pairs = options.clone().flat_map(|one| options.clone().skip(one + 1).map(move |other| (one, other)));
    let ranges = pairs.map(|(one, other)| {
        let (min, max) = contribution_bounds(question, LinearForm::lead(one, other));
        u32::try_from(max - min).unwrap_or(0)
    });
    ranges.max().unwrap_or(0)
}

/// The least and the most that one answer to `question` can contribute to `form`.
fn contribution_bounds(question: &Question, form: LinearForm) -> (i64, i64) {
    let contribution = |choice: usize| form.contribution(question, Some(ChoiceSet::one(choice)));
    let mut sorted: Vec<i64> = (0..question.choices.len()).map(contribution).collect();
    sorted.sort_unstable();
    match question.kind {
        Kind::One => (sorted.first().copied().unwrap_or(0), sorted.last().copied().unwrap_or(0)),
        Kind::Many { max } => (
            sorted.iter().take(max).filter(|value| **value < 0).sum(),
            sorted.iter().rev().take(max).filter(|value| **value > 0).sum(),
        ),
    }
}

/// The influence of every question, and whether it is exact.
pub fn influences(catalogue: &Catalogue, graph: &Graph) -> (Vec<Influence>, bool) {
    let has_swings = catalogue.options.len() == 2;
    let exact = if has_swings && graph.exact { exact_swings(catalogue, graph) } else { None };
    let is_exact = !has_swings || exact.is_some();
    let swings = match exact {
        Some(swings) => swings,
        None if has_swings => sampled_swings(catalogue, graph),
        None => Vec::new(),
    };
    let influence = |question: &Question| Influence {
        range: range(catalogue, question),
        swing: swings.get(question.index).copied().filter(|_| !question.controls && !question.can_rule_out()),
        push: push(catalogue, question),
    };
    (catalogue.questions.iter().map(influence).collect(), is_exact)
}

/// For each option, the mean over the allowed answers to `question` of the points it gets, less the mean that the other
/// options get.
fn push(catalogue: &Catalogue, question: &Question) -> Vec<f64> {
    let options = 0..catalogue.options.len();
    let count = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    let answers = count(question.allowed().count());
    let mean = |option: usize| {
        let sum: u32 = question.allowed().map(|picks| question.contribution(picks, option)).sum();
        f64::from(sum) / answers
    };
    let means: Vec<f64> = options.map(mean).collect();
    let all: f64 = means.iter().sum();
    means.iter().map(|own| own - (all - own) / (count(means.len()) - 1.0)).collect()
}

/// The swing of every question, from one pass backwards and one forwards over the distributions of `D`. None beyond
/// the budget. For questions that control others it means nothing.
fn exact_swings(catalogue: &Catalogue, graph: &Graph) -> Option<Vec<f64>> {
    let form = LinearForm::lead(0, 1);
    let mut pass = DistributionPass::<f64>::new(form);
    // What the questions from each layer on add, for each state before it; the last layer comes first.
    let mut later = vec![vec![Distribution::single(0); graph.ends.len()]];
    let mut cells = 0;
    for layer in (0..graph.layers.len()).rev() {
        let before = step_back(&mut pass, catalogue, graph, layer, later.last()?);
        cells += before.iter().map(|distribution| distribution.cells.len()).sum::<usize>();
        if pass.is_over_budget() || cells > budget::CELLS {
            return None;
        }
        later.push(before);
    }
    let mut earlier = vec![Distribution::single(form.start())];
    let mut swings = Vec::with_capacity(graph.layers.len());
    later.pop();
    for (layer, question) in catalogue.questions.iter().enumerate() {
        let after = later.pop()?;
        let states = graph.layers.get(layer)?.states.iter().zip(&earlier);
        swings.push(states.map(|(state, before)| swing(question, form, state, before, &after)).sum());
        earlier = step(&mut pass, catalogue, graph, layer, earlier);
    }
    (!pass.is_over_budget()).then_some(swings)
}

/// The part of a question's swing that comes from one state before it. If the question adds from `min` to `max`, its
/// answer decides exactly if the others add `x` with `-max < x <= -min`.
fn swing(
    question: &Question,
    form: LinearForm,
    state: &State,
    before: &Distribution<f64>,
    after: &[Distribution<f64>],
) -> f64 {
    let Some(after) = state.shown.first().and_then(|to| after.get(*to)) else { return 0.0 };
    let (min, max) = contribution_bounds(question, form);
    let up_to = after.cumulative();
    let cells = (before.low..).zip(&before.cells);
    cells.map(|(value, cell)| cell * (up_to(-min - value) - up_to(-max - value))).sum()
}

/// The swings, estimated from a sample.
fn sampled_swings(catalogue: &Catalogue, graph: &Graph) -> Vec<f64> {
    let form = LinearForm::lead(0, 1);
    // Every walk draws the same completions: the first gives the leads, the second the answers.
    let leads: Vec<i64> = Completions::sample(catalogue, graph).iter().map(|(scores, _)| form.value(scores)).collect();
    let size = u32::try_from(leads.len()).map_or(f64::INFINITY, f64::from);
    let mut swings = Vec::with_capacity(catalogue.questions.len());
    walk(catalogue, graph, |question, responses, drawn| {
        let (min, max) = contribution_bounds(question, form);
        let contributions: Vec<i64> = responses.iter().map(|response| form.contribution(question, *response)).collect();
        let decides = |(lead, drawn): &(&i64, &Option<usize>)| {
            let others = drawn.and_then(|index| contributions.get(index)).map(|own| *lead - own);
            others.is_some_and(|others| others + max > 0 && others + min <= 0)
        };
        let count = leads.iter().zip(drawn).filter(decides).count();
        swings.push(u32::try_from(count).map_or(f64::INFINITY, f64::from) / size);
    });
    swings
}
