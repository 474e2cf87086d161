//! What changed between a sheet and the catalogue it is read with.

use crate::report::count;

/// How many changes are told one by one.
const MOST_TOLD: usize = 8;

/// The longest id or list of ids that is repeated, in characters.
const LONGEST: usize = 60;

/// What changed since a sheet was saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Migration {
    /// The version the sheet was saved with and the version now, if the catalogue is not the same file.
    pub versions: Option<(String, String)>,
    /// How many answers still fit, "not sure" included.
    pub kept: usize,
    /// What does not fit, and what is new.
    pub changes: Vec<Change>,
}

/// One thing that changed. Ids are as the sheet has them, questions by their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The catalogue has no such question any more.
    QuestionGone {
        /// Its id.
        id: String,
    },
    /// A question no longer has choices that were given.
    ChoiceGone {
        /// The question.
        question: String,
        /// The choices.
        gone: Vec<String>,
        /// Whether the question is open again, for nothing of the answer is left.
        open: bool,
    },
    /// A question no longer takes so many choices.
    NoFit {
        /// The question.
        question: String,
        /// The choices given.
        given: Vec<String>,
    },
    /// A note that is longer than notes may be: its beginning is shown.
    LongNote {
        /// The question it is on.
        question: String,
    },
    /// A question that was not asked then.
    New {
        /// The question.
        question: String,
    },
}

impl Migration {
    /// Whether there is nothing to tell.
    pub const fn is_none(&self) -> bool {
        self.versions.is_none() && self.changes.is_empty()
    }

    /// What to tell, in sentences: nothing where nothing changed.
    pub fn sentences(&self) -> Vec<String> {
        let opening = self.versions.as_ref().map(|(then, now)| {
            let versions = if then == now { format!("still {now}") } else { format!("{}, now {now}", cut(then)) };
            let fit = if self.kept == 1 { "fits" } else { "fit" };
            let kept = count(self.kept, "answer");
            format!("The questions have changed since you answered (version {versions}). {kept} still {fit}.")
        });
        let told = self.changes.iter().take(MOST_TOLD).map(Change::sentence);
        let rest = self.changes.len().saturating_sub(MOST_TOLD);
        let rest = (rest > 0).then(|| format!("And {rest} more like these."));
        opening.into_iter().chain(told).chain(rest).collect()
    }
}

impl Change {
    fn sentence(&self) -> String {
        match self {
            Self::QuestionGone { id } => {
                format!("Question removed: `{}`. Your answer stays in the file.", cut(id))
            }
            Self::ChoiceGone { question, gone, open: true } => {
                format!("“{question}” needs a new answer: {} removed.", choices(gone))
            }
            Self::ChoiceGone { question, gone, open: false } => {
                format!("“{question}” keeps the rest of your answer: {} removed.", choices(gone))
            }
            Self::NoFit { question, given } => {
                format!("“{question}” needs a new answer: it no longer accepts {}.", named(given))
            }
            Self::LongNote { question } => {
                format!("The note on “{question}” is too long: the rest of it stays in the file until you change it.")
            }
            Self::New { question } => format!("New question: “{question}”"),
        }
    }
}

/// "the choice `a` was", "the choices `a`, `b` were".
fn choices(gone: &[String]) -> String {
    match gone.len() {
        1 => format!("the choice {} was", named(gone)),
        _ => format!("the choices {} were", named(gone)),
    }
}

fn named(ids: &[String]) -> String {
    if ids.is_empty() { "“none of these”".into() } else { cut(&format!("`{}`", ids.join("`, `"))) }
}

fn cut(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() { short + "..." } else { short }
}
