//! Decisions in files: answers files, and the front matter of decision records.

use std::path::Path;

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
/// none in it.
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
        None => unreadable(TextError::Failed(std::io::ErrorKind::InvalidData.into())),
    };
    parse(&decision).map(Some).map_err(invalid)
}

/// The answers file in the front matter of a text.
fn in_front_matter(text: &str) -> Option<String> {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("---")?;
    let (front_matter, _) = rest.split_once("\n---")?;
    let Value::Mapping(map) = serde_yaml::from_str(front_matter).ok()? else { return None };
    serde_yaml::to_string(map.get(FRONT_MATTER_KEY)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
