//! What is structurally wrong with a catalogue.
//!
//! Each item of each list is looked at by itself, and what holds the lists without them.

use crate::document::{At, Misfit, misfits};

use super::check::MOST_FAULTS;
use super::file::{Case, Choice, Faq, File, Opt, Question, Reason, Row, Source};

/// The lists of a catalogue, whose items are looked at by themselves.
const LISTS: &[&str] = &["sources", "options", "reasons", "questions", "comparison", "faq", "cases"];

/// How many are looked for in one map: each takes a look at all of it.
const MOST: usize = 20;

/// What is wrong in the document with this root.
pub(super) fn in_document(root: At<'_>) -> Vec<Misfit> {
    let in_lists = root.pairs().into_iter().flat_map(|(key, list)| {
        let items = list.items().unwrap_or_default().into_iter();
        items.flat_map(move |item| in_item(key.text().unwrap_or_default(), item))
    });
    misfits::<File>(root, LISTS, MOST).into_iter().chain(in_lists).take(MOST_FAULTS + 1).collect()
}

/// What is wrong in an item of the list `key`.
fn in_item(key: &str, item: At<'_>) -> Vec<Misfit> {
    match key {
        "sources" => misfits::<Source>(item, &[], MOST),
        "options" => misfits::<Opt>(item, &[], MOST),
        "reasons" => misfits::<Reason>(item, &[], MOST),
        "questions" => in_question(item),
        "comparison" => misfits::<Row>(item, &[], MOST),
        "faq" => misfits::<Faq>(item, &[], MOST),
        "cases" => misfits::<Case>(item, &[], MOST),
        _ => Vec::new(),
    }
}

fn in_question(item: At<'_>) -> Vec<Misfit> {
    let choices = item.pair("choices").and_then(|(_, choices)| choices.items()).unwrap_or_default();
    let in_choices = choices.into_iter().flat_map(|choice| misfits::<Choice>(choice, &[], MOST));
    misfits::<Question>(item, &["choices"], MOST).into_iter().chain(in_choices).collect()
}
