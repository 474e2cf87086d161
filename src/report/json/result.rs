//! A result as JSON.

use num_rational::Ratio;
use serde::Serialize;

use crate::{
    analysis::{Cover, SingleChange, Weighed, WeightChange, Weightings, WhyNot, state_space::ChangeSet},
    catalogue::{Catalogue, ChoiceSet, Reason},
    quiz::{Answer, OrderName},
    report::{AnswerLine, Report},
    scoring::{Exclusion, HalfPoints, Outcome, Verdict},
    yaml::OrderedMap,
};

use super::shapes::{
    ByOption, FractionJson, choices, kind, lead, outcome, pretty, question_id, question_ids, weight, weights,
};

#[derive(Serialize)]
struct ResultJson<'c> {
    catalogue: EditionJson<'c>,
    about: AboutJson<'c>,
    verdict: VerdictJson<'c>,
    priorities: Option<PrioritiesJson<'c>>,
    outlook: ForecastJson<'c>,
    changes: WhatIfJson<'c>,
    guesses: GuessesJson<'c>,
    find_out: Vec<FindOutJson<'c>>,
    why_not: Vec<WhyNotJson<'c>>,
    reasons: Vec<ReasonJson<'c>>,
    answers: Vec<AnswerJson<'c>>,
    kept: Vec<AnswerJson<'c>>,
    not_asked: NotAskedJson<'c>,
}

#[derive(Serialize)]
struct EditionJson<'c> {
    id: &'c str,
    version: &'c str,
    sha256: Option<&'c str>,
}

#[derive(Serialize)]
struct AboutJson<'c> {
    project: Option<&'c str>,
    by: Option<&'c str>,
    date: Option<&'c str>,
    order: Option<OrderName>,
    outlook_seen: Option<bool>,
    replay: String,
}

#[derive(Serialize)]
struct VerdictJson<'c> {
    kind: &'static str,
    leader: Option<&'c str>,
    /// `D` and `E + k`.
    lead: (u64, u64),
    scores: ByOption<'c, HalfPoints>,
    excluded: Vec<ExclusionJson<'c>>,
    /// The leader by points alone.
    by_points: Option<&'c str>,
}

/// How much the reasons count for a person, and the verdict with that.
#[derive(Serialize)]
struct PrioritiesJson<'c> {
    /// Fractions, without those that are 1.
    weights: OrderedMap<(u32, u32)>,
    verdict: VerdictJson<'c>,
}

#[derive(Serialize)]
struct ExclusionJson<'c> {
    option: &'c str,
    question: &'c str,
    choice: &'c str,
}

#[derive(Serialize)]
struct ForecastJson<'c> {
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<f64>,
    ahead: ByOption<'c, f64>,
    balanced: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    none: Option<f64>,
    tie: Option<f64>,
    decided: Option<&'c str>,
    left: (usize, usize),
}

#[derive(Serialize)]
struct WhatIfJson<'c> {
    single: Vec<SingleChangeJson<'c>>,
    to_level: Option<ChangeSetJson<'c>>,
    to_win: ByOption<'c, Option<ChangeSetJson<'c>>>,
    to_other: Option<ChangeSetJson<'c>>,
    settled_by: Vec<&'c str>,
    reasons: Vec<BreakEvenJson<'c>>,
    weights: Vec<WeightChangeJson<'c>>,
    all_weights: Option<(u64, u64)>,
    weightings: Option<FractionJson>,
    ranked: Option<FractionJson>,
}

#[derive(Serialize)]
struct GuessesJson<'c> {
    questions: Vec<&'c str>,
    #[serde(rename = "stands")]
    holds: bool,
    check_first: Option<&'c str>,
    /// Left out if all combinations were counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
}

#[derive(Serialize)]
struct FindOutJson<'c> {
    question: &'c str,
    decides: f64,
    exact: bool,
}

