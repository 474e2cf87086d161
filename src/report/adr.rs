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
    /// A choice of several options, which is considered too.
    together: Option<String>,
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
    let (all, choice) = (strongest(report), choice(report));
    let said = report.answers.iter().chain(&report.kept).filter(|line| !line.note.is_empty());
    written(&Adr {
        report,
        front: front(report),
        title: title(report, choice.as_deref()),
        context: context(report),
        notes: said.map(|line| (line.question.title.as_str(), line.said(), line.note.as_str())).collect(),
        drivers: drivers(report, &all),
        outcome: outcome(report, &all, choice.as_deref()),
        together: choice.filter(|_| report.verdict.leader().is_none()),
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

/// What is chosen, and for what.
fn title(report: &Report, choice: Option<&str>) -> String {
    let project = &report.about.project;
    match choice {
        Some(choice) if project.is_empty() => format!("{} {choice}", report.catalogue.title),
        Some(choice) => format!("Use {choice} for {project}"),
        None if project.is_empty() => format!("{} Not decided yet", report.catalogue.title),
        None => format!("{project}: not decided yet"),
    }
}

fn context(report: &Report) -> String {
    let question = &report.catalogue.title;
    match report.about.project.as_str() {
        "" => format!("The question is: {question}"),
        project => format!("The question for {project} is: {question}"),
    }
}

/// A reason with points, whatever options it speaks for.
struct Strong<'r> {
    line: &'r ReasonLine<'r>,
    /// The places of the options it speaks for.
    options: Vec<usize>,
}

impl Strong<'_> {
    /// The options it speaks for.
    fn names(&self, report: &Report) -> String {
        and(&self.options.iter().map(|at| report.catalogue.option_name(*at)).collect::<Vec<_>>())
    }

    fn speaks_for(&self, option: usize) -> bool {
        self.options.contains(&option)
    }

    /// "High performance (9 of 10 points)".
    fn title(&self) -> String {
        format!("{} ({} of {} points)", self.line.reason.title, self.line.points, self.line.most)
    }

    /// The answers that fed it.
    fn given(&self) -> String {
        self.line
            .given
            .iter()
            .map(|given| format!("{} (+{})", given.label, given.points))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// Every reason with points, the most first; of one that speaks for several options the line with most points.
fn strongest<'r>(report: &'r Report) -> Vec<Strong<'r>> {
    let mut found: Vec<Strong> = Vec::new();
    for (at, column) in report.columns.iter().enumerate() {
        for line in column.reasons.iter().filter(|line| line.points > 0) {
            match found.iter_mut().find(|strong| strong.line.reason.id == line.reason.id) {
                Some(strong) => {
                    strong.options.push(at);
                    strong.line = if line.points > strong.line.points { line } else { strong.line };
                }
                None => found.push(Strong { line, options: vec![at] }),
            }
        }
    }
    found.sort_by_key(|strong| std::cmp::Reverse(strong.line.points));
    found
}

fn drivers(report: &Report, all: &[Strong]) -> Vec<String> {
    let driver = |strong: &Strong| format!("{}, for {}", strong.title(), strong.names(report));
    let drivers: Vec<String> = all.iter().map(driver).collect();
    if drivers.is_empty() { vec!["None yet: no answer that counts gives points.".into()] } else { drivers }
}

/// The options chosen: one, those of a balanced verdict, or none.
fn chosen(report: &Report) -> Vec<usize> {
    match (report.verdict.leader(), report.verdict.strength) {
        (Some(leader), _) => vec![leader],
        (None, Strength::Both | Strength::Either) => report.verdict.sharing.clone(),
        (None, _) => Vec::new(),
    }
}

/// What is chosen, as one of the options considered; none where nothing is.
fn choice(report: &Report) -> Option<String> {
    let names = sharing(report.catalogue, &report.verdict);
    match (report.verdict.leader(), report.verdict.strength) {
        (Some(leader), _) => Some(report.catalogue.option_name(leader).to_owned()),
        (None, Strength::Both) => Some(format!("{} together", and(&names))),
        (None, Strength::Either) => Some(format!("either {}", or(&names))),
        (None, _) => None,
    }
}

fn outcome(report: &Report, all: &[Strong], choice: Option<&str>) -> String {
    let figures = report.figures_line();
    let Some(choice) = choice else {
        return format!("No option is chosen yet, because too few questions have an answer that counts: {figures}.");
    };
    let because = match report.verdict.strength {
        Strength::Clear => "the answers speak for it clearly",
        Strength::Leans => "the answers lean to it",
        Strength::Both => "each of them is strongly called for",
        _ => "the answers call for none of them clearly more than for another",
    };
    let chosen = chosen(report);
    let counts = |strong: &&Strong| chosen.iter().any(|option| strong.speaks_for(*option));
    let most: Vec<String> = all.iter().filter(counts).take(STRONGEST).map(Strong::title).collect();
    let most = if most.is_empty() { String::new() } else { format!(" What weighs most: {}.", and(&most)) };
    format!("Chosen option: \"{choice}\", because {because}: {figures}.{most}")
}

/// What the choice brings, and what it gives up; nothing where there is none.
fn consequences(report: &Report, all: &[Strong]) -> Vec<String> {
    let chosen = chosen(report);
    if chosen.is_empty() {
        return Vec::new();
    }
    let (good, bad): (Vec<_>, Vec<_>) = all.iter().partition(|s| chosen.iter().any(|option| s.speaks_for(*option)));
    let good = good.into_iter().map(|strong| {
        // Where several are chosen it matters which of them brings it.
        let whose = if chosen.len() > 1 { format!(", with {}", strong.names(report)) } else { String::new() };
        format!("Good, because of {}{whose}. {}", strong.title(), strong.line.reason.summary)
    });
    let bad = bad.into_iter().map(|strong| {
        let names = strong.names(report);
        format!("Bad, because {names} would bring {}. {}", strong.title(), strong.line.reason.summary)
    });
    good.chain(bad).collect()
}

/// What speaks for an option, and what for others and not for it.
fn pros_and_cons<'r>(report: &'r Report, all: &[Strong], at: usize, column: &'r Column) -> Weighed<'r> {
    let (good, bad): (Vec<_>, Vec<_>) = all.iter().partition(|strong| strong.speaks_for(at));
    let good = good.into_iter().map(|s| format!("Good, because of {}: {}", s.line.reason.title, s.given()));
    let bad = bad.into_iter().map(|s| {
        format!("Bad, because of {}, which speaks for {}: {}", s.line.reason.title, s.names(report), s.given())
    });
    let mut lines: Vec<String> = good.chain(bad).collect();
    if lines.is_empty() {
        lines.push("Neutral, because no answer that counts speaks for it or against it".into());
    }
    Weighed { name: &column.option.name, lines }
}
