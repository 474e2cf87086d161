//! Results and audits as JSON that other programs build on. The shape is documented in `docs/json.md`; keys that name
//! options stand in the order of the catalogue.

use crate::lints::Finding;
mod dto;
mod findings;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    analysis::{Audit, Forecast, state_space::ChangeSet},
    catalogue::{Catalogue, ChoiceSet},
    scoring::{Outcome, VerdictKind},
    text::is_printable,
};

use super::Report;

pub use findings::{Checked, check_json};

/// A value for each option, by its id.
pub(crate) struct ByOption<'c, T>(pub(crate) &'c Catalogue, pub(crate) Vec<T>);

impl<T: Serialize> Serialize for ByOption<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for (option, value) in self.0.options.iter().zip(&self.1) {
            map.serialize_entry(&option.id, value)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct ResultJson<'c> {
    catalogue: dto::EditionJson<'c>,
    about: dto::AboutJson<'c>,
    verdict: VerdictJson<'c>,
    outlook: OutlookJson<'c>,
    changes: ChangesJson<'c>,
    reasons: Vec<dto::FedJson<'c>>,
    answers: Vec<dto::AnswerJson<'c>>,
    kept: Vec<dto::AnswerJson<'c>>,
    not_asked: dto::NotAskedJson<'c>,
}

#[derive(Serialize)]
struct VerdictJson<'c> {
    kind: &'static str,
    leader: Option<&'c str>,
    lead: (u32, u32),
    scores: ByOption<'c, u32>,
}

#[derive(Serialize)]
struct OutlookJson<'c> {
    exact: bool,
    ahead: Option<ByOption<'c, f64>>,
    balanced: Option<f64>,
    tie: Option<f64>,
    decided: Option<&'c str>,
    left: (usize, usize),
}

#[derive(Serialize)]
struct ChangesJson<'c> {
    single: Vec<FlipJson<'c>>,
    to_level: Option<ChangeJson<'c>>,
    to_other: Option<ChangeJson<'c>>,
    settled_by: Vec<&'c str>,
    reasons: Vec<ReasonJson<'c>>,
    all_weights: Option<(u64, u64)>,
    weightings: Option<FractionJson>,
}

#[derive(Serialize)]
struct FlipJson<'c> {
    question: &'c str,
    from: Vec<&'c str>,
    to: Vec<&'c str>,
    outcome: &'c str,
}

#[derive(Serialize)]
struct ChangeJson<'c> {
    answers: usize,
    set: Vec<&'c str>,
}

#[derive(Serialize)]
struct ReasonJson<'c> {
    id: &'c str,
    factor: Option<f64>,
}

#[derive(Serialize)]
pub(crate) struct FractionJson {
    pub(crate) numerator: String,
    pub(crate) denominator: String,
}

/// A result as JSON, ending in a newline.
pub fn json(report: &Report) -> String {
    let catalogue = report.catalogue;
    let verdict = &report.verdict;
    let shares = report.forecast.as_ref();
    let (changes, weights) = (&report.changes, &report.sensitivity);
    let flip = |flip: &crate::analysis::SingleChange| FlipJson {
        question: question(catalogue, flip.question),
        from: choices(catalogue, flip.question, flip.from),
        to: choices(catalogue, flip.question, flip.to),
        outcome: outcome(catalogue, flip.outcome),
    };
    let reasons = catalogue.reasons.iter().zip(&weights.factors);
    let weightings = weights.share.as_ref().map(|share| FractionJson {
        numerator: share.numerator.to_string(),
        denominator: share.denominator.to_string(),
    });
    let fed = dto::reasons(report);
    pretty(&ResultJson {
        catalogue: dto::edition(report),
        about: dto::about(report),
        verdict: VerdictJson {
            kind: kind(verdict.kind),
            leader: verdict.leader().map(|at| catalogue.option_id(at)),
            lead: verdict.lead,
            scores: ByOption(catalogue, verdict.scores.points.clone()),
        },
        outlook: OutlookJson {
            exact: report.exact,
            ahead: shares.map(|outlook| ByOption(catalogue, outlook.wins.map(|share| share.value).to_vec())),
            balanced: shares.map(|outlook| outlook.too_close.value),
            tie: shares.map(|outlook| outlook.tie),
            decided: report.decided.map(|decided| outcome(catalogue, decided)),
            left: report.remaining,
        },
        changes: ChangesJson {
            single: changes.single.iter().map(flip).collect(),
            to_level: changes.to_tie.as_ref().map(|change| change_json(catalogue, change)),
            to_other: changes.to_other.as_ref().map(|change| change_json(catalogue, change)),
            settled_by: changes.decided_by.as_ref().map_or(Vec::new(), |settled| question_ids(catalogue, &settled.set)),
            reasons: reasons.map(|(reason, factor)| ReasonJson { id: &reason.id, factor: *factor }).collect(),
            all_weights: weights.all,
            weightings,
        },
        not_asked: dto::not_asked(report, &fed),
        reasons: fed,
        answers: dto::answers(catalogue, &report.answers),
        kept: dto::answers(catalogue, &report.hidden_answers),
    })
}

