//! Texts that YAML does not read as their author meant, which only the text of the file shows.

use crate::{
    diagnostics::Rule,
    yaml::{self, LostText, NodePath},
};

use super::finding::Finding;

/// The keys whose values are texts for people. After other values, a comment is meant as one.
const TEXT_KEYS: [&str; 16] = [
    "title", "summary", "name", "both", "either", "because", "part", "topic", "help", "why", "label", "note",
    "question", "answer", "cells", "accessed",
];

/// Finds texts of which people will see less than the file seems to say. `text` is that of a catalogue that loads.
pub fn lost_texts(text: &str) -> Vec<Finding> {
    let is_for_people = |path: &NodePath| path.keys().take(2).any(|key| TEXT_KEYS.contains(&key));
    let found = yaml::lost_texts(text).into_iter().filter(|(path, _)| is_for_people(path));
    found.map(|(path, lost)| finding(path, &lost)).collect()
}

fn finding(path: NodePath, lost: &LostText) -> Finding {
    let key = path.keys().next().unwrap_or_default().to_owned();
    match lost {
        LostText::Comment(comment) => {
            let message = format!("`{comment}` is a comment and not part of `{key}`");
            Finding::new(Rule::CommentInText, path.comment(), message)
        }
        LostText::Quotes(open, close) => {
            let message = format!("`{open}` and `{close}` are shown as part of `{key}`: they are not quotes in YAML");
            Finding::new(Rule::CurlyQuotes, path, message)
        }
    }
}
