//! What is doubtful in the texts: what people read, and what is cited.

use std::fmt::Arguments;

use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::{
        CHOICES_BY_DIGIT, Catalogue, Choice, Citation, HINT_COLUMNS, LABEL_COLUMNS, Opt, QUESTION_WORDS, Question, Row,
        Source, TITLE_COLUMNS, TOPIC_COLUMNS,
    },
    document::{Check, Path},
};

use super::Finding;

/// Everything doubtful in texts.
pub(super) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let root = Path::default();
    let mut found = Vec::new();
    found.extend(catalogue.questions.iter().flat_map(|q| twin_choices(q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().flat_map(|q| too_long(q, &root.key("questions"))));
    found.extend(empty_texts(catalogue));
    found.extend(empty_cells(catalogue, &root.key("comparison")));
    found.extend(uncited_sources(catalogue, &root.key("sources")));
    found.extend(missing_sources(catalogue));
    found
}

fn twin_choices(question: &Question, list: &Path) -> Vec<Finding> {
    let path = list.item(question.index).key("choices");
    let twin = |(at, choice): (usize, &Choice)| {
        let earlier = question.choices.iter().take(at).find(|other| other.label == choice.label)?;
        let message = format!("`{}` and `{}` have the same label", earlier.id, choice.id);
        Some(Finding::new(Check::SameLabel, path.item(at).key("label"), message))
    };
    question.choices.iter().enumerate().filter_map(twin).collect()
}

/// What of `question` is too wide for its place on the screen, or too much to read.
fn too_long(question: &Question, list: &Path) -> Vec<Finding> {
    let (id, path) = (&question.id, list.item(question.index));
    let mut found = Vec::new();
    found.extend(too_wide(Check::LongQuestion, &path, "title", &question.title, TITLE_COLUMNS, format_args!("`{id}`")));
    found.extend(too_wide(Check::LongTopic, &path, "topic", &question.topic, TOPIC_COLUMNS, format_args!("`{id}`")));
    for (at, choice) in question.choices.iter().enumerate() {
        let (path, whose) = (path.key("choices").item(at), format_args!("`{}` of `{id}`", choice.id));
        found.extend(too_wide(Check::LongLabel, &path, "label", &choice.label, LABEL_COLUMNS, whose));
        found.extend(too_wide(Check::LongHint, &path, "help", &choice.help, HINT_COLUMNS, whose));
    }
    let choices = question.choices.len();
    if choices > CHOICES_BY_DIGIT {
        let message = format!("`{id}` has {choices} choices, and the digits select the first {CHOICES_BY_DIGIT} only");
        found.push(Finding::new(Check::ManyChoices, path.name("choices"), message));
    }
    let words = question.words();
    if words > QUESTION_WORDS {
        let message = format!("`{id}` has {words} words, and {QUESTION_WORDS} is the most");
        found.push(Finding::new(Check::WordyQuestion, path, message));
    }
    found
}

/// That `text`, which stands under `key` at `path`, is wider than `most` columns.
fn too_wide(
    check: Check,
    path: &Path,
    key: &'static str,
    text: &str,
    most: usize,
    whose: Arguments,
) -> Option<Finding> {
    let columns = text.width();
    let message = || format!("the {key} of {whose} is {columns} columns wide, and {most} is the most");
    (columns > most).then(|| Finding::new(check, path.key(key), message()))
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
    empty.map(|(_, path)| Finding::new(Check::EmptyText, path, "there is no text here".into())).collect()
}

fn empty_cells(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let rows = catalogue.comparison.iter().enumerate();
    let cells = rows.flat_map(|(at, row)| row.cells.iter().zip(&catalogue.options).map(move |pair| (at, row, pair)));
    let empty = cells.filter(|(_, _, (cell, _))| cell.is_empty());
    let finding = |(at, row, (_, option)): (usize, &Row, (&String, &Opt))| {
        let message = format!("the row `{}` says nothing about `{}`", row.id, option.id);
        Finding::new(Check::EmptyCell, list.item(at).key("cells"), message)
    };
    empty.map(finding).collect()
}

/// What cites nothing, in a catalogue that cites at all.
fn missing_sources(catalogue: &Catalogue) -> Vec<Finding> {
    let list = |key: &'static str| Path::default().key(key);
    let reasons = catalogue.reasons.iter().map(|it| &it.source).enumerate().map(|it| ("reasons", it));
    let questions = catalogue.questions.iter().map(|it| &it.source).enumerate().map(|it| ("questions", it));
    let rows = catalogue.comparison.iter().map(|it| &it.source).enumerate().map(|it| ("comparison", it));
    let faq = catalogue.faq.iter().map(|it| &it.source).enumerate().map(|it| ("faq", it));
    let all: Vec<(&str, (usize, &Vec<Citation>))> = reasons.chain(questions).chain(rows).chain(faq).collect();
    if all.iter().all(|(_, (_, source))| source.is_empty()) {
        return Vec::new();
    }
    let without = all.into_iter().filter(|(_, (_, source))| source.is_empty());
    let message = "this cites no source, and others do";
    without.map(|(key, (at, _))| Finding::new(Check::SourceMissing, list(key).item(at), message.into())).collect()
}

fn uncited_sources(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let reasons = catalogue.reasons.iter().flat_map(|r| &r.source);
    let questions = catalogue.questions.iter().flat_map(|q| &q.source);
    let rows = catalogue.comparison.iter().flat_map(|r| &r.source);
    let faq = catalogue.faq.iter().flat_map(|f| &f.source);
    let cited: Vec<usize> = reasons.chain(questions).chain(rows).chain(faq).map(|c| c.source).collect();
    let uncited = catalogue.sources.iter().enumerate().filter(|(at, _)| !cited.contains(at));
    let finding = |(at, source): (usize, &Source)| {
        let message = format!("nothing cites the source `{}`", source.id);
        Finding::new(Check::SourceNotCited, list.item(at), message)
    };
    uncited.map(finding).collect()
}
