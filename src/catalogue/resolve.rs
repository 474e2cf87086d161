//! From the file as written to the catalogue: ids become places, numbers are checked against their limits.

mod cases;
mod questions;

use crate::document::{IdKind, Path, Problem, quote, shown, shown_line};

use super::{
    Catalogue, Citation, DEFAULT_NEUTRAL, Faq, Opt, Reason, Row, Source,
    check::{Ids, Problems, Unplaced},
    file::{self, File},
    limits,
};

/// The lists of ids that other parts refer to.
struct Known {
    sources: Ids,
    options: Ids,
    reasons: Ids,
}

/// Resolves `file`, or gives all that is wrong with it.
pub(super) fn resolve(file: File) -> Result<Catalogue, Vec<Unplaced>> {
    let mut problems = lengths(&file)?;
    let root = Path::default();
    head(&mut problems, &file);
    let known = Known {
        sources: problems.ids(IdKind::Source, file.sources.iter().map(|s| s.id.as_str()), &root.key("sources")),
        options: problems.ids(IdKind::Option, file.options.iter().map(|o| o.id.as_str()), &root.key("options")),
        reasons: problems.ids(IdKind::Reason, file.reasons.iter().map(|r| r.id.as_str()), &root.key("reasons")),
    };
    let reasons = reasons(&mut problems, &known, file.reasons);
    let questions = questions::resolve(&mut problems, &known, &reasons, file.questions);
    let comparison = comparison(&mut problems, &known, file.comparison);
    let faq = faq(&mut problems, &known, file.faq);
    let cases = cases::resolve(&mut problems, &known.options, &questions, file.cases);
    let source = |s: file::Source| Source {
        id: s.id,
        title: shown_line(s.title),
        url: s.url.map(shown),
        accessed: s.accessed.map(shown),
    };
    let option = |o: file::Opt| Opt { id: o.id, name: shown_line(o.name), summary: shown(o.summary) };
    problems.none_or(Catalogue {
        id: file.id,
        version: shown_line(file.version),
        title: shown_line(file.title),
        summary: shown(file.summary),
        sources: file.sources.into_iter().map(source).collect(),
        options: file.options.into_iter().map(option).collect(),
        both: file.both.map(shown).unwrap_or_default(),
        either: file.either.map(shown).unwrap_or_default(),
        neutral: file.neutral.unwrap_or(DEFAULT_NEUTRAL),
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
fn lengths(file: &File) -> Result<Problems, Vec<Unplaced>> {
    let root = Path::default();
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

fn head(problems: &mut Problems, file: &File) {
    let root = Path::default();
    problems.value("format", file.format, &(1..=1), "a number", root.key("format"));
    problems.id(IdKind::Catalogue, &file.id, root.key("id"));
    let neutral = file.neutral.unwrap_or(DEFAULT_NEUTRAL);
    problems.value("neutral", neutral, &limits::NEUTRAL, "a whole number", root.key("neutral"));
    if let Some(fairness) = &file.fairness
        && !(0.0..=1.0).contains(&fairness.tolerance)
    {
        let what = format!("`tolerance` must be from 0 to 1, not {}", fairness.tolerance);
        let instead = "write a number from 0 to 1, such as 0.05".into();
        problems.add(Problem::Limit { what, instead }, root.key("fairness").key("tolerance"));
    }
}

fn reasons(problems: &mut Problems, known: &Known, reasons: Vec<file::Reason>) -> Vec<Reason> {
    let list = Path::default().key("reasons");
    let mut resolve = |(index, reason): (usize, file::Reason)| {
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
            title: shown_line(reason.title),
            summary: shown(reason.summary),
            because: shown_line(reason.because),
            part: shown_line(reason.part),
            supports,
            source: citations(problems, known, reason.source, &path),
        }
    };
    reasons.into_iter().enumerate().map(&mut resolve).collect()
}

fn comparison(problems: &mut Problems, known: &Known, rows: Vec<file::Row>) -> Vec<Row> {
    let list = Path::default().key("comparison");
    problems.ids(IdKind::Row, rows.iter().map(|row| row.id.as_str()), &list);
    let mut resolve = |(index, row): (usize, file::Row)| {
        let path = list.item(index);
        let mut cells = vec![String::new(); known.options.len()];
        for (option, text) in row.cells.0 {
            let place = problems.find(&known.options, &option, path.key("cells").name(&option));
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                *cell = shown(text);
            }
        }
        Row {
            id: row.id,
            title: shown_line(row.title),
            reasons: problems.find_all(&known.reasons, &row.reasons, &path.key("reasons")),
            cells,
            better: row.better.and_then(|option| problems.find(&known.options, &option, path.key("better"))),
            source: citations(problems, known, row.source, &path),
            note: shown(row.note),
        }
    };
    rows.into_iter().enumerate().map(&mut resolve).collect()
}

fn faq(problems: &mut Problems, known: &Known, faq: Vec<file::Faq>) -> Vec<Faq> {
    let list = Path::default().key("faq");
    let mut resolve = |(index, faq): (usize, file::Faq)| Faq {
        question: shown_line(faq.question),
        answer: shown(faq.answer),
        source: citations(problems, known, faq.source, &list.item(index)),
    };
    faq.into_iter().enumerate().map(&mut resolve).collect()
}

/// The citations under the key `source` of the item at `item`: the first word of each names the source.
fn citations(problems: &mut Problems, known: &Known, source: Vec<String>, item: &Path) -> Vec<Citation> {
    let mut citations = Vec::new();
    for (index, text) in source.into_iter().enumerate() {
        let id = text.split_whitespace().next().unwrap_or_default();
        if let Some(source) = problems.find(&known.sources, id, item.key("source").item(index)) {
            citations.push(Citation { source, text: shown_line(text) });
        }
    }
    citations
}
