//! From the file as written to the catalogue: ids become places, numbers are checked against their limits.

mod cases;
pub(crate) mod problems;
mod questions;
pub(crate) mod structure;

use crate::{
    diagnostics::{DiagnosticKind, IdKind, quote},
    text::{sanitize, sanitize_line},
    yaml::NodePath,
};

use super::{
    Catalogue, CatalogueOption, Citation, Faq, Reason, Row, Source, limits,
    schema::{self, CatalogueFile},
    validate::problems::{Ids, Problem, Problems},
};

/// The lists of ids that other parts refer to.
struct Known {
    sources: Ids,
    options: Ids,
    reasons: Ids,
}

/// Resolves `file`, or gives all that is wrong with it.
pub(crate) fn validate(file: CatalogueFile) -> Result<Catalogue, Vec<Problem>> {
    let mut problems = lengths(&file)?;
    let root = NodePath::default();
    head(&mut problems, &file);
    let known = Known {
        sources: problems.ids(IdKind::Source, file.sources.iter().map(|s| s.id.as_str()), &root.key("sources")),
        options: problems.ids(IdKind::Option, file.options.iter().map(|o| o.id.as_str()), &root.key("options")),
        reasons: problems.ids(IdKind::Reason, file.reasons.iter().map(|r| r.id.as_str()), &root.key("reasons")),
    };
    let reasons = reasons(&mut problems, &known, file.reasons);
    let questions = questions::validate(&mut problems, &known, &reasons, file.questions);
    let comparison = comparison(&mut problems, &known, file.comparison);
    let faq = faq(&mut problems, &known, file.faq);
    let cases = cases::validate(&mut problems, &known.options, &questions, file.cases);
    let source = |s: schema::Source| Source {
        id: s.id,
        title: sanitize_line(s.title),
        url: s.url.map(sanitize),
        accessed: s.accessed.map(sanitize),
    };
    let option =
        |o: schema::Opt| CatalogueOption { id: o.id, name: sanitize_line(o.name), summary: sanitize(o.summary) };
    problems.none_or(Catalogue {
        id: file.id,
        version: sanitize_line(file.version),
        title: sanitize_line(file.title),
        summary: sanitize(file.summary),
        sources: file.sources.into_iter().map(source).collect(),
        options: file.options.into_iter().map(option).collect(),
        both: file.both.map(sanitize).unwrap_or_default(),
        either: file.either.map(sanitize).unwrap_or_default(),
        neutral: file.neutral.unwrap_or(limits::DEFAULT_NEUTRAL),
        reasons,
        questions,
        comparison,
        faq,
        cases,
        tolerance: file.fairness.map(|fairness| fairness.tolerance),
    })
}

/// Checks how long the lists are. Gives the problems at once where one is too long: what looks at each of its items and
/// all others would not come to an end.
fn lengths(file: &CatalogueFile) -> Result<Problems, Vec<Problem>> {
    let root = NodePath::default();
    let lists = [
        (IdKind::Source, "sources", file.sources.len(), limits::SOURCES),
        (IdKind::Option, "options", file.options.len(), limits::OPTIONS),
        (IdKind::Reason, "reasons", file.reasons.len(), limits::REASONS),
        (IdKind::Question, "questions", file.questions.len(), limits::QUESTIONS),
        (IdKind::Row, "comparison", file.comparison.len(), limits::ROWS),
        (IdKind::Faq, "faq", file.faq.len(), limits::FAQ),
        (IdKind::Case, "cases", file.cases.len(), limits::CASES),
    ];
    let mut problems = Problems::default();
    let mut is_too_long = false;
    for (kind, key, found, bounds) in lists {
        problems.count("the catalogue", kind, found, &bounds, root.name(key));
        is_too_long |= found > *bounds.end();
    }
    let list = root.key("questions");
    for (index, question) in file.questions.iter().enumerate() {
        let (found, bounds) = (question.choices.len(), question.kind.bounds());
        let owner = format!("`{}`", quote(&question.id));
        problems.count(&owner, IdKind::Choice, found, bounds, list.item(index).name("choices"));
        is_too_long |= found > *limits::CHOICES_ONE.end();
    }
    if is_too_long { Err(problems.all()) } else { Ok(problems) }
}

