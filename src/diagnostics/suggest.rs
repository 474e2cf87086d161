//! Wording that messages share: quoting what a file says, and suggesting what its author meant.

use std::collections::HashSet;

/// How many words [`list`] names at most.
const MAX_LISTED: usize = 20;

/// The longest text that a message repeats, in characters.
const MAX_QUOTE: usize = 40;

/// The longest word that is compared with others, in characters: the time for it grows with the length of both.
const MAX_COMPARED: usize = 100;

/// The first line of `text`, shortened if it is long. An id is short, but what is in its place can be anything.
pub(crate) fn quote(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let is_cut = line.chars().nth(MAX_QUOTE).is_some() || line.len() < text.trim_end().len();
    let start: String = line.chars().take(MAX_QUOTE).collect();
    if is_cut { format!("{start}…") } else { start }
}

/// "did you mean `x`?", if one of `known` is close to `word`.
pub(crate) fn suggest(word: &str, known: &[String]) -> Option<String> {
    closest(word, known).map(|best| format!("did you mean `{best}`?"))
}

/// The one of `known` that is closest to `word`, if it is close enough to be what was meant.
pub(crate) fn closest<'k>(word: &str, known: &'k [String]) -> Option<&'k String> {
    let length = word.chars().count();
    // At least one letter must be right.
    let max_distance = (length / 3).max(1).min(length.saturating_sub(1));
    let word = word.to_lowercase();
    let distance = |other: &String| strsim::damerau_levenshtein(&word, &other.to_lowercase());
    // The distance is never less than the difference in length.
    let may_be_close =
        |other: &&String| length <= MAX_COMPARED && other.chars().count().abs_diff(length) <= max_distance;
    let candidates = known.iter().filter(may_be_close).map(|other| (distance(other), other));
    let (distance, best) = candidates.min_by_key(|(distance, _)| *distance)?;
    (distance <= max_distance).then_some(best)
}

/// The words in backticks, with commas, each once, and how many more there are.
pub(crate) fn list(words: &[String]) -> String {
    let mut seen = HashSet::new();
    let words: Vec<&String> = words.iter().filter(|word| seen.insert(*word)).collect();
    let mut out: Vec<String> = words.iter().take(MAX_LISTED).map(|word| format!("`{}`", quote(word))).collect();
    if words.len() > out.len() {
        out.push(format!("{} more", words.len() - out.len()));
    }
    out.join(", ")
}
