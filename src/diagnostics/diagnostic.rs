//! An error that stops a file from loading, and its position.

use std::{fmt, ops::Range};

use crate::text::invisible_in;

use super::{
    rules::Rule,
    suggest::{list, quote, suggest},
};

/// An error in a file, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {kind}", position.line, position.column)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: DiagnosticKind,
    /// Where.
    pub position: Position,
}

/// A position in a text.
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
    /// An error about the file as a whole.
    pub const fn at_start(kind: DiagnosticKind) -> Self {
        Self { kind, position: Position { line: 1, column: 1, bytes: 0..0 } }
    }
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    Catalogue,
    Source,
    Option,
    Reason,
    Question,
    Choice,
    Row,
    Faq,
    Case,
    Verdict,
}

impl fmt::Display for IdKind {
    /// The noun with its article.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let article = if matches!(self, Self::Option | Self::Faq) { "an" } else { "a" };
        write!(formatter, "{article} {}", self.word())
    }
}

impl IdKind {
    /// The noun.
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
    /// Anything that needs no more than its own sentence.
    #[error("{what}")]
    Message { rule: Rule, what: String, help: String },
    /// A reference to something that does not exist; `known` lists what does.
    #[error("{}", unknown(*kind, id))]
    Unknown { kind: IdKind, id: String, known: Vec<String> },
    /// A reference to a choice that the question does not have.
    #[error("{} for `{}`", unknown(IdKind::Choice, id), quote(question))]
    UnknownChoice { question: String, id: String, known: Vec<String> },
    /// Two things of one kind have the same id.
    #[error("duplicate {} `{}`", kind.word(), quote(id))]
    Duplicate { kind: IdKind, id: String },
    /// A list names a thing twice.
    #[error("the {} `{}` is already in this list", kind.word(), quote(id))]
    Repeated { kind: IdKind, id: String },
    /// The `when` of `question` refers to `question` itself or to a later one. `cycle` goes from the question through
    /// one `when` after another back to itself, and is empty if there is no such cycle.
    #[error("{}", not_earlier(question, id, cycle))]
    NotEarlier { question: String, id: String, cycle: Vec<String> },
}

impl DiagnosticKind {
    /// An error that breaks `rule`, in a sentence of its own.
    pub fn new(rule: Rule, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Message { rule, what: what.into(), help: help.into() }
    }

    /// Its row in the table of rules.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Message { rule, .. } => *rule,
            Self::Unknown { .. } | Self::UnknownChoice { .. } => Rule::UnknownId,
            Self::Duplicate { .. } | Self::Repeated { .. } => Rule::Duplicate,
            Self::NotEarlier { .. } => Rule::LaterQuestion,
        }
    }

    /// The stable code of its rule.
    pub const fn code(&self) -> &'static str {
        self.rule().code()
    }

    /// What to write instead, or what to do.
    pub fn help(&self) -> String {
        match self {
            Self::Message { help, .. } => help.clone(),
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

fn unknown(kind: IdKind, id: &str) -> String {
    if id.is_empty() {
        format!("expected the id of {kind}")
    } else {
        format!("unknown {} `{}`{}", kind.word(), quote(id), invisible_in(id))
    }
}

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
    let dependencies: Vec<String> = rest.iter().map(|next| format!("`{}`", quote(next))).collect();
    let dependencies = dependencies.join(", which depends on ");
    format!("the `when`s form a cycle: `{}` depends on {dependencies}", quote(first))
}
