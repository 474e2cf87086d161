//! Texts of a megabyte on the screen.

use std::time::{Duration, Instant};

use crate::{
    drawing::ASCII,
    harness::{HELP, REVIEW, whichone},
};

/// What a dozen keys may take, unoptimised and on a busy machine. Going through all of a text for each of its lines
/// would take minutes.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn labels_of_a_megabyte_are_drawn_and_answered() {
    for label in ["word ".repeat(200_000), "x".repeat(1_000_000)] {
        let text = ASCII.replace("label: Early", &format!("label: {label}")).replace("What time is it?", &label);
        let mut quiz = whichone(&["long.yaml"]).file("long.yaml", &text).at_welcome();
        let begun = Instant::now();
        quiz.press("\r", "1 of 3");
        quiz.press("?", HELP);
        quiz.press("?", "1 of 3");
        quiz.press("n", "Your note");
        quiz.press("because", "because");
        quiz.press("\r", "1 of 3");
        quiz.press("i", HELP);
        quiz.press("\x1b", "1 of 3");
        quiz.press("\x1b[F", "Not sure");
        quiz.resize(40, 12);
        quiz.wait_for("Not sure");
        quiz.press("2", "Who is there?");
        quiz.press("r", REVIEW);
        quiz.press("v", "Verdict");
        assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
        quiz.interrupt();
    }
}
