//! What is written: the same bytes for the same answers, and nothing that a terminal would obey.

use std::fs;

use super::fixture::{Fixture, open, open_for, saved_file};
use whichone::{
    quiz::Command,
    store::{AnswersFile, BYTES, parse},
};

#[test]
fn same_answers_make_the_same_bytes() {
    let fixture = Fixture::new();
    let mut straight = open_for(&fixture.at("a.yaml"), "the kitchen", "Ada");
    straight.answer("hour", &["late"]);
    straight.answer("company", &["cat", "boss"]);
    straight.saves();

    let mut about = open_for(&fixture.at("b.yaml"), "the kitchen", "Ada");
    for (question, choices) in
        [("company", vec!["boss"]), ("weather", vec!["dry"]), ("company", vec!["boss", "cat"]), ("hour", vec!["early"])]
    {
        about.answer(question, &choices);
        about.saves();
    }
    about.say("weather", whichone::quiz::Answer::Open);
    about.answer("hour", &["late"]);
    about.saves();
    drop(about);
    let mut again = open(&fixture.at("b.yaml"));
    again.say("weather", whichone::quiz::Answer::NotSure);
    again.saves();
    again.say("weather", whichone::quiz::Answer::Open);
    again.saves();

    let bytes = |name: &str| fs::read_to_string(fixture.at(name)).unwrap();
    assert_eq!(bytes("a.yaml"), bytes("b.yaml"));
    assert_eq!(
        bytes("a.yaml").lines().filter(|line| !line.contains("sha256")).collect::<Vec<_>>().join("\n"),
        "format: 1\ncatalogue:\n  id: tea_or_coffee\n  version: 1.0.0\nproject: the kitchen\nby: Ada\n\
         saved: 2026-11-22T13:00:00Z\norder: written\nanswers:\n  hour:\n  - late\n  company:\n  - cat\n  - boss\n\
         outlook_seen: false\nquestions:\n- hour\n- company\n- weather"
    );
}

/// What a terminal would obey, what hides or turns text, and a line too long to look at.
fn hostile() -> [String; 5] {
    [
        "\u{1b}[2J\u{1b}]0;title\u{7}".into(),
        "good\u{202e}live\u{2066}\u{200f}".into(),
        "\0\u{1}\u{7f}\u{9b}31m\u{85}\u{2028}".into(),
        "- a: &b *c\n---\nformat: 2\r\n".into(),
        "long ".repeat(20_000),
    ]
}

/// Whether nothing in `text` moves the cursor or turns the direction of writing.
fn is_inert(text: &str) -> bool {
    text.chars().all(|c| {
        c == '\n'
            || !(c.is_control()
                || matches!(c, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    })
}

#[test]
fn hostile_names_are_harmless_in_the_file() {
    for text in hostile() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let mut session = open_for(&path, &text, &text);
        session.answer("hour", &["late"]);
        session.saves();
        let written = fs::read_to_string(&path).unwrap();
        assert!(is_inert(&written), "{written:?}");
        let file = saved_file(&path);
        assert!(file.project == file.by && is_inert(&file.project) && !file.project.contains('\n'), "{file:?}");
        assert_eq!(session.keeper.metadata(&session.quiz, "").project, file.project);
    }
}

#[test]
fn hostile_notes_are_harmless_and_survive_a_round_trip() {
    for text in hostile() {
        let fixture = Fixture::new();
        let path = fixture.at("ada.yaml");
        let mut session = open(&path);
        let text: String = text.chars().take(100).collect();
        session.quiz.apply(Command::Note { question: 1, text }).unwrap();
        session.saves();
        let written = fs::read_to_string(&path).unwrap();
        assert!(is_inert(&written), "{written:?}");
        assert_eq!(open(&path).quiz.responses(), session.quiz.responses());
    }
}

/// A file may not have more than a thousand lists in lists; what stands in texts is none.
#[test]
fn notes_made_of_brackets_survive_a_round_trip() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let mut session = open(&path);
    for question in 0..2 {
        session.quiz.apply(Command::Note { question, text: "[".repeat(600) }).unwrap();
    }
    session.saves();
    assert_eq!(open(&path).quiz.responses(), session.quiz.responses());
    assert_eq!(saved_file(&path).notes.0.len(), 2);
}

/// `text` as YAML has it in quotes.
fn quoted(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_alphanumeric() { c.into() } else { format!("\\U{:08x}", u32::from(c)) };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

#[test]
fn hostile_file_is_harmless_after_saving() {
    for text in hostile() {
        let fixture = Fixture::new();
        // Written so it is ten times as long, and a key can have no more than 1,024 characters.
        let quoted = quoted(&text.chars().take(80).collect::<String>());
        let path = fixture.put(
            "ada.yaml",
            format!(
                "format: 1\ncatalogue: {{ id: tea_or_coffee, version: {quoted} }}\nproject: {quoted}\nby: {quoted}\n\
                 saved: {quoted}\nanswers: {{ {quoted}: [{quoted}], hour: [{quoted}] }}\nnot_sure: [{quoted}]\nguesses: [{quoted}]\n\
                 notes: {{ hour: {quoted}, {quoted}: {quoted} }}\n"
            ),
        );
        let mut session = open(&path);
        let told = session.save().trouble;
        let resumed = session.resumed.as_ref().expect(&told);
        assert!(
            is_inert(&resumed.saved) && resumed.migration.sentences().iter().all(|line| is_inert(line)),
            "{resumed:?}"
        );
        session.answer("weather", &["wet"]);
        session.saves();
        let written = fs::read_to_string(&path).unwrap();
        assert!(is_inert(&written), "{written:?}");
        let AnswersFile { answers, not_sure, guesses, notes, .. } = saved_file(&path);
        assert_eq!((answers.0.len(), not_sure.len(), guesses.len(), notes.0.len()), (3, 1, 1, 2), "nothing is dropped");
    }
}

/// What is longer could not be read again.
#[test]
fn every_written_file_can_be_read() {
    let fixture = Fixture::new();
    let path = fixture.at("ada.yaml");
    let mut session = open_for(&path, &"x".repeat(BYTES), "");
    session.answer("hour", &["late"]);
    let trouble = session.fails();
    assert!(trouble.starts_with("cannot write ") && trouble.ends_with("it is larger than 8 MiB"), "{trouble}");
    assert_eq!(fixture.names(), [".ada.yaml.lock"]);
    assert!(parse(&session.keeper.answers_file(&session.quiz).text()).is_ok(), "it can be printed all the same");
}
