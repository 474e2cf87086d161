//! What a catalogue does before anyone answers (decision model, part 7).

mod influence;
mod symmetry;

use crate::{
    catalogue::{Catalogue, ChoiceSet, Kind, Question},
    quiz::{Answer, Answers},
    scoring::{LinearForm, Outcome, outcome, scores},
};

use super::{
    forecast::{Forecast, forecast},
    state_space::{Graph, Plan, Response, Sample, mean, min_sum},
};

pub(crate) use influence::Influence;
pub use influence::range;

/// A catalogue, audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Whether every figure is exact. If not, shares, swings and the mean are estimated from a seeded sample, and the
    /// most of each reason is a bound.
    pub exact: bool,
    /// The shares of each outcome and of exact ties under random answering. None for three options or more.
    pub forecast: Option<Forecast>,
    /// The mean of `D`, the points of the first option less those of the second, under random answering. None for three
    /// options or more.
    pub mean: Option<f64>,
    /// Whether the two sides mirror each other under random answering: each of the forms that decide the outcome has
    /// the same distribution for both sides, so that neither is favoured whatever `neutral` is. None for three options
    /// or more, and beyond the budget.
    pub is_symmetric: Option<bool>,
    /// What each question can do, in file order.
    pub questions: Vec<Influence>,
    /// The most points each reason can get, before its levels of support, in the order of the catalogue.
    pub reasons: Vec<u32>,
    /// Who is ahead for one who always takes the first choice, of a `many` question that choice alone.
    pub always_first: Outcome,
    /// Who is ahead for one who always takes the last choice, of a `many` question that choice alone.
    pub always_last: Outcome,
}

/// Audits `catalogue`.
pub fn audit(catalogue: &Catalogue) -> Audit {
    let nothing = Answers::none(catalogue);
    let graph = Graph::of(catalogue, &Plan::completed(catalogue, &nothing));
    let forecast = forecast(catalogue, &nothing);
    let (questions, swings_exact) = influence::influences(catalogue, &graph);
    let two = catalogue.options.len() == 2;
    Audit {
        exact: graph.exact && swings_exact && forecast.as_ref().is_none_or(|forecast| forecast.exact),
        mean: two.then(|| mean_lead(catalogue, &graph)),
        is_symmetric: two.then(|| symmetry::is_symmetric(catalogue, &graph)).flatten(),
        questions,
        reasons: (0..catalogue.reasons.len()).map(|reason| most_points(catalogue, &graph, reason)).collect(),
        always_first: always(catalogue, |_| 0),
        always_last: always(catalogue, |question| question.choices.len().saturating_sub(1)),
        forecast,
    }
}

/// The mean of `D` under random answering.
fn mean_lead(catalogue: &Catalogue, graph: &Graph) -> f64 {
    let lead = LinearForm::lead(0, 1);
    if graph.exact { mean(catalogue, graph, lead) } else { Sample::of(catalogue, graph).mean(lead) }
}

/// The most points that `reason` can get.
fn most_points(catalogue: &Catalogue, graph: &Graph, reason: usize) -> u32 {
    let points = |question: &Question, said: Response| {
        let chosen = said.unwrap_or_default();
        let choices = chosen.iter().filter_map(|choice| question.choices.get(choice));
        choices.map(|choice| i64::from(choice.points_to(reason))).sum::<i64>()
    };
    let least = min_sum(catalogue, graph, |question, said| Some(-points(question, said)));
    u32::try_from(-least.unwrap_or(0)).unwrap_or(0)
}

/// Who is ahead if each question asked is answered with the choice that `choice` gives.
fn always(catalogue: &Catalogue, choice: impl Fn(&Question) -> usize) -> Outcome {
    let mut answers = Answers::none(catalogue);
    for question in &catalogue.questions {
        answers.set(question, Answer::Picked(ChoiceSet::one(choice(question))));
    }
    outcome(&scores(catalogue, &answers), catalogue.neutral)
}

/// The least and the most that one answer to `question` can give to `form`.
fn reach(question: &Question, form: LinearForm) -> (i64, i64) {
    let worth = |choice: usize| form.of(question, Some(ChoiceSet::one(choice)));
    let mut sums: Vec<i64> = (0..question.choices.len()).map(worth).collect();
    sums.sort_unstable();
    match question.kind {
        Kind::One => (sums.first().copied().unwrap_or(0), sums.last().copied().unwrap_or(0)),
        Kind::Many { max } => (
            sums.iter().take(max).filter(|value| **value < 0).sum(),
            sums.iter().rev().take(max).filter(|value| **value > 0).sum(),
        ),
    }
}
