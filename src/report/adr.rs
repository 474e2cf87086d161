//! The result as a decision record: MADR 4.0.0 (<https://adr.github.io/madr/>), with the status `proposed`.

use askama::Template;
use serde::Serialize;

use crate::{catalogue::Reason, scoring::VerdictKind};

use super::{
    Report,
    columns::{Column, ReasonLine},
    markup::written,
    phrases::{about, and, count, or, sharing},
    what_if,
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
    /// Topic, answer and note.
    notes: Vec<(&'r str, String, &'r str)>,
    drivers: Vec<String>,
    outcome: String,
    consequences: Vec<String>,
    /// A choice of several options, which is considered too.
    together: Option<String>,
    options: Vec<Weighed<'r>>,
    revisit: Vec<String>,
}

/// An option, with what points to it and to others.
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
pub fn adr(report: &Report) -> String {
    let all = strongest(report);
    let said = report.answers.iter().chain(&report.hidden_answers).filter(|line| !line.note.is_empty());
    written(&Adr {
        report,
        front: front(report),
        title: title(report),
        context: context(report),
        notes: said.map(|line| (line.topic(), line.said(), line.note.as_str())).collect(),
        drivers: drivers(report, &all),
        outcome: outcome(report, &all),
        together: together(report),
        revisit: revisit(report),
        consequences: consequences(report, &all),
        options: report
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| pros_and_cons(report, &all, at, column))
            .collect(),
    })
}

/// The front matter, as YAML. Texts alone, which can always be written.
fn front(report: &Report) -> String {
    let about = &report.about;
    let decision_makers = Some(about.by.as_str()).filter(|by| !by.is_empty()).into_iter().collect();
    serde_yaml::to_string(&Front { status: "proposed", date: &about.date, decision_makers }).unwrap_or_default()
}

/// What is chosen, and for what: "Use Rust for sensor-hub".
fn title(report: &Report) -> String {
    let project = &report.about.project;
    let project = if project.is_empty() { String::new() } else { format!(" for {project}") };
    let names = sharing(report.catalogue, &report.verdict);
    match report.verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => {
            format!("Use {}{project}", report.catalogue.option_name(report.verdict.first))
        }
        VerdictKind::Both => format!("Use {}{project}", and(&names)),
        VerdictKind::Either => format!("{}{project}: too close to call", or(&names)),
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

/// A reason with points, and what it gives to each option that it supports.
struct Strong<'r> {
    reason: &'r Reason,
    /// The place of the option, and what the reason gives to it.
    lines: Vec<(usize, &'r ReasonLine<'r>)>,
}

impl<'r> Strong<'r> {
    /// What it gives to the option at this place, if anything.
    fn to(&self, option: usize) -> Option<&'r ReasonLine<'r>> {
        self.lines.iter().find(|(at, _)| *at == option).map(|(_, line)| *line)
    }

    /// The most it gives to one option.
    fn most(&self) -> u32 {
        self.lines.iter().map(|(_, line)| line.points).max().unwrap_or(0)
    }

    /// "Rust (4 of 7 points)", for each of these options that it supports.
    fn sides(&self, report: &Report, options: &[usize]) -> Vec<String> {
        let lines = self.lines.iter().filter(|(at, _)| options.contains(at));
        lines.map(|(at, line)| format!("{} ({})", report.catalogue.option_name(*at), figure(line))).collect()
    }

    /// The places of the options it supports.
    fn options(&self) -> Vec<usize> {
        self.lines.iter().map(|(at, _)| *at).collect()
    }

    /// Why it counts, as a clause. A reason with little of its most is a hint, and no fact to state.
    fn because(&self) -> &str {
        let is_hint = self.lines.iter().all(|(_, line)| line.points.saturating_mul(3) < line.max);
        if is_hint { "" } else { &self.reason.because }
    }

    /// That it points to an option, with what it gives to it.
    fn good(&self, line: &ReasonLine) -> String {
        match self.because() {
            "" => format!("Good, because it scores on {} ({})", self.reason.title, figure(line)),
            because => format!("Good, because {because} ({})", figure(line)),
        }
    }

    /// The same where several options are chosen, and it matters which of them it is about.
    fn good_for(&self, report: &Report, chosen: &[usize]) -> String {
        let sides = and(&self.sides(report, chosen));
        match self.because() {
            "" => format!("Good, because {} points to {sides}", self.reason.title),
            because => format!("Good, because {because}, which points to {sides}"),
        }
    }

    /// That it is for other options.
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
    format!("{} points", line.of_most())
}

/// "CPU: It mostly waits (+3); Latency: 200 ms or more (+1)".
fn given(line: &ReasonLine) -> String {
    let given = line.given.iter().map(|given| format!("{} (+{})", given.words(), given.points));
    given.collect::<Vec<_>>().join("; ")
}

