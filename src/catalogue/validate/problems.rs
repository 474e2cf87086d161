//! The checks that every part of a catalogue shares: ids, references, bounds. They collect problems and continue.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

use crate::{
    catalogue::Question,
    diagnostics::{DiagnosticKind, IdKind, quote, suggest},
    text::invisible,
    yaml::NodePath,
};

/// A problem, and the path to where it is.
pub(crate) type Problem = (DiagnosticKind, NodePath);

/// Words that are no ids, because some readers of YAML take them for a value.
pub(crate) const YAML_WORDS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

/// Words that are no ids, because they stand for verdicts.
pub(crate) const VERDICT_WORDS: [&str; 5] = ["both", "either", "insufficient", "balanced", "tie"];

/// The longest id, in characters.
const LONGEST_ID: usize = 32;

/// How many faults are told at once; one more is kept, so that it can be said that there are more.
pub(crate) const MOST_FAULTS: usize = 200;

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn add(&mut self, problem: DiagnosticKind, path: NodePath) {
        if !self.is_full() {
            self.0.push((problem, path));
        }
    }

    /// Whether no more is told, nor kept: a fault can list all ids that there are.
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() > MOST_FAULTS
    }

    pub(crate) fn all(self) -> Vec<Problem> {
        self.0
    }

    pub(crate) fn none_or<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }

    /// Checks that `found`, the value of `key`, lies in `bounds`; `noun` says what it is.
    pub(crate) fn value(&mut self, key: &str, found: u32, bounds: &RangeInclusive<usize>, noun: &str, path: NodePath) {
        if bounds.contains(&(found as usize)) {
            return;
        }
        let (least, most) = bounds.clone().into_inner();
        let (bound, instead) = if least == most {
            (least.to_string(), format!("write {least}"))
        } else if (found as usize) < least {
            (format!("at least {least}"), format!("write {noun} from {least} to {most}"))
        } else {
            (format!("at most {most}"), format!("write {noun} from {least} to {most}"))
        };
        self.add(DiagnosticKind::Limit { what: format!("`{key}` must be {bound}, not {found}"), instead }, path);
    }

    /// Checks that `owner` has as many of `kind` as `bounds` allow.
    pub(crate) fn count(
        &mut self,
        owner: &str,
        kind: IdKind,
        found: usize,
        bounds: &RangeInclusive<usize>,
        path: NodePath,
    ) {
        let (least, most) = bounds.clone().into_inner();
        let counted = |count: usize| match (count, kind) {
            (1, _) => format!("1 {}", kind.word()),
            (_, IdKind::Faq) => format!("{count} FAQ entries"),
            _ => format!("{count} {}s", kind.word()),
        };
        let (what, instead) = if found < least {
            let has = if found == 0 { format!("no {}s", kind.word()) } else { format!("only {}", counted(found)) };
            (format!("{owner} has {has}; it needs at least {least}"), format!("add at least {} more", least - found))
        } else if found > most {
            (format!("{owner} has {}; the maximum is {most}", counted(found)), format!("remove {}", found - most))
        } else {
            return;
        };
        let instead = if found == 0 { format!("add at least {}", counted(least)) } else { instead };
        self.add(DiagnosticKind::Limit { what, instead }, path);
    }

    /// Checks the form of an id. Whether it is one.
    pub(crate) fn id(&mut self, kind: IdKind, id: &str, path: NodePath) -> bool {
        let wrong = wrong_id(kind, id);
        let is_good = wrong.is_none();
        if let Some((what, instead)) = wrong {
            self.add(DiagnosticKind::BadId { what, instead }, path);
        }
        is_good
    }

    /// Checks the ids of a list and that each is in it once; gives them for references.
    pub(crate) fn ids<'a>(&mut self, kind: IdKind, ids: impl Iterator<Item = &'a str>, list: &NodePath) -> Ids {
        let mut known = Ids::of(kind, ids.map(Into::into));
        let mut refused = Vec::new();
        for (index, id) in known.all.iter().enumerate() {
            let path = list.item(index).key("id");
            if known.place(id) != Some(index) {
                self.add(DiagnosticKind::Duplicate { kind, id: id.clone() }, path);
            } else if !self.id(kind, id, path) {
                refused.push(index);
            }
        }
        known.refused = refused;
        known
    }

    /// The place of `id` in its list. An id that is near one that was refused means that one: its fault is told there,
    /// and not once more for each reference.
    pub(crate) fn find(&mut self, ids: &Ids, id: &str, path: NodePath) -> Option<usize> {
        let found = ids.place(id).or_else(|| ids.meant(id));
        if found.is_none() && !self.is_full() {
            let (id, known) = (id.into(), ids.good());
            let problem = match &ids.question {
                Some(question) => DiagnosticKind::UnknownChoice { question: question.clone(), id, known },
                None => DiagnosticKind::Unknown { kind: ids.kind, id, known },
            };
            self.add(problem, path);
        }
        found
    }

    /// The places of the ids of a list, each of which may stand there once.
    pub(crate) fn find_all(&mut self, ids: &Ids, list: &[String], path: &NodePath) -> Vec<usize> {
        let mut places = Vec::new();
        let mut seen = HashSet::new();
        for (index, id) in list.iter().enumerate() {
            let Some(place) = self.find(ids, id, path.item(index)) else { continue };
            if seen.insert(place) {
                places.push(place);
            } else {
                self.add(DiagnosticKind::Repeated { kind: ids.kind, id: id.clone() }, path.item(index));
            }
        }
        places
    }
}

