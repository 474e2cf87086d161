//! A result as a decision record: MADR 4.0.0 (<https://adr.github.io/madr/>), with the status `proposed`.

use askama::Template;
use serde::Serialize;

use crate::{
    catalogue::Reason,
    record::{self, RecordedResponses, RecordedVerdict},
    scoring::{HalfPoints, VerdictKind},
};

use super::{
    Report,
    columns::{Column, ReasonLine},
    markup::rendered,
    metadata::DecisionDetails,
    phrases::{and, count, is_only_left, or, sharing},
    topics::{self, about},
    what_if::{self, WhatIfLine},
};

/// How many main reasons a choice is explained with.
const MAIN_REASONS: usize = 3;

#[derive(Template)]
#[template(path = "adr.md", config = "assets/askama.toml")]
struct Adr<'r> {
    report: &'r Report<'r>,
    front: String,
    title: String,
    context: String,
    /// Topic, answer and note.
    notes: Vec<(&'r str, String, &'r str)>,
    drivers: Vec<String>,
    outcome: String,
    paragraphs: Vec<String>,
    /// The title of the record that this one replaces, and a link to it.
    supersedes: Option<&'r (String, String)>,
    consequences: Vec<String>,
    /// Several options together, if they were considered as well.
    together: Option<String>,
    options: Vec<Considered<'r>>,
    /// Titles, which may be empty, and what is under them.
    revisit: Vec<(&'static str, Vec<String>)>,
}

/// An option with its pros and cons.
struct Considered<'r> {
    name: &'r str,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct FrontMatter<'r> {
    status: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'r str,
    #[serde(rename = "decision-makers", skip_serializing_if = "Vec::is_empty")]
    decision_makers: Vec<&'r str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    consulted: &'r [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    informed: &'r [String],
    /// What an answers file has, for `whichone recheck`.
    whichone: DecisionFile<'r>,
}

/// The keys of an answers file.
#[derive(Serialize)]
struct DecisionFile<'r> {
    format: u32,
    catalogue: EditionOf<'r>,
    #[serde(flatten)]
    responses: RecordedResponses,
    #[serde(skip_serializing_if = "str::is_empty")]
    review_by: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<RecordedVerdict>,
}

#[derive(Serialize)]
struct EditionOf<'r> {
    id: &'r str,
    version: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: &'r str,
}

/// Writes `report` as a decision record in Markdown, ending in a newline.
pub fn adr(report: &Report) -> String {
    let all = scored_reasons(report);
    let with_notes = report.answers.iter().chain(&report.hidden_answers).filter(|line| !line.note.is_empty());
    rendered(&Adr {
        report,
        front: front_matter(report),
        title: title(report),
        context: context(report),
        notes: with_notes.map(|line| (line.topic(), line.said(), line.note.as_str())).collect(),
        drivers: drivers(report, &all),
        outcome: outcome(report, &all),
        paragraphs: paragraphs(report),
        supersedes: report.about.decision.supersedes.as_ref(),
        together: together(report),
        revisit: revisit(report),
        consequences: consequences(report, &all),
        options: report
            .columns
            .iter()
            .enumerate()
            .map(|(option, column)| considered(report, &all, option, column))
            .collect(),
    })
}

/// The front matter, as YAML. It has only texts, so writing it cannot fail.
fn front_matter(report: &Report) -> String {
    let about = &report.about;
    let decision_makers = Some(about.by.as_str()).filter(|by| !by.is_empty()).into_iter().collect();
    let catalogue = report.catalogue;
    let responses = RecordedResponses::new(catalogue, &report.responses);
    // A built-in catalogue is known by its id.
    let name = if about.decision.catalogue.is_empty() { &catalogue.id } else { &about.decision.catalogue };
    let digest = record::digest(&responses.answers, &responses.not_sure, &responses.priorities);
    let whichone = DecisionFile {
        format: 2,
        catalogue: EditionOf { id: &catalogue.id, version: &catalogue.version, sha256: &about.sha256 },
        verdict: RecordedVerdict::new(catalogue, &report.responses, name, &about.sha256, digest),
        responses,
        review_by: &about.decision.review_by,
    };
    let DecisionDetails { decided, consulted, informed, .. } = &about.decision;
    let status = if decided.is_some() { "accepted" } else { "proposed" };
    let front_matter = FrontMatter { status, date: &about.date, decision_makers, consulted, informed, whichone };
    serde_yaml::to_string(&front_matter).unwrap_or_default()
}

