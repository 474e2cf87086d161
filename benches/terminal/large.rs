//! The program with a catalogue of 10,000 questions.

use std::{fmt::Write, fs, path::Path};

use super::{
    session::{Session, empty},
    small::milliseconds,
    table::{Bound, Row, print},
};

const QUESTIONS: usize = 10_000;

/// Keys on every screen, in an order in which each of them changes something, and what they do.
const KEYS: [(&str, &str); 19] = [
    ("start", "\r"),
    ("move the mark", "\x1b[B"),
    ("answer", "\r"),
    ("answer the second", "2\r"),
    ("go back", "\x1b[D"),
    ("go forward", "\x1b[C"),
    ("open the outlook", "o"),
    ("answer under the outlook", "\r"),
    ("close the outlook", "o"),
    ("review", "r"),
    ("move in the review", "\x1b[B"),
    ("end of the review", "\x1b[F"),
    ("verdict", "v"),
    ("next tab", "\t"),
    ("what would change it", "3"),
    ("the answers", "4"),
    ("scroll the answers", "\x1b[B"),
    ("end of the answers", "\x1b[F"),
    ("the keys of that screen", "?"),
];

/// Times it, and prints what there is to say.
pub fn time(home: &Path) {
    empty(home);
    let file = home.join("many.yaml");
    fs::write(&file, catalogue()).unwrap();
    let (mut session, first) = Session::start(&[env!("CARGO_BIN_EXE_whichone"), &file.display().to_string()], home);
    let row = |name, time, most| Row::new(name, None, milliseconds(time), Bound::Most(most));
    let mut rows = vec![row("first whole frame", first.time, 1000.0)];
    rows.extend(KEYS.map(|(name, keys)| row(name, session.press_and_wait(keys).time, 50.0)));
    rows.push(Row::new("peak memory, KiB", None, session.usage().peak as f64, Bound::None));
    print(&format!("{QUESTIONS} questions, times in ms"), &rows);
}

fn catalogue() -> String {
    let mut text = String::from(
        "format: 1\nid: many\nversion: '1'\ntitle: Left or right?\nsummary: Very many questions.\n\
         options: [{ id: left, name: Left }, { id: right, name: Right }]\nreasons:\n",
    );
    for reason in 0..6 {
        let side = ["left", "right"][reason % 2];
        writeln!(text, "  - {{ id: r{reason}, title: R{reason}, supports: {{ {side}: 1 }}, summary: About it. }}")
            .unwrap();
    }
    text.push_str("questions:\n");
    for question in 0..QUESTIONS {
        writeln!(text, "  - id: q{question}\n    title: Question {question}, what is it?\n    help: Some help.")
            .unwrap();
        text.push_str("    choices:\n");
        for (choice, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
            let (reason, points) = ((question + choice) % 6, choice + 1);
            writeln!(text, "      - {{ id: {id}, label: The choice {id}, points: {{ r{reason}: {points} }} }}")
                .unwrap();
        }
    }
    text
}
