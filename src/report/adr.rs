//! The result as a decision record: MADR 4.0.0 (<https://adr.github.io/madr/>), with the status `proposed`.

use askama::Template;
use serde::Serialize;

use crate::verdict::Strength;

use super::{
    Column, ReasonLine, Report,
    markup::written,
    words::{and, or, sharing},
};

/// How many reasons stand behind a choice in its sentence.
const STRONGEST: usize = 3;

#[derive(Template)]
#[template(path = "adr.md", config = "assets/askama.toml")]
struct Adr<'r> {
    report: &'r Report<'r>,
    front: String,
    title: String,
    context: String,
    /// Question, answer and note.
    notes: Vec<(&'r str, String, &'r str)>,
    drivers: Vec<String>,
    outcome: String,
    consequences: Vec<String>,
    options: Vec<Weighed<'r>>,
}

/// An option, with what speaks for and against it.
struct Weighed<'r> {
    name: &'r str,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Front<'r> {
    status: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'r str,
    #[serde(rename = "decision-makers", skip_serializing_if = "Vec::is_empty")]
    decision_makers: Vec<&'r str>,
}

/// Writes `report` as a decision record in Markdown, ending in a newline.
#[must_use]
pub fn adr(report: &Report) -> String {
    let said = report.answers.iter().chain(&report.kept).filter(|line| !line.note.is_empty());
    written(&Adr {
        report,
        front: front(report),
        title: title(report),
        context: context(report),
        notes: said.map(|line| (line.question.title.as_str(), line.said(), line.note.as_str())).collect(),
        drivers: drivers(report),
        outcome: outcome(report),
        consequences: consequences(report),
        options: report.columns.iter().enumerate().map(|(at, column)| pros_and_cons(report, at, column)).collect(),
    })
}

/// The front matter, as YAML. Texts alone, which can always be written.
fn front(report: &Report) -> String {
    let about = &report.about;
    let decision_makers = Some(about.by.as_str()).filter(|by| !by.is_empty()).into_iter().collect();
    serde_yaml::to_string(&Front { status: "proposed", date: &about.date, decision_makers }).unwrap_or_default()
}

/// What is chosen, and for what.
fn title(report: &Report) -> String {
    let names = sharing(report.catalogue, &report.verdict);
    let chosen = match (report.verdict.leader(), report.verdict.strength) {
        (Some(leader), _) => report.catalogue.option_name(leader).to_owned(),
        (None, Strength::Both) => format!("{} together", and(&names)),
        (None, Strength::Either) => format!("either {}", or(&names)),
        (None, _) => "not decided yet".into(),
    };
    match report.about.project.as_str() {
        "" => format!("{} {chosen}", report.catalogue.title),
        project => format!("{project}: {chosen}"),
    }
}

fn context(report: &Report) -> String {
    let question = &report.catalogue.title;
    match report.about.project.as_str() {
        "" => format!("The question is: {question}"),
        project => format!("The question for {project} is: {question}"),
    }
}

/// The lines of all reasons with points, the most first, each with the place of its option.
fn strongest<'r>(report: &'r Report) -> Vec<(usize, &'r ReasonLine<'r>)> {
    let columns = report.columns.iter().enumerate();
    let mut lines: Vec<(usize, &ReasonLine)> =
        columns.flat_map(|(at, column)| column.reasons.iter().map(move |line| (at, line))).collect();
    lines.retain(|(_, line)| line.points > 0);
    lines.sort_by_key(|(_, line)| std::cmp::Reverse(line.points));
    lines
}

fn drivers(report: &Report) -> Vec<String> {
    let driver = |(at, line): (usize, &ReasonLine)| {
        let option = report.catalogue.option_name(at);
        format!("{}: {} of {} points for {option}", line.reason.title, line.points, line.most)
    };
    let drivers: Vec<String> = strongest(report).into_iter().map(driver).collect();
    if drivers.is_empty() { vec!["None yet: no answer that counts gives points.".into()] } else { drivers }
}

fn outcome(report: &Report) -> String {
    let figures = report.figures_line();
    let names = sharing(report.catalogue, &report.verdict);
    match (report.verdict.leader(), report.verdict.strength) {
        (Some(leader), strength) => {
            let name = report.catalogue.option_name(leader);
            let how = if strength == Strength::Clear { "speak for it clearly" } else { "lean to it" };
            let most: Vec<String> = strongest(report)
                .into_iter()
                .filter(|(at, _)| *at == leader)
                .take(STRONGEST)
                .map(|(_, line)| format!("{} ({} of {})", line.reason.title, line.points, line.most))
                .collect();
            format!(
                "Chosen option: \"{name}\", because the answers {how}: {figures}. What weighs most: {}.",
                and(&most)
            )
        }
        (None, Strength::Both) => {
            format!("Chosen option: \"{} together\", because each is strongly called for: {figures}.", and(&names))
        }
        (None, Strength::Either) => format!(
            "Chosen option: \"either {}\", because the answers call for none of them clearly more than for another: \
             {figures}.",
            or(&names)
        ),
        (None, _) => {
            format!("No option is chosen yet, because too few questions have an answer that counts: {figures}.")
        }
    }
}

/// What the choice brings, and what it gives up; nothing where one option is not chosen.
fn consequences(report: &Report) -> Vec<String> {
    let Some(leader) = report.verdict.leader() else { return Vec::new() };
    let consequence = |(at, line): &(usize, &ReasonLine)| {
        let share = format!("{} of {} points", line.points, line.most);
        let (title, summary) = (&line.reason.title, &line.reason.summary);
        if *at == leader {
            format!("Good, because of {title} ({share}). {summary}")
        } else {
            let option = report.catalogue.option_name(*at);
            format!("Bad, because {title} speaks for {option} instead ({share}). {summary}")
        }
    };
    let (good, bad): (Vec<_>, Vec<_>) = strongest(report).into_iter().partition(|(at, _)| *at == leader);
    let bad = bad.into_iter().filter(|(_, line)| line.reason.support(leader) == 0);
    good.iter().map(consequence).chain(bad.collect::<Vec<_>>().iter().map(consequence)).collect()
}

/// What speaks for an option, and what for others and not for it.
fn pros_and_cons<'r>(report: &'r Report, at: usize, column: &'r Column) -> Weighed<'r> {
    let given = |line: &ReasonLine| {
        line.given.iter().map(|given| format!("{} (+{})", given.label, given.points)).collect::<Vec<_>>().join("; ")
    };
    let good = |line: &ReasonLine| format!("Good, because of {}: {}", line.reason.title, given(line));
    let bad = |(other, line): &(usize, &ReasonLine)| {
        let other = report.catalogue.option_name(*other);
        format!("Bad, because {} speaks for {other}: {}", line.reason.title, given(line))
    };
    let others = strongest(report).into_iter().filter(|(other, line)| *other != at && line.reason.support(at) == 0);
    let others: Vec<_> = others.collect();
    let mut lines: Vec<String> = column.reasons.iter().filter(|line| line.points > 0).map(good).collect();
    lines.extend(others.iter().map(bad));
    if lines.is_empty() {
        lines.push("Neutral, because no answer that counts speaks for it or against it".into());
    }
    Weighed { name: &column.option.name, lines }
}
