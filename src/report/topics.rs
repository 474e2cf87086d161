//! How a sentence refers to a question.

use crate::catalogue::{Catalogue, Question};

/// How many questions or reasons a sentence names. Nobody would read a longer one, and reports list all answers anyway.
pub const MAX_NAMED: usize = 20;

/// What `question` is about, in a word or two.
pub fn topic(question: &Question) -> &str {
    question.topic_or_title()
}

/// An answer with its topic: "Team: Python and Rust". A question keeps the punctuation at its end.
pub fn about(question: &Question, answer: &str) -> String {
    let topic = topic(question);
    let colon = if topic.ends_with(['?', ':', '.', '!', '…']) { "" } else { ":" };
    format!("{topic}{colon} {answer}")
}

/// A question within a sentence: its topic, or its title in quotation marks.
pub fn named(question: &Question) -> String {
    match question.topic.as_str() {
        "" => format!("\u{201c}{}\u{201d}", question.title),
        topic => topic.into(),
    }
}

/// The names of these questions; if there are very many, the first ones and how many more.
pub fn topics(catalogue: &Catalogue, questions: &[usize]) -> Vec<String> {
    let mut names: Vec<String> =
        questions.iter().filter_map(|index| catalogue.questions.get(*index)).map(named).collect();
    let more = names.len().saturating_sub(MAX_NAMED);
    if more > 0 {
        names.truncate(MAX_NAMED);
        names.push(format!("{more} more"));
    }
    names
}
