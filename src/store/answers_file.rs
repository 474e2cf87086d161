//! The format of an answers file.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    diagnostics::{Diagnostic, DiagnosticKind, IdKind, Rule, quote},
    quiz::{OrderName, Weight},
    record::{self, RecordedVerdict},
    report::{DecisionDetails, InterviewMode, Metadata},
    text::sanitize_line,
    yaml::{self, FileFormat, NodePath, OrderedMap, de_error, locate},
};

use super::{edition::Edition, time::is_date};

/// The most bytes an answers file may have: far more than the answers and notes of the largest catalogue need.
pub const BYTES: usize = 8 * 1024 * 1024;

/// The format version without guesses, priorities and a verdict. It is written wherever it is enough, so that earlier builds can read the file.
const FORMAT: u32 = 1;

/// The format version with them, the newest that is read.
const NEWEST_FORMAT: u32 = 2;

const YAML_FORMAT: FileFormat =
    FileFormat { max_bytes: BYTES, top_level_keys: &["format"], beginning: "begin with `format: 1` and `catalogue`" };

/// The answers of one person about one project. Every text is one sanitized line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFile {
    /// The version of the format.
    pub format: u32,
    /// The catalogue answered.
    pub catalogue: Edition,
    /// What is decided about; empty if nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub project: String,
    /// Who answered; empty if nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When it was last saved, as `2026-11-22T13:00:00Z`.
    #[serde(default)]
    pub saved: String,
    /// The order of the questions.
    #[serde(default)]
    pub order: OrderName,
    /// The ids of the choices by the id of their question; an empty list is "none of these".
    #[serde(default)]
    pub answers: OrderedMap<Vec<String>>,
    /// The ids of the questions answered "not sure".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_sure: Vec<String>,
    /// The ids of the questions whose answer is a guess.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guesses: Vec<String>,
    /// The weights that are not 1, by the id of the reason.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub priorities: OrderedMap<Weight>,
    /// The notes by the id of their question.
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub notes: OrderedMap<String>,
    /// Whether the forecast was ever shown.
    #[serde(default)]
    pub outlook_seen: bool,
    /// The day by which to review the decision, as `2027-05-01`; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub review_by: String,
    /// The verdict that was last shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<RecordedVerdict>,
    /// The ids of all questions the catalogue had, to tell later which are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

/// The key that says how to read the others.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

/// The weights as numbers, to say which of them is none.
#[derive(Deserialize)]
struct Weights {
    #[serde(default)]
    priorities: OrderedMap<f64>,
}

