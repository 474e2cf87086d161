//! The sheet as it is written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    catalogue::Catalogue,
    diagnostics::{Diagnostic, DiagnosticKind, IdKind, Rule},
    quiz::OrderName,
    report::{InterviewMode, Metadata},
    text::sanitize_line,
    yaml::{self, FileFormat, NodePath, OrderedMap, de_error, locate},
};

use super::{BYTES, FORMAT};

const YAML_FORMAT: FileFormat =
    FileFormat { max_bytes: BYTES, top_level_keys: &["format"], beginning: "begin with `format: 1` and `catalogue`" };

/// A whole sheet. Every text in it is one line and safe to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFile {
    /// The format it is written in, see [`FORMAT`].
    pub format: u32,
    /// The catalogue answered.
    pub catalogue: Edition,
    /// What is to be decided about, as the person calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub project: String,
    /// Who answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When it was saved last, as `2026-11-22T13:00:00Z`.
    #[serde(default)]
    pub saved: String,
    /// The order of asking.
    #[serde(default)]
    pub order: OrderName,
    /// The choices of each question answered; none at all is "none of these".
    #[serde(default)]
    pub answers: OrderedMap<Vec<String>>,
    /// The questions answered "not sure".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_sure: Vec<String>,
    /// The notes on questions.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub notes: OrderedMap<String>,
    /// Whether the outlook was ever shown.
    #[serde(default)]
    pub outlook_seen: bool,
    /// The questions that the catalogue had, to tell which ones are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

/// Which catalogue was answered, and which text of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its file, in hexadecimal; empty where nobody worked it out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl Edition {
    /// The edition of a catalogue whose file has this text.
    pub fn of(catalogue: &Catalogue, text: &str) -> Self {
        let sha256 = digest(text);
        Self { id: catalogue.id.clone(), version: catalogue.version.clone(), sha256 }
    }
}

/// The SHA-256 of a text, in hexadecimal.
pub(crate) fn digest(text: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(text))
}

/// The day of a time as it is written: `2026-11-22`.
fn day(time: &str) -> String {
    time.split('T').next().unwrap_or_default().into()
}

/// The part of a sheet that says how to read the rest.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// Reads a sheet.
///
/// # Errors
/// The first structural fault on its line, or that a newer program wrote it.
pub fn parse(text: &str) -> Result<AnswersFile, Vec<Diagnostic>> {
    if let Ok(Head { format }) = yaml::read(text, &YAML_FORMAT, |_| Vec::new())
        && format != FORMAT
    {
        let what = format!("this answers file has format {format}; this whichone reads format {FORMAT}");
        let instead = if format > FORMAT { "use a newer whichone" } else { "write `format: 1`" };
        let place = locate(text, &[NodePath::default().key("format")]);
        let problem = DiagnosticKind::new(Rule::Limit, what, instead);
        return Err(place.into_iter().map(|place| Diagnostic { kind: problem.clone(), position: place }).collect());
    }
    let sheet =
        yaml::read(text, &YAML_FORMAT, |root| de_error::<AnswersFile>(root).into_iter().collect()).map(sanitized)?;
    let (answers, notes) = (repeated(&sheet.answers), repeated(&sheet.notes));
    for (key, repeated) in [("answers", answers), ("notes", notes)] {
        if let Some(id) = repeated.cloned() {
            let problem = DiagnosticKind::Duplicate { kind: IdKind::Question, id };
            let place = locate(text, &[NodePath::default().key(key)]);
            return Err(place.into_iter().map(|place| Diagnostic { kind: problem.clone(), position: place }).collect());
        }
    }
    Ok(sheet)
}

/// A key that stands twice once blanks around it and what cannot be shown are no longer told apart. Written so, the
/// sheet could not be read again.
fn repeated<V>(entries: &OrderedMap<V>) -> Option<&String> {
    let mut seen = BTreeSet::new();
    entries.keys().find(|key| !seen.insert(*key))
}

/// The sheet with every text in it in one line and safe to show.
fn sanitized(sheet: AnswersFile) -> AnswersFile {
    let line = |text: String| sanitize_line(&text);
    let lines = |texts: Vec<String>| texts.into_iter().map(line).collect::<Vec<_>>();
    let Edition { id, version, sha256 } = sheet.catalogue;
    AnswersFile {
        catalogue: Edition { id: line(id), version: line(version), sha256: line(sha256) },
        project: line(sheet.project),
        by: line(sheet.by),
        saved: line(sheet.saved),
        answers: OrderedMap(sheet.answers.0.into_iter().map(|(id, choices)| (line(id), lines(choices))).collect()),
        not_sure: lines(sheet.not_sure),
        questions: lines(sheet.questions),
        notes: OrderedMap(sheet.notes.0.into_iter().map(|(id, note)| (line(id), line(note))).collect()),
        ..sheet
    }
}