/// The ids of one list, in its order.
#[derive(Debug)]
pub(crate) struct Ids {
    kind: IdKind,
    all: Vec<String>,
    /// The place of each, the first of those that are equal.
    places: HashMap<String, usize>,
    /// The places of those that cannot be ids.
    refused: Vec<usize>,
    /// The question whose choices they are.
    question: Option<String>,
}

impl Ids {
    pub(crate) fn of(kind: IdKind, ids: impl Iterator<Item = String>) -> Self {
        let all: Vec<String> = ids.collect();
        let mut places = HashMap::new();
        for (place, id) in all.iter().enumerate() {
            places.entry(id.clone()).or_insert(place);
        }
        Self { kind, all, places, refused: Vec::new(), question: None }
    }

    /// The same, with those refused that cannot be ids: what is wrong with them was told where they are defined.
    pub(crate) fn checked(kind: IdKind, ids: impl Iterator<Item = String>) -> Self {
        let mut known = Self::of(kind, ids);
        let wrong = known.all.iter().enumerate().filter(|(_, id)| wrong_id(kind, id).is_some());
        known.refused = wrong.map(|(at, _)| at).collect();
        known
    }

    /// The same, of the choices of `question`.
    pub(crate) fn choices(question: &Question) -> Self {
        let ids = Self::checked(IdKind::Choice, question.choices.iter().map(|choice| choice.id.clone()));
        Self { question: Some(question.id.clone()), ..ids }
    }

    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The place of the refused id that `id` is likely to mean. One that is empty can be meant by any.
    pub(crate) fn meant(&self, id: &str) -> Option<usize> {
        let is_meant = |at: &usize| {
            self.all.get(*at).is_some_and(|refused| {
                let corrected = corrected(refused);
                let near = |known: &str| suggest(id, &[known.to_owned()]).is_some();
                refused.is_empty() || corrected == id || near(refused) || near(&corrected) || is_beginning(refused, id)
            })
        };
        self.refused.iter().copied().find(is_meant)
    }

