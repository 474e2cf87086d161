//! Bytes that are no keys, or not at once: answers that nobody asked for, what other programs left switched on, pieces.

use std::{thread, time::Duration};

use super::{
    drawing::tea,
    harness::{Session, whichone},
    pastes::sheet,
};

/// What terminals say unasked, and what is left when a line was cut. Digits in it would tick, and Enter would answer.
const NOTHING: [&[u8]; 18] = [
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    b"\x1bP>|tmux 3.3a\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[?64;1;2;6;22c",
    b"\x1b[>41;354;0c",
    b"\x1b[?2026;2$y",
    b"\x1b[?997;1n",
    b"\x1b[0;0R",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[<0;13;1M\x1b[<0;13;1m",
    b"\x1b[M !!",
    b"\x1b[32;1;1M",
    b"\x1b[13;1:3u",
    b"\x1b[1;99999999999999999999B",
    b"\xff\xfe1\x08",
];

/// At the question of [`tea`] that takes several answers, and has two.
fn at_many() -> Session {
    let mut quiz = tea(&["--sheet", "sheet.yaml"]).start();
    quiz.wait_for("Start the questions");
    quiz.press("\r2\r", "Who is there?");
    quiz
}

fn answers(quiz: &Session) -> Vec<(String, Vec<String>)> {
    sheet(quiz).answers.0
}

#[test]
fn what_a_terminal_says_unasked_answers_nothing_and_stops_nothing() {
    let mut quiz = at_many();
    let before = quiz.screen();
    for bytes in &NOTHING[..NOTHING.len() - 1] {
        quiz.bytes(bytes);
    }
    // Had any of it ticked a box, this would not be the first one.
    quiz.press("2", "[x]");
    assert_eq!(quiz.screen().matches("[x]").count(), 1, "{}\n{before}", quiz.screen());
    quiz.press("\r", "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["boss"]);
    quiz.bytes(NOTHING[NOTHING.len() - 1]);
    quiz.interrupt();
}

#[test]
fn pieces_of_any_length_never_cost_an_answer() {
    let mut quiz = at_many();
    quiz.press("1\r", "What is the weather like?");
    for bytes in
        [b"\x1b[B".as_slice(), b"\x1b[1;2A", "漢".as_bytes(), b"\x1b]11;rgb:1/2/3\x1b\\", b"\x1b[200~1\r\x1b[201~"]
    {
        for cut in 1..bytes.len() {
            let (first, rest) = bytes.split_at(cut);
            // As a slow line delivers it: the pause is what is tested.
            quiz.bytes(first);
            thread::sleep(Duration::from_millis(2));
            quiz.bytes(rest);
        }
    }
    quiz.press("?", "Keys on this screen");
    let given = [("hour", "late"), ("company", "cat")].map(|(id, choice)| (id.to_owned(), vec![choice.to_owned()]));
    assert_eq!(answers(&quiz)[..2], given);
    quiz.interrupt();
}

#[test]
fn ten_thousand_keys_at_once_are_all_taken() {
    let mut quiz = at_many();
    // An odd number of ticks.
    quiz.press(&format!("{}1\r", "jk".repeat(5_000) + &"1".repeat(10_000)), "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["cat"]);
    quiz.interrupt();
}

#[test]
fn any_name_of_a_terminal_will_do() {
    let named = ["", "xyzzy", "vt52"].map(|name| whichone(&[]).env("TERM", name));
    for setup in named.into_iter().chain([whichone(&[]).without("TERM")]) {
        let mut quiz = setup.start();
        quiz.wait_for("Start the questions");
        quiz.press("\r", "Question 1 ");
        quiz.press("2\r", "Question 2 ");
        quiz.interrupt();
    }
}
