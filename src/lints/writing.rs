//! What was written and did not arrive as it was meant, which only the text of the file shows.

use crate::{
    diagnostics::Rule,
    yaml::{LostText, NodePath, lost_texts},
};

use super::finding::Finding;

/// The keys whose values are texts for people. Behind others a comment is one.
const TEXTS: [&str; 16] = [
    "title", "summary", "name", "both", "either", "because", "part", "topic", "help", "why", "label", "note",
    "question", "answer", "cells", "accessed",
];

/// What `text`, a catalogue that loads, says otherwise than it looks.
pub fn writing(text: &str) -> Vec<Finding> {
    let is_text = |path: &NodePath| path.keys().take(2).any(|key| TEXTS.contains(&key));
    let found = lost_texts(text).into_iter().filter(|(path, _)| is_text(path));
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
