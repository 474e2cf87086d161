//! What a result rests on, as JSON: whose it is, the answers, and the reasons with the answers that fed them.

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, Question, Reason},
    quiz::{Answer, OrderName},
    report::{AnswerLine, Report},
};

use super::ByOption;

#[derive(Serialize)]
pub(crate) struct AboutJson<'c> {
    project: Option<&'c str>,
    by: Option<&'c str>,
    date: Option<&'c str>,
    order: Option<OrderName>,
    outlook_seen: Option<bool>,
    replay: String,
}

#[derive(Serialize)]
pub(crate) struct EditionJson<'c> {
    id: &'c str,
    version: &'c str,
    sha256: Option<&'c str>,
}

#[derive(Serialize)]
pub(crate) struct AnswerJson<'c> {
    question: &'c str,
    state: &'static str,
    choices: Vec<&'c str>,
    adds: ByOption<'c, u32>,
    note: Option<&'c str>,
}

#[derive(Serialize)]
pub(crate) struct FedJson<'c> {
    id: &'c str,
    supports: ByOption<'c, u32>,
    points: u32,
    most: u32,
    answers: Vec<FeedJson<'c>>,
}

#[derive(Serialize)]
struct FeedJson<'c> {
    question: &'c str,
    choice: &'c str,
    points: u32,
}

#[derive(Serialize)]
pub(crate) struct NotAskedJson<'c> {
    not_sure: Vec<&'c str>,
    open: Vec<&'c str>,
    reasons: Vec<&'c str>,
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

pub(crate) fn about<'c>(report: &'c Report) -> AboutJson<'c> {
    let about = &report.about;
    AboutJson {
        project: some(&about.project),
        by: some(&about.by),
        date: some(&about.date),
        order: about.manner.map(|manner| manner.order),
        outlook_seen: about.manner.map(|manner| manner.outlook_seen),
        replay: report.replay("json"),
    }
}

pub(crate) fn edition<'c>(report: &'c Report) -> EditionJson<'c> {
    let catalogue = report.catalogue;
    EditionJson { id: &catalogue.id, version: &catalogue.version, sha256: some(&report.about.sha256) }
}

pub(crate) fn answers<'c>(catalogue: &'c Catalogue, lines: &'c [AnswerLine]) -> Vec<AnswerJson<'c>> {
    let adds = |line: &AnswerLine, at: usize| {
        line.contribution.iter().find(|(option, _)| *option == at).map_or(0, |(_, points)| *points)
    };
    let answer = |line: &'c AnswerLine| AnswerJson {
        question: &line.question.id,
        state: match line.answer {
            Answer::Open => "open",
            Answer::NotSure => "not_sure",
            Answer::Picked(_) => "picked",
        },
        choices: line.choice_ids(),
        adds: ByOption(catalogue, (0..catalogue.options.len()).map(|at| adds(line, at)).collect()),
        note: some(&line.note),
    };
    lines.iter().map(answer).collect()
}

/// Every reason that the counted questions asked about, with what fed it.
pub(crate) fn reasons<'c>(report: &'c Report) -> Vec<FedJson<'c>> {
    let counting: Vec<&AnswerLine> = report.answers.iter().filter(|line| line.answer.picks().is_some()).collect();
    let reasons = report.catalogue.reasons.iter().enumerate();
    let fed = |(at, reason): (usize, &'c Reason)| {
        let most = |question: &Question| question.max_sum(|choice| choice.points_to(at));
        let answers: Vec<FeedJson> = counting.iter().flat_map(|line| feeds(line, at)).collect();
        FedJson {
            id: &reason.id,
            supports: ByOption(report.catalogue, reason.supports.clone()),
            points: answers.iter().map(|feed| feed.points).sum(),
            most: counting.iter().map(|line| most(line.question)).sum(),
            answers,
        }
    };
    reasons.map(fed).filter(|fed| fed.most > 0).collect()
}

/// The choices of an answer that give points to the reason at this place.
fn feeds<'c>(line: &AnswerLine<'c>, reason: usize) -> Vec<FeedJson<'c>> {
    let choices: &'c [_] = &line.question.choices;
    let picked = line.answer.picks().unwrap_or_default();
    let picked: Vec<usize> = picked.iter().collect();
    let feed = |at: usize| {
        let choice = choices.get(at)?;
        let points = choice.points_to(reason);
        (points > 0).then_some(FeedJson { question: &line.question.id, choice: &choice.id, points })
    };
    picked.into_iter().filter_map(feed).collect()
}

/// What was not asked; `fed` is what [`reasons`] gave.
pub(crate) fn not_asked<'c>(report: &'c Report, fed: &[FedJson]) -> NotAskedJson<'c> {
    let those = |wanted: Answer| {
        let lines = report.answers.iter().filter(move |line| line.answer == wanted);
        lines.map(|line| line.question.id.as_str()).collect()
    };
    let asked = |id: &&str| fed.iter().any(|fed| fed.id == *id);
    let unasked = report.catalogue.reasons.iter().map(|reason| reason.id.as_str()).filter(|id| !asked(id));
    NotAskedJson { not_sure: those(Answer::NotSure), open: those(Answer::Open), reasons: unasked.collect() }
}
