//! Keys as they arrive: too early, all at once, in pieces, or without meaning.

use std::{thread, time::Duration};

use crate::{
    drawing::{answers, tea},
    harness::{HELP, QUESTIONS, REVIEW, Session, Setup, WELCOME, at_question, text, whichone},
    slow::slow_catalogue,
};

/// Long enough for an answer to a key to have come, if there were one.
const LONG: Duration = Duration::from_millis(150);

/// At the question of [`tea`] that takes several answers. The one before is answered.
pub fn at_many(setup: Setup) -> Session {
    let mut quiz = setup.at_welcome();
    quiz.press("\r2", "Who is there?");
    quiz
}

#[test]
fn keys_before_the_first_frame_are_dropped() {
    for theme in ["auto", "dark"] {
        let quiz = whichone(&["--theme", theme, "--file", "answers.yaml"]).typed("\r2\n2q").at_welcome();
        quiz.wait_for_silence(LONG);
        assert!(quiz.screen().contains(WELCOME), "{}", quiz.screen());
        assert!(!quiz.home().join("answers.yaml").exists());
        quiz.interrupt();
    }
}

#[test]
fn keys_during_startup_are_dropped_except_ctrl_c() {
    let start = || {
        let quiz = whichone(&["slow.yaml", "--file", "answers.yaml"]).file("slow.yaml", &slow_catalogue()).start();
        // It asks for the background.
        quiz.wait_for_more(0);
        quiz
    };
    let mut quiz = start();
    quiz.keys("\r1\x1b[200~q\x1b[201~");
    quiz.wait_for(WELCOME);
    quiz.wait_for_silence(LONG);
    assert!(quiz.screen().contains(WELCOME), "{}", quiz.screen());
    assert!(!quiz.home().join("answers.yaml").exists());
    quiz.interrupt();
    start().interrupt();
}

#[test]
fn many_keys_at_once_are_all_read() {
    let mut quiz = whichone(&[]).at_welcome();
    quiz.press("\r7\x1b[B \r\r0", "5 of ");
    quiz.press("r", REVIEW);
    let shown = quiz.words();
    assert!(shown.contains("Firmware") && shown.contains("Not sure"), "{shown}");
    quiz.interrupt();
}

/// More than is read at a time: what is left must not wait for the next key.
#[test]
fn flood_of_keys_is_read_to_its_end() {
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]));
    // An odd number of ticks.
    quiz.press(&format!("{}1\r", "jk".repeat(5_000) + &"1".repeat(10_000)), "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["cat"]);
    // As from a terminal that does not mark what is pasted, and from a cat on the keyboard.
    quiz.keys(&"x ".repeat(1 << 19));
    quiz.press("n", "Your note");
    quiz.press(&"word ".repeat(20_000), "1000");
    quiz.press("\r", "word word");
    quiz.interrupt();
}

#[test]
fn key_that_changes_nothing_sends_nothing() {
    let mut quiz = at_question();
    let sent = quiz.sent();
    // Letters without a meaning, the selection already at the top, an unknown sequence, Alt with a key, focus, a click.
    for keys in ["xyz", "\x1b[A", "k", "\x1b[H", "\x1b[15~", "\x1bq", "\x00", "\x04", "\x1b[I", "\x1b[<0;13;1M"] {
        quiz.keys(keys);
        quiz.wait_for_silence(LONG);
        assert_eq!(quiz.sent_since(sent), "", "{keys:?} sent something; on the screen:\n{}", quiz.screen());
    }
    // It was listening all the time.
    quiz.press("j", "▌ 2");
    quiz.interrupt();
}

#[test]
fn moved_selection_sends_at_most_600_bytes() {
    let mut quiz = at_question();
    for row in ["▌ 2", "▌ 3", "▌ 4", "▌ 5", "▌ 6", "▌ 7"] {
        let sent = quiz.sent();
        quiz.press("\x1b[B", row);
        let bytes = quiz.sent() - sent;
        assert!((1..=600).contains(&bytes), "{bytes} bytes to {row}");
    }
    quiz.interrupt();
}

#[test]
fn split_escape_sequence_changes_no_answer() {
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]));
    quiz.press("1\r", "What is the weather like?");
    for bytes in [b"\x1b[B".as_slice(), b"\x1bOA", "漢".as_bytes()] {
        for cut in 1..bytes.len() {
            let (first, rest) = bytes.split_at(cut);
            // As a slow line delivers it: the pause is what is tested.
            quiz.bytes(first);
            thread::sleep(Duration::from_millis(5));
            quiz.bytes(rest);
        }
    }
    quiz.press("?", HELP);
    let given = [("hour", "late"), ("company", "cat")].map(|(id, choice)| (id.to_owned(), vec![choice.to_owned()]));
    assert_eq!(answers(&quiz)[..2], given);
    quiz.interrupt();
}

/// What terminals report unasked. Digits in it would tick, and Enter would answer.
const REPORTS: [&[u8]; 9] = [
    b"\x1b[?64;1;2;6;22c",
    b"\x1b[?2026;2$y",
    b"\x1b[?997;1n",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[<0;13;1M\x1b[<0;13;1m",
    b"\x1b[M !!",
    b"\x1b[32;1;1M",
    b"\x1b[13;1:3u",
];

#[test]
fn unrequested_terminal_report_answers_nothing() {
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]));
    for report in REPORTS {
        let sent = quiz.sent();
        quiz.bytes(report);
        quiz.wait_for_silence(LONG);
        assert_eq!(quiz.sent_since(sent), "", "{}", report.escape_ascii());
    }
    quiz.press("2\r", "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["boss"]);
    quiz.interrupt();
}

/// What other programs ask for and nobody reads, and what is left when a line was cut.
const JUNK: [&[u8]; 6] = [
    b"\x1bP>|tmux 3.3a\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[>41;354;0c",
    b"\x1b[1;99999999999999999999B",
    b"\xff\xfe\x08",
    b"\x1b[200~a\xff\x1b[201~",
];

#[test]
fn junk_input_loses_no_answer() {
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]));
    for junk in JUNK {
        quiz.bytes(junk);
        quiz.wait_for_silence(LONG);
    }
    quiz.press("r", REVIEW);
    assert_eq!(answers(&quiz)[0], ("hour".to_owned(), vec!["late".to_owned()]));
    quiz.interrupt();
}

#[test]
fn any_term_name_works() {
    let named = ["", "xyzzy", "vt52", "screen"].map(|name| whichone(&[]).env("TERM", name));
    for setup in named.into_iter().chain([whichone(&[]).without("TERM")]) {
        let mut quiz = setup.at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.interrupt();
    }
}

#[test]
fn back_always_works_and_keeps_the_answer() {
    let mut quiz = at_question();
    quiz.press("2", QUESTIONS[1]);
    for back in ["\x1b[D", "h", "\x7f", "\x1b[Z", "\x1b"] {
        quiz.press(back, QUESTIONS[0]);
        quiz.wait_until("the answer selected", |screen| text(screen).contains("▌ 2"));
        quiz.press("\x1b[C", QUESTIONS[1]);
    }
    quiz.interrupt();
}
