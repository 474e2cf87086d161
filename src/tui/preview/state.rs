//! A catalogue that is being written: its last version that loads, and what is wrong with the newest.

use crate::{
    analysis::case_answers,
    catalogue::{Case, Catalogue},
    diagnostics::Severity,
    quiz::{Answers, Responses, Stage},
    report::CaseLine,
};

/// A saved version of a catalogue, checked.
#[derive(Debug, Default)]
pub struct Version {
    /// `None` if it does not load.
    pub catalogue: Option<Box<Catalogue>>,
    /// Its errors, or the findings if it loads.
    pub problems: Vec<Problem>,
    /// What `check` says about it in a line: "1 warning; 4 questions, 2 of 2 cases pass".
    pub summary: String,
}

/// An error or a finding, with the line that it is about. All texts are sanitized.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The line and the column; none if the file cannot be read.
    pub position: Option<(usize, usize)>,
    /// The text of the line: before the part that is wrong, that part, and after it.
    pub source: [String; 3],
}

/// What the session of a preview has beyond that of a quiz.
#[derive(Debug, Default)]
pub struct Preview {
    /// The file, as it is shown.
    pub file: String,
    /// What is wrong with the newest version.
    pub problems: Vec<Problem>,
    /// What `check` says about the newest version, in a line.
    pub summary: String,
    /// Whether the newest version does not load, so that what is shown is an older one.
    pub is_stale: bool,
    /// Whether points are shown while answering.
    pub points_open: bool,
    /// The worked case whose answers are shown, by its id.
    pub case: Option<String>,
    /// The person's own answers and where they were, while a worked case is shown.
    pub own: Option<(Responses, Stage)>,
    /// The next version, which the session ends for.
    pub(in crate::tui) next: Option<Box<Catalogue>>,
}

impl Preview {
    /// Takes what is wrong with a new version, and returns its catalogue if it loads.
    pub fn take(&mut self, version: Version) -> Option<Box<Catalogue>> {
        self.problems = version.problems;
        self.summary = version.summary;
        self.is_stale = version.catalogue.is_none();
        version.catalogue
    }

    /// The worked case that is shown, if `catalogue` still has it.
    pub fn shown_case<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c Case> {
        let id = self.case.as_ref()?;
        catalogue.cases.iter().find(|case| case.id == *id)
    }

    /// Whether the worked case that is shown passes, and a sentence about that. Its answers may have changed since.
    pub fn case_sentence(&self, catalogue: &Catalogue, answers: &Answers) -> Option<(bool, String)> {
        let case = self.shown_case(catalogue)?;
        if case_answers(catalogue, case) != *answers {
            return Some((true, format!("Case {}, with other answers. x starts it again.", case.id)));
        }
        let line = CaseLine::new(catalogue, case);
        Some((line.passes, line.sentence()))
    }
}
