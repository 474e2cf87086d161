//! Why a part of a file is not what it should be, in words for its author.

use std::{fmt, ops::Range};

use serde::de::{Error, Expected, Unexpected};

use crate::{
    diagnostics::{Diagnostic, DiagnosticKind, Rule, closest, list, quote, suggest},
    text::{invisible, is_typographic_quote},
};

use super::{
    line_index::LineIndex,
    mistakes::{key_of_unindented_block, missing_space, split_key_without_space},
};

/// Why something does not fit, and where.
#[derive(Debug)]
pub(crate) struct DeError {
    reason: Reason,
    bytes: Option<Range<usize>>,
    /// The keys it is under, the innermost first.
    keys: Vec<String>,
    /// Whether it is in a list under the innermost key.
    in_list: bool,
}

#[derive(Debug)]
enum Reason {
    UnknownKey {
        key: String,
        known: Vec<String>,
    },
    UnknownWord {
        word: String,
        known: Vec<String>,
    },
    /// The first key that is missing in a map, and the others.
    MissingKey(String, Vec<String>),
    DuplicateKey(String),
    KeyIsNotText,
    WrongType {
        found: Box<Found>,
        expected: ExpectedType,
    },
    Other {
        what: String,
        help: String,
    },
}

/// The name of a type, and how to write it.
type ExpectedType = (&'static str, &'static str);

/// What was found: its name, and its content if it is a text or a negative number.
#[derive(Debug)]
struct Found {
    name: String,
    text: Option<String>,
    negative: Option<i64>,
    is_map: bool,
}

impl DeError {
    fn new(reason: Reason) -> Self {
        Self { reason, bytes: None, keys: Vec::new(), in_list: false }
    }

    pub(crate) fn duplicate_key(key: &str) -> Self {
        Self::new(Reason::DuplicateKey(key.into()))
    }

    pub(crate) fn key_is_not_text() -> Self {
        Self::new(Reason::KeyIsNotText)
    }

    /// Sets its bytes, unless those of a part inside are known.
    pub(crate) fn at(mut self, bytes: Range<usize>) -> Self {
        self.bytes.get_or_insert(bytes);
        self
    }

    /// Adds the next key around it.
    pub(crate) fn under(mut self, key: &str) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Notes that it is in a list, unless it is under a key inside that list.
    pub(crate) fn in_list(mut self) -> Self {
        self.in_list |= self.keys.is_empty();
        self
    }

    /// The same error in other words.
    pub(crate) fn explained(self, what: String, help: &str) -> Self {
        Self { reason: Reason::Other { what, help: help.into() }, ..self }
    }

    /// The negative number that is the value of a key in the map `map`.
    pub(crate) fn negative_in(&self, map: &str) -> Option<i64> {
        match &self.reason {
            Reason::WrongType { found, .. } if self.keys.get(1).is_some_and(|key| key == map) => found.negative,
            _ => None,
        }
    }

    /// The unknown key of the outermost map, and the key that was probably meant.
    pub(crate) fn unknown_key(&self) -> Option<(&str, Option<&String>)> {
        match &self.reason {
            Reason::UnknownKey { key, known } if self.keys.is_empty() => {
                let word: String = visible(key).chars().take_while(|c| *c != ':').collect();
                Some((key, closest(&word, known)))
            }
            _ => None,
        }
    }

    /// The key of the outermost map that is missing, occurs twice or has a wrong value.
    pub(crate) fn wrong_key(&self) -> Option<&str> {
        match (&self.reason, self.keys.last()) {
            (_, Some(key)) | (Reason::MissingKey(key, _) | Reason::DuplicateKey(key), None) => Some(key),
            _ => None,
        }
    }

    /// Whether a key of the outermost map is missing.
    pub(crate) const fn is_missing_key(&self) -> bool {
        matches!(self.reason, Reason::MissingKey(..)) && self.keys.is_empty()
    }

    /// Whether the outermost map is two items without a dash between them, so that all its keys occur twice.
    pub(crate) fn is_two_items(&self) -> bool {
        matches!(&self.reason, Reason::DuplicateKey(key) if key == "id") && self.keys.is_empty()
    }

