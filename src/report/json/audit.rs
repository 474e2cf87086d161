//! An audit as JSON.

use serde::Serialize;

use crate::{
    analysis::{Audit, Forecast},
    catalogue::Catalogue,
    lints::Finding,
};

use super::{
    findings::{FoundJson, findings_json},
    shapes::{ByOption, CatalogueJson, outcome, pretty},
};

#[derive(Serialize)]
struct AuditJson<'c> {
    catalogue: CatalogueJson<'c>,
    exact: bool,
    shares: Option<SharesJson<'c, f64>>,
    counts: Option<CountsJson<'c>>,
    questions: Vec<QuestionJson<'c>>,
    reasons: Vec<ReasonJson<'c>>,
    always_first: &'c str,
    always_last: &'c str,
    findings: Vec<FoundJson<'c>>,
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
    counts: SharesJson<'c, String>,
}

#[derive(Serialize)]
struct QuestionJson<'c> {
    id: &'c str,
    range: u32,
    swing: Option<f64>,
}

#[derive(Serialize)]
struct ReasonJson<'c> {
    id: &'c str,
    #[serde(rename = "most")]
    max: u32,
}

/// Writes an audit as JSON, ending in a newline. `text` is that of the catalogue's file, for the lines of the findings.
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
        shares: audit.forecast.as_ref().map(|forecast| shares(catalogue, forecast)),
        counts: audit.forecast.as_ref().and_then(|forecast| counts(catalogue, forecast)),
        questions: questions.collect(),
        reasons: reasons.map(|(reason, max)| ReasonJson { id: &reason.id, max: *max }).collect(),
        always_first: outcome(catalogue, audit.always_first),
        always_last: outcome(catalogue, audit.always_last),
        findings: findings_json(catalogue, findings, text),
    })
}

fn shares<'c>(catalogue: &'c Catalogue, forecast: &Forecast) -> SharesJson<'c, f64> {
    SharesJson {
        ahead: ByOption(catalogue, forecast.wins.map(|share| share.value).to_vec()),
        balanced: forecast.too_close.value,
        sign: ByOption(catalogue, forecast.sign.to_vec()),
        tie: forecast.tie,
    }
}

fn counts<'c>(catalogue: &'c Catalogue, forecast: &Forecast) -> Option<CountsJson<'c>> {
    let counts = forecast.counts.as_ref()?;
    let decimal = |numbers: [u128; 2]| ByOption(catalogue, numbers.map(|number| number.to_string()).to_vec());
    Some(CountsJson {
        completions: counts.completions.to_string(),
        counts: SharesJson {
            ahead: decimal(counts.wins),
            balanced: counts.too_close.to_string(),
            sign: decimal(counts.sign),
            tie: counts.tie.to_string(),
        },
    })
}
