//! Terminals of every size, and such as change theirs all the time.

use super::harness::{text, whichone};

#[test]
fn every_size_shows_something_and_takes_keys() {
    for (columns, rows) in
        [(0, 0), (0, 24), (1, 1), (2, 1), (1, 200), (500, 1), (39, 12), (40, 11), (40, 12), (500, 12), (500, 200)]
    {
        let mut quiz = whichone(&[]).size(columns, rows).start();
        let fits = columns == 0 || (columns >= 40 && rows >= 12);
        let words = if fits { "Start the questions" } else { "w" };
        quiz.wait_until("a first screen", |screen| screen.alternate_screen() && text(screen).contains(words));
        quiz.keys("\r2\r");
        if fits {
            quiz.wait_for("Question 2 ");
        }
        quiz.keys("\x03");
        let end = quiz.end();
        let told = end.exited(130).restored().printed().split_whitespace().collect::<String>();
        assert!(told.starts_with("whichone:youranswersaresavedin"), "{columns} x {rows}: {told}");
    }
}

#[test]
fn a_storm_of_sizes_costs_no_key_and_leaves_the_screen_of_the_last() {
    let size = (93, 31);
    let mut quiz = whichone(&[]).start();
    quiz.wait_for("Start the questions");
    quiz.keys("\r");
    for step in 0..6_u16 {
        for turn in 0..15_u16 {
            quiz.resize(1 + (step * 83 + turn * 37) % 220, 1 + (step * 29 + turn * 11) % 90);
        }
        quiz.keys("2");
        quiz.resize(20 + step, 5);
        quiz.keys("\r");
    }
    quiz.resize(size.0, size.1);
    quiz.wait_for("Question 7 ");
    let mut fresh = whichone(&[]).size(size.0, size.1).start();
    fresh.wait_for("Start the questions");
    fresh.press(&format!("\r{}", "2\r".repeat(6)), "Question 7 ");
    let expected = fresh.screen();
    quiz.wait_until("what a terminal shows that always had this size", |screen| text(screen) == expected);
    quiz.press("r", "See the verdict");
    fresh.press("r", "See the verdict");
    assert_eq!(quiz.screen(), fresh.screen());
    for session in [quiz, fresh] {
        session.interrupt();
    }
}
