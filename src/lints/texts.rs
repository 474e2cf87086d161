//! Warnings about texts: what people read, and what is cited.

use std::{collections::HashMap, fmt::Arguments};

use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::{
        Catalogue, CatalogueOption, Choice, Citation, Question, Row, Source,
        limits::{CHOICES_BY_DIGIT, HINT_COLUMNS, LABEL_COLUMNS, QUESTION_WORDS, TITLE_COLUMNS, TOPIC_COLUMNS},
    },
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

/// All warnings about texts.
pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let root = NodePath::default();
    let mut found = Vec::new();
    found.extend(catalogue.questions.iter().flat_map(|q| twin_choices(q, &root.key("questions"))));
    found.extend(same_titles(catalogue));
    found.extend(catalogue.questions.iter().flat_map(|q| too_long(q, &root.key("questions"))));
    found.extend(empty_texts(catalogue));
    found.extend(empty_cells(catalogue, &root.key("comparison")));
    found.extend(uncited_sources(catalogue, &root.key("sources")));
    found.extend(missing_sources(catalogue));
    found
}

fn twin_choices(question: &Question, list: &NodePath) -> Vec<Finding> {
    let path = list.item(question.index).key("choices");
    let twin = |(at, choice): (usize, &Choice)| {
        let earlier = question.choices.iter().take(at).find(|other| other.label == choice.label)?;
        let message = format!("`{}` and `{}` have the same label", earlier.id, choice.id);
        Some(Finding::new(Rule::SameLabel, path.item(at).key("label"), message))
    };
    question.choices.iter().enumerate().filter_map(twin).collect()
}

/// What of `question` is too wide for its place on the screen, or too much to read.
fn too_long(question: &Question, list: &NodePath) -> Vec<Finding> {
    let (id, path) = (&question.id, list.item(question.index));
    let mut found = Vec::new();
    found.extend(too_wide(Rule::LongQuestion, &path, "title", &question.title, TITLE_COLUMNS, format_args!("`{id}`")));
    found.extend(too_wide(Rule::LongTopic, &path, "topic", &question.topic, TOPIC_COLUMNS, format_args!("`{id}`")));
    for (at, choice) in question.choices.iter().enumerate() {
        let (path, whose) = (path.key("choices").item(at), format_args!("`{}` of `{id}`", choice.id));
        found.extend(too_wide(Rule::LongLabel, &path, "label", &choice.label, LABEL_COLUMNS, whose));
        found.extend(too_wide(Rule::LongHint, &path, "help", &choice.help, HINT_COLUMNS, whose));
    }
    let choices = question.choices.len();
    if choices > CHOICES_BY_DIGIT {
        let message = format!("`{id}` has {choices} choices; the keys 1 to 9 select the first {CHOICES_BY_DIGIT} only");
        found.push(Finding::new(Rule::ManyChoices, path.key_name("choices"), message));
    }
    let words = question.words();
    if words > QUESTION_WORDS {
        let message = format!("`{id}` has {words} words; the recommended maximum is {QUESTION_WORDS}");
        found.push(Finding::new(Rule::WordyQuestion, path, message));
    }
    found
}

/// That `text`, the value of `key` at `path`, is wider than `most` columns.
fn too_wide(
    check: Rule,
    path: &NodePath,
    key: &'static str,
    text: &str,
    most: usize,
    whose: Arguments,
) -> Option<Finding> {
    let columns = text.width();
    let message = || format!("the {key} of {whose} is {columns} columns wide; the maximum is {most}");
    (columns > most).then(|| Finding::new(check, path.key(key), message()))
}

/// Texts that people read, and without which they see a blank. Those that a file can leave out may be empty.
fn empty_texts(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut check = |path: &NodePath, key: &'static str, text: &str| {
        if text.trim().is_empty() {
            found.push(Finding::new(Rule::EmptyText, path.key(key), format!("`{key}` is empty")));
        }
    };
    let root = NodePath::default();
    check(&root, "version", &catalogue.version);
    check(&root, "title", &catalogue.title);
    check(&root, "summary", &catalogue.summary);
    for (at, source) in catalogue.sources.iter().enumerate() {
        check(&root.key("sources").item(at), "title", &source.title);
    }
    for (at, option) in catalogue.options.iter().enumerate() {
        check(&root.key("options").item(at), "name", &option.name);
    }
    for (at, reason) in catalogue.reasons.iter().enumerate() {
        check(&root.key("reasons").item(at), "title", &reason.title);
        check(&root.key("reasons").item(at), "summary", &reason.summary);
    }
    for question in &catalogue.questions {
        let path = root.key("questions").item(question.index);
        check(&path, "title", &question.title);
        for (at, choice) in question.choices.iter().enumerate() {
            check(&path.key("choices").item(at), "label", &choice.label);
        }
    }
    for (at, row) in catalogue.comparison.iter().enumerate() {
        check(&root.key("comparison").item(at), "title", &row.title);
    }
    for (at, faq) in catalogue.faq.iter().enumerate() {
        check(&root.key("faq").item(at), "question", &faq.question);
        check(&root.key("faq").item(at), "answer", &faq.answer);
    }
    for (at, case) in catalogue.cases.iter().enumerate() {
        check(&root.key("cases").item(at), "title", &case.title);
    }
    found
}

