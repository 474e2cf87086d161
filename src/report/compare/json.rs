//! The comparison as JSON that other programs build on. The shape is documented in `docs/json.md`.

use num_rational::BigRational;
use serde::Serialize;

use crate::{
    catalogue::Catalogue,
    report::json::{ByOption, CatalogueJson, FractionJson, choices, kind, outcome, pretty},
    scoring::{Outcome, Verdict},
    team::Conflict,
};

use super::{AgreedLine, Comparison, DisputeLine};

#[derive(Serialize)]
struct ComparisonJson<'c> {
    catalogue: CatalogueJson<'c>,
    people: Vec<PersonJson<'c>>,
    pool: VerdictJson<'c, FractionJson>,
    conflict: Option<ConflictJson<'c>>,
    leaving: Vec<LeavingJson<'c>>,
    disagreements: Vec<DisputeJson<'c>>,
    remarks: &'c [String],
}

#[derive(Serialize)]
struct PersonJson<'c> {
    name: &'c str,
    verdict: VerdictJson<'c, u32>,
}

#[derive(Serialize)]
struct VerdictJson<'c, N: Serialize> {
    kind: &'static str,
    leader: Option<&'c str>,
    lead: (N, N),
    scores: ByOption<'c, N>,
    counted: usize,
    visible: usize,
}

#[derive(Serialize)]
struct ConflictJson<'c> {
    pooled: &'c str,
    people: usize,
    most: Option<MostJson<'c>>,
}

#[derive(Serialize)]
struct MostJson<'c> {
    outcome: &'c str,
    people: usize,
}

#[derive(Serialize)]
struct LeavingJson<'c> {
    person: usize,
    outcome: &'c str,
}

#[derive(Serialize)]
struct DisputeJson<'c> {
    question: &'c str,
    turns: bool,
    answers: Vec<AgreedJson<'c>>,
}

#[derive(Serialize)]
struct AgreedJson<'c> {
    choices: Vec<&'c str>,
    people: &'c [usize],
    notes: Vec<NoteJson<'c>>,
    outcome: &'c str,
    shift: FractionJson,
}

#[derive(Serialize)]
struct NoteJson<'c> {
    person: usize,
    note: &'c str,
}

/// A comparison as JSON, ending in a newline.
pub fn comparison_json(comparison: &Comparison) -> String {
    let catalogue = comparison.catalogue;
    let people = comparison.people.iter().map(|person| PersonJson {
        name: &person.name,
        verdict: verdict_json(catalogue, &person.verdict, |points| *points),
    });
    let leaving = comparison
        .pivotal
        .iter()
        .map(|leaving| LeavingJson { person: leaving.person, outcome: conclusion(catalogue, leaving.conclusion) });
    pretty(&ComparisonJson {
        catalogue: CatalogueJson { id: &catalogue.id, version: &catalogue.version },
        people: people.collect(),
        pool: verdict_json(catalogue, &comparison.verdict, fraction),
        conflict: comparison.conflict.map(|conflict| conflict_json(catalogue, conflict)),
        leaving: leaving.collect(),
        disagreements: comparison.disagreements.iter().map(|dispute| dispute_json(catalogue, dispute)).collect(),
        remarks: &comparison.remarks,
    })
}

fn verdict_json<'c, P, N: Serialize>(
    catalogue: &'c Catalogue,
    verdict: &Verdict<P>,
    shown: impl Fn(&P) -> N,
) -> VerdictJson<'c, N> {
    VerdictJson {
        kind: kind(verdict.kind),
        leader: verdict.leader().map(|at| catalogue.option_id(at)),
        lead: (shown(&verdict.lead.0), shown(&verdict.lead.1)),
        scores: ByOption(catalogue, verdict.scores.points.iter().map(shown).collect()),
        counted: verdict.scores.counted,
        visible: verdict.scores.visible,
    }
}

fn conflict_json(catalogue: &Catalogue, conflict: Conflict) -> ConflictJson<'_> {
    let most = |(other, people)| MostJson { outcome: outcome(catalogue, other), people };
    ConflictJson {
        pooled: outcome(catalogue, conflict.pooled),
        people: conflict.supporters,
        most: conflict.majority.map(most),
    }
}

fn dispute_json<'c>(catalogue: &'c Catalogue, dispute: &'c DisputeLine) -> DisputeJson<'c> {
    let answer = |answer: &'c AgreedLine| AgreedJson {
        choices: choices(catalogue, dispute.question.index, answer.agreed.picks),
        people: &answer.agreed.people,
        notes: answer.notes.iter().map(|(person, note)| NoteJson { person: *person, note }).collect(),
        outcome: conclusion(catalogue, answer.agreed.conclusion),
        shift: fraction(&answer.agreed.shift),
    };
    DisputeJson {
        question: &dispute.question.id,
        turns: dispute.turns,
        answers: dispute.answers.iter().map(answer).collect(),
    }
}

/// The id of the option ahead, "balanced", or "insufficient".
fn conclusion(catalogue: &Catalogue, conclusion: Option<Outcome>) -> &str {
    conclusion.map_or("insufficient", |conclusion| outcome(catalogue, conclusion))
}

fn fraction(number: &BigRational) -> FractionJson {
    FractionJson { numerator: number.numer().to_string(), denominator: number.denom().to_string() }
}
