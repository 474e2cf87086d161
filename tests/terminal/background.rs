//! The one question to the terminal: whether its background is dark or light.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::{
    drawing::{answers, notes, tea},
    harness::{Setup, WELCOME, whichone},
    keys::at_many,
    output::LIGHT,
};

/// The colours of the first option, of 256, on a dark and on a light background.
const BLUE: [u16; 2] = [117, 25];

/// What the program sends up to the first question and the verdict that is asked for there.
fn colours(setup: Setup) -> Vec<u16> {
    let mut quiz = setup.at_result();
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    let found: Vec<u16> = BLUE.into_iter().filter(|blue| end.modes.styled(*blue)).collect();
    assert!(end.modes.questions().len() <= 2, "{:?}", end.modes.questions());
    found
}

#[test]
fn colors_suit_the_background() {
    assert_eq!(colours(whichone(&[])), [BLUE[0]]);
    assert_eq!(colours(whichone(&[]).answer(LIGHT)), [BLUE[1]]);
    assert_eq!(colours(whichone(&["--theme", "light"])), [BLUE[1]]);
    assert_eq!(colours(whichone(&["--theme", "dark"]).answer(LIGHT)), [BLUE[0]]);
    assert_eq!(colours(whichone(&[]).answer("").env("COLORFGBG", "0;15")), [BLUE[1]]);
}

#[test]
fn background_is_queried_once_and_only_if_needed() {
    let questions = |setup: Setup| {
        let mut quiz = setup.at_welcome();
        quiz.keys("q");
        quiz.end().exited(1).restored().modes.questions().to_vec()
    };
    assert_eq!(questions(whichone(&[])), ["background", "c"]);
    for theme in ["dark", "light", "mono"] {
        assert_eq!(questions(whichone(&["--theme", theme])), Vec::<String>::new(), "{theme}");
    }
    assert_eq!(questions(whichone(&[]).env("NO_COLOR", "1")), Vec::<String>::new());
}

#[test]
fn silent_terminal_gets_dark_colors_within_a_second() {
    let begun = Instant::now();
    let mut quiz = whichone(&[]).answer("").at_welcome();
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    quiz.keys("q");
    let end = quiz.end();
    end.exited(1).restored();
    assert_eq!(BLUE.map(|blue| end.modes.styled(blue)), [true, false]);
}

#[test]
fn late_query_answer_is_not_read_as_keys() {
    let late = |end: &str| format!("\x1b]11;rgb:1212/1111/2222{end}\x1b[?62;22c");
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]).answer(""));
    let question = quiz.screen();
    for end in ["\x1b\\", "\x07"] {
        quiz.keys(&late(end));
        quiz.wait_for_silence(Duration::from_millis(150));
        assert_eq!(quiz.screen(), question);
        quiz.press("n", "Your note");
        quiz.keys(&late(end));
        quiz.press("because", "because");
        quiz.press("\x15\x1b", "Who is there?");
        quiz.press("j", "▌ 2");
        quiz.press("k", "▌ 1");
    }
    quiz.press("nso\r", "n edits it");
    quiz.press("2\r", "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["boss"]);
    assert_eq!(notes(&quiz), [("company".to_owned(), "so".to_owned())]);
    quiz.interrupt();
}

#[test]
fn keys_work_after_an_unterminated_answer() {
    let mut quiz = at_many(tea(&["--file", "answers.yaml"]).answer(""));
    quiz.keys("\x1b]11;rgb:12");
    quiz.wait_for_silence(Duration::from_millis(150));
    quiz.press("2\r", "What is the weather like?");
    assert_eq!(answers(&quiz)[1].1, ["boss"]);
    quiz.interrupt();
}

#[test]
fn signal_during_the_background_query_restores_the_terminal() {
    let quiz = whichone(&[]).answer("").start();
    quiz.wait_for_more(0);
    assert!(!quiz.screen().contains(WELCOME), "too late for this test");
    quiz.signal(Signal::TERM);
    quiz.end().killed_by("Terminated").unchanged();
}
