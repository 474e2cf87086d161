//! From a text to what it says, or to every structural fault it has.
//!
//! A deserialiser stops at its first error. So after one, parts of the document are deserialised by themselves, from the
//! tree that knows its places: which parts, the reader of each kind of file says.

use serde::de::{DeserializeOwned, IgnoredAny};

use super::{
    bounds::beyond,
    fault::Fault,
    misfit::Misfit,
    place::{Lines, split_mark},
    syntax,
    tree::{At, Tree},
    value::{Known, Value},
};

/// Reads `text` as a `T`, which has at most `most` bytes with its aliases written out. A byte order mark before it is no
/// part of it.
///
/// # Errors
/// What `misfits` finds from the root of the document on, in its order; one fault where the text is not YAML at all.
pub(crate) fn read<T: DeserializeOwned>(
    text: &str,
    most: usize,
    misfits: impl Fn(At) -> Vec<Misfit>,
) -> Result<T, Vec<Fault>> {
    let (mark, body) = split_mark(text);
    if let Some((byte, problem)) = beyond(body, most) {
        let place = Lines::of(body).place(byte..byte + 1).after(mark);
        return Err(vec![Fault { problem, place }]);
    }
    let placed = |fault: Fault| Fault { place: fault.place.after(mark), ..fault };
    serde_yaml::from_str(body).map_err(|error| faults(body, &error, misfits).into_iter().map(placed).collect())
}

/// The faults of `text`, of which `first` is the one that stopped the deserialiser.
fn faults(text: &str, first: &serde_yaml::Error, misfits: impl Fn(At) -> Vec<Misfit>) -> Vec<Fault> {
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
    misfits.into_iter().map(|misfit| misfit.fault(text, &lines)).collect()
}

/// Why `node` is no `T`.
pub(crate) fn misfit<T: DeserializeOwned>(node: At<'_>) -> Option<Misfit> {
    T::deserialize(Value::of(node)).err()
}

/// All that is wrong with the keys and values of `node` as a `T`, up to `most`, the lists under the keys `but` taken as
/// empty. Of each value one thing is found.
pub(crate) fn misfits<T: DeserializeOwned>(node: At<'_>, but: &'static [&'static str], most: usize) -> Vec<Misfit> {
    let (mut known, mut found) = (Known::default(), Vec::<Misfit>::new());
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
