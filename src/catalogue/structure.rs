//! Every structural fault of a text that did not deserialise, one an item at the least.
//!
//! A deserialiser stops at its first error. So each item of each list is deserialised by itself, from the tree that
//! knows its places, and what holds the lists without them.

mod misfit;
mod value;

use serde::de::{DeserializeOwned, IgnoredAny};

use super::{
    fault::Fault,
    file::{Case, Choice, Faq, File, Opt, Question, Reason, Row, Source},
    place::Lines,
    syntax,
    tree::{At, Tree},
};
use misfit::Misfit;
use value::Value;

/// The lists of a catalogue, whose items are deserialised by themselves.
const LISTS: &[&str] = &["sources", "options", "reasons", "questions", "comparison", "faq", "cases"];

/// The faults of `text`, of which `first` is the one that stopped the deserialiser. In the order of the file.
pub(super) fn faults(text: &str, first: &serde_yaml::Error) -> Vec<Fault> {
    if let Err(error) = serde_yaml::from_str::<IgnoredAny>(text) {
        return vec![syntax::fault(text, &error)];
    }
    let tree = Tree::of(text);
    let lines = Lines::of(text);
    // The two parsers differ on rare characters. What was read in part would seem to lack the rest.
    if let Some(byte) = tree.stopped {
        return vec![syntax::unreadable(&lines, byte)];
    }
    let Some(root) = tree.root().filter(|root| root.text() != Some("")) else { return vec![syntax::empty(&lines)] };
    let misfits = misfits(root);
    if misfits.is_empty() {
        return vec![syntax::fault(text, first)];
    }
    misfits.into_iter().map(|misfit| misfit.fault(&lines)).collect()
}

fn misfits(root: At<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    found.extend(misfit::<File>(root, LISTS));
    for (key, list) in root.pairs() {
        for item in list.items().unwrap_or_default() {
            found.extend(in_item(key.text().unwrap_or_default(), item));
        }
    }
    found
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

/// Why `node` is no `T`, the lists under the keys `but` taken as empty.
fn misfit<T: DeserializeOwned>(node: At<'_>, but: &'static [&'static str]) -> Option<Misfit> {
    T::deserialize(Value { node, but }).err()
}
