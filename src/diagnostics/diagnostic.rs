//! What can be wrong with a file so that nothing loads.

use std::{collections::HashSet, fmt, ops::Range};

use crate::text::invisible_in;

use super::rules::Rule;

/// How many words a help lists at most.
const MOST_LISTED: usize = 20;

/// The longest text that a message repeats, in characters.
const LONGEST_QUOTE: usize = 40;

/// The longest word that is compared with others, in characters: that takes time and memory by the length of both.
const LONGEST_GUESSED: usize = 100;

/// A fault: a problem, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {kind}", position.line, position.column)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: DiagnosticKind,
    /// Where.
    pub position: Position,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes to point at.
    pub bytes: Range<usize>,
}

impl Diagnostic {
    /// A problem of the file as a whole.
    pub const fn at_start(problem: DiagnosticKind) -> Self {
        Self { kind: problem, position: Position { line: 1, column: 1, bytes: 0..0 } }
    }
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
    /// An entry of `faq`.
    Faq,
    /// An entry of `cases`.
    Case,
    /// A word for a verdict.
    Verdict,
}

impl fmt::Display for IdKind {
    /// The word for it, with its article.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let article = if matches!(self, Self::Option | Self::Faq) { "an" } else { "a" };
        write!(formatter, "{article} {}", self.word())
    }
}

impl IdKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Source => "source",
            Self::Option => "option",
            Self::Reason => "reason",
            Self::Question => "question",
            Self::Choice => "choice",
            Self::Row => "comparison row",
            Self::Faq => "FAQ entry",
            Self::Case => "case",
            Self::Verdict => "verdict",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiagnosticKind {
    /// The text is not YAML.
    #[error("{what}")]
    Syntax {
        /// What is wrong.
        what: String,
        /// What to write instead.
        instead: String,
    },
    /// A key is unknown, missing or twice there, or a value is of another type.
    #[error("{what}")]
    Structure {
        /// Which of these.
        check: Rule,
        /// What is wrong.
        what: String,
        /// What to write instead.
        instead: String,
    },
    /// Something is named that does not exist.
    #[error("{}", unknown(*kind, id))]
    Unknown {
        /// What should have been named.
        kind: IdKind,
        /// What was named.
        id: String,
        /// All that could have been.
        known: Vec<String>,
    },
    /// A choice is named that a question does not have.
    #[error("{} for `{}`", unknown(IdKind::Choice, id), quote(question))]
    UnknownChoice {
        /// The question.
        question: String,
        /// What was named.
        id: String,
        /// Its choices.
        known: Vec<String>,
    },
    /// Two things of one kind have the same id.
    #[error("duplicate {} `{}`", kind.word(), quote(id))]
    Duplicate {
        /// Of what kind.
        kind: IdKind,
        /// Which.
        id: String,
    },
    /// One list names a thing twice.
    #[error("the {} `{}` is already in this list", kind.word(), quote(id))]
    Repeated {
        /// Of what kind.
        kind: IdKind,
        /// Which.
        id: String,
    },
    /// An id that cannot be one.
    #[error("{what}")]
    BadId {
        /// What is wrong with it.
        what: String,
        /// What to write instead.
        instead: String,
    },
    /// A `when` refers to the question itself or to a later one.
    #[error("{}", not_earlier(question, id, cycle))]
    NotEarlier {
        /// The question that has the `when`.
        question: String,
        /// The question it refers to.
        id: String,
        /// From the question by one `when` after the other back to itself, if that is so.
        cycle: Vec<String>,
    },
    /// A number or a count out of bounds.
    #[error("{what}")]
    Limit {
        /// What is wrong.
        what: String,
        /// What to write instead.
        instead: String,
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

impl DiagnosticKind {
    /// Its row in the table of checks.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Syntax { .. } => Rule::Syntax,
            Self::Structure { check, .. } => *check,
            Self::Unknown { .. } | Self::UnknownChoice { .. } => Rule::UnknownId,
            Self::Duplicate { .. } | Self::Repeated { .. } => Rule::Duplicate,
            Self::BadId { .. } => Rule::BadId,
            Self::NotEarlier { .. } => Rule::LaterQuestion,
            Self::Limit { .. } => Rule::Limit,
            Self::Conflict { .. } => Rule::Conflict,
        }
    }

    /// A short, stable word for the kind of problem.
    pub const fn code(&self) -> &'static str {
        self.rule().code()
    }

    /// What to write instead, or what to do.
    pub fn help(&self) -> String {
        match self {
            Self::Syntax { instead, .. }
            | Self::Structure { instead, .. }
            | Self::BadId { instead, .. }
            | Self::Limit { instead, .. }
            | Self::Conflict { instead, .. } => instead.clone(),
            Self::Unknown { kind, id, known } => instead_of(*kind, id, known),
            Self::UnknownChoice { id, known, .. } => instead_of(IdKind::Choice, id, known),
            Self::Duplicate { .. } => "rename or remove one of the two".into(),
            Self::Repeated { .. } => "remove it".into(),
            Self::NotEarlier { question, id, .. } if question == id => "refer to an earlier question".into(),
            Self::NotEarlier { cycle, .. } if !cycle.is_empty() => {
                "remove one of these conditions: a `when` can only refer to earlier questions".into()
            }
            Self::NotEarlier { question, id, .. } => {
                format!("move `{}` before `{}`, or refer to an earlier question", quote(id), quote(question))
            }
        }
    }
}