/// Two options, reasons or questions that people cannot tell apart.
fn same_titles(catalogue: &Catalogue) -> Vec<Finding> {
    let options: Vec<_> = catalogue.options.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let reasons: Vec<_> = catalogue.reasons.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let questions: Vec<_> = catalogue.questions.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let lists = [("options", "name", options), ("reasons", "title", reasons), ("questions", "title", questions)];
    lists.into_iter().flat_map(|(list, key, titles)| same(list, key, &titles)).collect()
}

fn same(list: &'static str, key: &'static str, titles: &[(&str, &str)]) -> Vec<Finding> {
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut found = Vec::new();
    for (at, (id, title)) in titles.iter().enumerate() {
        let folded = title.trim().to_lowercase();
        match first.get(&folded) {
            Some(earlier) if !folded.is_empty() => {
                let message = format!("the {list} `{earlier}` and `{id}` have the same {key}");
                found.push(Finding::new(Rule::SameTitle, NodePath::default().key(list).item(at).key(key), message));
            }
            _ => {
                first.insert(folded, id);
            }
        }
    }
    found
}

fn empty_cells(catalogue: &Catalogue, list: &NodePath) -> Vec<Finding> {
    let rows = catalogue.comparison.iter().enumerate();
    let cells = rows.flat_map(|(at, row)| row.cells.iter().zip(&catalogue.options).map(move |pair| (at, row, pair)));
    let empty = cells.filter(|(_, _, (cell, _))| cell.is_empty());
    let finding = |(at, row, (_, option)): (usize, &Row, (&String, &CatalogueOption))| {
        let message = format!("the row `{}` has no cell for `{}`", row.id, option.id);
        Finding::new(Rule::EmptyCell, list.item(at).key("cells"), message)
    };
    empty.map(finding).collect()
}

/// What cites nothing, in a catalogue that cites at all.
fn missing_sources(catalogue: &Catalogue) -> Vec<Finding> {
    let list = |key: &'static str| NodePath::default().key(key);
    let reasons = catalogue.reasons.iter().map(|it| &it.source).enumerate().map(|it| ("reasons", it));
    let questions = catalogue.questions.iter().map(|it| &it.source).enumerate().map(|it| ("questions", it));
    let rows = catalogue.comparison.iter().map(|it| &it.source).enumerate().map(|it| ("comparison", it));
    let faq = catalogue.faq.iter().map(|it| &it.source).enumerate().map(|it| ("faq", it));
    let all: Vec<(&str, (usize, &Vec<Citation>))> = reasons.chain(questions).chain(rows).chain(faq).collect();
    if all.iter().all(|(_, (_, source))| source.is_empty()) {
        return Vec::new();
    }
    let without = all.into_iter().filter(|(_, (_, source))| source.is_empty());
    let message = "no source is cited here, but others cite theirs";
    without.map(|(key, (at, _))| Finding::new(Rule::SourceMissing, list(key).item(at), message.into())).collect()
}

fn uncited_sources(catalogue: &Catalogue, list: &NodePath) -> Vec<Finding> {
    let reasons = catalogue.reasons.iter().flat_map(|r| &r.source);
    let questions = catalogue.questions.iter().flat_map(|q| &q.source);
    let rows = catalogue.comparison.iter().flat_map(|r| &r.source);
    let faq = catalogue.faq.iter().flat_map(|f| &f.source);
    let cited: Vec<usize> = reasons.chain(questions).chain(rows).chain(faq).map(|c| c.source).collect();
    let uncited = catalogue.sources.iter().enumerate().filter(|(at, _)| !cited.contains(at));
    let finding = |(at, source): (usize, &Source)| {
        let message = format!("nothing cites the source `{}`", source.id);
        Finding::new(Rule::SourceNotCited, list.item(at), message)
    };
    uncited.map(finding).collect()
}