fn head(problems: &mut Problems, file: &CatalogueFile) {
    let root = NodePath::default();
    problems.value("format", file.format, &(1..=1), "a number", root.key("format"));
    problems.id(IdKind::Catalogue, &file.id, root.key("id"));
    let neutral = file.neutral.unwrap_or(limits::DEFAULT_NEUTRAL);
    problems.value("neutral", neutral, &limits::NEUTRAL, "a whole number", root.key("neutral"));
    if let Some(fairness) = &file.fairness
        && !(0.0..=1.0).contains(&fairness.tolerance)
    {
        let what = format!("`tolerance` must be from 0 to 1, not {}", fairness.tolerance);
        let instead = "write a number from 0 to 1, such as 0.05".into();
        problems.add(DiagnosticKind::Limit { what, instead }, root.key("fairness").key("tolerance"));
    }
}

fn reasons(problems: &mut Problems, known: &Known, reasons: Vec<schema::Reason>) -> Vec<Reason> {
    let list = NodePath::default().key("reasons");
    let mut resolve = |(index, reason): (usize, schema::Reason)| {
        let path = list.item(index);
        let mut supports = vec![0; known.options.len()];
        for (option, level) in &reason.supports.0 {
            let entry = path.key("supports");
            let Some(place) = problems.find(&known.options, option, entry.name(option)) else { continue };
            problems.value(option, *level, &limits::SUPPORTS, "a level", entry.key(option.clone()));
            if let Some(slot) = supports.get_mut(place) {
                *slot = *level;
            }
        }
        Reason {
            id: reason.id,
            title: sanitize_line(reason.title),
            summary: sanitize(reason.summary),
            because: sanitize_line(reason.because),
            part: sanitize_line(reason.part),
            supports,
            source: citations(problems, known, reason.source, &path),
        }
    };
    reasons.into_iter().enumerate().map(&mut resolve).collect()
}

fn comparison(problems: &mut Problems, known: &Known, rows: Vec<schema::Row>) -> Vec<Row> {
    let list = NodePath::default().key("comparison");
    problems.ids(IdKind::Row, rows.iter().map(|row| row.id.as_str()), &list);
    let mut resolve = |(index, row): (usize, schema::Row)| {
        let path = list.item(index);
        let mut cells = vec![String::new(); known.options.len()];
        for (option, text) in row.cells.0 {
            let place = problems.find(&known.options, &option, path.key("cells").name(&option));
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                *cell = sanitize(text);
            }
        }
        Row {
            id: row.id,
            title: sanitize_line(row.title),
            reasons: problems.find_all(&known.reasons, &row.reasons, &path.key("reasons")),
            cells,
            better: row.better.and_then(|option| problems.find(&known.options, &option, path.key("better"))),
            source: citations(problems, known, row.source, &path),
            note: sanitize(row.note),
        }
    };
    rows.into_iter().enumerate().map(&mut resolve).collect()
}

fn faq(problems: &mut Problems, known: &Known, faq: Vec<schema::Faq>) -> Vec<Faq> {
    let list = NodePath::default().key("faq");
    let mut resolve = |(index, faq): (usize, schema::Faq)| Faq {
        question: sanitize_line(faq.question),
        answer: sanitize(faq.answer),
        source: citations(problems, known, faq.source, &list.item(index)),
    };
    faq.into_iter().enumerate().map(&mut resolve).collect()
}

/// The citations under the key `source` of the item at `item`: the first word of each names the source.
fn citations(problems: &mut Problems, known: &Known, source: Vec<String>, item: &NodePath) -> Vec<Citation> {
    let mut citations = Vec::new();
    for (index, text) in source.into_iter().enumerate() {
        let id = text.split_whitespace().next().unwrap_or_default();
        if let Some(source) = problems.find(&known.sources, id, item.key("source").item(index)) {
            citations.push(Citation { source, text: sanitize_line(text) });
        }
    }
    citations
}
