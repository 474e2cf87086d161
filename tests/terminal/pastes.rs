//! Text that is pasted: a great deal of it, without an end, as keys.

use std::fs;

use whichone::sheet::{Sheet, read};

use super::{drawing::tea, harness::Session};

const MEGABYTE: usize = 1024 * 1024;

fn at_question() -> Session {
    let mut quiz = tea(&["--sheet", "sheet.yaml"]).start();
    quiz.wait_for("Start the questions");
    quiz.press("\r", "What time is it?");
    quiz
}

fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

/// What is saved of a session of [`tea`] with its sheet here.
pub fn sheet(quiz: &Session) -> Sheet {
    read(&fs::read_to_string(quiz.home().join("sheet.yaml")).unwrap()).unwrap()
}

#[test]
fn a_megabyte_is_ignored_where_nothing_is_typed() {
    let mut quiz = at_question();
    quiz.keys(&pasted(&"q\r1\r漢 ".repeat(MEGABYTE / 8)));
    quiz.press("2\r", "Who is there?");
    assert_eq!(sheet(&quiz).answers.0, [("hour".to_owned(), vec!["late".to_owned()])]);
    quiz.interrupt();
}

#[test]
fn of_a_megabyte_in_a_note_as_much_is_kept_as_a_note_has() {
    let mut quiz = at_question();
    quiz.press("n", " Note ");
    quiz.press(&pasted(&"漢字 and\r\nwords ".repeat(MEGABYTE / 18)), "at most 1000 characters");
    quiz.press("\r", "Note: ");
    let note = sheet(&quiz).notes.0[0].1.clone();
    assert!(note.starts_with("漢字 and words") && (990..=1_000).contains(&note.chars().count()), "{note}");
    quiz.interrupt();
}

#[test]
fn pasted_text_whose_end_never_comes_ends_all_the_same() {
    let mut quiz = at_question();
    quiz.press("n", " Note ");
    quiz.press("\x1b[200~the sun is up", "the sun is up");
    quiz.press("!", "up!");
    quiz.press("\r", "Note: the sun");
    quiz.press("2\r", "Who is there?");
    quiz.interrupt();
}

/// As from a terminal that does not mark what is pasted, and from a cat on the keyboard.
#[test]
fn a_megabyte_of_keys_is_taken_to_its_end() {
    let mut quiz = at_question();
    quiz.keys(&"x ".repeat(MEGABYTE / 2));
    quiz.press("2\r", "Who is there?");
    quiz.press("n", " Note ");
    quiz.press(&"word ".repeat(20_000), "at most 1000 characters");
    quiz.press("\r", "Note: ");
    assert!(sheet(&quiz).notes.0[0].1.starts_with("word word"));
    quiz.interrupt();
}
