//! What is structurally wrong with a catalogue.
//!
//! Each item of each list is looked at by itself, and what holds the lists without them.

use crate::{
    catalogue::schema::{Case, CatalogueFile, Choice, Faq, Opt, Question, Reason, Row, Source},
    yaml::{DeError, NodeRef, de_errors},
};

use super::problems::MOST_FAULTS;

/// The lists of a catalogue, whose items are looked at by themselves.
const LISTS: &[&str] = &["sources", "options", "reasons", "questions", "comparison", "faq", "cases"];

/// How many are looked for in one map: each takes a look at all of it.
const MOST: usize = 20;

/// What is wrong in the document with this root.
pub(crate) fn in_document(root: NodeRef<'_>) -> Vec<DeError> {
    let in_lists = root.pairs().into_iter().flat_map(|(key, list)| {
        let items = list.items().unwrap_or_default().into_iter();
        items.flat_map(move |item| in_item(key.text().unwrap_or_default(), item))
    });
    de_errors::<CatalogueFile>(root, LISTS, MOST).into_iter().chain(in_lists).take(MOST_FAULTS + 1).collect()
}

/// What is wrong in an item of the list `key`.
fn in_item(key: &str, item: NodeRef<'_>) -> Vec<DeError> {
    match key {
        "sources" => de_errors::<Source>(item, &[], MOST),
        "options" => de_errors::<Opt>(item, &[], MOST),
        "reasons" => de_errors::<Reason>(item, &[], MOST),
        "questions" => in_question(item),
        "comparison" => de_errors::<Row>(item, &[], MOST),
        "faq" => de_errors::<Faq>(item, &[], MOST),
        "cases" => de_errors::<Case>(item, &[], MOST),
        _ => Vec::new(),
    }
}

fn in_question(item: NodeRef<'_>) -> Vec<DeError> {
    let choices = item.pair("choices").and_then(|(_, choices)| choices.items()).unwrap_or_default();
    let in_choices = choices.into_iter().flat_map(|choice| de_errors::<Choice>(choice, &[], MOST));
    de_errors::<Question>(item, &["choices"], MOST).into_iter().chain(in_choices).collect()
}