/// Reads an answers file.
///
/// ```
/// let text = "
/// format: 1
/// catalogue: { id: tea_or_coffee, version: '1.0' }
/// project: breakfast
/// answers: { hour: [early] }
/// ";
/// let file = whichone::store::parse(text).unwrap();
/// assert_eq!(file.project, "breakfast");
/// assert_eq!(file.answered(), 1);
///
/// let errors = whichone::store::parse(&text.replace("project", "projct")).unwrap_err();
/// assert_eq!(errors[0].to_string(), "4:1: unknown key `projct`");
/// ```
///
/// # Errors
/// The first error in it, or that it has another format version.
pub fn parse(text: &str) -> Result<AnswersFile, Vec<Diagnostic>> {
    let error_at = |key: &'static str, kind: DiagnosticKind| {
        let positions = locate(text, &[NodePath::default().key(key)]);
        positions.into_iter().map(|position| Diagnostic { kind: kind.clone(), position }).collect()
    };
    // First, since another format may have other keys.
    if let Ok(Header { format }) = yaml::read(text, &YAML_FORMAT, |_| Vec::new())
        && !(FORMAT..=NEWEST_FORMAT).contains(&format)
    {
        let what =
            format!("this answers file has format {format}; this whichone reads formats {FORMAT} and {NEWEST_FORMAT}");
        let instead = if format > FORMAT { "use a newer whichone" } else { "write `format: 1`" };
        return Err(error_at("format", DiagnosticKind::new(Rule::Limit, what, instead)));
    }
    if let Ok(Weights { priorities }) = yaml::read(text, &YAML_FORMAT, |_| Vec::new())
        && let Some((reason, weight)) = priorities.0.iter().find(|(_, weight)| Weight::of(*weight).is_none())
    {
        let what = format!("`{}` cannot count {weight} times", quote(reason));
        let kind = DiagnosticKind::new(Rule::Limit, what, "write 0, 0.5, 1, 2 or 4");
        let path = NodePath::default().key("priorities").key(reason.clone());
        return Err(locate(text, &[path])
            .into_iter()
            .map(|position| Diagnostic { kind: kind.clone(), position })
            .collect());
    }
    let file =
        yaml::read(text, &YAML_FORMAT, |root| de_error::<AnswersFile>(root).into_iter().collect()).map(sanitized)?;
    if !file.review_by.is_empty() && !is_date(&file.review_by) {
        let what = format!("`review_by` is a day, not `{}`", quote(&file.review_by));
        return Err(error_at("review_by", DiagnosticKind::new(Rule::Limit, what, "write it as 2027-05-01")));
    }
    let duplicates = [
        ("answers", IdKind::Question, duplicate_key(&file.answers)),
        ("priorities", IdKind::Reason, duplicate_key(&file.priorities)),
        ("notes", IdKind::Question, duplicate_key(&file.notes)),
    ];
    for (key, kind, duplicate) in duplicates {
        if let Some(id) = duplicate.cloned() {
            return Err(error_at(key, DiagnosticKind::Duplicate { kind, id }));
        }
    }
    Ok(file)
}

/// A key that became a duplicate when it was sanitized. The file could not be read again if it were written so.
fn duplicate_key<V>(entries: &OrderedMap<V>) -> Option<&String> {
    let mut seen = BTreeSet::new();
    entries.keys().find(|key| !seen.insert(*key))
}

fn sanitized(file: AnswersFile) -> AnswersFile {
    let line = |text: String| sanitize_line(&text);
    let lines = |texts: Vec<String>| texts.into_iter().map(line).collect::<Vec<_>>();
    let format = file.needed_format();
    let Edition { id, version, sha256 } = file.catalogue;
    AnswersFile {
        format,
        catalogue: Edition { id: line(id), version: line(version), sha256: line(sha256) },
        project: line(file.project),
        by: line(file.by),
        saved: line(file.saved),
        review_by: line(file.review_by),
        answers: OrderedMap(file.answers.0.into_iter().map(|(id, choices)| (line(id), lines(choices))).collect()),
        not_sure: lines(file.not_sure),
        guesses: lines(file.guesses),
        priorities: OrderedMap(file.priorities.0.into_iter().map(|(id, weight)| (line(id), weight)).collect()),
        verdict: file.verdict.map(|verdict| verdict.with_texts(|text| sanitize_line(text))),
        questions: lines(file.questions),
        notes: OrderedMap(file.notes.0.into_iter().map(|(id, note)| (line(id), line(note))).collect()),
        ..file
    }
}

