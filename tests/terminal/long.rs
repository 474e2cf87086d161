//! Texts of a megabyte on the screen.

use std::time::{Duration, Instant};

use super::{drawing::ASCII, harness::whichone};

/// What a dozen keys may take, unoptimised and on a busy machine. Going through all of a text for each of its lines
/// would take minutes.
const LONG: Duration = Duration::from_secs(15);

#[test]
fn labels_of_a_megabyte_are_drawn_and_answered() {
    for label in ["word ".repeat(200_000), "x".repeat(1_000_000)] {
        let text = ASCII.replace("label: Early", &format!("label: {label}")).replace("What time is it?", &label);
        let mut quiz = whichone(&["long.yaml"]).file("long.yaml", &text).start();
        quiz.wait_for("Start the questions");
        let begun = Instant::now();
        quiz.press("\r", "Question 1 ");
        quiz.press("?", "Keys on this screen");
        quiz.press("?", "Question 1 ");
        quiz.press("n", " Note ");
        quiz.press("because", "because");
        quiz.press("\r", "Question 1 ");
        quiz.press("\x1b[F", "Not sure");
        quiz.press("2", "Late");
        quiz.resize(40, 12);
        quiz.wait_for("Late");
        quiz.press("\r", "Question 2 ");
        quiz.press("r", "Review ");
        assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
        quiz.interrupt();
    }
}
