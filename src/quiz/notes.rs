//! A person's notes on questions.

use std::collections::BTreeMap;

use crate::{catalogue::Question, text::sanitize_line};

/// The maximum length of a note, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// Notes by the indices of their questions. Each is one line, safe to show and not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(BTreeMap<usize, String>);

impl Notes {
    /// The note on `question`, empty if there is none.
    pub fn get(&self, question: &Question) -> &str {
        self.0.get(&question.index).map_or("", String::as_str)
    }

    /// Sets the note on `question`; an empty one deletes it.
    pub fn set(&mut self, question: &Question, text: &str) {
        let note = sanitize_line(text);
        if note.is_empty() {
            self.0.remove(&question.index);
        } else {
            self.0.insert(question.index, note);
        }
    }
}
