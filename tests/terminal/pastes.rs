//! Text that is pasted: ignored where nothing is typed, and one edit in a text field.

use crate::{
    drawing::{answers, notes, tea},
    harness::Session,
};

const MEGABYTE: usize = 1024 * 1024;

fn at_question() -> Session {
    let mut quiz = tea(&["--file", "answers.yaml"]).at_welcome();
    quiz.press("\r", "What time is it?");
    quiz
}

fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn paste_outside_a_text_field_is_ignored() {
    let mut quiz = at_question();
    let (before, sent) = (quiz.screen(), quiz.sent());
    quiz.keys(&pasted(&"q\r1\r漢 ".repeat(MEGABYTE / 8)));
    quiz.press("j", "▌ 2");
    quiz.press("k", "▌ 1");
    assert_eq!(quiz.screen(), before);
    assert!(quiz.sent() < sent + 2_000, "nothing but the two moves");
    quiz.press("2", "Who is there?");
    assert_eq!(answers(&quiz), [("hour".to_owned(), vec!["late".to_owned()])]);
    quiz.interrupt();
}

#[test]
fn megabyte_pasted_into_a_note_is_truncated() {
    let mut quiz = at_question();
    quiz.press("n", "Your note");
    quiz.press(&pasted(&"漢字 and\r\nwords ".repeat(MEGABYTE / 18)), "1000");
    quiz.press("\r", "漢字 and words");
    let note = notes(&quiz)[0].1.clone();
    assert!(note.starts_with("漢字 and words") && (990..=1_000).contains(&note.chars().count()), "{note}");
    quiz.interrupt();
}
