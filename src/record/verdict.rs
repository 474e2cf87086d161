//! What is recorded of a verdict.

use base16ct::lower;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    analysis,
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Responses, Weight},
    scoring::{HalfPoints, VerdictKind, WeightedCatalogue},
    yaml::OrderedMap,
};

/// A verdict with the points that led to it, by ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedVerdict {
    /// The catalogue: its file, or the name of a built-in one.
    pub catalogue: String,
    /// The SHA-256 of the catalogue's file, in hexadecimal.
    pub sha256: String,
    /// The kind of the verdict: `clear`, `leans`, `both`, `either` or `none`.
    pub kind: VerdictKind,
    /// The option that wins; none if nobody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<String>,
    /// The options that share the verdict, if nobody wins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sharing: Vec<String>,
    /// The neutral points of the catalogue.
    pub neutral: u32,
    /// The points of each option, with the person's weights.
    pub scores: OrderedMap<HalfPoints>,
    /// What each answer that counts gave and ruled out, by the id of its question.
    pub answers: OrderedMap<RecordedAnswer>,
    /// The SHA-256 of the answers and weights, in hexadecimal.
    pub digest: String,
}

/// What an answer gave and ruled out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedAnswer {
    /// The points that each reason got from it, for each option, with the person's weights.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub points: OrderedMap<OrderedMap<HalfPoints>>,
    /// The options that it rules out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules_out: Vec<String>,
}

impl RecordedVerdict {
    /// The verdict of these responses; none if not enough was answered for one. `name` and `sha256` are those of the
    /// catalogue, and `digest` that of the responses.
    pub fn new(catalogue: &Catalogue, responses: &Responses, name: &str, sha256: &str, digest: String) -> Option<Self> {
        let weights = WeightedCatalogue::new(catalogue, &responses.priorities);
        let verdict = analysis::weighted_verdict(&weights, &responses.answers);
        verdict.conclusion()?;
        let is_shared = matches!(verdict.kind, VerdictKind::Both | VerdictKind::Either);
        let sharing = verdict.sharing.iter().filter(|_| is_shared);
        let options = catalogue.options.iter().map(|option| option.id.clone());
        let counted = responses.answers.scored(catalogue).into_iter();
        Some(Self {
            catalogue: name.into(),
            sha256: sha256.into(),
            kind: verdict.kind,
            leader: verdict.leader().map(|option| catalogue.option_id(option).to_owned()),
            sharing: sharing.map(|option| catalogue.option_id(*option).to_owned()).collect(),
            neutral: catalogue.neutral,
            scores: OrderedMap(options.zip(verdict.scores.points).collect()),
            answers: OrderedMap(
                counted
                    .map(|(question, picks)| {
                        (question.id.clone(), RecordedAnswer::new(catalogue, responses, question, picks))
                    })
                    .collect(),
            ),
            digest,
        })
    }

    /// The same with each text replaced.
    pub(crate) fn with_texts(self, text: impl Fn(&str) -> String) -> Self {
        let by_id =
            |map: OrderedMap<HalfPoints>| OrderedMap(map.0.into_iter().map(|(id, it)| (text(&id), it)).collect());
        let answer = |answer: RecordedAnswer| RecordedAnswer {
            points: OrderedMap(answer.points.0.into_iter().map(|(id, points)| (text(&id), by_id(points))).collect()),
            rules_out: answer.rules_out.iter().map(|id| text(id)).collect(),
        };
        Self {
            catalogue: text(&self.catalogue),
            sha256: text(&self.sha256),
            kind: self.kind,
            leader: self.leader.as_deref().map(&text),
            sharing: self.sharing.iter().map(|id| text(id)).collect(),
            neutral: self.neutral,
            scores: by_id(self.scores),
            answers: OrderedMap(self.answers.0.into_iter().map(|(id, it)| (text(&id), answer(it))).collect()),
            digest: text(&self.digest),
        }
    }
}

impl RecordedAnswer {
    fn new(catalogue: &Catalogue, responses: &Responses, question: &Question, picks: ChoiceSet) -> Self {
        let by_option = |reason: usize| {
            let given = (0..catalogue.options.len()).map(|option| {
                let points = HalfPoints::given(catalogue, &responses.priorities, (question, picks), reason, option);
                (catalogue.option_id(option).to_owned(), points)
            });
            OrderedMap(given.filter(|(_, points)| *points > HalfPoints::ZERO).collect::<Vec<_>>())
        };
        let reasons = question.reasons().into_iter().filter_map(|reason| {
            let by_option = by_option(reason);
            (!by_option.is_empty()).then(|| Some((catalogue.reasons.get(reason)?.id.clone(), by_option)))?
        });
        let ruled_out = question.rules_out(picks);
        let ruled_out = (0..catalogue.options.len()).filter(|option| ruled_out.contains(*option));
        Self {
            points: OrderedMap(reasons.collect()),
            rules_out: ruled_out.map(|option| catalogue.option_id(option).to_owned()).collect(),
        }
    }
}

/// The SHA-256 of answers and weights as a file has them, in hexadecimal. It shows whether they were edited after the verdict.
pub fn digest(answers: &OrderedMap<Vec<String>>, not_sure: &[String], priorities: &OrderedMap<Weight>) -> String {
    let answered = answers.0.iter().map(|(id, choices)| {
        let mut choices = choices.clone();
        choices.sort();
        format!("{id}={}", choices.join(","))
    });
    let not_sure = not_sure.iter().map(|id| format!("{id}?"));
    let weights = priorities.0.iter().map(|(id, weight)| format!("{id}*{weight}"));
    let mut lines: Vec<String> = answered.chain(not_sure).chain(weights).collect();
    lines.sort();
    sha256(&lines.join("\n"))
}

/// The SHA-256 of a text, in hexadecimal.
pub fn sha256(text: &str) -> String {
    lower::encode_string(&Sha256::digest(text))
}
