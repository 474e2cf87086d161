//! What a catalogue does before anyone answers (docs/decision-model.md, part 7).

mod crowded_out;
mod influence;
mod symmetry;

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Answers},
    scoring::{LinearForm, Outcome},
};

use super::{
    decided::current_outcome,
    forecast::{Forecast, forecast},
    state_space::{Completions, Graph, Plan, Response, end_shares, max, max_sum, mean},
};

pub use crowded_out::CrowdedOut;
pub(crate) use influence::Influence;
pub use influence::range;

/// The figures of a catalogue. Shares, means and swings assume random answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Whether every figure is exact. If not, shares, swings and the mean are estimated from a sample, and the most
    /// points of each reason are upper bounds.
    pub exact: bool,
    /// The share of each outcome.
    pub forecast: Forecast,
    /// The mean of `D`, the points of the first option less those of the second. None for three options or more.
    pub mean: Option<f64>,
    /// Whether the two sides are symmetric: each form that decides the outcome has the same distribution for both, so
    /// that neither is favoured, whatever `neutral` is. None for three options or more, where options can be ruled out,
    /// and beyond the budget.
    pub is_symmetric: Option<bool>,
    /// The influence of each question, in file order.
    pub questions: Vec<Influence>,
    /// The most points each option can get, in catalogue order.
    pub options: Vec<u32>,
    /// How often each option is ruled out, in catalogue order, 0 to 1. None if no answer rules one out.
    pub ruled_out: Option<Vec<f64>>,
    /// Which option two others often beat together. None for two options.
    pub crowded_out: Option<CrowdedOut>,
    /// The most points each reason can get, before its levels of support, in catalogue order.
    pub reasons: Vec<u32>,
    /// The outcome for somebody who always takes the first choice (of a `many` question, that one alone).
    pub always_first: Outcome,
    /// The outcome for somebody who always takes the last choice, likewise.
    pub always_last: Outcome,
}

/// Audits `catalogue`. Its shares and counts are those of the [`forecast()`] before the first answer: the counts are exact
/// numbers of completions, and exist only without skip logic and as long as they fit in 128 bits.
pub fn audit(catalogue: &Catalogue) -> Audit {
    let unanswered = Answers::none(catalogue);
    let graph = Graph::new(catalogue, &Plan::completed(catalogue, &unanswered));
    let forecast = forecast(catalogue, &unanswered);
    let (questions, swings_are_exact) = influence::influences(catalogue, &graph);
    let has_two_options = catalogue.options.len() == 2;
    Audit {
        exact: graph.exact && swings_are_exact && forecast.exact,
        mean: has_two_options.then(|| mean_lead(catalogue, &graph)),
        is_symmetric: has_two_options.then(|| symmetry::is_symmetric(catalogue, &graph)).flatten(),
        questions,
        options: (0..catalogue.options.len()).map(|option| points_of(catalogue, &graph, option)).collect(),
        ruled_out: catalogue.has_exclusions().then(|| ruled_out(catalogue, &graph)),
        crowded_out: crowded_out::crowded_out(catalogue, &graph, &forecast),
        reasons: (0..catalogue.reasons.len()).map(|reason| max_points(catalogue, &graph, reason)).collect(),
        always_first: outcome_of_always(catalogue, |_| 0),
        always_last: outcome_of_always(catalogue, |question| question.choices.len().saturating_sub(1)),
        forecast,
    }
}

fn mean_lead(catalogue: &Catalogue, graph: &Graph) -> f64 {
    let lead = LinearForm::lead(0, 1);
    if graph.exact { mean(catalogue, graph, lead) } else { Completions::sample(catalogue, graph).mean(lead) }
}

/// How often each option is ruled out.
fn ruled_out(catalogue: &Catalogue, graph: &Graph) -> Vec<f64> {
    let options = 0..catalogue.options.len();
    if !graph.exact {
        let sample = Completions::sample(catalogue, graph);
        return options.map(|option| sample.share(|_, excluded| excluded.contains(option))).collect();
    }
    let ends = end_shares(catalogue, graph);
    let share = |option: usize| {
        let ends = graph.ends.iter().zip(&ends).filter(|(excluded, _)| excluded.contains(option));
        ends.map(|(_, share)| share).sum()
    };
    options.map(share).collect()
}

/// The most points that `option` can get.
fn points_of(catalogue: &Catalogue, graph: &Graph, option: usize) -> u32 {
    u32::try_from(max(catalogue, graph, LinearForm::points(option))).unwrap_or(0)
}

/// The most points that `reason` can get.
fn max_points(catalogue: &Catalogue, graph: &Graph, reason: usize) -> u32 {
    let points = |question: &Question, response: Response| {
        let chosen = response.unwrap_or_default();
        let choices = chosen.iter().filter_map(|choice| question.choices.get(choice));
        choices.map(|choice| i64::from(choice.points_to(reason))).sum::<i64>()
    };
    u32::try_from(max_sum(catalogue, graph, points)).unwrap_or(0)
}

/// The outcome if every visible question is answered with the choice that `choice` gives.
fn outcome_of_always(catalogue: &Catalogue, choice: impl Fn(&Question) -> usize) -> Outcome {
    let mut answers = Answers::none(catalogue);
    for question in &catalogue.questions {
        answers.set(question, Answer::Picked(ChoiceSet::one(choice(question))));
    }
    current_outcome(catalogue, &answers)
}
