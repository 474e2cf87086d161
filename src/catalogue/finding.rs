//! What a catalogue that runs is warned about.

mod logic;
mod texts;
mod writing;

use std::collections::BTreeSet;

use crate::document::{Check, Level, Path};

use super::{Catalogue, Kind, Opt, Picks, Question, Reason};

pub use logic::way_to;
pub use writing::writing;

/// An error or a warning about a catalogue that runs, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its row in the table of checks: its code, its level and what to do.
    pub check: Check,
    /// What is wrong.
    pub message: String,
    /// Where it is in the file; see [`crate::document::locate`].
    pub path: Path,
    /// What shows that it is so.
    pub witness: Option<Witness>,
}

/// What shows that a finding is right, so that nobody has to believe it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// In a few words.
    pub text: String,
    /// Answers that show it: the place of each question, and its choices.
    pub answers: Vec<(usize, Picks)>,
    /// Other places in the file that it comes from.
    pub places: Vec<Path>,
}

impl Finding {
    /// A finding without a witness.
    #[must_use]
    pub const fn new(check: Check, path: Path, message: String) -> Self {
        Self { check, message, path, witness: None }
    }

    /// The same, shown by `witness`.
    #[must_use]
    pub fn shown_by(self, witness: Witness) -> Self {
        Self { witness: Some(witness), ..self }
    }

    /// The same, of a question that is asked after these answers only.
    #[must_use]
    pub fn asked_after(self, catalogue: &Catalogue, question: &Question) -> Self {
        let way = way_to(catalogue, question).filter(|way| !way.is_empty());
        match way {
            Some(answers) => {
                let text =
                    format!("`{}` is asked if the answers include {}", question.id, written(catalogue, &answers));
                self.shown_by(Witness { text, answers, places: Vec::new() })
            }
            None => self,
        }
    }

    /// Its stable word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.check.code()
    }

    /// How much it matters.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.check.level()
    }

    /// What to do about it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        self.check.help()
    }
}

impl Witness {
    /// Words alone.
    #[must_use]
    pub const fn text(text: String) -> Self {
        Self { text, answers: Vec::new(), places: Vec::new() }
    }

    /// Both together.
    fn and(mut self, other: Self) -> Self {
        if self.text != other.text {
            self.text = format!("{}; {}", self.text, other.text);
        }
        self.answers.extend(other.answers);
        self.places.extend(other.places);
        self
    }
}

/// Answers as they are written in a case: "`size: [big]`, `colour: [red]`".
#[must_use]
pub fn written(catalogue: &Catalogue, answers: &[(usize, Picks)]) -> String {
    let answer = |(at, picks): &(usize, Picks)| format!("`{}`", logic::words(catalogue, *at, *picks));
    answers.iter().map(answer).collect::<Vec<_>>().join(", ")
}

/// Everything that can be seen without points: in file order within each kind.
#[must_use]
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let root = Path::default();
    let mut found = Vec::new();
    found.extend(catalogue.questions.iter().flat_map(|question| logic::findings(catalogue, question)));
    found.extend(catalogue.questions.iter().filter_map(|q| idle_question(catalogue, q, &root.key("questions"))));
    found.extend(catalogue.questions.iter().filter_map(|q| useless_max(q, &root.key("questions"))));
    found.extend(idle_reasons(catalogue, &root.key("reasons")));
    found.extend(unsupported_options(catalogue, &root.key("options")));
    found.extend(texts::findings(catalogue));
    found
}

fn idle_question(catalogue: &Catalogue, question: &Question, list: &Path) -> Option<Finding> {
    if !decides_nothing(question) {
        return None;
    }
    let message = format!("`{}` decides nothing: every answer gives each option the same points", question.id);
    let finding = Finding::new(Check::DecidesNothing, list.item(question.index), message);
    Some(finding.asked_after(catalogue, question))
}

/// Whether every answer to `question` adds the same to each option, and none decides what else is asked.
#[must_use]
pub fn decides_nothing(question: &Question) -> bool {
    let differ = match question.kind {
        Kind::One => question.choices.windows(2).any(|pair| matches!(pair, [one, other] if one.adds != other.adds)),
        // None of them is an answer too.
        Kind::Many { .. } => question.choices.iter().any(|choice| choice.adds.iter().any(|points| *points > 0)),
    };
    !differ && !question.controls
}

fn useless_max(question: &Question, list: &Path) -> Option<Finding> {
    let message = format!("`{}` is of type `many`, but takes at most 1 choice", question.id);
    let is_useless = question.kind == Kind::Many { max: 1 };
    is_useless.then(|| Finding::new(Check::MaxOne, list.item(question.index).key("max"), message))
}

/// Reasons that nothing feeds, and reasons that support nothing.
fn idle_reasons(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let fed: BTreeSet<usize> = catalogue.questions.iter().flat_map(Question::reasons).collect();
    let mut asked = BTreeSet::new();
    for question in &catalogue.questions {
        let feeds = question.reasons();
        if !feeds.iter().all(|reason| asked.contains(reason)) && way_to(catalogue, question).is_some() {
            asked.extend(feeds);
        }
    }
    let finding = |(at, reason): (usize, &Reason)| {
        let (check, message) = if !fed.contains(&at) {
            (Check::ReasonNotAsked, format!("no choice gives points to `{}`", reason.id))
        } else if !asked.contains(&at) {
            (Check::ReasonNotAsked, format!("only questions that are never asked give points to `{}`", reason.id))
        } else if reason.supports.iter().all(|level| *level == 0) {
            (Check::ReasonSupportsNothing, format!("`{}` supports no option", reason.id))
        } else {
            return None;
        };
        Some(Finding::new(check, list.item(at), message))
    };
    catalogue.reasons.iter().enumerate().filter_map(finding).collect()
}

fn unsupported_options(catalogue: &Catalogue, list: &Path) -> Vec<Finding> {
    let without = |(at, _): &(usize, &Opt)| catalogue.reasons.iter().all(|reason| reason.support(*at) == 0);
    let finding = |(at, option): (usize, &Opt)| {
        let message = format!("no reason supports `{}`, so it can never win", option.id);
        Finding::new(Check::OptionWithoutReason, list.item(at), message)
    };
    catalogue.options.iter().enumerate().filter(without).map(finding).collect()
}
