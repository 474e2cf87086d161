//! What changed in a catalogue since its answers were saved.

/// How many changes are listed.
const MAX_LISTED: usize = 8;

/// The longest id or list of ids that is shown, in characters.
const MAX_IDS: usize = 60;

/// What changed since an answers file was saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Migration {
    /// The version of the catalogue then and now, if it is not the same file.
    pub versions: Option<(String, String)>,
    /// How many answers still fit, "not sure" included.
    pub kept: usize,
    /// What does not fit, and what is new.
    pub changes: Vec<Change>,
}

/// One change. Questions are named by their titles, or by their ids if the catalogue no longer has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The catalogue no longer has a question.
    QuestionGone {
        /// Its id.
        id: String,
    },
    /// The catalogue no longer has a reason that was given a weight.
    ReasonGone {
        /// Its id.
        id: String,
    },
    /// A question no longer has choices that were selected.
    ChoiceGone {
        /// The question.
        question: String,
        /// The ids of those choices.
        gone: Vec<String>,
        /// Whether the rest of the answer does not fit either, so that the question is open again.
        open: bool,
    },
    /// A question no longer allows that many choices.
    NoFit {
        /// The question.
        question: String,
        /// The ids of the choices.
        given: Vec<String>,
    },
    /// A note is longer than notes may be; only its beginning is shown.
    LongNote {
        /// The question it is on.
        question: String,
    },
    /// A question is new.
    New {
        /// The question.
        question: String,
    },
}

impl Migration {
    /// Whether nothing changed.
    pub const fn is_empty(&self) -> bool {
        self.versions.is_none() && self.changes.is_empty()
    }

    /// The changes in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let opening = self.versions.as_ref().map(|(then, now)| {
            let versions = if then == now { format!("still {now}") } else { format!("{}, now {now}", truncate(then)) };
            let kept =
                if self.kept == 1 { "1 answer still fits".into() } else { format!("{} answers still fit", self.kept) };
            format!("The questions have changed since you answered (version {versions}). {kept}.")
        });
        let listed = self.changes.iter().take(MAX_LISTED).map(Change::sentence);
        let rest = self.changes.len().saturating_sub(MAX_LISTED);
        let rest = (rest > 0).then(|| format!("And {rest} more like these."));
        opening.into_iter().chain(listed).chain(rest).collect()
    }
}

impl Change {
    /// Whether a question needs a new answer, or a weight is lost, if the question with this title `is_visible`.
    pub(crate) fn needs_attention(&self, is_visible: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::ChoiceGone { question, open: true, .. } | Self::NoFit { question, .. } => is_visible(question),
            Self::ReasonGone { .. } => true,
            _ => false,
        }
    }

    /// The change in a sentence.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::QuestionGone { id } => {
                format!("Question removed: `{}`. Your answer stays in the file.", truncate(id))
            }
            Self::ReasonGone { id } => {
                format!("Reason removed: `{}`. Its weight stays in the file.", truncate(id))
            }
            Self::ChoiceGone { question, gone, open: true } => {
                format!("“{question}” needs a new answer: {} removed.", choices_were(gone))
            }
            Self::ChoiceGone { question, gone, open: false } => {
                format!("“{question}” keeps the rest of your answer: {} removed.", choices_were(gone))
            }
            Self::NoFit { question, given } => {
                format!("“{question}” needs a new answer: it no longer accepts {}.", list(given))
            }
            Self::LongNote { question } => {
                format!("The note on “{question}” is too long: the rest of it stays in the file until you change it.")
            }
            Self::New { question } => format!("New question: “{question}”"),
        }
    }
}

/// "the choice `a` was", "the choices `a`, `b` were".
fn choices_were(gone: &[String]) -> String {
    match gone.len() {
        1 => format!("the choice {} was", list(gone)),
        _ => format!("the choices {} were", list(gone)),
    }
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() { "“none of these”".into() } else { truncate(&format!("`{}`", ids.join("`, `"))) }
}

fn truncate(text: &str) -> String {
    let short: String = text.chars().take(MAX_IDS).collect();
    if short.len() < text.len() { short + "..." } else { short }
}