    /// What can be referred to: for an id that was refused, what to write in its place.
    fn good(&self) -> Vec<String> {
        let good = |(at, id): (usize, &String)| if self.refused.contains(&at) { corrected(id) } else { id.clone() };
        self.all.iter().enumerate().map(good).filter(|id| !id.is_empty()).collect()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// Whether `word` is the first word of `refused`, which has blanks in it: a citation is cut at the first one.
fn is_beginning(refused: &str, word: &str) -> bool {
    refused.contains(char::is_whitespace) && refused.split_whitespace().next() == Some(word)
}

/// Why `id` is not `[a-z][a-z0-9_]{0,31}` or one of the words that are refused, and what to write instead.
fn wrong_id(kind: IdKind, id: &str) -> Option<(String, String)> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let better = corrected(id);
    let word = kind.word().rsplit(' ').next().unwrap_or("my");
    let prefixed = format!("{word}_{}", better.trim_start_matches('_'));
    let first = id.chars().next();
    let (why, suggestion) = if id.is_empty() {
        return Some((format!("the id of {kind} is empty"), format!("write a word such as `my_{word}`")));
    } else if YAML_WORDS.contains(&id) {
        ("some YAML readers take it for a value".to_owned(), prefixed)
    } else if VERDICT_WORDS.contains(&id) {
        ("it is the name of a verdict".into(), prefixed)
    } else if let Some(c) = id.chars().find(|c| !allowed(*c)) {
        (format!("it contains {}", character(c)), better)
    } else if first.is_some_and(|c| !c.is_ascii_lowercase()) {
        (format!("it begins with {}", character(first.unwrap_or_default())), prefixed)
    } else if id.len() > LONGEST_ID {
        (format!("it has {} characters", id.len()), String::new())
    } else {
        return None;
    };
    let is_good = suggestion != id && suggestion.len() <= LONGEST_ID && wrong_id(kind, &suggestion).is_none();
    let rule = match (is_good, id.len() > LONGEST_ID) {
        (true, _) => format!("write `{suggestion}`"),
        (false, true) => format!("shorten it to at most {LONGEST_ID} characters"),
        (false, false) => RULE.into(),
    };
    let rule =
        if is_good && !why.ends_with("value") && !why.ends_with("verdict") { format!("{rule}: {RULE}") } else { rule };
    Some((format!("`{}` is not allowed as an id: {why}", quote(id)), rule))
}

/// What an id is made of.
const RULE: &str = "ids have only lowercase letters (a to z), digits and `_`, and begin with a letter";

/// A character as a message names it.
fn character(c: char) -> String {
    match c {
        ' ' => "a space".into(),
        '-' => "a dash (`-`)".into(),
        c if c.is_ascii_digit() => format!("the digit `{c}`"),
        c if c.is_uppercase() => format!("the capital letter `{c}`"),
        c => invisible(c).unwrap_or_else(|| format!("`{c}`")),
    }
}

/// The id that was probably meant: small letters, `_` for what separates them.
fn corrected(id: &str) -> String {
    let mut out = String::new();
    for c in id.trim().chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'à' | 'á' | 'â' | 'ã' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' => out.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => out.push('u'),
            'ß' => out.push_str("ss"),
            'ç' => out.push('c'),
            'ñ' => out.push('n'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if is_blank(c) && !out.ends_with('_') => out.push('_'),
            _ => {}
        }
    }
    out.trim_end_matches('_').into()
}

/// Whether `c` separates words.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || "-_./+&:".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_underscores() {
        for good in ["a", "first_release", "x9", &"a".repeat(32)] {
            assert_eq!(wrong_id(IdKind::Choice, good), None, "{good}");
        }
        for bad in ["", "9a", "_a", "A", "a-b", "é", "yes", "no", "both", "tie", &"a".repeat(33)] {
            assert!(wrong_id(IdKind::Choice, bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn the_id_that_was_meant_is_suggested() {
        for (bad, better) in [
            ("Big", "write `big`: "),
            ("very-big", "write `very_big`: "),
            ("Größe XL", "write `grosse_xl`: "),
            ("2big", "write `choice_2big`: "),
            ("a\u{a0}b", "write `a_b`: "),
            ("no", "write `choice_no`"),
            ("日本", "ids have only "),
        ] {
            let (_, instead) = wrong_id(IdKind::Choice, bad).unwrap();
            assert!(instead.starts_with(better), "{bad}: {instead}");
        }
    }
}
