//! Keys as they arrive: too early, pasted, in pieces, or without meaning.

use std::{thread, time::Duration};

use super::harness::{at_question, text, whichone};

/// Long enough for an answer to a key to have come, if there were one.
const LONG: Duration = Duration::from_millis(150);

#[test]
fn keys_typed_before_it_is_up_are_not_lost() {
    // Start, then mark and give the second answer; Enter arrives as a line feed.
    let mut quiz = whichone(&[]).typed("\n2\n").start();
    quiz.wait_for("Question 2 ");
    quiz.press("h", "• Firmware");
    quiz.interrupt();
}

#[test]
fn many_keys_at_once_are_all_taken() {
    let mut quiz = whichone(&[]).start();
    quiz.wait_for("Start the questions");
    quiz.press("\r\r\r\r\r\x1b[B\r0\r", "Question 7 ");
    quiz.interrupt();
}

/// More than is read at a time: what is left must not wait for the next key.
#[test]
fn a_flood_of_keys_is_taken_to_its_end() {
    let mut quiz = at_question();
    quiz.press(&format!("{}2\r", "jk".repeat(900)), "Question 2 ");
    quiz.interrupt();
}

#[test]
fn a_key_that_changes_nothing_sends_nothing() {
    let mut quiz = at_question();
    let sent = quiz.sent();
    // Letters without a meaning, the mark already at the top, an unknown sequence, and Alt with a key.
    for keys in ["xyz", "\x1b[A", "k", "\x1b[H", "\x1b[15~", "\x1bq", "\x00", "\x04"] {
        quiz.keys(keys);
        quiz.wait_for_silence(LONG);
        assert_eq!(quiz.sent(), sent, "{keys:?} sent something; on the screen:\n{}", quiz.screen());
    }
    // It was listening all the time; and a key that changes little sends little.
    quiz.press("j", "▸ 2");
    assert!((1..=400).contains(&(quiz.sent() - sent)), "{} bytes", quiz.sent() - sent);
    quiz.interrupt();
}

#[test]
fn pasted_keys_mean_nothing() {
    let mut quiz = at_question();
    let (before, sent) = (quiz.screen(), quiz.sent());
    quiz.keys("\x1b[200~q\r\r2\r\x1b[201~");
    quiz.wait_for_silence(LONG);
    assert_eq!((quiz.screen(), quiz.sent()), (before, sent));
    quiz.press("\r", "Question 2 ");
    quiz.interrupt();
}

#[test]
fn a_sequence_in_pieces_never_costs_an_answer() {
    let mut quiz = at_question();
    quiz.press("2\r", "Question 2 ");
    quiz.press("3\r", "Question 3 ");
    // As a slow line delivers it: the pause is what is tested.
    for (first, rest) in [("\x1b", "[B"), ("\x1b[", "B"), ("\x1b", "[6~")] {
        quiz.keys(first);
        thread::sleep(Duration::from_millis(5));
        quiz.keys(rest);
        quiz.wait_for_silence(LONG);
    }
    // Whether that was Down or Esc, both answers are in the review.
    quiz.keys("r");
    let both = |shown: &str| shown.contains("See the verdict") && shown.contains("Firmware, a driver");
    quiz.wait_until("the review with both answers", |screen| both(&text(screen)));
    assert!(quiz.screen().contains("2 of "), "{}", quiz.screen());
    quiz.interrupt();
}
