//! Structural errors of a catalogue: each item of each list is checked by itself, and the rest without them.

use crate::{
    catalogue::schema::{Case, CatalogueFile, Choice, Faq, Opt, Question, Reason, Row, Source},
    yaml::{DeError, NodeRef, de_errors},
};

use super::validator::MAX_ERRORS;

const LISTS: &[&str] = &["sources", "options", "reasons", "questions", "comparison", "faq", "cases"];

/// How many errors are found in one map. Each takes time in proportion to its size.
const MAX_IN_MAP: usize = 20;

/// The structural errors of the document with this root.
pub(crate) fn structural_errors(root: NodeRef<'_>) -> Vec<DeError> {
    let in_lists = root.pairs().into_iter().flat_map(|(key, list)| {
        let items = list.items().unwrap_or_default().into_iter();
        items.flat_map(move |item| in_item(key.text().unwrap_or_default(), item))
    });
    let errors = de_errors::<CatalogueFile>(root, LISTS, MAX_IN_MAP).into_iter().chain(in_lists);
    errors.take(MAX_ERRORS + 1).map(explain_negative).collect()
}

/// Explains what to do instead of giving negative points or support.
fn explain_negative(error: DeError) -> DeError {
    if let Some(number) = error.negative_in("points") {
        let what = format!("points cannot be negative: {number}");
        error.explained(what, "give points to a reason that supports the other option instead")
    } else if let Some(number) = error.negative_in("supports") {
        let what = format!("a level cannot be negative: {number}");
        error.explained(what, "support the other option instead, from 1 to 3")
    } else {
        error
    }
}

/// The errors of an item of the list `key`.
fn in_item(key: &str, item: NodeRef<'_>) -> Vec<DeError> {
    match key {
        "sources" => de_errors::<Source>(item, &[], MAX_IN_MAP),
        "options" => de_errors::<Opt>(item, &[], MAX_IN_MAP),
        "reasons" => de_errors::<Reason>(item, &[], MAX_IN_MAP),
        "questions" => in_question(item),
        "comparison" => de_errors::<Row>(item, &[], MAX_IN_MAP),
        "faq" => de_errors::<Faq>(item, &[], MAX_IN_MAP),
        "cases" => de_errors::<Case>(item, &[], MAX_IN_MAP),
        _ => Vec::new(),
    }
}

fn in_question(item: NodeRef<'_>) -> Vec<DeError> {
    let choices = item.pair("choices").and_then(|(_, choices)| choices.items()).unwrap_or_default();
    let in_choices = choices.into_iter().flat_map(|choice| de_errors::<Choice>(choice, &[], MAX_IN_MAP));
    de_errors::<Question>(item, &["choices"], MAX_IN_MAP).into_iter().chain(in_choices).collect()
}