/// The choice and the project: "Use Rust for sensor-hub".
fn title(report: &Report) -> String {
    let project = &report.about.project;
    let project = if project.is_empty() { String::new() } else { format!(" for {project}") };
    let names = sharing(report.catalogue, &report.verdict);
    if let Some((option, _)) = report.about.decision.decided {
        return format!("Use {}{project}", report.catalogue.option_name(option));
    }
    match report.verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => {
            format!("Use {}{project}", report.catalogue.option_name(report.verdict.first))
        }
        VerdictKind::Both => format!("Use {}{project}", and(&names)),
        VerdictKind::Either => format!("{}{project}: too close to call", or(&names)),
        VerdictKind::NoneLeft => format!("{}{project}: every option is ruled out", or(&all_names(report))),
        VerdictKind::Insufficient => format!("{}{project}: not decided yet", or(&all_names(report))),
    }
}

fn all_names<'r>(report: &'r Report) -> Vec<&'r str> {
    report.catalogue.options.iter().map(|option| option.name.as_str()).collect()
}

fn context(report: &Report) -> String {
    let question = &report.catalogue.title;
    match report.about.project.as_str() {
        "" => format!("We have to choose: {question}"),
        project => format!("For “{project}” we have to choose: {question}"),
    }
}

/// A reason with points.
struct Scored<'r> {
    reason: &'r Reason,
    /// The options that it gives points to, and what it gives.
    lines: Vec<(usize, &'r ReasonLine<'r>)>,
}

impl<'r> Scored<'r> {
    /// What it gives to `option`, if anything.
    fn line(&self, option: usize) -> Option<&'r ReasonLine<'r>> {
        self.lines.iter().find(|(other, _)| *other == option).map(|(_, line)| *line)
    }

    /// The most it gives to one option.
    fn max_points(&self) -> HalfPoints {
        self.lines.iter().map(|(_, line)| line.points).max().unwrap_or_default()
    }

    /// "Rust (4 of 7 points)", for each of these options that it gives points to.
    fn sides(&self, report: &Report, options: &[usize]) -> Vec<String> {
        let lines = self.lines.iter().filter(|(option, _)| options.contains(option));
        lines.map(|(option, line)| format!("{} ({})", report.catalogue.option_name(*option), figure(line))).collect()
    }

    /// The options that it gives points to.
    fn options(&self) -> Vec<usize> {
        self.lines.iter().map(|(option, _)| *option).collect()
    }

    /// Why it counts, as a clause. Empty for a reason with few of its points, which is a hint and no fact to state.
    fn because(&self) -> &str {
        let is_hint = self.lines.iter().all(|(_, line)| line.points.0.saturating_mul(3) < line.max.0);
        if is_hint { "" } else { &self.reason.because }
    }

    /// An argument for an option that it gives points to.
    fn good(&self, line: &ReasonLine) -> String {
        match self.because() {
            "" => format!("Good, because it scores on {} ({})", self.reason.title, figure(line)),
            because => format!("Good, because {because} ({})", figure(line)),
        }
    }

    /// The same if several options are chosen, so that it has to say which of them it is about.
    fn good_for_several(&self, report: &Report, chosen: &[usize]) -> String {
        let sides = and(&self.sides(report, chosen));
        match self.because() {
            "" => format!("Good, because {} points to {sides}", self.reason.title),
            because => format!("Good, because {because}, which points to {sides}"),
        }
    }

    /// An argument against an option, because it points to others.
    fn bad(&self, report: &Report) -> String {
        let sides = and(&self.sides(report, &self.options()));
        match self.because() {
            "" => format!("Bad, because it gives up {}, which {sides} would offer", self.reason.title),
            because => format!("Bad, because {because}, which points to {sides}"),
        }
    }
}

/// "4 of 7 points".
fn figure(line: &ReasonLine) -> String {
    format!("{} points", line.of_max())
}

