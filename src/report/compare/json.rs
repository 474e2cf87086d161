//! A comparison as JSON.

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use serde::Serialize;

use crate::{
    catalogue::Catalogue,
    report::json::{ByOption, CatalogueJson, FractionJson, choices, kind, lead, outcome, pretty, weights},
    scoring::{HalfPoints, Outcome, Verdict},
    team::Conflict,
    yaml::OrderedMap,
};

use super::comparison::{Comparison, ConsensusLine, DisagreementLine};

#[derive(Serialize)]
struct ComparisonJson<'c> {
    catalogue: CatalogueJson<'c>,
    people: Vec<PersonJson<'c>>,
    pool: VerdictJson<'c, FractionJson, FractionJson>,
    conflict: Option<ConflictJson<'c>>,
    leaving: Vec<PivotalJson<'c>>,
    disagreements: Vec<DisagreementJson<'c>>,
    remarks: &'c [String],
}

#[derive(Serialize)]
struct PersonJson<'c> {
    name: &'c str,
    /// Without priorities.
    verdict: VerdictJson<'c, HalfPoints, u64>,
    priorities: Option<PrioritiesJson<'c>>,
}

/// A person's weights, and the verdict with them.
#[derive(Serialize)]
struct PrioritiesJson<'c> {
    /// Those that are not 1.
    weights: OrderedMap<(u32, u32)>,
    verdict: VerdictJson<'c, HalfPoints, u64>,
}

#[derive(Serialize)]
struct VerdictJson<'c, N: Serialize, L: Serialize> {
    kind: &'static str,
    leader: Option<&'c str>,
    lead: (L, L),
    scores: ByOption<'c, N>,
    excluded: Vec<&'c str>,
    counted: usize,
    visible: usize,
}

#[derive(Serialize)]
struct ConflictJson<'c> {
    pooled: &'c str,
    people: usize,
    #[serde(rename = "most")]
    majority: Option<MajorityJson<'c>>,
}

#[derive(Serialize)]
struct MajorityJson<'c> {
    outcome: &'c str,
    people: usize,
}

#[derive(Serialize)]
struct PivotalJson<'c> {
    person: usize,
    outcome: &'c str,
}

#[derive(Serialize)]
struct DisagreementJson<'c> {
    question: &'c str,
    turns: bool,
    answers: Vec<ConsensusJson<'c>>,
}

#[derive(Serialize)]
struct ConsensusJson<'c> {
    choices: Vec<&'c str>,
    people: &'c [usize],
    guesses: &'c [usize],
    notes: Vec<NoteJson<'c>>,
    outcome: &'c str,
    shift: FractionJson,
}

#[derive(Serialize)]
struct NoteJson<'c> {
    person: usize,
    note: &'c str,
}

/// Writes a comparison as JSON, ending in a newline.
pub fn comparison_json(comparison: &Comparison) -> String {
    let catalogue = comparison.catalogue;
    let unweighted = Ratio::from_integer(catalogue.neutral.into());
    let own = |verdict: &Verdict<HalfPoints>, neutral: Ratio<u64>| {
        verdict_json(catalogue, verdict, lead(verdict, neutral), verdict.scores.points.clone())
    };
    let people = comparison.people.iter().map(|person| PersonJson {
        name: &person.name,
        verdict: own(person.without_priorities.as_ref().unwrap_or(&person.verdict), unweighted),
        priorities: (!person.priorities.is_empty()).then(|| PrioritiesJson {
            weights: weights(catalogue, &person.priorities),
            verdict: own(&person.verdict, person.neutral),
        }),
    });
    let pivotal = comparison
        .pivotal
        .iter()
        .map(|pivotal| PivotalJson { person: pivotal.person, outcome: conclusion(catalogue, pivotal.conclusion) });
    pretty(&ComparisonJson {
        catalogue: CatalogueJson { id: &catalogue.id, version: &catalogue.version },
        people: people.collect(),
        pool: verdict_json(
            catalogue,
            &comparison.verdict,
            team_lead(comparison),
            comparison.verdict.scores.points.iter().map(fraction).collect(),
        ),
        conflict: comparison.conflict.map(|conflict| conflict_json(catalogue, conflict)),
        leaving: pivotal.collect(),
        disagreements: comparison.disagreements.iter().map(|line| disagreement_json(catalogue, line)).collect(),
        remarks: &comparison.remarks,
    })
}

fn team_lead(comparison: &Comparison) -> (FractionJson, FractionJson) {
    let verdict = &comparison.verdict;
    let total = verdict.points_of_both() + BigInt::from(comparison.catalogue.neutral);
    (fraction(&verdict.lead()), fraction(&total))
}

fn verdict_json<'c, P, N: Serialize, L: Serialize>(
    catalogue: &'c Catalogue,
    verdict: &Verdict<P>,
    lead: (L, L),
    scores: Vec<N>,
) -> VerdictJson<'c, N, L> {
    VerdictJson {
        kind: kind(verdict.kind),
        leader: verdict.leader().map(|option| catalogue.option_id(option)),
        lead,
        scores: ByOption(catalogue, scores),
        excluded: {
            let excluded = (0..catalogue.options.len()).filter(|option| verdict.scores.excluded.contains(*option));
            excluded.map(|option| catalogue.option_id(option)).collect()
        },
        counted: verdict.scores.counted,
        visible: verdict.scores.visible,
    }
}

fn conflict_json(catalogue: &Catalogue, conflict: Conflict) -> ConflictJson<'_> {
    let majority = |(other, people)| MajorityJson { outcome: outcome(catalogue, other), people };
    ConflictJson {
        pooled: outcome(catalogue, conflict.pooled),
        people: conflict.supporters,
        majority: conflict.majority.map(majority),
    }
}

fn disagreement_json<'c>(catalogue: &'c Catalogue, line: &'c DisagreementLine) -> DisagreementJson<'c> {
    let answer = |answer: &'c ConsensusLine| ConsensusJson {
        choices: choices(catalogue, line.question.index, answer.consensus.picks),
        people: &answer.consensus.people,
        guesses: &answer.guesses,
        notes: answer.notes.iter().map(|(person, note)| NoteJson { person: *person, note }).collect(),
        outcome: conclusion(catalogue, answer.consensus.conclusion),
        shift: fraction(&answer.consensus.shift),
    };
    DisagreementJson {
        question: &line.question.id,
        turns: line.turns,
        answers: line.answers.iter().map(answer).collect(),
    }
}

/// The id of the option that wins, "balanced", or "insufficient".
fn conclusion(catalogue: &Catalogue, conclusion: Option<Outcome>) -> &str {
    conclusion.map_or("insufficient", |conclusion| outcome(catalogue, conclusion))
}

fn fraction(number: &BigRational) -> FractionJson {
    FractionJson { numerator: number.numer().to_string(), denominator: number.denom().to_string() }
}
