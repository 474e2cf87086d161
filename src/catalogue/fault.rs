//! What can be wrong with a catalogue so that nothing loads.

use std::ops::Range;

/// A fault: a problem, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {problem}", place.line, place.column)]
pub struct Fault {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
}

/// A place in the text of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes to point at.
    pub bytes: Range<usize>,
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// The catalogue itself.
    Catalogue,
    /// An entry of `sources`.
    Source,
    /// An entry of `options`.
    Option,
    /// An entry of `reasons`.
    Reason,
    /// An entry of `questions`.
    Question,
    /// A choice of a question.
    Choice,
    /// A row of the comparison.
    Row,
    /// An entry of `cases`.
    Case,
    /// A word for a verdict.
    Verdict,
}

impl IdKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Source => "source",
            Self::Option => "option",
            Self::Reason => "reason",
            Self::Question => "question",
            Self::Choice => "choice",
            Self::Row => "comparison row",
            Self::Case => "case",
            Self::Verdict => "verdict",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not YAML.
    #[error("this is not valid YAML: {0}")]
    Syntax(String),
    /// A key is unknown, missing or twice there, or a value is of another type.
    #[error("{what}")]
    Structure {
        /// What is wrong.
        what: String,
        /// What to write instead.
        instead: String,
    },
    /// Something is named that does not exist.
    #[error("there is no {} `{id}`", kind.word())]
    Unknown {
        /// What should have been named.
        kind: IdKind,
        /// What was named.
        id: String,
        /// All that could have been.
        known: Vec<String>,
    },
    /// Two things of one kind have the same id, or one list names a thing twice.
    #[error("the {} `{id}` stands here a second time", kind.word())]
    Duplicate {
        /// Of what kind.
        kind: IdKind,
        /// Which.
        id: String,
    },
    /// An id that cannot be one.
    #[error("`{id}` cannot be the id of a {}", kind.word())]
    BadId {
        /// Of what kind.
        kind: IdKind,
        /// The text given.
        id: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A `when` names the question itself or a later one.
    #[error("`when` names `{id}`, which is not asked before `{question}`")]
    NotEarlier {
        /// The question that has the `when`.
        question: String,
        /// The question it names.
        id: String,
    },
    /// A number or a count out of bounds.
    #[error("{what}: {found}, but it must be {bounds}")]
    Limit {
        /// Of what.
        what: String,
        /// What it is.
        found: String,
        /// What it may be.
        bounds: String,
    },
    /// Two things that do not go together.
    #[error("{what}")]
    Conflict {
        /// What.
        what: String,
        /// What to write instead.
        instead: String,
    },
}

impl Problem {
    /// A short, stable word for the kind of problem.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "syntax",
            Self::Structure { .. } => "structure",
            Self::Unknown { .. } => "unknown-id",
            Self::Duplicate { .. } => "duplicate",
            Self::BadId { .. } => "bad-id",
            Self::NotEarlier { .. } => "later-question",
            Self::Limit { .. } => "limit",
            Self::Conflict { .. } => "conflict",
        }
    }

    /// What to write instead, or what to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Syntax(_) => "mend the line pointed at, or the one before it: a quote, a bracket or an indent".into(),
            Self::Structure { instead, .. } | Self::Conflict { instead, .. } => instead.clone(),
            Self::Unknown { kind, id, known } => suggest(id, known).unwrap_or_else(|| {
                if known.is_empty() {
                    format!("declare the {} first", kind.word())
                } else {
                    format!("write one of {}", list(known))
                }
            }),
            Self::Duplicate { kind, .. } => format!("give the second {} another id, or take it out", kind.word()),
            Self::BadId { why, .. } => (*why).into(),
            Self::NotEarlier { question, id } => {
                format!("name a question that stands before `{question}`, or move `{id}` up")
            }
            Self::Limit { bounds, .. } => format!("write a value that is {bounds}"),
        }
    }
}

/// "did you mean `x`?", where one of `known` is close to `word`.
pub(super) fn suggest(word: &str, known: &[String]) -> Option<String> {
    let near = |other: &&String| strsim::damerau_levenshtein(word, other) <= (word.chars().count() / 3).max(1);
    let best = known.iter().filter(near).min_by_key(|other| strsim::damerau_levenshtein(word, other))?;
    Some(format!("did you mean `{best}`?"))
}

/// The words in backticks, with commas, the first twelve of them.
pub(super) fn list(words: &[String]) -> String {
    let mut out: Vec<String> = words.iter().take(12).map(|word| format!("`{word}`")).collect();
    if words.len() > out.len() {
        out.push(format!("{} more", words.len() - out.len()));
    }
    out.join(", ")
}
