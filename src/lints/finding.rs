//! A finding and the evidence for it.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    diagnostics::{Rule, Severity},
    yaml::NodePath,
};

use super::reachability::path_to;

/// How many answers a text lists before it says how many more there are.
const MAX_LISTED: usize = 6;

/// An error or a warning about a catalogue that loads, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its row in the table of rules.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// Where it is in the file; see [`crate::yaml::locate`].
    pub path: NodePath,
    /// What proves it.
    pub evidence: Option<Evidence>,
}

/// What proves a finding, so that nobody has to take it on trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The proof in a few words.
    pub text: String,
    /// Answers that show it: the index of each question, and its choices.
    pub answers: Vec<(usize, ChoiceSet)>,
    /// Other parts of the file that cause it.
    pub places: Vec<NodePath>,
}

impl Finding {
    /// A finding without evidence.
    pub const fn new(rule: Rule, path: NodePath, message: String) -> Self {
        Self { rule, message, path, evidence: None }
    }

    /// Adds evidence.
    pub fn with_evidence(self, evidence: Evidence) -> Self {
        Self { evidence: Some(evidence), ..self }
    }

    /// Adds the answers after which `question` is asked, unless it always is.
    pub fn asked_after(self, catalogue: &Catalogue, question: &Question) -> Self {
        let Some(answers) = path_to(catalogue, question).filter(|answers| !answers.is_empty()) else { return self };
        let written = write_answers(catalogue, &answers);
        let text = format!("`{}` is asked if the answers include {written}", question.id);
        self.with_evidence(Evidence { text, answers, places: Vec::new() })
    }

    /// The stable code of its rule.
    pub const fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// Whether it is an error.
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        self.rule.help()
    }
}

impl Evidence {
    pub(crate) const fn text(text: String) -> Self {
        Self { text, answers: Vec::new(), places: Vec::new() }
    }

    /// Joins two pieces of evidence.
    pub(crate) fn and(mut self, other: Self) -> Self {
        if self.text != other.text {
            self.text = format!("{}; {}", self.text, other.text);
        }
        self.answers.extend(other.answers);
        self.places.extend(other.places);
        self
    }
}

/// One question and some of its choices as a file writes them: `size: [big]`.
pub(crate) fn write_choices(catalogue: &Catalogue, question: usize, choices: ChoiceSet) -> String {
    let Some(question) = catalogue.questions.get(question) else { return String::new() };
    let ids: Vec<&str> = choices.iter().filter_map(|at| Some(question.choices.get(at)?.id.as_str())).collect();
    format!("{}: [{}]", question.id, ids.join(", "))
}

/// Answers as a case writes them: "`size: [big]`, `colour: [red]`".
pub(crate) fn write_answers(catalogue: &Catalogue, answers: &[(usize, ChoiceSet)]) -> String {
    let answer = |(question, picks): &(usize, ChoiceSet)| format!("`{}`", write_choices(catalogue, *question, *picks));
    answers.iter().map(answer).collect::<Vec<_>>().join(", ")
}

/// The first of these answers, and how many more there are.
pub(crate) fn write_first_answers(catalogue: &Catalogue, answers: &[(usize, ChoiceSet)]) -> String {
    let first = write_answers(catalogue, answers.get(..MAX_LISTED).unwrap_or(answers));
    match answers.len().saturating_sub(MAX_LISTED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}
