//! Terminals that take what is sent to them slowly, or not at all.

use std::{thread, time::Duration};

use rustix::process::Signal;

use super::harness::{Pace, Session, at_question};

/// How long a terminal is slow: the pause is what is tested.
const WHILE: Duration = Duration::from_millis(400);

/// More frames than a terminal keeps that nobody reads.
fn flood(quiz: &mut Session) {
    for _ in 0..60 {
        quiz.keys("?");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn keys_typed_while_nothing_is_read_are_not_lost() {
    let mut quiz = at_question();
    for (pace, question) in [(Pace::Stopped, "Question 3 "), (Pace::Slow, "Question 5 ")] {
        quiz.pace(pace);
        flood(&mut quiz);
        quiz.keys("2\r2\r");
        thread::sleep(WHILE);
        quiz.pace(Pace::Usual);
        quiz.wait_for(question);
    }
    quiz.press("r", "4 of ");
    quiz.interrupt();
}

#[test]
fn what_is_slow_is_right_in_the_end() {
    let mut quiz = at_question();
    let before = quiz.screen();
    quiz.pace(Pace::Slow);
    quiz.keys("j??k?");
    quiz.wait_for("Keys on this screen");
    quiz.keys("?");
    quiz.pace(Pace::Usual);
    quiz.wait_until("the question as it was", |screen| super::harness::text(screen) == before);
    quiz.interrupt();
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_it_from_ending() {
    let mut quiz = at_question();
    quiz.pace(Pace::Stopped);
    flood(&mut quiz);
    quiz.signal(Signal::TERM);
    quiz.end().killed_by("Terminated");
}