    /// Notes that `key` is missing as well.
    pub(crate) fn add_missing_key(&mut self, key: &str) {
        if let Reason::MissingKey(_, others) = &mut self.reason {
            others.push(key.into());
        }
    }

    pub(crate) fn diagnostic(self, lines: &LineIndex) -> Diagnostic {
        let mut bytes = self.bytes.clone().unwrap_or(0..0);
        let rule = self.rule();
        let mut block = None;
        if let Reason::UnknownKey { key, .. } = &self.reason {
            if let Some((index, c)) = key.char_indices().find(|(_, c)| invisible(*c).is_some()) {
                bytes = bytes.start + index..bytes.start + index + c.len_utf8();
            }
            if key.contains(' ') {
                block = key_of_unindented_block(lines.text(), bytes.start);
            }
        }
        let (what, help) = match block {
            Some((key, indent)) => (
                format!("the text of `{key}` is not indented"),
                format!("indent each of its lines by at least {indent} spaces"),
            ),
            None => self.words(),
        };
        Diagnostic { kind: DiagnosticKind::new(rule, what, help), position: lines.position(bytes) }
    }

    const fn rule(&self) -> Rule {
        match self.reason {
            Reason::UnknownKey { .. } => Rule::UnknownKey,
            Reason::MissingKey(..) => Rule::MissingKey,
            Reason::DuplicateKey(_) => Rule::DuplicateKey,
            Reason::UnknownWord { .. } | Reason::KeyIsNotText | Reason::WrongType { .. } | Reason::Other { .. } => {
                Rule::WrongType
            }
        }
    }

    /// What is wrong, and what to write instead.
    fn words(self) -> (String, String) {
        match self.reason {
            Reason::UnknownKey { key, known } => unknown_key(&key, &known),
            Reason::UnknownWord { word, known } => {
                let key = self.keys.first().map(|key| format!(" for `{key}`")).unwrap_or_default();
                let choices = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
                let help = suggest(&word, &known).unwrap_or_else(|| format!("use {choices}"));
                (format!("`{}` is not a valid value{key}", quote(&word)), help)
            }
            Reason::MissingKey(key, others) if !others.is_empty() => {
                let keys: Vec<String> = std::iter::once(key).chain(others).collect();
                (format!("missing keys {}", list(&keys)), "add them".into())
            }
            Reason::MissingKey(key, _) if key == "format" => {
                ("missing key `format`".into(), "add `format: 1` at the top of the file".into())
            }
            Reason::MissingKey(key, _) => (format!("missing key `{key}`"), format!("add `{key}: …`")),
            Reason::DuplicateKey(key) if key == "id" => {
                ("duplicate key `id`".into(), "begin the next item with `- id: …`, or remove one of the two".into())
            }
            Reason::DuplicateKey(key) => (format!("duplicate key `{}`", quote(&key)), "remove one of the two".into()),
            Reason::WrongType { found, expected } => wrong_type(&found, expected, &self.keys, self.in_list),
            Reason::KeyIsNotText => {
                let help = "write `key: value`, and put a text that begins with a bracket in quotes";
                ("a key must be text, not a list or a map".into(), help.into())
            }
            Reason::Other { what, help } => (what, help),
        }
    }
}

impl std::error::Error for DeError {}

impl fmt::Display for DeError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:?}", self.reason)
    }
}

impl Error for DeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let help = "see docs/catalogues.md for the format".into();
        Self::new(Reason::Other { what: message.to_string(), help })
    }

    fn invalid_type(found: Unexpected, expected: &dyn Expected) -> Self {
        Self::new(Reason::WrongType {
            found: Box::new(Found::new(found)),
            expected: expected_type(&expected.to_string()),
        })
    }

    fn invalid_value(found: Unexpected, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(Reason::UnknownWord { word: word.into(), known: owned(known) })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Reason::UnknownKey { key: key.into(), known: owned(known) })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Reason::MissingKey(key.into(), Vec::new()))
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// `key` without its invisible characters.
fn visible(key: &str) -> String {
    key.chars().filter(|c| invisible(*c).is_none()).collect()
}

