//! Why a part of the file is not what it should be, in words for its author.

use std::{fmt, ops::Range};

use serde::de::{Error, Expected, Unexpected};

use crate::{
    diagnostics::{Diagnostic, DiagnosticKind, Rule, list, quote, suggest, suggested},
    text::invisible,
};

use super::{
    mistakes::{is_curly, missing_blank, no_blank_in, text_of_block},
    position::LineIndex,
};

/// Why something does not fit, and where it is once that is known.
#[derive(Debug)]
pub(crate) struct DeError {
    why: Why,
    bytes: Option<Range<usize>>,
    /// The key it is under, and those around that one.
    keys: Vec<String>,
    /// Whether it is in a list under the first of them.
    in_list: bool,
}

#[derive(Debug)]
enum Why {
    UnknownKey {
        key: String,
        known: Vec<String>,
    },
    UnknownWord {
        word: String,
        known: Vec<String>,
    },
    /// The first key that is missing, and others in the same map.
    MissingKey(String, Vec<String>),
    Twice(String),
    NoKey,
    WrongType {
        found: Box<Found>,
        wanted: Wanted,
    },
    Other(String),
}

/// What is expected: its name, and how it is written.
type Wanted = (&'static str, &'static str);

/// What was found: its name, and what it says if it is a text or a number.
#[derive(Debug)]
struct Found {
    name: String,
    text: Option<String>,
    number: Option<i64>,
    is_map: bool,
}

impl DeError {
    fn new(why: Why) -> Self {
        Self { why, bytes: None, keys: Vec::new(), in_list: false }
    }

    /// A key that is there a second time.
    pub(crate) fn twice(key: &str) -> Self {
        Self::new(Why::Twice(key.into()))
    }

    /// A list or a map where a key should be.
    pub(crate) fn no_key() -> Self {
        Self::new(Why::NoKey)
    }

    /// At `bytes`, unless a place inside is known.
    pub(crate) fn at(mut self, bytes: Range<usize>) -> Self {
        self.bytes.get_or_insert(bytes);
        self
    }

    /// Under the key `key`, unless one inside is known.
    pub(crate) fn under(mut self, key: &str) -> Self {
        self.keys.push(key.into());
        self
    }

    /// In a list, unless a key inside it is known.
    pub(crate) fn in_list(mut self) -> Self {
        self.in_list |= self.keys.is_empty();
        self
    }

    /// The key that should not be there, if that is it, and what was probably meant.
    pub(crate) fn unknown_key(&self) -> Option<(&str, Option<&String>)> {
        match &self.why {
            Why::UnknownKey { key, known } if self.keys.is_empty() => {
                let seen: String = key.chars().filter(|c| invisible(*c).is_none()).take_while(|c| *c != ':').collect();
                Some((key, suggested(&seen, known)))
            }
            _ => None,
        }
    }

    /// The key of the outermost map that is missing or twice there, or whose value is wrong.
    pub(crate) fn wrong_key(&self) -> Option<&str> {
        match (&self.why, self.keys.last()) {
            (_, Some(key)) | (Why::MissingKey(key, _) | Why::Twice(key), None) => Some(key),
            _ => None,
        }
    }

    /// Whether a key of the outermost map is missing.
    pub(crate) const fn is_missing(&self) -> bool {
        matches!(self.why, Why::MissingKey(..)) && self.keys.is_empty()
    }

    /// Whether two items are in one map, so that all of their keys are there twice.
    pub(crate) fn is_two_items(&self) -> bool {
        matches!(&self.why, Why::Twice(key) if key == "id") && self.keys.is_empty()
    }

    /// Notes that `key` is missing as well.
    pub(crate) fn also_missing(&mut self, key: &str) {
        if let Why::MissingKey(_, others) = &mut self.why {
            others.push(key.into());
        }
    }

