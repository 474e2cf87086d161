//! What a catalogue that runs is warned about.

use crate::lints::conditions::path_to;

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    diagnostics::{Rule, Severity},
    yaml::NodePath,
};

/// An error or a warning about a catalogue that runs, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its row in the table of checks: its code, its level and what to do.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// Where it is in the file; see [`crate::yaml::locate`].
    pub path: NodePath,
    /// What shows that it is so.
    pub evidence: Option<Evidence>,
}

/// What shows that a finding is right, so that nobody has to believe it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// In a few words.
    pub text: String,
    /// Answers that show it: the place of each question, and its choices.
    pub answers: Vec<(usize, ChoiceSet)>,
    /// Other places in the file that it comes from.
    pub places: Vec<NodePath>,
}

impl Finding {
    /// A finding without a witness.
    pub const fn new(check: Rule, path: NodePath, message: String) -> Self {
        Self { rule: check, message, path, evidence: None }
    }

    /// The same, shown by `witness`.
    pub fn with_evidence(self, witness: Evidence) -> Self {
        Self { evidence: Some(witness), ..self }
    }

    /// The same, of a question that is asked after these answers only.
    pub fn asked_after(self, catalogue: &Catalogue, question: &Question) -> Self {
        let way = path_to(catalogue, question).filter(|way| !way.is_empty());
        match way {
            Some(answers) => {
                let text =
                    format!("`{}` is asked if the answers include {}", question.id, written(catalogue, &answers));
                self.with_evidence(Evidence { text, answers, places: Vec::new() })
            }
            None => self,
        }
    }

    /// Its stable word.
    pub const fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        self.rule.help()
    }
}

impl Evidence {
    /// Words alone.
    pub const fn text(text: String) -> Self {
        Self { text, answers: Vec::new(), places: Vec::new() }
    }

    /// Both together.
    pub(crate) fn and(mut self, other: Self) -> Self {
        if self.text != other.text {
            self.text = format!("{}; {}", self.text, other.text);
        }
        self.answers.extend(other.answers);
        self.places.extend(other.places);
        self
    }
}

/// Answers as they are written in a case: "`size: [big]`, `colour: [red]`".
pub fn written(catalogue: &Catalogue, answers: &[(usize, ChoiceSet)]) -> String {
    let answer = |(at, picks): &(usize, ChoiceSet)| format!("`{}`", super::conditions::words(catalogue, *at, *picks));
    answers.iter().map(answer).collect::<Vec<_>>().join(", ")
}