/// What is wrong with a key that does not exist, and what to write instead.
fn unknown_key(key: &str, known: &[String]) -> (String, String) {
    if let Some(name) = key.chars().find_map(invisible) {
        return (format!("the key `{}` contains {name}", quote(&visible(key))), "delete this character".into());
    }
    if let Some((key, value)) = split_key_without_space(key) {
        return missing_space(key, value);
    }
    let what = format!("unknown key `{}`", quote(key));
    if key.contains(is_typographic_quote) {
        let help = "a comma ends a text that has no straight quotes: use `\"` instead of typographic quotes";
        return (what, help.into());
    }
    let help = suggest(key, known).unwrap_or_else(|| {
        if key.contains(' ') {
            "a comma inside braces ends a text without quotes: put the text before it in quotes".into()
        } else {
            format!("the keys here are {}", list(known))
        }
    });
    (what, help)
}

/// What is wrong with a value of the wrong type, and what to write instead.
fn wrong_type(found: &Found, expected: ExpectedType, keys: &[String], in_list: bool) -> (String, String) {
    let (expected, written) = expected;
    let subject = match (keys.first(), in_list) {
        (Some(key), false) => format!("`{}`", quote(key)),
        (Some(key), true) => format!("each item of `{}`", quote(key)),
        (None, _) => "this".into(),
    };
    let help = format!("write {written}");
    if let Some(number) = found.negative {
        return (format!("{subject} must be 0 or more, not {number}"), help);
    }
    let text = found.text.as_deref();
    if let Some((key, value)) = text.filter(|_| expected == "a map").and_then(split_key_without_space) {
        return missing_space(key, value);
    }
    let what = match found.name.as_str() {
        EMPTY if keys.is_empty() => format!("this item is empty; it must be {expected}"),
        EMPTY => format!("{subject} is empty; it must be {expected}"),
        name => format!("{subject} must be {expected}, not {name}"),
    };
    if expected == "a list" && found.is_map {
        return (what, "begin each item with `- `, as in `- id: …`".into());
    }
    if let Some(word) = text.filter(|word| expected == "a list" && !word.contains([' ', ',', ':', '"'])) {
        return (what, format!("write `[{}]`", quote(word)));
    }
    if let Some(number) = text.filter(|_| expected == "a whole number").and_then(|text| text.parse::<u32>().ok()) {
        return (what, format!("write `{number}`, without quotes"));
    }
    (what, help)
}

/// The name of an empty value.
const EMPTY: &str = "empty";

impl Found {
    fn new(found: Unexpected) -> Self {
        let text = if let Unexpected::Str(text) = found { Some(text.to_owned()) } else { None };
        let negative = if let Unexpected::Signed(number) = found { Some(number).filter(|it| *it < 0) } else { None };
        let name = match found {
            Unexpected::Bool(value) => format!("the word `{value}`"),
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Float(number) if number.fract() == 0.0 => "a number with a point or an exponent".into(),
            Unexpected::Float(number) => number.to_string(),
            Unexpected::Str(text) => format!("the text `{}`", quote(text)),
            Unexpected::Unit | Unexpected::Option => EMPTY.into(),
            Unexpected::Seq => "a list".into(),
            Unexpected::Map => "a map (`key: value`)".into(),
            other => other.to_string(),
        };
        Self { name, text, negative, is_map: matches!(found, Unexpected::Map) }
    }
}

/// Translates Serde's name for a type.
fn expected_type(name: &str) -> ExpectedType {
    match name {
        "u32" => ("a whole number", "a whole number of 0 or more, without quotes"),
        "f64" => ("a number", "a number such as `0.05`, without quotes"),
        "a string" => {
            ("text", "text; put it in quotes if it contains `: ` or ` #`, or begins with a bracket or a brace")
        }
        "a boolean" => ("`true` or `false`", "`true` or `false`, without quotes"),
        "a sequence" => ("a list", "`[a, b]`, or lines that begin with `- `"),
        "a word" => ("one word", "one word"),
        "a text or a map" => ("text or a map", "text, or `{ key: value }`"),
        _ => ("a map", "lines of `key: value`, or `{ key: value }`"),
    }
}