    pub(crate) fn diagnostic(self, text: &str, lines: &LineIndex) -> Diagnostic {
        let mut bytes = self.bytes.clone().unwrap_or(0..0);
        let check = self.check();
        let key = if let Why::UnknownKey { key, known } = &self.why { Some((key.as_str(), known)) } else { None };
        if let Some((at, c)) = key.and_then(|(key, _)| key.char_indices().find(|(_, c)| invisible(*c).is_some())) {
            bytes = bytes.start + at..bytes.start + at + c.len_utf8();
        }
        let of_block = key.filter(|(key, _)| key.contains(' ')).and_then(|_| text_of_block(text, bytes.start));
        let (what, instead) = match of_block {
            Some((of, indent)) => (
                format!("the text of `{of}` is not indented"),
                format!("indent each of its lines by at least {indent} spaces"),
            ),
            None => self.words(),
        };
        Diagnostic { kind: DiagnosticKind::Structure { check, what, instead }, position: lines.position(bytes) }
    }

    const fn check(&self) -> Rule {
        match self.why {
            Why::UnknownKey { .. } => Rule::UnknownKey,
            Why::MissingKey(..) => Rule::MissingKey,
            Why::Twice(_) => Rule::DuplicateKey,
            Why::UnknownWord { .. } | Why::NoKey | Why::WrongType { .. } | Why::Other(_) => Rule::WrongType,
        }
    }

    /// What is wrong, and what to write instead.
    fn words(self) -> (String, String) {
        match self.why {
            Why::UnknownKey { key, known } => unknown_key(&key, &known),
            Why::UnknownWord { word, known } => {
                let place = self.keys.first().map(|key| format!(" for `{key}`")).unwrap_or_default();
                let among = format!("use {}", either(&known));
                (format!("`{}` is not a valid value{place}", quote(&word)), suggest(&word, &known).unwrap_or(among))
            }
            Why::MissingKey(key, others) if !others.is_empty() => {
                let keys: Vec<String> = std::iter::once(key).chain(others).collect();
                (format!("missing keys {}", list(&keys)), "add them".into())
            }
            Why::MissingKey(key, _) if key == "format" => {
                ("missing key `format`".into(), "add `format: 1` at the top of the file".into())
            }
            Why::MissingKey(key, _) => (format!("missing key `{key}`"), format!("add `{key}: …`")),
            Why::Twice(key) if key == "id" => {
                ("duplicate key `id`".into(), "begin the next item with `- id: …`, or remove one of the two".into())
            }
            Why::Twice(key) => (format!("duplicate key `{}`", quote(&key)), "remove one of the two".into()),
            Why::WrongType { found, wanted } => wrong_type(&found, wanted, &self.keys, self.in_list),
            Why::NoKey => {
                let instead = "write `key: value`, and put a text that begins with a bracket in quotes";
                ("a key must be text, not a list or a map".into(), instead.into())
            }
            Why::Other(what) => (what, "see docs/catalogues.md for the format".into()),
        }
    }
}

impl std::error::Error for DeError {}

impl fmt::Display for DeError {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:?}", self.why)
    }
}

impl Error for DeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Why::Other(message.to_string()))
    }

    fn invalid_type(found: Unexpected, wanted: &dyn Expected) -> Self {
        Self::new(Why::WrongType { found: Box::new(Found::of(found)), wanted: wanted_name(&wanted.to_string()) })
    }

    fn invalid_value(found: Unexpected, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownWord { word: word.into(), known: owned(known) })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownKey { key: key.into(), known: owned(known) })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Why::MissingKey(key.into(), Vec::new()))
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn either(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
}

impl Found {
    fn of(found: Unexpected) -> Self {
        let number = match found {
            Unexpected::Signed(number) => Some(number),
            _ => None,
        };
        let text = match found {
            Unexpected::Str(text) => Some(text.to_owned()),
            _ => None,
        };
        Self { name: name_of(found), text, number, is_map: matches!(found, Unexpected::Map) }
    }
}