impl AnswersFile {
    /// A file without answers.
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
            guesses: Vec::new(),
            priorities: OrderedMap::default(),
            notes: OrderedMap::default(),
            outlook_seen: false,
            review_by: String::new(),
            verdict: None,
            questions: Vec::new(),
        }
    }

    /// The oldest format version that has what is in it.
    pub const fn needed_format(&self) -> u32 {
        let is_old = self.guesses.is_empty() && self.priorities.0.is_empty();
        let is_old = is_old && self.verdict.is_none() && self.review_by.is_empty();
        if is_old { FORMAT } else { NEWEST_FORMAT }
    }

    /// The digest of its answers and weights, which a recorded verdict has too.
    pub fn digest(&self) -> String {
        record::digest(&self.answers, &self.not_sure, &self.priorities)
    }

    /// The file as YAML.
    pub fn text(&self) -> String {
        // Cannot fail: all keys are strings.
        serde_yaml::to_string(self).unwrap_or_default()
    }

    /// What a report says beyond the answers; `catalogue` is the catalogue's file as the command line names it.
    pub fn metadata(&self, catalogue: &str) -> Metadata {
        let day = self.saved.split('T').next().unwrap_or_default();
        Metadata {
            project: self.project.clone(),
            by: self.by.clone(),
            date: day.into(),
            sha256: self.catalogue.sha256.clone(),
            file: catalogue.into(),
            decision: DecisionDetails { review_by: self.review_by.clone(), ..DecisionDetails::default() },
            interview_mode: Some(InterviewMode { order: self.order, forecast_seen: self.outlook_seen }),
        }
    }

    /// How many questions are answered, not counting "not sure".
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
    fn written_file_is_read_back() {
        let file = parse(WHOLE).unwrap();
        assert_eq!((file.project.as_str(), file.order), ("sensor hub", OrderName::Decisive));
        assert_eq!(file.answers.0[2], ("work".into(), vec![]));
        assert_eq!(parse(&file.text()).unwrap(), file);
        let empty = AnswersFile::empty(file.catalogue);
        assert_eq!(parse(&empty.text()).unwrap(), empty);
    }

    #[test]
    fn guesses_and_priorities_are_format_2_and_all_else_is_format_1() {
        for format in ["format: 1", "format: 2"] {
            let text = WHOLE.replace("format: 1", format);
            assert!(parse(&text).unwrap().text().starts_with("format: 1\n"));
            let file = parse(&format!("{text}guesses: [kind]\n")).unwrap();
            assert!(file.text().starts_with("format: 2\n"));
            assert_eq!(parse(&file.text()).unwrap(), file);
            assert_eq!(file.guesses, ["kind"]);
            let file = parse(&format!("{text}priorities: {{ safety: 4, hiring: 0.5, ai: 0 }}\n")).unwrap();
            assert!(file.text().starts_with("format: 2\n") && file.text().contains("hiring: 0.5"));
            assert_eq!(parse(&file.text()).unwrap(), file);
        }
    }

    #[test]
    fn texts_that_look_like_other_yaml_stay_texts() {
        for text in ["yes", "1.0", "null", "~", "- a", "a: b", "#", "'", "\"", "{}", "[", "*a", "&a", "!t", "|", "é漢"]
        {
            let file = AnswersFile { project: text.into(), by: text.into(), ..parse(WHOLE).unwrap() };
            assert_eq!(parse(&file.text()).unwrap(), file, "{text}");
        }
    }

    #[test]
    fn hostile_text_is_sanitized_when_read() {
        let hostile = "format: 1\ncatalogue: { id: a, version: \"1\" }\nproject: \"\\e[2J\\u202eevil\"\n\
                       notes: { q: \"\\x07 two\\nlines\" }\n";
        let file = parse(hostile).unwrap();
        assert_eq!(file.project, "^[[2J<U+202E>evil");
        assert_eq!(file.notes.0[0].1, "^G two lines");
        assert!(file.text().chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn errors_have_their_line_and_newer_formats_are_refused() {
        let first_error = |text: &str| {
            let error = parse(text).unwrap_err().remove(0);
            (error.position.line, error.kind.to_string(), error.kind.help())
        };
        let (line, message, help) = first_error(&WHOLE.replace("project", "projct"));
        assert_eq!((line, message.as_str(), help.as_str()), (3, "unknown key `projct`", "did you mean `project`?"));
        let (line, message, help) = first_error(&WHOLE.replace("format: 1", "mood: good\nformat: 3"));
        assert_eq!(line, 2);
        assert_eq!(message, "this answers file has format 3; this whichone reads formats 1 and 2");
        assert_eq!(help, "use a newer whichone");
        let (line, message, help) = first_error(&format!("{WHOLE}priorities:\n  a: 2\n  b: 3\n"));
        assert_eq!(
            (line, message.as_str(), help.as_str()),
            (13, "`b` cannot count 3 times", "write 0, 0.5, 1, 2 or 4")
        );
        assert_eq!(first_error("").1, "the file is empty");
        assert_eq!(first_error(&WHOLE.replace("kind: [embedded]", "kind: [embedded], kind: [tool]")).0, 7);
    }
}
