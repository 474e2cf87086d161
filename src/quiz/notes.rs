//! A person's notes on questions: why they answered as they did.

use std::collections::BTreeMap;

use crate::{catalogue::Question, text::sanitize_line};

/// How long a note may be, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// The notes by the places of their questions, each in one line, safe to show, and not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(BTreeMap<usize, String>);

impl Notes {
    /// The note on `question`, empty where there is none.
    pub fn get(&self, question: &Question) -> &str {
        self.0.get(&question.index).map_or("", String::as_str)
    }

    /// Sets the note on `question`, made one line and safe to show; an empty one takes it away.
    pub fn set(&mut self, question: &Question, text: &str) {
        let note = sanitize_line(text);
        if note.is_empty() {
            self.0.remove(&question.index);
        } else {
            self.0.insert(question.index, note);
        }
    }
}