/// What is wrong with a key that is not one, and what to write instead.
fn unknown_key(key: &str, known: &[String]) -> (String, String) {
    let seen: String = key.chars().filter(|c| invisible(*c).is_none()).collect();
    if let Some(hidden) = key.chars().find_map(invisible) {
        return (format!("the key `{}` contains {hidden}", quote(&seen)), "delete this character".into());
    }
    if let Some((key, value)) = no_blank_in(key) {
        return (missing_blank(key), format!("write `{}`", quote(&format!("{key}: {value}"))));
    }
    let what = format!("unknown key `{}`", quote(key));
    if key.contains(is_curly) {
        return (
            what,
            "a comma ends a text that has no straight quotes: use `\"` instead of typographic quotes".into(),
        );
    }
    let comma = || {
        let cut = "a comma inside braces ends a text without quotes: put the text before it in quotes";
        key.contains(' ').then(|| cut.to_owned())
    };
    let help = suggest(key, known).or_else(comma).unwrap_or_else(|| format!("the keys here are {}", list(known)));
    (what, help)
}

/// What is wrong with a value of another type, and what to write instead.
fn wrong_type(found: &Found, (wanted, written): Wanted, keys: &[String], in_list: bool) -> (String, String) {
    let subject = match (keys.first(), in_list) {
        (Some(key), false) => format!("`{}`", quote(key)),
        (Some(key), true) => format!("each item of `{}`", quote(key)),
        (None, _) => "this".into(),
    };
    let what = match found.name.as_str() {
        EMPTY if keys.is_empty() => format!("this item is empty; it must be {wanted}"),
        EMPTY => format!("{subject} is empty; it must be {wanted}"),
        name => format!("{subject} must be {wanted}, not {name}"),
    };
    let text = found.text.as_deref();
    let instead = format!("write {written}");
    if let Some(number) = found.number.filter(|number| *number < 0) {
        return match keys.get(1).map(String::as_str) {
            Some("points") => (
                format!("points cannot be negative: {number}"),
                "give points to a reason that supports the other option instead".into(),
            ),
            Some("supports") => (
                format!("a level cannot be negative: {number}"),
                "support the other option instead, from 1 to 3".into(),
            ),
            _ => (format!("{subject} must be 0 or more, not {number}"), instead),
        };
    }
    if let Some((key, value)) = text.filter(|_| wanted == "a map").and_then(no_blank_in) {
        return (missing_blank(key), format!("write `{}`", quote(&format!("{key}: {value}"))));
    }
    if wanted == "a list" && found.is_map {
        return (what, "begin each item with `- `, as in `- id: …`".into());
    }
    if let Some(word) = text.filter(|word| wanted == "a list" && !word.contains([' ', ',', ':', '"'])) {
        return (what, format!("write `[{}]`", quote(word)));
    }
    if let Some(number) = text.filter(|_| wanted == "a whole number").and_then(|text| text.parse::<u32>().ok()) {
        return (what, format!("write `{number}`, without quotes"));
    }
    (what, instead)
}

/// The name of nothing.
const EMPTY: &str = "empty";

/// What was found, as its author would call it.
fn name_of(found: Unexpected) -> String {
    match found {
        Unexpected::Bool(value) => format!("the word `{value}`"),
        Unexpected::Unsigned(number) => format!("{number}"),
        Unexpected::Signed(number) => format!("{number}"),
        Unexpected::Float(number) if number.fract() == 0.0 => "a number with a point or an exponent".into(),
        Unexpected::Float(number) => format!("{number}"),
        Unexpected::Str(text) => format!("the text `{}`", quote(text)),
        Unexpected::Unit | Unexpected::Option => EMPTY.into(),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map => "a map (`key: value`)".into(),
        other => other.to_string(),
    }
}

/// What was wanted, out of the deserialiser's name for it.
fn wanted_name(wanted: &str) -> Wanted {
    match wanted {
        "u32" => ("a whole number", "a whole number of 0 or more, without quotes"),
        "f64" => ("a number", "a number such as `0.05`, without quotes"),
        "a string" => {
            ("text", "text; put it in quotes if it contains `: ` or ` #`, or begins with a bracket or a brace")
        }
        "a sequence" => ("a list", "`[a, b]`, or lines that begin with `- `"),
        "a word" => ("one word", "one word"),
        _ => ("a map", "lines of `key: value`, or `{ key: value }`"),
    }
}
