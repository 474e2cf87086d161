//! Decisions in files: answers files, and the front matter of decision records.

use std::{
    fs, io,
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
    let Some(decision) = in_front_matter(&text) else { return Ok(None) };
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

/// The answers file in the front matter of a text.
fn in_front_matter(text: &str) -> Option<String> {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("---")?;
    let (front_matter, _) = rest.split_once("\n---")?;
    let Value::Mapping(map) = serde_yaml::from_str(front_matter).ok()? else { return None };
    // What another record replaces is history.
    let is_superseded =
        map.get("status").and_then(Value::as_str).is_some_and(|status| status.starts_with("superseded"));
    if is_superseded { None } else { serde_yaml::to_string(map.get(FRONT_MATTER_KEY)?).ok() }
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
        assert_eq!(parse(&in_front_matter(text).unwrap()).unwrap().catalogue.id, "a");
        for text in [
            "# Title\n",
            "---\nstatus: proposed\n---\n",
            "---\n[\n---\n",
            "---\nwhichone: 1\n",
            "text\n---\nwhichone: 1\n---\n",
        ] {
            assert_eq!(in_front_matter(text), None, "{text}");
        }
    }
}