/// Every reason with points, the most first.
fn strongest<'r>(report: &'r Report) -> Vec<Strong<'r>> {
    let strong = |reason: &'r Reason| {
        let lines = report.columns.iter().enumerate().flat_map(|(at, column)| {
            let own = column.reasons.iter().filter(|line| line.reason.id == reason.id && line.points > 0);
            own.map(move |line| (at, line))
        });
        Strong { reason, lines: lines.collect() }
    };
    let mut found: Vec<Strong> = report.catalogue.reasons.iter().map(strong).collect();
    found.retain(|strong| !strong.lines.is_empty());
    found.sort_by_key(|strong| std::cmp::Reverse(strong.most()));
    found
}

fn drivers(report: &Report, all: &[Strong]) -> Vec<String> {
    let driver =
        |strong: &Strong| format!("{}: {}", strong.reason.title, and(&strong.sides(report, &strong.options())));
    let drivers: Vec<String> = all.iter().map(driver).collect();
    if drivers.is_empty() { vec!["None yet.".into()] } else { drivers }
}

/// The options chosen: one, those of a verdict without a winner, or none.
fn chosen(report: &Report) -> Vec<usize> {
    match report.verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => vec![report.verdict.first],
        VerdictKind::Both | VerdictKind::Either => report.verdict.sharing.clone(),
        VerdictKind::Insufficient => Vec::new(),
    }
}

/// What is chosen where it is several options: one more of those considered.
fn together(report: &Report) -> Option<String> {
    let names = sharing(report.catalogue, &report.verdict);
    match report.verdict.kind {
        VerdictKind::Both => Some(format!("{} together", and(&names))),
        VerdictKind::Either => Some(format!("{}, as the team prefers", or(&names))),
        VerdictKind::Clear | VerdictKind::Leans | VerdictKind::Insufficient => None,
    }
}

fn outcome(report: &Report, all: &[Strong]) -> String {
    let points = &report.points;
    let name = report.catalogue.option_name(report.verdict.first);
    let several = together(report).unwrap_or_default();
    let two = report.verdict.sharing.len() == 2;
    let opening = match report.verdict.kind {
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
        VerdictKind::Insufficient => return "No option chosen yet.".into(),
    };
    let chosen = chosen(report);
    let counts = all.iter().filter(|strong| chosen.iter().any(|option| strong.to(*option).is_some()));
    let titles: Vec<&str> = counts.take(STRONGEST).map(|strong| strong.reason.title.as_str()).collect();
    match titles.as_slice() {
        [] => opening,
        [title] => format!("{opening} Main reason: {title}."),
        titles => format!("{opening} Main reasons: {}.", and(titles)),
    }
}

/// What the choice brings, and what it gives up; nothing where there is none.
fn consequences(report: &Report, all: &[Strong]) -> Vec<String> {
    let chosen = chosen(report);
    let supports = |strong: &&Strong| chosen.iter().any(|option| strong.to(*option).is_some());
    let (good, bad): (Vec<&Strong>, Vec<&Strong>) = all.iter().partition(supports);
    let good = good.into_iter().map(|strong| match chosen.as_slice() {
        [one] => strong.to(*one).map_or(String::new(), |line| strong.good(line)),
        several => strong.good_for(report, several),
    });
    let bad = bad.into_iter().map(|strong| strong.bad(report));
    if chosen.is_empty() { Vec::new() } else { good.chain(bad).collect() }
}

/// What points to an option, with what it gives to this option and by which answers; and what points to others alone.
fn pros_and_cons<'r>(report: &'r Report, all: &[Strong], at: usize, column: &'r Column) -> Weighed<'r> {
    let good = all.iter().filter_map(|strong| {
        let line = strong.to(at)?;
        Some(format!("{}: {}", strong.good(line), given(line)))
    });
    let bad = all.iter().filter(|strong| strong.to(at).is_none()).map(|strong| strong.bad(report));
    let mut lines: Vec<String> = good.chain(bad).collect();
    if lines.is_empty() {
        lines.push("Neutral, because no answer gave it points".into());
    }
    Weighed { name: &column.option.name, lines }
}

/// What would change the verdict: the single answers, and the smallest sets of answers.
fn revisit(report: &Report) -> Vec<String> {
    if report.missing > 0 {
        return vec![format!("{} {} answered", count(report.missing, "more question"), is_or_are(report.missing))];
    }
    let single = report.what_if.iter().map(|line| {
        let change = format!("“{}” becomes “{}”", line.from, line.to);
        format!("{} (then: {})", about(line.question, &change), line.then)
    });
    let mut lines: Vec<String> = single.collect();
    lines.extend(what_if::revisit(report.catalogue, &report.changes));
    if lines.is_empty() {
        lines.push("the questions themselves change: no other answers would change the verdict".into());
    }
    lines
}

const fn is_or_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