impl AnswersFile {
    /// A sheet of this catalogue with nothing on it.
    pub fn empty(catalogue: Edition) -> Self {
        Self {
            format: FORMAT,
            catalogue,
            project: String::new(),
            by: String::new(),
            saved: String::new(),
            order: OrderName::default(),
            answers: OrderedMap::default(),
            not_sure: Vec::new(),
            notes: OrderedMap::default(),
            outlook_seen: false,
            questions: Vec::new(),
        }
    }

    /// The text of its file. Nothing in a sheet can fail to be written: all keys are texts.
    pub fn text(&self) -> String {
        serde_yaml::to_string(self).unwrap_or_default()
    }

    /// What the result of this sheet is about; `file` is the catalogue's, as the command line names it.
    pub fn about(&self, file: &str) -> Metadata {
        Metadata {
            project: self.project.clone(),
            by: self.by.clone(),
            date: day(&self.saved),
            sha256: self.catalogue.sha256.clone(),
            file: file.into(),
            interview_mode: Some(InterviewMode { order: self.order, forecast_seen: self.outlook_seen }),
        }
    }

    /// How many questions are answered, "not sure" not counted.
    pub fn answered(&self) -> usize {
        self.answers.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "\
format: 1
catalogue: { id: python_or_rust, version: \"1.0.0\", sha256: abc }
project: sensor hub
by: Ada
saved: 2026-11-22T13:00:00Z
order: short
answers: { kind: [embedded], first_release: [quarter], work: [] }
not_sure: [newcomers]
notes: { kind: \"a: b # c\" }
outlook_seen: true
";

    #[test]
    fn what_is_written_is_what_was_read() {
        let sheet = parse(WHOLE).unwrap();
        assert_eq!((sheet.project.as_str(), sheet.order), ("sensor hub", OrderName::Short));
        assert_eq!(sheet.answers.0[2], ("work".into(), vec![]));
        assert_eq!(parse(&sheet.text()).unwrap(), sheet);
        let empty = AnswersFile::empty(sheet.catalogue);
        assert_eq!(parse(&empty.text()).unwrap(), empty);
    }

    #[test]
    fn texts_that_yaml_reads_as_something_else_come_back_as_texts() {
        for text in ["yes", "1.0", "null", "~", "- a", "a: b", "#", "'", "\"", "{}", "[", "*a", "&a", "!t", "|", "é漢"]
        {
            let sheet = AnswersFile { project: text.into(), by: text.into(), ..parse(WHOLE).unwrap() };
            assert_eq!(parse(&sheet.text()).unwrap(), sheet, "{text}");
        }
    }

    #[test]
    fn hostile_text_is_made_harmless_where_it_is_read() {
        let hostile = "format: 1\ncatalogue: { id: a, version: \"1\" }\nproject: \"\\e[2J\\u202eevil\"\n\
                       notes: { q: \"\\x07 two\\nlines\" }\n";
        let sheet = parse(hostile).unwrap();
        assert_eq!(sheet.project, "^[[2J<U+202E>evil");
        assert_eq!(sheet.notes.0[0].1, "^G two lines");
        assert!(sheet.text().chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn a_fault_is_on_its_line_and_a_sheet_from_the_future_says_so() {
        let fault = |text: &str| {
            let fault = parse(text).unwrap_err().remove(0);
            (fault.position.line, fault.kind.to_string(), fault.kind.help())
        };
        let (line, what, help) = fault(&WHOLE.replace("project", "projct"));
        assert_eq!((line, what.as_str(), help.as_str()), (3, "unknown key `projct`", "did you mean `project`?"));
        let (line, what, help) = fault(&WHOLE.replace("format: 1", "mood: good\nformat: 2"));
        assert_eq!(line, 2);
        assert_eq!(what, "this answers file has format 2; this whichone reads format 1");
        assert_eq!(help, "use a newer whichone");
        assert_eq!(fault("").1, "the file is empty");
        assert_eq!(fault(&WHOLE.replace("kind: [embedded]", "kind: [embedded], kind: [tool]")).0, 7);
    }
}