/// The first line of `text`, cut where it is long: ids are short, and what should have been one can be anything.
pub(crate) fn quote(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let cut = line.chars().nth(LONGEST_QUOTE).is_some() || line.len() < text.trim_end().len();
    let start: String = line.chars().take(LONGEST_QUOTE).collect();
    if cut { format!("{start}…") } else { start }
}

fn unknown(kind: IdKind, id: &str) -> String {
    if id.is_empty() {
        format!("expected the id of {kind}")
    } else {
        format!("unknown {} `{}`{}", kind.word(), quote(id), invisible_in(id))
    }
}

/// What to write instead of `id`, which is none of `known`.
fn instead_of(kind: IdKind, id: &str, known: &[String]) -> String {
    suggest(id, known).unwrap_or_else(|| match known {
        [] => format!("no {} is defined: add one first, or remove this", kind.word()),
        [one] => format!("use `{}`", quote(one)),
        _ => format!("use one of {}", list(known)),
    })
}

fn not_earlier(question: &str, id: &str, cycle: &[String]) -> String {
    if id == question {
        return format!("the `when` of `{}` refers to `{0}` itself", quote(question));
    }
    let Some((first, rest)) = cycle.split_first() else {
        return format!("the `when` of `{}` refers to `{}`, a later question", quote(question), quote(id));
    };
    let needs: Vec<String> = rest.iter().map(|next| format!("`{}`", quote(next))).collect();
    format!("the `when`s form a cycle: `{}` depends on {}", quote(first), needs.join(", which depends on "))
}

/// "did you mean `x`?", where one of `known` is close to `word`.
pub(crate) fn suggest(word: &str, known: &[String]) -> Option<String> {
    suggested(word, known).map(|best| format!("did you mean `{best}`?"))
}

/// That of `known` that is closest to `word`, if one is close.
pub(crate) fn suggested<'k>(word: &str, known: &'k [String]) -> Option<&'k String> {
    // A word of which no letter is right is near to nothing.
    let length = word.chars().count();
    let most = (length / 3).max(1).min(length.saturating_sub(1));
    let word = word.to_lowercase();
    // As far apart as they differ in length, at the least: of most, no more need be known.
    let is_near = |other: &&String| length <= LONGEST_GUESSED && other.chars().count().abs_diff(length) <= most;
    let distance = |other: &String| strsim::damerau_levenshtein(&word, &other.to_lowercase());
    let near = known.iter().filter(is_near).map(|other| (distance(other), other));
    let (distance, best) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= most).then_some(best)
}

/// The words in backticks, with commas, each once, the first [`MOST_LISTED`] of them.
pub(crate) fn list(words: &[String]) -> String {
    let mut seen = HashSet::new();
    let words: Vec<&String> = words.iter().filter(|word| seen.insert(*word)).collect();
    let mut out: Vec<String> = words.iter().take(MOST_LISTED).map(|word| format!("`{}`", quote(word))).collect();
    if words.len() > out.len() {
        out.push(format!("{} more", words.len() - out.len()));
    }
    out.join(", ")
}
