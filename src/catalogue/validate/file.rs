//! The file as a whole, and its lists but for questions and cases.

use crate::{
    catalogue::{
        Advice, Catalogue, CatalogueOption, Choice, Faq, Question, Reason, Row, Source, limits,
        schema::{self, CatalogueFile, TextOr},
    },
    diagnostics::{DiagnosticKind, IdKind, Rule, quote},
    text::{sanitize, sanitize_line},
    yaml::NodePath,
};

use super::{
    cases,
    ids::KnownIds,
    questions,
    validator::{ValidationError, Validator},
};

/// Resolves `file`, or returns everything wrong with it.
pub(crate) fn validate(file: CatalogueFile) -> Result<Catalogue, Vec<ValidationError>> {
    let mut validator = lengths(&file)?;
    let root = NodePath::default();
    head(&mut validator, &file);
    let known = KnownIds {
        sources: validator.check_ids(IdKind::Source, file.sources.iter().map(|s| s.id.as_str()), &root.key("sources")),
        options: validator.check_ids(IdKind::Option, file.options.iter().map(|o| o.id.as_str()), &root.key("options")),
        reasons: validator.check_ids(IdKind::Reason, file.reasons.iter().map(|r| r.id.as_str()), &root.key("reasons")),
    };
    let reasons = reasons(&mut validator, &known, file.reasons);
    let questions = questions::validate(&mut validator, &known, &reasons, file.questions);
    scores(&mut validator, &known, &questions);
    let comparison = comparison(&mut validator, &known, file.comparison);
    let faq = faq(&mut validator, &known, file.faq);
    let cases = cases::validate(&mut validator, &known.options, &questions, file.cases);
    let source = |s: schema::Source| Source {
        id: s.id,
        title: sanitize_line(s.title),
        url: s.url.map(sanitize),
        accessed: s.accessed.map(sanitize),
    };
    let options = options(&mut validator, &known, file.options);
    validator.finish(Catalogue {
        id: file.id,
        version: sanitize_line(file.version),
        title: sanitize_line(file.title),
        summary: sanitize(file.summary),
        sources: file.sources.into_iter().map(source).collect(),
        options,
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

/// Checks the length of every list. Stops if one is too long, because the other checks would take too long.
fn lengths(file: &CatalogueFile) -> Result<Validator, Vec<ValidationError>> {
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
    let mut validator = Validator::default();
    let mut is_too_long = false;
    for (kind, key, length, bounds) in lists {
        validator.check_length("the catalogue", kind, length, &bounds, root.key_name(key));
        is_too_long |= length > *bounds.end();
    }
    let list = root.key("questions");
    for (index, question) in file.questions.iter().enumerate() {
        let (length, bounds) = (question.choices.len(), question.kind.bounds());
        let owner = format!("`{}`", quote(&question.id));
        validator.check_length(&owner, IdKind::Choice, length, bounds, list.item(index).key_name("choices"));
        is_too_long |= length > *limits::CHOICES_ONE.end();
    }
    if is_too_long { Err(validator.errors) } else { Ok(validator) }
}

fn head(validator: &mut Validator, file: &CatalogueFile) {
    let root = NodePath::default();
    validator.check_number("format", file.format, &(1..=1), "a number", root.key("format"));
    validator.check_id(IdKind::Catalogue, &file.id, root.key("id"));
    let neutral = file.neutral.unwrap_or(limits::DEFAULT_NEUTRAL);
    validator.check_number("neutral", neutral, &limits::NEUTRAL, "a whole number", root.key("neutral"));
    if let Some(fairness) = &file.fairness
        && !(0.0..=1.0).contains(&fairness.tolerance)
    {
        let what = format!("`tolerance` must be from 0 to 1, not {}", fairness.tolerance);
        let kind = DiagnosticKind::new(Rule::Limit, what, "write a number from 0 to 1, such as 0.05");
        validator.add(kind, root.key("fairness").key("tolerance"));
    }
}

/// Checks that no option can get too many points.
fn scores(validator: &mut Validator, known: &KnownIds, questions: &[Question]) {
    for (option, id) in known.options.all.iter().enumerate() {
        let most = |question: &Question| {
            let contribution = |choice: &Choice| choice.contribution.get(option).copied().unwrap_or(0);
            u64::from(question.max_sum(contribution))
        };
        let most: u64 = questions.iter().map(most).sum();
        if most > limits::SCORE.into() {
            let what =
                format!("the answers can give `{}` {most} points; at most {} are allowed", quote(id), limits::SCORE);
            let kind = DiagnosticKind::new(Rule::Limit, what, "give fewer points, or to fewer reasons");
            validator.add(kind, NodePath::default().key_name("questions"));
        }
    }
}

fn options(validator: &mut Validator, known: &KnownIds, options: Vec<schema::Opt>) -> Vec<CatalogueOption> {
    let list = NodePath::default().key("options");
    let mut resolve = |(index, option): (usize, schema::Opt)| {
        let advice = match option.advice {
            None => Advice::default(),
            Some(TextOr::Text(text)) => {
                let text = sanitize(text);
                Advice { clear: text.clone(), narrow: text, links: Vec::new() }
            }
            Some(TextOr::Map(advice)) => Advice {
                clear: sanitize(advice.clear),
                narrow: sanitize(advice.narrow),
                links: validator.citations(&known.sources, advice.links, &list.item(index).key("advice").key("links")),
            },
        };
        CatalogueOption { id: option.id, name: sanitize_line(option.name), summary: sanitize(option.summary), advice }
    };
    options.into_iter().enumerate().map(&mut resolve).collect()
}

fn reasons(validator: &mut Validator, known: &KnownIds, reasons: Vec<schema::Reason>) -> Vec<Reason> {
    let list = NodePath::default().key("reasons");
    let mut resolve = |(index, reason): (usize, schema::Reason)| {
        let path = list.item(index);
        let mut supports = vec![0; known.options.len()];
        for (option, level) in &reason.supports.0 {
            let entry = path.key("supports");
            let Some(index) = validator.resolve(&known.options, option, entry.key_name(option)) else { continue };
            validator.check_number(option, *level, &limits::SUPPORTS, "a level", entry.key(option.clone()));
            if let Some(slot) = supports.get_mut(index) {
                // A level out of range is an error already. Clamp it, so that no sum overflows.
                *slot = (*level).min(u32::try_from(*limits::SUPPORTS.end()).unwrap_or(0));
            }
        }
        Reason {
            id: reason.id,
            title: sanitize_line(reason.title),
            summary: sanitize(reason.summary),
            because: sanitize_line(reason.because),
            part: sanitize_line(reason.part),
            supports,
            source: validator.citations(&known.sources, reason.source, &path.key("source")),
        }
    };
    reasons.into_iter().enumerate().map(&mut resolve).collect()
}

fn comparison(validator: &mut Validator, known: &KnownIds, rows: Vec<schema::Row>) -> Vec<Row> {
    let list = NodePath::default().key("comparison");
    validator.check_ids(IdKind::Row, rows.iter().map(|row| row.id.as_str()), &list);
    let mut resolve = |(index, row): (usize, schema::Row)| {
        let path = list.item(index);
        let mut cells = vec![String::new(); known.options.len()];
        for (option, text) in row.cells.0 {
            let index = validator.resolve(&known.options, &option, path.key("cells").key_name(&option));
            if let Some(cell) = index.and_then(|index| cells.get_mut(index)) {
                *cell = sanitize(text);
            }
        }
        Row {
            id: row.id,
            title: sanitize_line(row.title),
            reasons: validator.resolve_list(&known.reasons, &row.reasons, &path.key("reasons")),
            cells,
            better: row.better.and_then(|option| validator.resolve(&known.options, &option, path.key("better"))),
            source: validator.citations(&known.sources, row.source, &path.key("source")),
            note: sanitize(row.note),
        }
    };
    rows.into_iter().enumerate().map(&mut resolve).collect()
}

fn faq(validator: &mut Validator, known: &KnownIds, faq: Vec<schema::Faq>) -> Vec<Faq> {
    let list = NodePath::default().key("faq");
    let mut resolve = |(index, faq): (usize, schema::Faq)| Faq {
        question: sanitize_line(faq.question),
        answer: sanitize(faq.answer),
        source: validator.citations(&known.sources, faq.source, &list.item(index).key("source")),
    };
    faq.into_iter().enumerate().map(&mut resolve).collect()
}
