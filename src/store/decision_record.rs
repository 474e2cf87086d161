//! Decisions in files: answers files, and the front matter of decision records.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde_yaml::Value;

use super::{
    answers_file::{AnswersFile, BYTES, parse},
    error::StoreError,
    load::load,
    read::{TextError, read_file},
};

/// The key of the front matter with what an answers file has.
pub(crate) const FRONT_MATTER_KEY: &str = "whichone";

/// Whether the file at `path` may be a decision record.
pub(crate) fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// Reads the decision in an answers file or, if it ends in `.md`, in the front matter of a decision record; none if there is
/// none in it, or if another one superseded it.
///
/// # Errors
/// If the file cannot be read, or if what is in it is no answers file.
pub(crate) fn load_decision(path: &Path) -> Result<Option<AnswersFile>, StoreError> {
    if !is_markdown(path) {
        return load(path);
    }
    let unreadable = |source| StoreError::Unreadable { path: path.into(), source };
    let text = read_file(path, BYTES).map_err(unreadable)?;
    let broken = || unreadable(TextError::FrontMatter);
    let Some(decision) = in_front_matter(&text).map_err(|BrokenFrontMatter| broken())? else { return Ok(None) };
    let invalid = |errors: Vec<_>| match errors.into_iter().next() {
        Some(error) => StoreError::Invalid { path: path.into(), text: decision.clone(), error: Box::new(error) },
        None => unreadable(TextError::Failed(io::ErrorKind::InvalidData.into())),
    };
    parse(&decision).map(Some).map_err(invalid)
}

/// A decision record that says it is superseded by the one with this name; none if it has no status.
pub(crate) fn superseded_by(text: &str, name: &str) -> Option<String> {
    let end = text.strip_prefix("---")?.find("\n---")? + 3;
    let front_matter = text.get(..end)?;
    let start = front_matter.find("\nstatus:")? + 1;
    let line = front_matter.get(start..)?.lines().next()?;
    let status = serde_yaml::to_string(&format!("superseded by [{name}]({name}.md)")).ok()?;
    let rest = text.get(start + line.len()..)?;
    Some(format!("{}status: {}{rest}", text.get(..start)?, status.trim_end()))
}

/// The path of the next decision record in `folder`: its number, and its title in small letters with dashes. No file has that
/// number yet.
pub(crate) fn next_record(folder: &Path, title: &str) -> io::Result<PathBuf> {
    let mut last = 0;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        last = digits.parse::<u32>().map_or(last, |number| last.max(number));
    }
    Ok(folder.join(format!("{:04}-{}.md", last.saturating_add(1), slug(title))))
}

/// A title in small letters and digits with dashes between, of at most 60 characters.
fn slug(title: &str) -> String {
    let dashed: String =
        title.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let words: Vec<&str> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(60).collect();
    slug.trim_end_matches('-').to_owned()
}

/// Front matter that cannot be read, although it has a decision.
#[derive(Debug, PartialEq, Eq)]
struct BrokenFrontMatter;

/// The answers file in the front matter of a text; none if there is none, or if another record superseded it.
fn in_front_matter(text: &str) -> Result<Option<String>, BrokenFrontMatter> {
    let Some(rest) = text.trim_start_matches('\u{feff}').trim_start().strip_prefix("---") else { return Ok(None) };
    let front_matter = rest.split_once("\n---").map(|(front_matter, _)| front_matter);
    let map = front_matter.and_then(|text| serde_yaml::from_str::<Value>(text).ok());
    let Some(Value::Mapping(map)) = map else {
        let mentions_it = front_matter.unwrap_or(rest).lines().any(|line| line.starts_with("whichone:"));
        return if mentions_it { Err(BrokenFrontMatter) } else { Ok(None) };
    };
    // What another record replaces is history.
    let is_superseded =
        map.get("status").and_then(Value::as_str).is_some_and(|status| status.starts_with("superseded"));
    let decision = map.get(FRONT_MATTER_KEY).filter(|_| !is_superseded);
    Ok(decision.and_then(|decision| serde_yaml::to_string(decision).ok()))
}

/// Whether a file in a folder may have a decision: a Markdown file with the key in it, or a YAML file that is not a catalogue.
/// Files that cannot be read may.
pub(crate) fn may_be_decision(path: &Path) -> bool {
    let is_yaml = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("yaml") || it.eq_ignore_ascii_case("yml"));
    if !(is_yaml || is_markdown(path)) || !path.is_file() {
        return false;
    }
    let mut bytes = Vec::new();
    if fs::File::open(path).and_then(|file| file.take(BYTES as u64).read_to_end(&mut bytes)).is_err() {
        return true;
    }
    let text = String::from_utf8_lossy(&bytes);
    let has_key = |key: &str| text.lines().any(|line| line.trim_matches('"').trim_start_matches('"').starts_with(key));
    if is_yaml { has_key("format") && !has_key("options") } else { has_key(FRONT_MATTER_KEY) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_numbered_and_named_after_their_title() {
        let folder = tempfile::tempdir().unwrap();
        let name = |title: &str| next_record(folder.path(), title).unwrap().file_name().unwrap().to_owned();
        assert_eq!(name("Use Rust for “Sensor hub”"), "0001-use-rust-for-sensor-hub.md");
        fs::write(folder.path().join("0041-old.md"), "").unwrap();
        fs::write(folder.path().join("README.md"), "").unwrap();
        assert_eq!(name("Use Go/C++"), "0042-use-go-c.md");
        assert_eq!(slug(&"long ".repeat(30)).len(), 59);
    }

    #[test]
    fn only_front_matter_with_the_key_has_a_decision() {
        let text =
            "---\nstatus: proposed\nwhichone: { format: 1, catalogue: { id: a, version: '1' } }\n---\n\n# Title\n";
        assert_eq!(parse(&in_front_matter(text).unwrap().unwrap()).unwrap().catalogue.id, "a");
        for text in [
            "# Title\n",
            "---\nstatus: proposed\n---\n",
            "---\n[\n---\n",
            "text\n---\nwhichone: 1\n---\n",
            "---\nstatus: superseded by ADR-2\nwhichone: { format: 1 }\n---\n",
        ] {
            assert_eq!(in_front_matter(text), Ok(None), "{text}");
        }
        for text in [
            "---\nwhichone: 1\n",
            "---\nwhichone: { a: 1 }\n<<<<<<< HEAD\n---\n",
            "---\nwhichone: 1\nwhichone: 2\n---\n",
        ] {
            assert_eq!(in_front_matter(text), Err(BrokenFrontMatter), "{text}");
        }
    }
}
