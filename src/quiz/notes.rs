//! A person's notes on questions: why they answered as they did.

use crate::{
    catalogue::{Catalogue, Question},
    document::shown_line,
};

/// How long a note may be, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// A note for each question of one catalogue, in one line and safe to show; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes(Vec<String>);

impl Notes {
    /// No notes.
    #[must_use]
    pub fn none(catalogue: &Catalogue) -> Self {
        Self(vec![String::new(); catalogue.questions.len()])
    }

    /// The note on `question`, empty where there is none.
    #[must_use]
    pub fn get(&self, question: &Question) -> &str {
        self.0.get(question.index).map_or("", String::as_str)
    }

    /// Sets the note on `question`, made one line and safe to show; an empty one takes it away.
    pub fn set(&mut self, question: &Question, text: &str) {
        if let Some(slot) = self.0.get_mut(question.index) {
            *slot = shown_line(text);
        }
    }
}
