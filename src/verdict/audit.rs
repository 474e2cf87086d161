//! What a catalogue does before anyone answers (decision model, part 7).

mod influence;
mod mirror;

use crate::{
    catalogue::{Catalogue, Finding, Kind, Picks, Question},
    quiz::{Answer, Answers},
};

use super::{
    doubts,
    frontier::{Graph, Plan, Said, Sample, least_sum, mean},
    outlook::{Outlook, outlook},
    standing::{Form, Outcome, scores, standing},
};

pub use influence::{Influence, range};

/// A catalogue, audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Whether every figure is exact. If not, shares, swings and the mean are estimated from a seeded sample, and the
    /// most of each reason is a bound.
    pub exact: bool,
    /// The shares of each outcome and of exact ties under random answering. None for three options or more.
    pub outlook: Option<Outlook>,
    /// The mean of `D`, the points of the first option less those of the second, under random answering. None for three
    /// options or more.
    pub mean: Option<f64>,
    /// Whether the two sides mirror each other under random answering: each of the forms that decide the outcome has
    /// the same distribution for both sides, so that neither is favoured whatever `neutral` is. None for three options
    /// or more, and beyond the budget.
    pub mirrored: Option<bool>,
    /// What each question can do, in file order.
    pub questions: Vec<Influence>,
    /// The most points each reason can get, before its levels of support, in the order of the catalogue.
    pub reasons: Vec<u32>,
    /// Who is ahead for one who always takes the first choice, of a `many` question that choice alone.
    pub always_first: Outcome,
    /// Who is ahead for one who always takes the last choice, of a `many` question that choice alone.
    pub always_last: Outcome,
    /// What is doubtful in its meaning, as [`super::findings`] has it.
    pub findings: Vec<Finding>,
}

/// Audits `catalogue`.
#[must_use]
pub fn audit(catalogue: &Catalogue) -> Audit {
    let nothing = Answers::none(catalogue);
    let graph = Graph::of(catalogue, &Plan::completed(catalogue, &nothing));
    let outlook = outlook(catalogue, &nothing);
    let (questions, swings_exact) = influence::influences(catalogue, &graph);
    let findings = doubts::of_an_audit(catalogue, outlook.as_ref());
    let two = catalogue.options.len() == 2;
    Audit {
        exact: graph.exact && swings_exact && outlook.as_ref().is_none_or(|outlook| outlook.exact),
        mean: two.then(|| mean_lead(catalogue, &graph)),
        mirrored: two.then(|| mirror::mirrored(catalogue, &graph)).flatten(),
        questions,
        reasons: (0..catalogue.reasons.len()).map(|reason| most_points(catalogue, &graph, reason)).collect(),
        always_first: always(catalogue, |_| 0),
        always_last: always(catalogue, |question| question.choices.len().saturating_sub(1)),
        findings,
        outlook,
    }
}

/// The mean of `D` under random answering.
fn mean_lead(catalogue: &Catalogue, graph: &Graph) -> f64 {
    let lead = Form::lead(0, 1);
    if graph.exact { mean(catalogue, graph, lead) } else { Sample::of(catalogue, graph).mean(lead) }
}

/// The most points that `reason` can get.
fn most_points(catalogue: &Catalogue, graph: &Graph, reason: usize) -> u32 {
    let points = |question: &Question, said: Said| {
        let chosen = said.unwrap_or_default();
        let choices = chosen.iter().filter_map(|choice| question.choices.get(choice));
        choices.map(|choice| i64::from(choice.points_to(reason))).sum::<i64>()
    };
    let least = least_sum(catalogue, graph, |question, said| Some(-points(question, said)));
    u32::try_from(-least.unwrap_or(0)).unwrap_or(0)
}

/// Who is ahead if each question asked is answered with the choice that `choice` gives.
fn always(catalogue: &Catalogue, choice: impl Fn(&Question) -> usize) -> Outcome {
    let mut answers = Answers::none(catalogue);
    for question in &catalogue.questions {
        answers.set(question, Answer::Picked(Picks::one(choice(question))));
    }
    standing(&scores(catalogue, &answers), catalogue.neutral)
}

/// The least and the most that one answer to `question` can give to `form`.
fn reach(question: &Question, form: Form) -> (i64, i64) {
    let worth = |choice: usize| form.of(question, Some(Picks::one(choice)));
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