/// "CPU: It mostly waits (+3); Latency: 200 ms or more (+1)".
fn given(line: &ReasonLine) -> String {
    let given = line.given.iter().map(|given| format!("{} (+{})", given.words(), given.points));
    given.collect::<Vec<_>>().join("; ")
}

/// Every reason with points, the most first.
fn scored_reasons<'r>(report: &'r Report) -> Vec<Scored<'r>> {
    let scored = |reason: &'r Reason| {
        let lines = report.columns.iter().enumerate().flat_map(|(option, column)| {
            let lines =
                column.reasons.iter().filter(|line| line.reason.id == reason.id && line.points > HalfPoints::ZERO);
            lines.map(move |line| (option, line))
        });
        Scored { reason, lines: lines.collect() }
    };
    let mut reasons: Vec<Scored> = report.catalogue.reasons.iter().map(scored).collect();
    reasons.retain(|reason| !reason.lines.is_empty());
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.max_points()));
    reasons
}

fn drivers(report: &Report, all: &[Scored]) -> Vec<String> {
    let driver =
        |scored: &Scored| format!("{}: {}", scored.reason.title, and(&scored.sides(report, &scored.options())));
    let drivers: Vec<String> = all.iter().map(driver).collect();
    if drivers.is_empty() { vec!["None yet.".into()] } else { drivers }
}

/// The options chosen: the winner, those that share the verdict, or none.
fn chosen(report: &Report) -> Vec<usize> {
    if let Some((option, _)) = report.about.decision.decided {
        return vec![option];
    }
    match report.verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => vec![report.verdict.first],
        VerdictKind::Both | VerdictKind::Either => report.verdict.sharing.clone(),
        VerdictKind::NoneLeft | VerdictKind::Insufficient => Vec::new(),
    }
}

/// Several options together, which are one more choice to consider.
fn together(report: &Report) -> Option<String> {
    let names = sharing(report.catalogue, &report.verdict);
    match report.verdict.kind {
        VerdictKind::Both => Some(format!("{} together", and(&names))),
        VerdictKind::Either => Some(format!("{}, as the team prefers", or(&names))),
        VerdictKind::Clear | VerdictKind::Leans | VerdictKind::NoneLeft | VerdictKind::Insufficient => None,
    }
}

fn outcome(report: &Report, all: &[Scored]) -> String {
    if let Some((option, because)) = &report.about.decision.decided {
        return decided(report, *option, because);
    }
    let points = &report.points;
    let name = report.catalogue.option_name(report.verdict.first);
    let several = together(report).unwrap_or_default();
    let two = report.verdict.sharing.len() == 2;
    let opening = match report.verdict.kind {
        VerdictKind::Clear if is_only_left(&report.verdict) => {
            format!("Chosen option: \"{name}\", because it is the only one that is not ruled out.")
        }
        VerdictKind::Clear => format!("Chosen option: \"{name}\", because it leads clearly: {points}."),
        VerdictKind::Leans => format!("Chosen option: \"{name}\", because it leads narrowly: {points}."),
        VerdictKind::Both if two => {
            format!("Chosen option: \"{several}\", because both score high and neither leads: {points}.")
        }
        VerdictKind::Both => {
            format!("Chosen option: \"{several}\", because all of them score high and none leads: {points}.")
        }
        VerdictKind::Either => {
            format!("Chosen option: \"{several}\", because the scores are too close to prefer one: {points}.")
        }
        VerdictKind::NoneLeft => return "No option chosen, because every option is ruled out.".into(),
        VerdictKind::Insufficient => return "No option chosen yet.".into(),
    };
    let chosen = chosen(report);
    let counts = all.iter().filter(|scored| chosen.iter().any(|option| scored.line(*option).is_some()));
    let titles: Vec<&str> = counts.take(MAIN_REASONS).map(|scored| scored.reason.title.as_str()).collect();
    match titles.as_slice() {
        [] => opening,
        [title] => format!("{opening} Main reason: {title}."),
        titles => format!("{opening} Main reasons: {}.", and(titles)),
    }
}

