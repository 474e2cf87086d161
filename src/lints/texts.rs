//! Lints about texts that people read: empty ones, and ones that they cannot tell apart.

use std::collections::HashMap;

use crate::{
    catalogue::{Catalogue, CatalogueOption, Row},
    diagnostics::Rule,
    yaml::NodePath,
};

use super::finding::Finding;

pub(crate) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = same_titles(catalogue);
    found.extend(empty_texts(catalogue));
    found.extend(empty_cells(catalogue));
    found
}

/// Finds empty texts, but for those that a file may leave out.
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
    for (index, source) in catalogue.sources.iter().enumerate() {
        check(&root.key("sources").item(index), "title", &source.title);
    }
    for (index, option) in catalogue.options.iter().enumerate() {
        check(&root.key("options").item(index), "name", &option.name);
    }
    for (index, reason) in catalogue.reasons.iter().enumerate() {
        check(&root.key("reasons").item(index), "title", &reason.title);
        check(&root.key("reasons").item(index), "summary", &reason.summary);
    }
    for question in &catalogue.questions {
        let path = root.key("questions").item(question.index);
        check(&path, "title", &question.title);
        for (index, choice) in question.choices.iter().enumerate() {
            check(&path.key("choices").item(index), "label", &choice.label);
        }
    }
    for (index, row) in catalogue.comparison.iter().enumerate() {
        check(&root.key("comparison").item(index), "title", &row.title);
    }
    for (index, faq) in catalogue.faq.iter().enumerate() {
        check(&root.key("faq").item(index), "question", &faq.question);
        check(&root.key("faq").item(index), "answer", &faq.answer);
    }
    for (index, case) in catalogue.cases.iter().enumerate() {
        check(&root.key("cases").item(index), "title", &case.title);
    }
    found
}

/// Finds options, reasons or questions that people cannot tell apart.
fn same_titles(catalogue: &Catalogue) -> Vec<Finding> {
    let options: Vec<_> = catalogue.options.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let reasons: Vec<_> = catalogue.reasons.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let questions: Vec<_> = catalogue.questions.iter().map(|it| (it.id.as_str(), it.title.as_str())).collect();
    let lists = [("options", "name", options), ("reasons", "title", reasons), ("questions", "title", questions)];
    lists.into_iter().flat_map(|(list, key, titles)| same_in(list, key, &titles)).collect()
}

fn same_in(list: &'static str, key: &'static str, titles: &[(&str, &str)]) -> Vec<Finding> {
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut found = Vec::new();
    for (index, (id, title)) in titles.iter().enumerate() {
        let folded = title.trim().to_lowercase();
        match first.get(&folded) {
            Some(earlier) if !folded.is_empty() => {
                let message = format!("the {list} `{earlier}` and `{id}` have the same {key}");
                found.push(Finding::new(Rule::SameTitle, NodePath::default().key(list).item(index).key(key), message));
            }
            _ => {
                first.insert(folded, id);
            }
        }
    }
    found
}

fn empty_cells(catalogue: &Catalogue) -> Vec<Finding> {
    let list = NodePath::default().key("comparison");
    let rows = catalogue.comparison.iter().enumerate();
    let cells =
        rows.flat_map(|(index, row)| row.cells.iter().zip(&catalogue.options).map(move |pair| (index, row, pair)));
    let empty = cells.filter(|(_, _, (cell, _))| cell.is_empty());
    let finding = |(index, row, (_, option)): (usize, &Row, (&String, &CatalogueOption))| {
        let message = format!("the row `{}` has no cell for `{}`", row.id, option.id);
        Finding::new(Rule::EmptyCell, list.item(index).key("cells"), message)
    };
    empty.map(finding).collect()
}
