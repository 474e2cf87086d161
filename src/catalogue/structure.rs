//! What is structurally wrong with a catalogue, one fault an item at the least.
//!
//! Each item of each list is looked at by itself, and what holds the lists without them.

use crate::document::{At, Misfit, misfit};

use super::check::MOST_FAULTS;
use super::file::{Case, Choice, Faq, File, Opt, Question, Reason, Row, Source};

/// The lists of a catalogue, whose items are looked at by themselves.
const LISTS: &[&str] = &["sources", "options", "reasons", "questions", "comparison", "faq", "cases"];

/// What is wrong in the document with this root.
pub(super) fn misfits(root: At<'_>) -> Vec<Misfit> {
    let in_lists = root.pairs().into_iter().flat_map(|(key, list)| {
        let items = list.items().unwrap_or_default().into_iter();
        items.flat_map(move |item| in_item(key.text().unwrap_or_default(), item))
    });
    misfit::<File>(root, LISTS).into_iter().chain(in_lists).take(MOST_FAULTS + 1).collect()
}

/// What is wrong in an item of the list `key`.
fn in_item(key: &str, item: At<'_>) -> Vec<Misfit> {
    let one = match key {
        "sources" => misfit::<Source>(item, &[]),
        "options" => misfit::<Opt>(item, &[]),
        "reasons" => misfit::<Reason>(item, &[]),
        "questions" => return in_question(item),
        "comparison" => misfit::<Row>(item, &[]),
        "faq" => misfit::<Faq>(item, &[]),
        "cases" => misfit::<Case>(item, &[]),
        _ => None,
    };
    one.into_iter().collect()
}

fn in_question(item: At<'_>) -> Vec<Misfit> {
    let choices = item.pair("choices").and_then(|(_, choices)| choices.items()).unwrap_or_default();
    let in_choices = choices.into_iter().filter_map(|choice| misfit::<Choice>(choice, &[]));
    misfit::<Question>(item, &["choices"]).into_iter().chain(in_choices).collect()
}
