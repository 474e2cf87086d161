//! What a result is about, beyond the answers: whose decision it is, and how to come to it again.

use std::borrow::Cow;

use crate::{
    quiz::{Answer, OrderName},
    text::{sanitize, sanitize_line},
};

use super::Report;

/// What a reader of a result should know beyond the answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// What is to be decided about; empty where nobody said.
    pub project: String,
    /// Who answered; empty where nobody said.
    pub by: String,
    /// The day of the answers, as `2026-11-22`; empty where it is not known.
    pub date: String,
    /// The SHA-256 of the catalogue's file, in hexadecimal; empty where nobody worked it out.
    pub sha256: String,
    /// The catalogue's file as the command line names it; empty for the built-in one.
    pub file: String,
    /// How the questions were asked; none where the program did not ask them.
    pub manner: Option<InterviewMode>,
}

/// How the questions were asked, as far as a reader of the result should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterviewMode {
    /// The order of asking.
    pub order: OrderName,
    /// Whether the outlook was shown.
    pub outlook_seen: bool,
}

impl Report<'_> {
    /// The command that comes to this verdict again, for a shell; `format` as `--format` has it, and none for text.
    pub fn replay(&self, format: &str) -> String {
        self.replay_words(format).join(" ")
    }

    /// The same, word by word, each as a shell takes it.
    pub fn replay_words(&self, format: &str) -> Vec<String> {
        let mut words = vec!["whichone".to_owned(), "report".into()];
        if !self.about.file.is_empty() {
            words.extend(["--catalogue".into(), quoted(&self.about.file)]);
        }
        for line in &self.answers {
            let id = &line.question.id;
            match line.answer {
                Answer::Open => {}
                Answer::NotSure => words.extend(["--not-sure".into(), id.clone()]),
                Answer::Picked(_) => words.extend(["--answer".into(), format!("{id}={}", line.choice_ids().join(","))]),
            }
        }
        if !format.is_empty() {
            words.extend(["--format".into(), format.into()]);
        }
        words
    }
}

/// A word as a shell takes it, in one line and safe to show.
pub fn quoted(word: &str) -> String {
    let word = if word.contains('\n') { sanitize_line(word) } else { sanitize(word) };
    shlex::try_quote(&word).map_or_else(|_| word.clone(), Cow::into_owned)
}
