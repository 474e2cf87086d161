//! Any text as every name, label, note and project of a result: in each format it is text, and nothing else changes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::LazyLock,
};

use super::{
    assertions::is_safe,
    reading::{PART, body, elements_and_text, markup, places, without_command},
};
use serde_json::Value;
use whichone::{
    catalogue::{Catalogue, load},
    quiz::{Answer, Notes, Responses},
    report::{
        Comparison, Format, Metadata, Report, comparison_json, comparison_markdown, comparison_text, graph, names,
    },
    text::{sanitize, sanitize_line},
};

/// Words that mean nothing in any format.
const PLAIN: &str = "plain words";

/// The formats that are Markdown.
const MARKDOWN: [&str; 3] = ["markdown", "adr", "comparison"];

/// What every text leaves as it is.
static OF_PLAIN: LazyLock<Plain> = LazyLock::new(Plain::new);

/// What is written of [`PLAIN`].
struct Plain {
    /// The markup of each format that is Markdown, and how often the text is there.
    markup: [(Vec<String>, usize); 3],
    /// The elements of the page.
    elements: Vec<Vec<String>>,
}

impl Plain {
    fn new() -> Self {
        let written = Written::of(PLAIN);
        let markup = MARKDOWN.map(|name| (markup(&written.0[name]), places(&written.0[name], PLAIN)));
        assert!(markup.iter().all(|(_, places)| *places > 3));
        Self { markup, elements: elements_and_text(&written.0["html"]).0 }
    }
}

pub fn check(bytes: &[u8]) {
    let text: String = String::from_utf8_lossy(bytes).chars().take(400).collect();
    let shown = sanitize_line(&text);
    // Without a text, what it stands in is left out.
    if shown.is_empty() {
        return;
    }
    let written = Written::of(&text);
    for (name, told) in &written.0 {
        assert!(is_safe(told) && told.ends_with('\n'), "{text:?} as {name}: {told:?}");
    }
    for (name, (markup, places)) in MARKDOWN.iter().zip(&OF_PLAIN.markup) {
        is_text_in_markdown(&text, &written.0[name], markup, *places);
    }
    is_text_in_front_matter(&shown, &written.0["adr"]);
    is_text_on_a_page(&shown, &written.0["html"], &OF_PLAIN.elements);
    is_text_in_json(&shown, &written.0["json"], &written.0["comparison as json"]);
}

/// All that is written of one text, by format.
struct Written(BTreeMap<&'static str, String>);

impl Written {
    fn of(text: &str) -> Self {
        let catalogue = catalogue(text);
        let people = [("Ada", 0), ("Bo", 1)].map(|(by, choice)| (by, progress(&catalogue, text, choice)));
        let shown = people[0].1.notes.get(&catalogue.questions[0]).to_owned();
        let about = Metadata {
            project: shown.clone(),
            by: shown.clone(),
            date: "2026-11-22".into(),
            file: shown.clone(),
            ..Metadata::default()
        };
        let report = Report::new(&catalogue, &people[0].1, about);
        let names = names(&[[&shown, "ada.yaml", "ada.yaml"], ["", &shown, &shown]], false);
        let people: Vec<_> = names.into_iter().zip(people.map(|(_, progress)| progress)).collect();
        let comparison = Comparison::new(&catalogue, &people, vec![shown.clone()]);
        let reports = Format::ALL.map(|format| (format.name(), format.write(&report)));
        let others = [
            ("comparison as text", comparison_text(&comparison)),
            ("comparison", comparison_markdown(&comparison)),
            ("comparison as json", comparison_json(&comparison)),
            ("graph", graph(&catalogue)),
        ];
        Self(reports.into_iter().chain(others).collect())
    }
}

fn progress(catalogue: &Catalogue, note: &str, choice: usize) -> Responses {
    let question = &catalogue.questions[0];
    let mut progress = Responses { notes: Notes::default(), ..Responses::none(catalogue) };
    progress.answers.set(question, Answer::Picked(question.allowed().nth(choice).unwrap()));
    progress.notes.set(question, note);
    progress
}

/// `text` as YAML has it in quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            ' ' => quoted.push(c),
            c if c.is_ascii_graphic() && c != '"' && c != '\\' => quoted.push(c),
            c => write!(quoted, "\\U{:08x}", u32::from(c)).unwrap(),
        }
    }
    quoted + "\""
}

