//! What is doubtful in a catalogue that runs.

use crate::document::Path;

use super::{Catalogue, Condition, Kind, Picks, Question};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Wrong: `check` exits 2.
    Error,
    /// Doubtful: `check --deny warnings` exits 2.
    Warning,
}

/// Something doubtful, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A short, stable word for the kind of finding.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What is doubtful.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where it is in the file; see [`crate::document::locate`].
    pub path: Path,
}

impl Finding {
    fn warning(code: &'static str, path: Path, message: String, help: &str) -> Self {
        Self { code, level: Level::Warning, message, help: help.into(), path }
    }
}

/// Everything doubtful that can be seen without answering: in file order within each kind.
#[must_use]
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let root = Path::default();
    let mut found = Vec::new();
    found.extend(catalogue.questions.iter().filter_map(|q| never_shown(catalogue, q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().filter_map(|q| decides_nothing(catalogue, q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().flat_map(|q| twin_choices(q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().filter_map(|q| useless_max(q, &root.key("questions"))));
    found.extend(empty_texts(catalogue));
    found.extend(unasked_reasons(catalogue, &root.key("reasons")));
    found.extend(unsupported_options(catalogue, &root.key("options")));
    found.extend(empty_cells(catalogue, &root.key("comparison")));
    found.extend(uncited_sources(catalogue, &root.key("sources")));
    found
}

fn never_shown(catalogue: &Catalogue, question: &Question, list: &Path) -> Option<Finding> {
    let mut needed = vec![Vec::new(); catalogue.questions.len()];
    gather(catalogue, &question.when, &mut needed);
    let possible = |(question, sets): (&Question, &Vec<Picks>)| {
        sets.is_empty() || question.allowed().iter().any(|picks| sets.iter().all(|set| picks.meets(*set)))
    };
    if catalogue.questions.iter().zip(&needed).all(possible) {
        return None;
    }
    let message = format!("no answers can make the `when` of `{}` hold, so it is never asked", question.id);
    let help = "the choices it names exclude each other, or there are none: change them, or take the question out";
    Some(Finding::warning("never-shown", list.item(question.index).key("when"), message, help))
}

/// Collects what each question must be answered with for all of `conditions` to hold, those of the named questions
/// included.
fn gather(catalogue: &Catalogue, conditions: &[Condition], needed: &mut [Vec<Picks>]) {
    for condition in conditions {
        let Some(sets) = needed.get_mut(condition.question) else { continue };
        if sets.contains(&condition.any_of) {
            continue;
        }
        sets.push(condition.any_of);
        if let Some(question) = catalogue.questions.get(condition.question) {
            gather(catalogue, &question.when, needed);
        }
    }
}

fn decides_nothing(catalogue: &Catalogue, question: &Question, list: &Path) -> Option<Finding> {
    let differ = match question.kind {
        Kind::One => question.choices.windows(2).any(|pair| matches!(pair, [one, other] if one.adds != other.adds)),
        // None of them is an answer too.
        Kind::Many { .. } => question.choices.iter().any(|choice| choice.adds.iter().any(|points| *points > 0)),
    };
    let controls = catalogue.questions.iter().any(|q| q.when.iter().any(|c| c.question == question.index));
    if differ || controls {
        return None;
    }
    let message =
        format!("every answer to `{}` adds the same, and no `when` names it: it decides nothing", question.id);
    let help = "give its choices different points, or take it out: every question costs the person time";
    Some(Finding::warning("decides-nothing", list.item(question.index), message, help))
}

fn twin_choices(question: &Question, list: &Path) -> Vec<Finding> {
    let path = list.item(question.index).key("choices");
    let twin = |(at, choice): (usize, &super::Choice)| {
        let earlier = question.choices.iter().take(at).find(|other| other.label == choice.label)?;
        let message = format!("`{}` and `{}` have the same label", earlier.id, choice.id);
        let help = "a person cannot tell them apart: change one label";
        Some(Finding::warning("same-label", path.item(at).key("label"), message, help))
    };
    question.choices.iter().enumerate().filter_map(twin).collect()
}

fn useless_max(question: &Question, list: &Path) -> Option<Finding> {
    let message = format!("`{}` takes many choices, but at most 1", question.id);
    let help = "leave `type: many` out and add a choice for none of these, or raise `max`";
    let is_useless = question.kind == Kind::Many { max: 1 };
    is_useless.then(|| Finding::warning("max-one", list.item(question.index).key("max"), message, help))
}

/// Texts without which a person sees a blank row.
fn empty_texts(catalogue: &Catalogue) -> Vec<Finding> {
    let root = Path::default();
    let head = std::iter::once((catalogue.title.is_empty(), root.key("title")));
    let options = catalogue.options.iter().enumerate();
    let options = options.map(|(at, option)| (option.name.is_empty(), root.key("options").item(at).key("name")));
    let questions = catalogue.questions.iter().flat_map(|question| {
        let path = Path::default().key("questions").item(question.index);
        let labels = question.choices.iter().enumerate();
        let labels: Vec<(bool, Path)> =
            labels.map(|(at, choice)| (choice.label.is_empty(), path.key("choices").item(at).key("label"))).collect();
        std::iter::once((question.title.is_empty(), path.key("title"))).chain(labels)
    });
    let empty = head.chain(options).chain(questions).filter(|(empty, _)| *empty);
    let help = "write what a person should read here";
    empty.map(|(_, path)| Finding::warning("empty-text", path, "there is no text here".into(), help)).collect()
}

fn unasked_reasons(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let asked: Vec<usize> = catalogue.questions.iter().flat_map(Question::reasons).collect();
    let unasked = catalogue.reasons.iter().enumerate().filter(|(at, _)| !asked.contains(at));
    let finding = |(at, reason): (usize, &super::Reason)| {
        let message = format!("no choice gives points to `{}`", reason.id);
        Finding::warning("reason-not-asked", list.item(at), message, "ask about it, or take it out")
    };
    unasked.map(finding).collect()
}

fn unsupported_options(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let without = |at: &usize| catalogue.reasons.iter().all(|reason| reason.support(*at) == 0);
    let finding = |at: usize| {
        let id = catalogue.option_id(at);
        let message = format!("no reason supports `{id}`, so it can never be ahead");
        Finding::warning("option-without-reason", list.item(at), message, "give it a reason, or take it out")
    };
    (0..catalogue.options.len()).filter(without).map(finding).collect()
}

fn empty_cells(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let rows = catalogue.comparison.iter().enumerate();
    let cells = rows.flat_map(|(at, row)| row.cells.iter().zip(&catalogue.options).map(move |pair| (at, row, pair)));
    let empty = cells.filter(|(_, _, (cell, _))| cell.is_empty());
    let finding = |(at, row, (_, option)): (usize, &super::Row, (&String, &super::Opt))| {
        let message = format!("the row `{}` says nothing about `{}`", row.id, option.id);
        Finding::warning(
            "empty-cell",
            list.item(at).key("cells"),
            message,
            "add its cell, so that they can be compared",
        )
    };
    empty.map(finding).collect()
}

fn uncited_sources(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let reasons = catalogue.reasons.iter().flat_map(|r| &r.source);
    let questions = catalogue.questions.iter().flat_map(|q| &q.source);
    let rows = catalogue.comparison.iter().flat_map(|r| &r.source);
    let faq = catalogue.faq.iter().flat_map(|f| &f.source);
    let cited: Vec<usize> = reasons.chain(questions).chain(rows).chain(faq).map(|c| c.source).collect();
    let uncited = catalogue.sources.iter().enumerate().filter(|(at, _)| !cited.contains(at));
    let finding = |(at, source): (usize, &super::Source)| {
        let message = format!("nothing cites the source `{}`", source.id);
        Finding::warning("source-not-cited", list.item(at), message, "cite it where it is used, or take it out")
    };
    uncited.map(finding).collect()
}