/// What was decided, and whether the answers point to it.
fn decided(report: &Report, option: usize, because: &str) -> String {
    let (verdict, points) = (&report.verdict, &report.points);
    let chosen = report.catalogue.option_name(option);
    let because = because.trim_end_matches('.');
    let leader = report.catalogue.option_name(verdict.first);
    if verdict.leader() == Some(option) {
        return format!("Chosen option: \"{chosen}\", because {because}. The answers point to it too: {points}.");
    }
    let although = match verdict.kind {
        VerdictKind::Clear => format!("point clearly to {leader} ({points})"),
        VerdictKind::Leans => format!("point narrowly to {leader} ({points})"),
        VerdictKind::Both => format!("point to {} together ({points})", and(&sharing(report.catalogue, verdict))),
        VerdictKind::Either => format!("do not point to one option ({points})"),
        VerdictKind::NoneLeft => "rule out every option".into(),
        VerdictKind::Insufficient => "are too few for a verdict".into(),
    };
    format!("Chosen option: \"{chosen}\", although the answers {although}, because {because}.")
}

/// The paragraphs below the outcome. What to do with the verdict is left out if something was decided.
fn paragraphs(report: &Report) -> Vec<String> {
    let mut paragraphs = report.paragraphs();
    if report.about.decision.decided.is_some() {
        paragraphs.retain(|text| !report.advice.contains(text));
    }
    paragraphs
}

/// What the choice brings and what it gives up; nothing if there is none.
fn consequences(report: &Report, all: &[Scored]) -> Vec<String> {
    let chosen = chosen(report);
    let supports = |scored: &&Scored| chosen.iter().any(|option| scored.line(*option).is_some());
    let (good, bad): (Vec<&Scored>, Vec<&Scored>) = all.iter().partition(supports);
    let good = good.into_iter().map(|scored| match chosen.as_slice() {
        [one] => scored.line(*one).map_or(String::new(), |line| scored.good(line)),
        several => scored.good_for_several(report, several),
    });
    let bad = bad.into_iter().map(|scored| scored.bad(report));
    if chosen.is_empty() { Vec::new() } else { good.chain(bad).collect() }
}

/// An option with what points to it, by which answers, and with what points only to others.
fn considered<'r>(report: &'r Report, all: &[Scored], option: usize, column: &'r Column) -> Considered<'r> {
    let good = all.iter().filter_map(|scored| {
        let line = scored.line(option)?;
        Some(format!("{}: {}", scored.good(line), given(line)))
    });
    let ruled_out = report.exclusions.iter().filter(|line| line.exclusion.option == option);
    let ruled_out = ruled_out.map(|line| format!("Bad, because {}", line.clause));
    let bad = all.iter().filter(|scored| scored.line(option).is_none()).map(|scored| scored.bad(report));
    let bad = ruled_out.chain(bad);
    let mut lines: Vec<String> = good.chain(bad).collect();
    if lines.is_empty() {
        lines.push("Neutral, because no answer gave it points".into());
    }
    Considered { name: &column.option.name, lines }
}

/// What would change the verdict: the single answers, those that the team could decide first, and the smallest sets of answers.
fn revisit(report: &Report) -> Vec<(&'static str, Vec<String>)> {
    if report.missing > 0 {
        let line = format!("{} {} answered", count(report.missing, "more question"), is_or_are(report.missing));
        return vec![("", vec![line])];
    }
    let single = |line: &WhatIfLine| {
        let change = format!("“{}” becomes “{}”", line.from, line.to);
        format!("{} (then: {})", about(line.question, &change), line.then)
    };
    let groups = report.what_if_groups().into_iter();
    let mut groups: Vec<(&str, Vec<String>)> =
        groups.map(|(title, lines)| (title, lines.iter().map(single).collect())).collect();
    let (title, mut lines) = groups.pop().unwrap_or_default();
    lines.extend(what_if::revisit(report.catalogue, &report.changes));
    let topic = |index: usize| report.catalogue.questions.get(index).map(topics::named);
    let guess = report.guesses.check_first.and_then(|first| topic(first.question));
    lines.extend(guess.map(|topic| format!("{topic} turns out to be different from the guess")));
    let unknown = report.unknown.iter().filter_map(|weighed| topic(weighed.question));
    lines.extend(unknown.map(|topic| format!("{topic} becomes known; the answer was “not sure”")));
    if lines.is_empty() {
        lines.push("the questions themselves change: no other answers would change the verdict".into());
    }
    groups.push((title, lines));
    groups
}

const fn is_or_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
