//! Ids: which are allowed, what a wrong one was meant to be, and where each is in its list.

use std::collections::HashMap;

use crate::{
    catalogue::Question,
    diagnostics::{IdKind, quote, suggest},
    text::invisible,
};

/// Words that are not allowed as ids because some readers of YAML take them for a value.
pub(crate) const YAML_WORDS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

/// Words that are not allowed as ids because they name verdicts.
pub(crate) const VERDICT_WORDS: [&str; 5] = ["both", "either", "insufficient", "balanced", "tie"];

/// The verdict that no option is left.
const NO_OPTION: &str = "none";

/// The longest id, in characters.
const MAX_LENGTH: usize = 32;

/// The ids that several parts of a file refer to.
pub(crate) struct KnownIds {
    pub(crate) sources: Ids,
    pub(crate) options: Ids,
    pub(crate) reasons: Ids,
}

/// The ids of one list, in order.
#[derive(Debug)]
pub(crate) struct Ids {
    pub(crate) kind: IdKind,
    pub(crate) all: Vec<String>,
    /// The index of each id, the first of duplicates.
    indices: HashMap<String, usize>,
    /// The indices of ids that are not allowed.
    pub(crate) refused: Vec<usize>,
    /// The question, if they are its choices.
    pub(crate) question: Option<String>,
}

impl Ids {
    pub(crate) fn new(kind: IdKind, ids: impl Iterator<Item = String>) -> Self {
        let all: Vec<String> = ids.collect();
        let mut indices = HashMap::new();
        for (index, id) in all.iter().enumerate() {
            indices.entry(id.clone()).or_insert(index);
        }
        Self { kind, all, indices, refused: Vec::new(), question: None }
    }

    /// Ids whose definition was checked already.
    pub(crate) fn checked(kind: IdKind, ids: impl Iterator<Item = String>) -> Self {
        let mut known = Self::new(kind, ids);
        let wrong = known.all.iter().enumerate().filter(|(_, id)| wrong_id(kind, id).is_some());
        known.refused = wrong.map(|(index, _)| index).collect();
        known
    }

    pub(crate) fn choices(question: &Question) -> Self {
        let ids = Self::checked(IdKind::Choice, question.choices.iter().map(|choice| choice.id.clone()));
        Self { question: Some(question.id.clone()), ..ids }
    }

    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.indices.get(id).copied()
    }

    /// The index of the refused id that `id` probably refers to. Any can refer to an empty one.
    pub(crate) fn meant(&self, id: &str) -> Option<usize> {
        let is_meant = |index: &usize| {
            self.all.get(*index).is_some_and(|refused| {
                let corrected = corrected(refused);
                let near = |known: &str| suggest(id, &[known.to_owned()]).is_some();
                refused.is_empty() || corrected == id || near(refused) || near(&corrected) || is_beginning(refused, id)
            })
        };
        self.refused.iter().copied().find(is_meant)
    }

    /// The ids as they should be written.
    pub(crate) fn corrected(&self) -> Vec<String> {
        let corrected =
            |(index, id): (usize, &String)| if self.refused.contains(&index) { corrected(id) } else { id.clone() };
        self.all.iter().enumerate().map(corrected).filter(|id| !id.is_empty()).collect()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// Whether `refused` is several words and begins with `word`: a citation names its source by the first one.
fn is_beginning(refused: &str, word: &str) -> bool {
    refused.contains(char::is_whitespace) && refused.split_whitespace().next() == Some(word)
}

/// Whether `id` is the name of a verdict. "None" is one too, but a good name for a choice.
fn is_verdict(kind: IdKind, id: &str) -> bool {
    VERDICT_WORDS.contains(&id) || (kind == IdKind::Option && id == NO_OPTION)
}

/// Why `id` is not allowed, and what to write instead.
pub(crate) fn wrong_id(kind: IdKind, id: &str) -> Option<(String, String)> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let correction = corrected(id);
    let word = kind.word().rsplit(' ').next().unwrap_or("my");
    let prefixed = format!("{word}_{}", correction.trim_start_matches('_'));
    let first = id.chars().next();
    let (why, suggestion) = if id.is_empty() {
        return Some((format!("the id of {kind} is empty"), format!("write a word such as `my_{word}`")));
    } else if YAML_WORDS.contains(&id) {
        ("some YAML readers take it for a value".to_owned(), prefixed)
    } else if is_verdict(kind, id) {
        ("it is the name of a verdict".into(), prefixed)
    } else if let Some(c) = id.chars().find(|c| !allowed(*c)) {
        (format!("it contains {}", character(c)), correction)
    } else if first.is_some_and(|c| !c.is_ascii_lowercase()) {
        (format!("it begins with {}", character(first.unwrap_or_default())), prefixed)
    } else if id.len() > MAX_LENGTH {
        (format!("it has {} characters", id.len()), String::new())
    } else {
        return None;
    };
    let is_allowed = suggestion != id && suggestion.len() <= MAX_LENGTH && wrong_id(kind, &suggestion).is_none();
    let is_reserved = YAML_WORDS.contains(&id) || is_verdict(kind, id);
    let help = if is_allowed && is_reserved {
        format!("write `{suggestion}`")
    } else if is_allowed {
        format!("write `{suggestion}`: {ID_RULE}")
    } else if id.len() > MAX_LENGTH {
        format!("shorten it to at most {MAX_LENGTH} characters")
    } else {
        ID_RULE.into()
    };
    Some((format!("`{}` is not allowed as an id: {why}", quote(id)), help))
}

const ID_RULE: &str = "ids have only lowercase letters (a to z), digits and `_`, and begin with a letter";

/// How a message names a character.
fn character(c: char) -> String {
    match c {
        ' ' => "a space".into(),
        '-' => "a dash (`-`)".into(),
        c if c.is_ascii_digit() => format!("the digit `{c}`"),
        c if c.is_uppercase() => format!("the capital letter `{c}`"),
        c => invisible(c).unwrap_or_else(|| format!("`{c}`")),
    }
}

/// The id that was probably meant: lowercase letters without accents, with `_` between words.
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
            c if separates_words(c) && !out.ends_with('_') => out.push('_'),
            _ => {}
        }
    }
    out.trim_end_matches('_').into()
}

fn separates_words(c: char) -> bool {
    c.is_whitespace() || "-_./+&:".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lowercase_letters_digits_and_underscores() {
        for good in ["a", "first_release", "x9", &"a".repeat(32)] {
            assert_eq!(wrong_id(IdKind::Choice, good), None, "{good}");
        }
        for bad in ["", "9a", "_a", "A", "a-b", "é", "yes", "no", "both", "tie", &"a".repeat(33)] {
            assert!(wrong_id(IdKind::Choice, bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn probable_id_is_suggested() {
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
