//! What is left on the terminal when the quiz ends.

use std::fs;

use rustix::process::Signal;

use crate::{
    drawing::tea,
    harness::{QUESTIONS, RESULT, REVIEW, Session, at_question, script, text, whichone},
};

/// Where the answers are by default, as it is printed.
const DEFAULT: &str = "~/.local/state/whichone/python_or_rust/no-project.yaml";

/// The keys that answer every question about some firmware.
const FIRMWARE: [&str; 13] = ["7", "9\r", "\r", "1", "3", "4", "2", "1", "5", "1", "7", "6", "4"];

/// Answers every question, up to the review.
fn answer_all(quiz: &mut Session) {
    for (at, keys) in FIRMWARE.iter().enumerate() {
        quiz.wait_for(&format!("{} of ", at + 1));
        quiz.keys(keys);
    }
    quiz.wait_for(REVIEW);
}

#[test]
fn after_a_verdict_ten_lines_are_left_on_the_terminal() {
    let mut quiz = at_question();
    answer_all(&mut quiz);
    quiz.press("\r", RESULT);
    quiz.keys("q");
    let end = quiz.end();
    let printed = end.exited(0).restored().printed();
    assert!((8..=12).contains(&printed.lines().count()), "{printed}");
    let first = printed.lines().next().unwrap();
    assert!(first.starts_with("Rust, ") && first.contains(" points to "), "{printed}");
    for part in ["For Python", "For Rust", "How solid?"] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
    let last: Vec<&str> = printed.lines().rev().take(2).collect();
    assert_eq!(last, [format!("Full report: whichone report {DEFAULT}"), format!("Saved in {DEFAULT}")]);
}

#[test]
fn the_command_that_is_printed_shows_the_full_report() {
    let mut quiz = script("whichone --by Ada; whichone report ~/.local/state/whichone/*/no-project.yaml").at_result();
    quiz.keys("q");
    let printed = quiz.end().restored().printed();
    let (ten_lines, full) = printed.split_once("\nPython or Rust?\n").unwrap();
    assert!(ten_lines.contains("Full report: whichone report ") && full.contains("Script or bot"), "{printed}");
}

#[test]
fn the_full_text_is_printed_where_it_is_asked_for() {
    let mut quiz = whichone(&["--format", "text"]).at_result();
    quiz.keys("q");
    let printed = quiz.end().exited(0).restored().printed();
    assert!(printed.starts_with("Python or Rust?\n"), "{printed}");
    for part in ["Answers\n", "Script or bot", "From the catalogue"] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}

#[test]
fn leaving_at_the_welcome_says_so_in_a_line() {
    let mut quiz = whichone(&[]).at_welcome();
    quiz.keys("q");
    assert_eq!(quiz.end().exited(1).restored().printed(), "Nothing answered, nothing saved.");
}

#[test]
fn leaving_with_answers_says_in_a_line_where_they_are_and_how_to_continue() {
    for (keys, status) in [("q", 1), ("\x03", 130)] {
        let mut quiz = at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.keys(keys);
        let printed = quiz.end().exited(status).restored().printed();
        assert_eq!(printed, format!("Saved in {DEFAULT}. Continue with `whichone`."));
    }
}

#[test]
fn leaving_with_answers_that_cannot_be_saved_asks_first_and_prints_them() {
    let mut quiz = whichone(&["--file", "."]).at_question();
    quiz.press("2", QUESTIONS[1]);
    let question = quiz.screen();
    quiz.press("q", "Quit?");
    quiz.keys("\x1b");
    quiz.wait_until("the question again", |screen| text(screen) == question);
    quiz.press("q", "Quit?");
    quiz.keys("\r");
    let printed = quiz.end().exited(1).restored().printed();
    assert!(printed.contains("Put these lines in a file and continue with `whichone --file FILE`"), "{printed}");
    assert!(printed.contains("answers:\n  kind:\n  - script"), "{printed}");
}

#[test]
fn a_window_too_small_can_be_left_at_once_though_answers_are_not_saved() {
    let mut quiz = whichone(&["--file", "."]).at_question();
    quiz.press("2", QUESTIONS[1]);
    quiz.resize(30, 8);
    quiz.wait_for("Please enlarge");
    quiz.keys("q");
    let printed = quiz.end().exited(1).restored().printed();
    assert!(printed.contains("could not be saved") && printed.contains("script"), "{printed}");
}

/// As on a full disk. The system sends SIGXFSZ, which ends a process that does not ignore it.
#[test]
fn a_file_that_may_not_grow_is_told_and_ends_nothing() {
    let mut quiz = script("ulimit -f 0; exec whichone tea.yaml").file("tea.yaml", super::drawing::ASCII).at_welcome();
    quiz.press("\r2", "Who is there?");
    assert!(quiz.screen().contains("not saved"), "{}", quiz.screen());
    quiz.press("1\r", "What is the weather like?");
    quiz.press("q", "Quit?");
    quiz.keys("\r");
    let printed = quiz.end().exited(1).restored().printed();
    assert!(printed.contains("could not be saved") && printed.contains("hour:\n  - late"), "{printed}");
}

#[test]
fn answers_that_cannot_be_saved_any_more_are_told_at_once() {
    let mut quiz = tea(&["--file", "folder/answers.yaml"]).file("folder", "").at_welcome();
    quiz.press("\r2", "Who is there?");
    assert!(quiz.screen().contains("not saved"), "{}", quiz.screen());
    fs::remove_file(quiz.home().join("folder")).unwrap();
    quiz.interrupt();
}

/// Frames are on their way when the signal comes.
#[test]
fn a_signal_between_frames_leaves_nothing_behind() {
    for _ in 0..5 {
        let mut quiz = at_question();
        for _ in 0..40 {
            quiz.keys("jk");
            quiz.keys("?");
        }
        quiz.signal(Signal::TERM);
        let end = quiz.end();
        end.killed_by("Terminated").restored();
        // Keys that arrive after it has let go are shown by the terminal itself.
        assert_eq!(end.printed().trim_matches(['j', 'k', '?']), "");
    }
}
