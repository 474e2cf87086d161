//! Windows of every size, and such as change theirs all the time.

use std::{fs, time::Duration};

use crate::harness::{DESIGN, HELP, QUESTIONS, RESULT, Session, WELCOME, script, text, whichone};

/// What a window says that is too small.
const TOO_SMALL: &str = "Please enlarge the window";

/// Whether the message is all there is, however its lines are broken.
fn is_too_small(quiz: &Session) -> bool {
    quiz.words().starts_with(TOO_SMALL)
}

#[test]
fn every_size_draws_and_takes_ctrl_c() {
    for (columns, rows) in
        [(0, 0), (0, 24), (1, 1), (2, 1), (1, 200), (500, 1), (39, 12), (40, 11), (40, 12), (500, 12), (500, 200)]
    {
        let mut quiz = whichone(&[]).size(columns, rows).start();
        let fits = columns == 0 || (columns >= 40 && rows >= 12);
        let words = if fits { WELCOME } else { "P" };
        quiz.wait_until("a first screen", |screen| screen.alternate_screen() && text(screen).contains(words));
        quiz.keys("\r2");
        if fits {
            quiz.wait_for("2 of ");
        }
        quiz.keys("\x03");
        let end = quiz.end();
        let told = end.exited(130).restored().printed().split_whitespace().collect::<String>();
        let expected = if fits { "Savedin" } else { "Nothinganswered,nothingsaved." };
        assert!(told.starts_with(expected), "{columns} x {rows}: {told}");
    }
}

#[test]
fn too_small_window_takes_no_answers() {
    let mut quiz = whichone(&["--file", "answers.yaml"]).at_question();
    quiz.press("2", QUESTIONS[1]);
    let answers = quiz.home().join("answers.yaml");
    let (saved, question) = (fs::read(&answers).unwrap(), quiz.screen());
    quiz.resize(39, 11);
    quiz.wait_for("needs 40 x 12 (this is 39 x 11)");
    assert!(is_too_small(&quiz), "{}", quiz.screen());
    let sent = quiz.sent();
    for keys in ["\r", "1", "0", "\x1b[B\r", "v", "R", "y", "\r", "nnote\r", "\x1b[200~1\r\x1b[201~", "\x1b", "?"] {
        quiz.keys(keys);
        quiz.wait_for_silence(Duration::from_millis(80));
    }
    assert_eq!(quiz.sent_since(sent), "", "nothing happened");
    assert_eq!(fs::read(&answers).unwrap(), saved);
    quiz.resize(DESIGN.0, DESIGN.1);
    quiz.wait_until("the question as it was", |screen| text(screen) == question);
    // A popup waits too.
    quiz.press("n", "Your note");
    quiz.press("because", "because");
    quiz.resize(20, 5);
    quiz.wait_for("Please enlarge");
    quiz.keys("x\r\x1b[200~y\x1b[201~");
    quiz.resize(DESIGN.0, DESIGN.1);
    quiz.wait_for("because");
    assert!(!quiz.screen().contains("becausex") && !quiz.screen().contains("becausey"), "{}", quiz.screen());
    quiz.resize(39, 11);
    quiz.wait_for("Please enlarge");
    quiz.keys("q");
    quiz.end().exited(1).restored();
}

#[test]
fn too_small_window_shows_the_welcome_screen_once_enlarged() {
    let mut quiz = whichone(&[]).size(39, 11).start();
    quiz.wait_for("Please enlarge");
    quiz.keys("\r\r\rRy");
    quiz.resize(40, 12);
    quiz.wait_for("▌  Start");
    quiz.keys("q");
    assert_eq!(quiz.end().exited(1).restored().printed(), "Nothing answered, nothing saved.");
}

/// A key and a new size that come together: neither may wait for the next of its kind.
#[test]
fn resize_together_with_a_key_loses_neither() {
    let mut quiz = whichone(&[]).at_question();
    for _ in 0..10 {
        quiz.resize(60, 20);
        quiz.keys("?");
        quiz.wait_for(HELP);
        quiz.keys("?");
        quiz.resize(DESIGN.0, DESIGN.1);
        quiz.wait_until("the question", |screen| {
            let shown = text(screen);
            shown.contains(QUESTIONS[0]) && !shown.contains(HELP) && shown.contains("q quit")
        });
    }
    quiz.interrupt();
}

#[test]
fn many_resizes_end_with_the_last_size() {
    let size = (93, 31);
    let mut quiz = whichone(&[]).at_question();
    for step in 0..3_u16 {
        for turn in 0..15_u16 {
            quiz.resize(1 + (step * 83 + turn * 37) % 220, 1 + (step * 29 + turn * 11) % 90);
        }
        quiz.resize(60 + step, 20);
        quiz.wait_for(" of ");
        quiz.keys("0");
        quiz.wait_for(&format!("{} of ", step + 2));
    }
    quiz.resize(size.0, size.1);
    let mut fresh = whichone(&[]).size(size.0, size.1).at_question();
    fresh.press(&"0".repeat(3), "4 of ");
    let expected = fresh.screen();
    quiz.wait_until("what a terminal shows that always had this size", |screen| text(screen) == expected);
    for session in [quiz, fresh] {
        session.interrupt();
    }
}

#[test]
fn size_is_that_of_the_terminal_drawn_on() {
    let other = script("exec whichone < $TTY > $TTY 2> $TTY").size(80, 24).controlled_by_another(39, 11);
    let mut quiz = other.at_question();
    let alone = whichone(&[]).size(80, 24).at_question();
    assert_eq!(quiz.screen(), alone.screen());
    // Nobody tells it about a new size, but the next frame has it.
    quiz.resize(100, 30);
    quiz.press("j", "q quit");
    let mut large = at_size(100, 30);
    large.press("j", "▌ 2");
    assert_eq!(quiz.screen(), large.screen());
    for session in [&mut quiz, &mut large] {
        session.press("2", QUESTIONS[1]);
        session.press("v", RESULT);
        session.keys("q");
    }
    assert_eq!(quiz.end().exited(0).restored().printed(), large.end().exited(0).printed());
}

fn at_size(columns: u16, rows: u16) -> Session {
    whichone(&[]).size(columns, rows).at_question()
}
