//! The checks that every part of a catalogue shares: ids, references, bounds. They collect problems and go on.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

use crate::document::{IdKind, Path, Problem};

/// A problem, and the path to where it is.
pub(super) type Unplaced = (Problem, Path);

/// Words that are no ids, because some readers of YAML take them for a value.
const YAML_WORDS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

/// Words that are no ids, because they stand for verdicts.
const VERDICT_WORDS: [&str; 5] = ["both", "either", "insufficient", "balanced", "tie"];

/// The longest id, in characters.
const LONGEST_ID: usize = 32;

/// How many faults are told at once; one more is kept, so that it can be said that there are more.
pub(super) const MOST_FAULTS: usize = 200;

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Unplaced>);

impl Problems {
    pub(super) fn add(&mut self, problem: Problem, path: Path) {
        if !self.is_full() {
            self.0.push((problem, path));
        }
    }

    /// Whether no more is told, nor kept: a fault can list all ids that there are.
    fn is_full(&self) -> bool {
        self.0.len() > MOST_FAULTS
    }

    pub(super) fn all(self) -> Vec<Unplaced> {
        self.0
    }

    pub(super) fn none_or<T>(self, value: T) -> Result<T, Vec<Unplaced>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }

    /// Checks that `found`, the value of `key`, lies in `bounds`; `noun` says what it is.
    pub(super) fn value(&mut self, key: &str, found: u32, bounds: &RangeInclusive<usize>, noun: &str, path: Path) {
        if bounds.contains(&(found as usize)) {
            return;
        }
        let (least, most) = bounds.clone().into_inner();
        let problem = if least == most {
            let what = format!("`{key}` is {found}, and must be {least}");
            Problem::Limit { what, instead: format!("write {least}") }
        } else {
            let what = format!("`{key}` is {found}, and must be {least} to {most}");
            Problem::Limit { what, instead: format!("write {noun} from {least} to {most}") }
        };
        self.add(problem, path);
    }

    /// Checks that there are as many of `kind` as `bounds` allow.
    pub(super) fn count(&mut self, kind: IdKind, found: usize, bounds: &RangeInclusive<usize>, path: Path) {
        let (least, most) = bounds.clone().into_inner();
        let instead = if found < least {
            format!("add at least {} more", least - found)
        } else if found > most {
            format!("take {} out", found - most)
        } else {
            return;
        };
        let (are, s) = if found == 1 { ("is", "") } else { ("are", "s") };
        let what = format!("there {are} {found} {}{s}, and there must be {least} to {most}", kind.word());
        self.add(Problem::Limit { what, instead }, path);
    }

    /// Checks the form of an id.
    pub(super) fn id(&mut self, kind: IdKind, id: &str, path: Path) {
        if let Some(why) = wrong_id(id) {
            self.add(Problem::BadId { kind, id: id.into(), why }, path);
        }
    }

    /// Checks the ids of a list and that each stands in it once; gives them for references.
    pub(super) fn ids<'a>(&mut self, kind: IdKind, ids: impl Iterator<Item = &'a str>, list: &Path) -> Ids {
        let known = Ids::of(kind, ids.map(Into::into));
        for (index, id) in known.all.iter().enumerate() {
            let path = list.item(index).key("id");
            if known.place(id) == Some(index) {
                self.id(kind, id, path);
            } else {
                self.add(Problem::Duplicate { kind, id: id.clone() }, path);
            }
        }
        known
    }

    /// The place of `id` in its list.
    pub(super) fn find(&mut self, ids: &Ids, id: &str, path: Path) -> Option<usize> {
        let found = ids.place(id);
        if found.is_none() && !self.is_full() {
            self.add(Problem::Unknown { kind: ids.kind, id: id.into(), known: ids.all.clone() }, path);
        }
        found
    }

    /// The places of the ids of a list, each of which may stand there once.
    pub(super) fn find_all(&mut self, ids: &Ids, list: &[String], path: &Path) -> Vec<usize> {
        let mut places = Vec::new();
        let mut seen = HashSet::new();
        for (index, id) in list.iter().enumerate() {
            let Some(place) = self.find(ids, id, path.item(index)) else { continue };
            if seen.insert(place) {
                places.push(place);
            } else {
                self.add(Problem::Repeated { kind: ids.kind, id: id.clone() }, path.item(index));
            }
        }
        places
    }
}

/// The ids of one list, in its order.
#[derive(Debug)]
pub(super) struct Ids {
    kind: IdKind,
    all: Vec<String>,
    /// The place of each, the first of those that are equal.
    places: HashMap<String, usize>,
}

impl Ids {
    pub(super) fn of(kind: IdKind, ids: impl Iterator<Item = String>) -> Self {
        let all: Vec<String> = ids.collect();
        let mut places = HashMap::new();
        for (place, id) in all.iter().enumerate() {
            places.entry(id.clone()).or_insert(place);
        }
        Self { kind, all, places }
    }

    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// Why `id` is not `[a-z][a-z0-9_]{0,31}` or one of the words that are refused.
fn wrong_id(id: &str) -> Option<&'static str> {
    let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if id.is_empty() {
        Some("write a word of small letters a to z, digits and `_` that begins with a letter")
    } else if YAML_WORDS.contains(&id) {
        Some("take another word: YAML can read this one as true, false or nothing")
    } else if VERDICT_WORDS.contains(&id) {
        Some("take another word: this one stands for a verdict")
    } else if id.len() > LONGEST_ID {
        Some("take a shorter word: an id has at most 32 characters")
    } else if !plain || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
        Some("begin with a letter, and write only small letters a to z, digits and `_`")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_underscores() {
        for good in ["a", "first_release", "x9", &"a".repeat(32)] {
            assert_eq!(wrong_id(good), None, "{good}");
        }
        for bad in ["", "9a", "_a", "A", "a-b", "é", "yes", "no", "both", "tie", &"a".repeat(33)] {
            assert!(wrong_id(bad).is_some(), "{bad}");
        }
    }
}
