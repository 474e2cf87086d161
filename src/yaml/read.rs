//! Reading a text into a value, or else finding all its structural errors.
//!
//! A deserializer stops at its first error. To find the others, the parts of the document are deserialized one by one,
//! from a tree that knows positions. The caller says which parts.

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diagnostics::Diagnostic;

use super::{
    de::{KnownErrors, Value},
    de_error::DeError,
    limits::exceeded,
    line_index::{LineIndex, without_mark},
    node::{NodeRef, Tree},
    syntax,
};

/// What has to be known about a kind of file to read it.
pub(crate) struct FileFormat {
    /// The maximum size in bytes, with all aliases expanded.
    pub(crate) max_bytes: usize,
    /// Keys of the file itself that occur once, and are recognized without their colon.
    pub(crate) top_level_keys: &'static [&'static str],
    /// How to begin a file: the help for an empty one.
    pub(crate) beginning: &'static str,
}

/// Reads `text` as a `T`. A byte order mark before it is ignored.
///
/// # Errors
/// What `find_errors` finds from the root of the document on, in its order, or the one syntax error of a text that is
/// not YAML.
pub(crate) fn read<T: DeserializeOwned>(
    text: &str,
    format: &FileFormat,
    find_errors: impl Fn(NodeRef) -> Vec<DeError>,
) -> Result<T, Vec<Diagnostic>> {
    let body = without_mark(text);
    if let Some((byte, kind)) = exceeded(body, format.max_bytes) {
        return Err(vec![Diagnostic { kind, position: LineIndex::new(text).position(byte..byte + 1) }]);
    }
    serde_yaml::from_str(body).map_err(|error| diagnostics(&LineIndex::new(text), format, &error, find_errors))
}

/// The errors of a text, of which `first` stopped the deserializer.
fn diagnostics(
    lines: &LineIndex,
    format: &FileFormat,
    first: &serde_yaml::Error,
    find_errors: impl Fn(NodeRef) -> Vec<DeError>,
) -> Vec<Diagnostic> {
    let text = lines.text();
    if let Err(error) = serde_yaml::from_str::<IgnoredAny>(text) {
        return vec![syntax::diagnostic(lines, &error, format.top_level_keys)];
    }
    let tree = Tree::new(text);
    // The two parsers differ on rare characters. What follows in the text would be reported as missing.
    if let Some(byte) = tree.stopped {
        return vec![syntax::unreadable(lines, byte)];
    }
    let Some(root) = tree.root().filter(|root| root.text() != Some("")) else {
        return vec![syntax::empty(lines, format.beginning)];
    };
    let errors = find_errors(root);
    if errors.is_empty() {
        return vec![syntax::diagnostic(lines, first, format.top_level_keys)];
    }
    errors.into_iter().map(|error| error.diagnostic(lines)).collect()
}

/// The first reason why `node` is not a `T`.
pub(crate) fn de_error<T: DeserializeOwned>(node: NodeRef<'_>) -> Option<DeError> {
    T::deserialize(Value::new(node)).err()
}

/// Everything wrong with the keys and values of `node` as a `T`, up to `max` errors and one for each value. The lists
/// under `skipped_lists` are taken as empty.
pub(crate) fn de_errors<T: DeserializeOwned>(
    node: NodeRef<'_>,
    skipped_lists: &'static [&'static str],
    max: usize,
) -> Vec<DeError> {
    let (mut known, mut found) = (KnownErrors::default(), Vec::<DeError>::new());
    // The keys that the unknown ones are probably misspellings of.
    let mut misspelt: Vec<String> = Vec::new();
    let next_error = |known: &KnownErrors| T::deserialize(Value { node, skipped_lists, known }).err();
    while let Some(error) = next_error(&known).filter(|_| found.len() < max) {
        if let Some((key, meant)) = error.unknown_key() {
            known.unknown_keys.push(key.into());
            misspelt.extend(meant.cloned());
        } else {
            let Some(key) = error.wrong_key().filter(|key| !known.wrong_keys.iter().any(|known| known == key)) else {
                found.push(error);
                break;
            };
            known.wrong_keys.push(key.into());
            if error.is_missing_key() {
                if misspelt.iter().any(|meant| meant == key) {
                    continue;
                }
                if let Some(first) = found.iter_mut().find(|found| found.is_missing_key()) {
                    first.add_missing_key(key);
                    continue;
                }
            }
        }
        let is_last = error.is_two_items();
        found.push(error);
        if is_last {
            break;
        }
    }
    found
}
