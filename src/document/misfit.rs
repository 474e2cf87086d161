//! Why a part of the file is not what it should be, in words for its author.

use std::{fmt, ops::Range};

use serde::de::{Error, Expected, Unexpected};

use super::{
    checks::Check,
    fault::{Fault, Problem, list, quote, suggest},
    place::Lines,
};

/// Why something does not fit, and where it is once that is known.
#[derive(Debug)]
pub(crate) struct Misfit {
    why: Why,
    bytes: Option<Range<usize>>,
    /// The key it stands under, and whether in a list there.
    key: Option<String>,
    in_list: bool,
}

#[derive(Debug)]
enum Why {
    UnknownKey { key: String, known: Vec<String> },
    UnknownWord { word: String, known: Vec<String> },
    MissingKey(String),
    Twice(String),
    NoKey,
    WrongType { found: String, wanted: Wanted },
    Other(String),
}

/// What should stand there: its name, and how it is written.
type Wanted = (&'static str, &'static str);

impl Misfit {
    fn new(why: Why) -> Self {
        Self { why, bytes: None, key: None, in_list: false }
    }

    /// A key that is there a second time.
    pub(super) fn twice(key: &str) -> Self {
        Self::new(Why::Twice(key.into()))
    }

    /// A list or a map where a key should be.
    pub(super) fn no_key() -> Self {
        Self::new(Why::NoKey)
    }

    /// At `bytes`, unless a place inside is known.
    pub(super) fn at(mut self, bytes: Range<usize>) -> Self {
        self.bytes.get_or_insert(bytes);
        self
    }

    /// Under the key `key`, unless one inside is known.
    pub(super) fn under(mut self, key: &str) -> Self {
        self.key.get_or_insert_with(|| key.into());
        self
    }

    /// In a list, unless a key inside it is known.
    pub(super) fn in_list(mut self) -> Self {
        self.in_list |= self.key.is_none();
        self
    }

    pub(super) fn fault(self, lines: &Lines) -> Fault {
        let place = lines.place(self.bytes.clone().unwrap_or(0..0));
        let check = self.check();
        let (what, instead) = self.words();
        Fault { problem: Problem::Structure { check, what, instead }, place }
    }

    const fn check(&self) -> Check {
        match self.why {
            Why::UnknownKey { .. } => Check::UnknownKey,
            Why::MissingKey(_) => Check::MissingKey,
            Why::Twice(_) => Check::DuplicateKey,
            Why::UnknownWord { .. } | Why::NoKey | Why::WrongType { .. } | Why::Other(_) => Check::WrongType,
        }
    }

    /// What is wrong, and what to write instead.
    fn words(self) -> (String, String) {
        match self.why {
            Why::UnknownKey { key, known } => {
                let among = format!("the keys here are {}", list(&known));
                let comma = || {
                    let cut = "a comma ends a text without quotes inside braces: put the text before it in quotes";
                    key.contains(' ').then(|| cut.to_owned())
                };
                let help = suggest(&key, &known).or_else(comma).unwrap_or(among);
                (format!("there is no key `{}` here", quote(&key)), help)
            }
            Why::UnknownWord { word, known } => {
                let place = self.key.map(|key| format!(" as `{key}`")).unwrap_or_default();
                let among = format!("write {}", either(&known));
                (format!("`{}` is not possible{place}", quote(&word)), suggest(&word, &known).unwrap_or(among))
            }
            Why::MissingKey(key) => (format!("the key `{key}` is missing"), format!("add `{key}: …`")),
            Why::Twice(key) => {
                (format!("the key `{}` stands here a second time", quote(&key)), "keep one of the two".into())
            }
            Why::WrongType { found, wanted: (wanted, written) } => {
                let subject = match (&self.key, self.in_list) {
                    (Some(key), false) => format!("`{}`", quote(key)),
                    (Some(key), true) => format!("each item of `{}`", quote(key)),
                    (None, _) => "this".into(),
                };
                (format!("{subject} must be {wanted}, and here is {found}"), format!("write {written}"))
            }
            Why::NoKey => {
                let instead = "write `key: value`, and put a text that begins with a bracket in quotes";
                ("a key must be a text, and here is a list or a map".into(), instead.into())
            }
            Why::Other(what) => (what, "compare it with the form that such a file has".into()),
        }
    }
}

impl std::error::Error for Misfit {}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:?}", self.why)
    }
}

impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Why::Other(message.to_string()))
    }

    fn invalid_type(found: Unexpected, wanted: &dyn Expected) -> Self {
        Self::new(Why::WrongType { found: name_of(found), wanted: wanted_name(&wanted.to_string()) })
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
        Self::new(Why::MissingKey(key.into()))
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn either(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
}

/// What was found, as its author would call it.
fn name_of(found: Unexpected) -> String {
    match found {
        Unexpected::Bool(value) => format!("the word `{value}`"),
        Unexpected::Unsigned(number) => format!("the number `{number}`"),
        Unexpected::Signed(number) => format!("the number `{number}`"),
        Unexpected::Float(_) => "a number with a point or an exponent".into(),
        Unexpected::Str(text) => format!("the text `{}`", quote(text)),
        Unexpected::Unit | Unexpected::Option => "nothing".into(),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map => "a map (`key: value`)".into(),
        other => other.to_string(),
    }
}

/// What was wanted, out of the deserialiser's name for it.
fn wanted_name(wanted: &str) -> Wanted {
    match wanted {
        "u32" => ("a whole number", "a whole number, 0 or more, without quotes"),
        "f64" => ("a number", "a number such as `0.05`, without quotes"),
        "a string" => ("a text", "a text; put it in quotes if it has `: `, ` #`, brackets or braces in it"),
        "a sequence" => ("a list", "a list: `[a, b]`, or lines that begin with `- `"),
        "a word" => ("one word", "one word"),
        _ => ("a map", "a map: lines of `key: value`, or `{ key: value }`"),
    }
}
