//! From a text to what it says, or to every structural fault it has.
//!
//! A deserialiser stops at its first error. So after one, parts of the document are deserialised by themselves, from the
//! tree that knows its places: which parts, the reader of each kind of file says.

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diagnostics::Diagnostic;

use super::{
    de::{Known, Value},
    de_error::DeError,
    limits::exceeded,
    node::{NodeRef, Tree},
    position::{LineIndex, split_mark},
    syntax,
};

/// Reads `text` as a `T`, which has at most `most` bytes with its aliases written out. A byte order mark before it is no
/// part of it.
///
/// # Errors
/// What `misfits` finds from the root of the document on, in its order; one fault where the text is not YAML at all.
pub(crate) fn read<T: DeserializeOwned>(
    text: &str,
    most: usize,
    misfits: impl Fn(NodeRef) -> Vec<DeError>,
) -> Result<T, Vec<Diagnostic>> {
    let (mark, body) = split_mark(text);
    if let Some((byte, problem)) = exceeded(body, most) {
        let place = LineIndex::of(body).position(byte..byte + 1).after(mark);
        return Err(vec![Diagnostic { kind: problem, position: place }]);
    }
    let placed = |fault: Diagnostic| Diagnostic { position: fault.position.after(mark), ..fault };
    serde_yaml::from_str(body).map_err(|error| faults(body, &error, misfits).into_iter().map(placed).collect())
}

/// The faults of `text`, of which `first` is the one that stopped the deserialiser.
fn faults(text: &str, first: &serde_yaml::Error, misfits: impl Fn(NodeRef) -> Vec<DeError>) -> Vec<Diagnostic> {
    if let Err(error) = serde_yaml::from_str::<IgnoredAny>(text) {
        return vec![syntax::diagnostic(text, &error)];
    }
    let tree = Tree::of(text);
    let lines = LineIndex::of(text);
    // The two parsers differ on rare characters. What was read in part would seem to lack the rest.
    if let Some(byte) = tree.stopped {
        return vec![syntax::unreadable(&lines, byte)];
    }
    let Some(root) = tree.root().filter(|root| root.text() != Some("")) else { return vec![syntax::empty(&lines)] };
    let misfits = misfits(root);
    if misfits.is_empty() {
        return vec![syntax::diagnostic(text, first)];
    }
    misfits.into_iter().map(|misfit| misfit.diagnostic(text, &lines)).collect()
}

/// Why `node` is no `T`.
pub(crate) fn de_error<T: DeserializeOwned>(node: NodeRef<'_>) -> Option<DeError> {
    T::deserialize(Value::of(node)).err()
}

/// All that is wrong with the keys and values of `node` as a `T`, up to `most`, the lists under the keys `but` taken as
/// empty. Of each value one thing is found.
pub(crate) fn de_errors<T: DeserializeOwned>(
    node: NodeRef<'_>,
    but: &'static [&'static str],
    most: usize,
) -> Vec<DeError> {
    let (mut known, mut found) = (Known::default(), Vec::<DeError>::new());
    let mut meant: Vec<String> = Vec::new();
    while let Some(misfit) = T::deserialize(Value { node, but, known: &known }).err().filter(|_| found.len() < most) {
        if let Some((key, probably)) = misfit.unknown_key() {
            known.unknown.push(key.into());
            meant.extend(probably.cloned());
        } else {
            let Some(key) = misfit.wrong_key().filter(|key| !known.wrong.iter().any(|known| known == key)) else {
                found.push(misfit);
                break;
            };
            known.wrong.push(key.into());
            if misfit.is_missing() {
                // A key that is misspelt is not missing.
                if meant.iter().any(|meant| meant == key) {
                    continue;
                }
                if let Some(first) = found.iter_mut().find(|found| found.is_missing()) {
                    first.also_missing(key);
                    continue;
                }
            }
        }
        let is_last = misfit.is_two_items();
        found.push(misfit);
        if is_last {
            break;
        }
    }
    found
}