#[derive(Serialize)]
struct SingleChangeJson<'c> {
    question: &'c str,
    /// Whether the team decides the answer.
    yours: bool,
    from: Vec<&'c str>,
    to: Vec<&'c str>,
    outcome: &'c str,
}

#[derive(Serialize)]
struct ChangeSetJson<'c> {
    answers: usize,
    set: Vec<&'c str>,
}

#[derive(Serialize)]
struct BreakEvenJson<'c> {
    id: &'c str,
    factor: Option<f64>,
}

/// Another weight of a reason that would lead to another outcome.
#[derive(Serialize)]
struct WeightChangeJson<'c> {
    reason: &'c str,
    weight: (u32, u32),
    outcome: &'c str,
}

#[derive(Serialize)]
struct WhyNotJson<'c> {
    option: &'c str,
    covered: Vec<CoverJson<'c>>,
    left: LeftJson<'c>,
    exact: bool,
    excluded_by: Option<&'c str>,
}

#[derive(Serialize)]
struct CoverJson<'c> {
    cons: Vec<&'c str>,
    by: Vec<&'c str>,
}

#[derive(Serialize)]
struct LeftJson<'c> {
    pros: Vec<&'c str>,
    cons: Vec<&'c str>,
}

#[derive(Serialize)]
struct ReasonJson<'c> {
    id: &'c str,
    supports: ByOption<'c, u32>,
    points: u32,
    #[serde(rename = "most")]
    max: u32,
    answers: Vec<PointsJson<'c>>,
}

/// A choice that gives points to a reason.
#[derive(Serialize)]
struct PointsJson<'c> {
    question: &'c str,
    choice: &'c str,
    points: u32,
}

#[derive(Serialize)]
struct AnswerJson<'c> {
    question: &'c str,
    state: &'static str,
    choices: Vec<&'c str>,
    adds: ByOption<'c, u32>,
    note: Option<&'c str>,
}

#[derive(Serialize)]
struct NotAskedJson<'c> {
    not_sure: Vec<&'c str>,
    open: Vec<&'c str>,
    reasons: Vec<&'c str>,
}

/// Writes a result as JSON, ending in a newline.
pub fn json(report: &Report) -> String {
    let (catalogue, about) = (report.catalogue, &report.about);
    let reasons = reasons(report);
    pretty(&ResultJson {
        catalogue: EditionJson { id: &catalogue.id, version: &catalogue.version, sha256: if_any(&about.sha256) },
        about: AboutJson {
            project: if_any(&about.project),
            by: if_any(&about.by),
            date: if_any(&about.date),
            order: about.interview_mode.map(|mode| mode.order),
            outlook_seen: about.interview_mode.map(|mode| mode.forecast_seen),
            replay: report.replay("json"),
        },
        verdict: verdict(
            report,
            report.without_priorities.as_ref().unwrap_or(&report.verdict),
            Ratio::from_integer(catalogue.neutral.into()),
        ),
        priorities: (!report.priorities.is_empty()).then(|| PrioritiesJson {
            weights: weights(catalogue, &report.priorities),
            verdict: verdict(report, &report.verdict, report.neutral),
        }),
        outlook: forecast(report),
        changes: what_if(report),
        guesses: guesses(report),
        find_out: report.unknown.iter().map(|weighed| find_out(catalogue, *weighed)).collect(),
        why_not: report.why_not.iter().map(|section| why_not(catalogue, &section.why_not)).collect(),
        not_asked: not_asked(report, &reasons),
        reasons,
        answers: answers(catalogue, &report.answers, true),
        kept: answers(catalogue, &report.hidden_answers, false),
    })
}

fn verdict<'c>(report: &'c Report, verdict: &Verdict<HalfPoints>, neutral: Ratio<u64>) -> VerdictJson<'c> {
    let catalogue = report.catalogue;
    VerdictJson {
        kind: kind(verdict.kind),
        leader: verdict.leader().map(|option| catalogue.option_id(option)),
        lead: lead(verdict, neutral),
        scores: ByOption(catalogue, verdict.scores.points.clone()),
        excluded: report.exclusions.iter().map(|line| excluded(catalogue, line.exclusion)).collect(),
        by_points: match verdict.by_points {
            Outcome::Wins(option) => Some(catalogue.option_id(option)),
            Outcome::TooClose | Outcome::NoneLeft => None,
        },
    }
}