fn change_json<'c>(catalogue: &'c Catalogue, change: &ChangeSet) -> ChangeJson<'c> {
    ChangeJson { answers: change.answers, set: question_ids(catalogue, &change.set) }
}

fn question_ids<'c>(catalogue: &'c Catalogue, places: &[usize]) -> Vec<&'c str> {
    places.iter().map(|at| question(catalogue, *at)).collect()
}

#[derive(Serialize)]
struct AuditJson<'c> {
    catalogue: CatalogueJson<'c>,
    exact: bool,
    shares: Option<SharesJson<'c, f64>>,
    counts: Option<CountsJson<'c>>,
    questions: Vec<QuestionJson<'c>>,
    reasons: Vec<MostJson<'c>>,
    always_first: &'c str,
    always_last: &'c str,
    findings: Vec<findings::FoundJson<'c>>,
}

#[derive(Serialize)]
pub(crate) struct CatalogueJson<'c> {
    pub(crate) id: &'c str,
    pub(crate) version: &'c str,
}

#[derive(Serialize)]
struct SharesJson<'c, T: Serialize> {
    ahead: ByOption<'c, T>,
    balanced: T,
    sign: ByOption<'c, T>,
    tie: T,
}

#[derive(Serialize)]
struct CountsJson<'c> {
    completions: String,
    #[serde(flatten)]
    ways: SharesJson<'c, String>,
}

#[derive(Serialize)]
struct QuestionJson<'c> {
    id: &'c str,
    range: u32,
    swing: Option<f64>,
}

#[derive(Serialize)]
struct MostJson<'c> {
    id: &'c str,
    most: u32,
}

/// An audit as JSON, ending in a newline; `text` is that of the catalogue's file, to give the lines of the findings.
pub fn audit_json(catalogue: &Catalogue, audit: &Audit, findings: &[Finding], text: &str) -> String {
    let questions = catalogue.questions.iter().zip(&audit.questions);
    let questions = questions.map(|(question, influence)| QuestionJson {
        id: &question.id,
        range: influence.range,
        swing: influence.swing,
    });
    let reasons = catalogue.reasons.iter().zip(&audit.reasons);
    pretty(&AuditJson {
        catalogue: CatalogueJson { id: &catalogue.id, version: &catalogue.version },
        exact: audit.exact,
        shares: audit.forecast.as_ref().map(|outlook| shares_json(catalogue, outlook)),
        counts: audit.forecast.as_ref().and_then(|outlook| counts_json(catalogue, outlook)),
        questions: questions.collect(),
        reasons: reasons.map(|(reason, most)| MostJson { id: &reason.id, most: *most }).collect(),
        always_first: outcome(catalogue, audit.always_first),
        always_last: outcome(catalogue, audit.always_last),
        findings: self::findings::findings_json(catalogue, findings, text),
    })
}

fn shares_json<'c>(catalogue: &'c Catalogue, outlook: &Forecast) -> SharesJson<'c, f64> {
    SharesJson {
        ahead: ByOption(catalogue, outlook.wins.map(|share| share.value).to_vec()),
        balanced: outlook.too_close.value,
        sign: ByOption(catalogue, outlook.sign.to_vec()),
        tie: outlook.tie,
    }
}

fn counts_json<'c>(catalogue: &'c Catalogue, outlook: &Forecast) -> Option<CountsJson<'c>> {
    let counts = outlook.counts.as_ref()?;
    let decimal = |numbers: [u128; 2]| ByOption(catalogue, numbers.map(|number| number.to_string()).to_vec());
    Some(CountsJson {
        completions: counts.completions.to_string(),
        ways: SharesJson {
            ahead: decimal(counts.wins),
            balanced: counts.too_close.to_string(),
            sign: decimal(counts.sign),
            tie: counts.tie.to_string(),
        },
    })
}

/// JSON for people and programs. Nothing here can fail to be written: all keys are texts and all numbers finite.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    if text.chars().all(|c| c == '\n' || is_printable(c)) {
        return text;
    }
    // A terminal may obey them; they are only ever inside strings, where escapes mean the same.
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || is_printable(c) {
            escaped.push(c);
        } else {
            escaped.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

pub(crate) const fn kind(strength: VerdictKind) -> &'static str {
    match strength {
        VerdictKind::Clear => "clear",
        VerdictKind::Leans => "leans",
        VerdictKind::Both => "both",
        VerdictKind::Either => "either",
        VerdictKind::Insufficient => "insufficient",
    }
}

/// The id of the option ahead, or "balanced".
pub(crate) fn outcome(catalogue: &Catalogue, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Wins(at) => catalogue.option_id(at),
        Outcome::TooClose => "balanced",
    }
}

fn question(catalogue: &Catalogue, at: usize) -> &str {
    catalogue.questions.get(at).map_or("", |question| question.id.as_str())
}

/// The ids of choices, in catalogue order.
pub(crate) fn choices(catalogue: &Catalogue, question: usize, picks: ChoiceSet) -> Vec<&str> {
    let choices = catalogue.questions.get(question).map_or(&[][..], |question| &question.choices);
    picks.iter().filter_map(|at| choices.get(at)).map(|choice| choice.id.as_str()).collect()
}