/// A catalogue in which every text is `text`.
fn catalogue(text: &str) -> Catalogue {
    let quoted = quoted(text);
    let yaml = format!(
        "format: 1\nid: c\nversion: {quoted}\ntitle: {quoted}\nsummary: {quoted}\nboth: {quoted}\neither: {quoted}\n\
         options:\n  - {{ id: a, name: {quoted}, summary: {quoted} }}\n  - {{ id: b, name: {quoted}, summary: {quoted} }}\n\
         reasons:\n  - {{ id: r, title: {quoted}, supports: {{ a: 1 }}, summary: {quoted} }}\n\
         questions:\n  - id: q\n    title: {quoted}\n    choices:\n      - {{ id: x, label: {quoted}, points: {{ r: 9 }} }}\n      \
         - {{ id: w, label: {quoted} }}\n\
         comparison:\n  - {{ id: m, title: {quoted}, reasons: [r], cells: {{ a: {quoted}, b: {quoted} }} }}\n"
    );
    load(&yaml).unwrap_or_else(|faults| panic!("{faults:?}\n{yaml}"))
}

fn is_text_in_markdown(text: &str, written: &str, of_plain: &[String], expected: usize) {
    assert_eq!(markup(written), of_plain, "{text:?} in\n{written}");
    // What may have several lines in a catalogue shows a carriage return by itself, where one line has a space.
    let lines = sanitize(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let found: usize = BTreeSet::from([sanitize_line(text), lines]).iter().map(|form| places(written, form)).sum();
    assert!(found >= expected, "{text:?} {found} times of {expected} in\n{written}");
    // What renderers make links and mentions of without any markup.
    for line in without_command(body(written)).lines() {
        assert!(!line.replace("\\://", "").contains("://"), "{line}");
        assert!(!line.replace("www\\.", "").contains("www."), "{line}");
        assert_eq!(line.matches('@').count(), line.matches(&format!("@{PART}")).count(), "{line}");
    }
}

fn is_text_in_front_matter(shown: &str, record: &str) {
    let (front, _) = record.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let front: serde_yaml::Value = serde_yaml::from_str(front).unwrap();
    assert_eq!(front["status"].as_str(), Some("proposed"));
    assert_eq!(front["date"].as_str(), Some("2026-11-22"));
    assert_eq!(front["decision-makers"][0].as_str(), Some(shown));
}

fn is_text_on_a_page(shown: &str, page: &str, of_plain: &[Vec<String>]) {
    let (elements, text) = elements_and_text(page);
    assert!(text.contains(shown), "{shown:?} in {page}");
    assert_eq!(elements, of_plain, "{shown:?} in {page}");
}

fn is_text_in_json(shown: &str, result: &str, comparison: &str) {
    let result: Value = serde_json::from_str(result).unwrap();
    let [about, answer] = [&result["about"], &result["answers"][0]];
    for text in [&result["catalogue"]["version"], &about["project"], &about["by"], &answer["note"]] {
        assert_eq!(text.as_str(), Some(shown));
    }
    // What cannot be quoted for the shells of Windows becomes a question mark.
    if cfg!(unix) {
        let words = shlex::split(about["replay"].as_str().unwrap());
        // A line of text for a shell has no NUL in it, and all else comes back.
        assert_eq!(words.unwrap()[..4], ["whichone", "report", "--catalogue", shown]);
    }
    let comparison: Value = serde_json::from_str(comparison).unwrap();
    assert_eq!(comparison["people"][0]["name"].as_str(), Some(shown));
    assert_eq!(comparison["remarks"][0].as_str(), Some(shown));
}