fn excluded(catalogue: &Catalogue, exclusion: Exclusion) -> ExclusionJson<'_> {
    let choice = choices(catalogue, exclusion.question, ChoiceSet::one(exclusion.choice));
    ExclusionJson {
        option: catalogue.option_id(exclusion.option),
        question: question_id(catalogue, exclusion.question),
        choice: choice.first().copied().unwrap_or_default(),
    }
}

fn if_any(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn forecast<'c>(report: &'c Report) -> ForecastJson<'c> {
    let catalogue = report.catalogue;
    let shares = &report.forecast;
    ForecastJson {
        exact: report.exact,
        interval: shares.interval(),
        ahead: ByOption(catalogue, shares.wins.iter().map(|share| share.value).collect()),
        balanced: shares.too_close.value,
        none: catalogue.has_exclusions().then_some(shares.none.value),
        tie: shares.points.map(|points| points.tie),
        decided: report.decided.map(|decided| outcome(catalogue, decided)),
        left: report.remaining,
    }
}

fn what_if<'c>(report: &'c Report) -> WhatIfJson<'c> {
    let (catalogue, changes, sensitivity) = (report.catalogue, &report.changes, &report.sensitivity);
    let single = |change: &SingleChange| SingleChangeJson {
        question: question_id(catalogue, change.question),
        yours: catalogue.questions.get(change.question).is_some_and(|question| question.yours),
        from: choices(catalogue, change.question, change.from),
        to: choices(catalogue, change.question, change.to),
        outcome: outcome(catalogue, change.outcome),
    };
    let set = |set: &ChangeSet| ChangeSetJson { answers: set.answers, set: question_ids(catalogue, &set.set) };
    let break_evens = catalogue.reasons.iter().zip(&sensitivity.factors);
    WhatIfJson {
        single: changes.single.iter().map(single).collect(),
        to_level: changes.to_change.as_ref().map(set),
        to_win: ByOption(catalogue, changes.to_win.iter().map(|change| change.as_ref().map(set)).collect()),
        to_other: changes.to_other().map(set),
        settled_by: changes.decided_by.as_ref().map_or(Vec::new(), |set| question_ids(catalogue, &set.set)),
        reasons: break_evens.map(|(reason, factor)| BreakEvenJson { id: &reason.id, factor: *factor }).collect(),
        weights: report.weight_changes.iter().filter_map(|change| weight_change(catalogue, *change)).collect(),
        all_weights: sensitivity.all,
        weightings: sensitivity.share.as_ref().map(fraction),
        ranked: sensitivity.ranked_share(&report.ranked).as_ref().map(fraction),
    }
}

fn weight_change(catalogue: &Catalogue, change: WeightChange) -> Option<WeightChangeJson<'_>> {
    Some(WeightChangeJson {
        reason: &catalogue.reasons.get(change.reason)?.id,
        weight: weight(change.weight),
        outcome: outcome(catalogue, change.outcome),
    })
}

fn fraction(share: &Weightings) -> FractionJson {
    FractionJson { numerator: share.numerator.to_string(), denominator: share.denominator.to_string() }
}

fn guesses<'c>(report: &'c Report) -> GuessesJson<'c> {
    let (catalogue, guesses) = (report.catalogue, &report.guesses);
    let is_estimate = guesses.holds.is_none() || guesses.check_first.is_some_and(|first| !first.exact);
    GuessesJson {
        questions: question_ids(catalogue, &guesses.questions),
        holds: guesses.holds == Some(true),
        check_first: guesses.check_first.map(|first| question_id(catalogue, first.question)),
        exact: is_estimate.then_some(false),
    }
}

