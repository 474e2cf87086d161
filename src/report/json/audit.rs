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
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<f64>,
    shares: SharesJson<'c, f64>,
    counts: Option<CountsJson<'c>>,
    questions: Vec<QuestionJson<'c>>,
    options: Vec<OptionJson<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    crowded_out: Option<CrowdedOutJson<'c>>,
    reasons: Vec<ReasonJson<'c>>,
    always_first: &'c str,
    always_last: &'c str,
    findings: Vec<FoundJson<'c>>,
}

#[derive(Serialize)]
struct SharesJson<'c, T: Serialize> {
    ahead: ByOption<'c, T>,
    balanced: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    none: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign: Option<ByOption<'c, T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<T>,
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
    push: ByOption<'c, f64>,
}

#[derive(Serialize)]
struct OptionJson<'c> {
    id: &'c str,
    #[serde(rename = "most")]
    max: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruled_out: Option<f64>,
}

#[derive(Serialize)]
struct CrowdedOutJson<'c> {
    option: &'c str,
    by: [&'c str; 2],
    share: f64,
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
        push: ByOption(catalogue, influence.push.clone()),
    });
    let options = catalogue.options.iter().zip(&audit.options);
    let crowded_out = audit.crowded_out.map(|it| CrowdedOutJson {
        option: catalogue.option_id(it.option),
        by: [it.by.0, it.by.1].map(|option| catalogue.option_id(option)),
        share: it.share,
    });
    let reasons = catalogue.reasons.iter().zip(&audit.reasons);
    pretty(&AuditJson {
        catalogue: CatalogueJson { id: &catalogue.id, version: &catalogue.version },
        exact: audit.exact,
        interval: audit.forecast.interval(),
        shares: shares(catalogue, &audit.forecast),
        counts: counts(catalogue, &audit.forecast),
        questions: questions.collect(),
        options: { options.enumerate() }
            .map(|(index, (option, max))| OptionJson {
                id: &option.id,
                max: *max,
                ruled_out: audit.ruled_out.as_ref().and_then(|shares| shares.get(index).copied()),
            })
            .collect(),
        crowded_out,
        reasons: reasons.map(|(reason, max)| ReasonJson { id: &reason.id, max: *max }).collect(),
        always_first: outcome(catalogue, audit.always_first),
        always_last: outcome(catalogue, audit.always_last),
        findings: findings_json(catalogue, findings, text),
    })
}

fn shares<'c>(catalogue: &'c Catalogue, forecast: &Forecast) -> SharesJson<'c, f64> {
    SharesJson {
        ahead: ByOption(catalogue, forecast.wins.iter().map(|share| share.value).collect()),
        balanced: forecast.too_close.value,
        none: catalogue.has_exclusions().then_some(forecast.none.value),
        sign: forecast.points.map(|points| ByOption(catalogue, points.sign.to_vec())),
        tie: forecast.points.map(|points| points.tie),
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
            none: catalogue.has_exclusions().then(|| counts.none.to_string()),
            sign: Some(decimal(counts.sign)),
            tie: Some(counts.tie.to_string()),
        },
    })
}