fn find_out(catalogue: &Catalogue, weighed: Weighed) -> FindOutJson<'_> {
    FindOutJson { question: question_id(catalogue, weighed.question), decides: weighed.share, exact: weighed.exact }
}

fn why_not<'c>(catalogue: &'c Catalogue, why_not: &WhyNot) -> WhyNotJson<'c> {
    let ids = |reasons: &[usize]| -> Vec<&'c str> {
        reasons.iter().filter_map(|index| catalogue.reasons.get(*index)).map(|reason| reason.id.as_str()).collect()
    };
    let cover = |cover: &Cover| CoverJson { cons: ids(&cover.cons), by: ids(&cover.by) };
    WhyNotJson {
        option: catalogue.option_id(why_not.option),
        covered: why_not.covered.iter().map(cover).collect(),
        left: LeftJson { pros: ids(&why_not.pros), cons: ids(&why_not.cons) },
        exact: why_not.exact,
        excluded_by: why_not.excluded_by.map(|question| question_id(catalogue, question)),
    }
}

/// Every reason that the counted questions asked about, with the choices that gave it points.
fn reasons<'c>(report: &'c Report) -> Vec<ReasonJson<'c>> {
    let counted: Vec<&AnswerLine> = report.answers.iter().filter(|line| line.answer.picks().is_some()).collect();
    let reason = |(index, reason): (usize, &'c Reason)| {
        let answers: Vec<PointsJson> = counted.iter().flat_map(|line| points(line, index)).collect();
        ReasonJson {
            id: &reason.id,
            supports: ByOption(report.catalogue, reason.supports.clone()),
            points: answers.iter().map(|answer| answer.points).sum(),
            max: counted.iter().map(|line| line.question.max_sum(|choice| choice.points_to(index))).sum(),
            answers,
        }
    };
    report.catalogue.reasons.iter().enumerate().map(reason).filter(|reason| reason.max > 0).collect()
}

/// The choices of an answer that give points to `reason`.
fn points<'c>(line: &AnswerLine<'c>, reason: usize) -> Vec<PointsJson<'c>> {
    let question = line.question;
    let chosen = line.answer.picks().unwrap_or_default().iter().filter_map(|index| question.choices.get(index));
    let points = chosen.map(|choice| (choice, choice.points_to(reason))).filter(|(_, points)| *points > 0);
    points.map(|(choice, points)| PointsJson { question: &question.id, choice: &choice.id, points }).collect()
}

/// Answers, and what each adds if they count.
fn answers<'c>(catalogue: &'c Catalogue, lines: &'c [AnswerLine], count: bool) -> Vec<AnswerJson<'c>> {
    // Without priorities.
    let adds = |line: &AnswerLine, option: usize| {
        let picks = line.answer.picks().filter(|_| count);
        picks.map_or(0, |picks| line.question.contribution(picks, option))
    };
    let answer = |line: &'c AnswerLine| AnswerJson {
        question: &line.question.id,
        state: match line.answer {
            Answer::Open => "open",
            Answer::NotSure => "not_sure",
            Answer::Picked(_) => "picked",
        },
        choices: line.choice_ids(),
        adds: ByOption(catalogue, (0..catalogue.options.len()).map(|option| adds(line, option)).collect()),
        note: if_any(&line.note),
    };
    lines.iter().map(answer).collect()
}

/// The questions without an answer that counts, and the reasons not among `asked`.
fn not_asked<'c>(report: &'c Report, asked: &[ReasonJson]) -> NotAskedJson<'c> {
    let with = |answer: Answer| {
        let lines = report.answers.iter().filter(move |line| line.answer == answer);
        lines.map(|line| line.question.id.as_str()).collect()
    };
    let is_asked = |id: &&str| asked.iter().any(|reason| reason.id == *id);
    let reasons = report.catalogue.reasons.iter().map(|reason| reason.id.as_str()).filter(|id| !is_asked(id));
    NotAskedJson { not_sure: with(Answer::NotSure), open: with(Answer::Open), reasons: reasons.collect() }
}
