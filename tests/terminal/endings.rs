//! Every way in which the program ends while it has the terminal.

use rustix::process::Signal;

use super::harness::{Session, at_question, text, whichone};

/// Answers every question with its first choice, up to the review.
fn answer_all(quiz: &mut Session) {
    for number in 1.. {
        let question = format!("Question {number} ");
        let arrived = |shown: &str| shown.contains(&question) || shown.contains("See the verdict");
        quiz.wait_until(&question, |screen| arrived(&text(screen)));
        if quiz.screen().contains("See the verdict") {
            assert!(number > 10, "only {number} questions");
            return;
        }
        quiz.keys("\r");
    }
}

#[test]
fn a_whole_quiz_ends_with_the_verdict_in_the_scrollback() {
    let mut quiz = at_question();
    answer_all(&mut quiz);
    quiz.press("\r", "[1 Verdict]");
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    let printed = end.printed();
    assert!(printed.starts_with("Python or Rust?\n\n"), "{printed}");
    for part in ["Python: ", "Rust: ", "Answers\n", "A web application or back-end service", "From the catalogue"] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}

#[test]
fn leaving_at_the_welcome_says_so_in_a_line() {
    let mut quiz = whichone(&[]).start();
    quiz.wait_for("Start the questions");
    quiz.keys("q");
    let end = quiz.end();
    end.exited(1).restored();
    assert_eq!(end.printed(), "whichone: left before a verdict; nothing was answered");
}

#[test]
fn leaving_with_answers_says_in_a_line_where_they_are_and_how_to_go_on() {
    let mut quiz = at_question();
    quiz.press("\r", "Question 2 ");
    quiz.keys("q");
    let end = quiz.end();
    end.exited(1).restored();
    let printed = end.printed();
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(printed.starts_with("whichone: your answers are saved in /"), "{printed}");
    assert!(printed.ends_with("/whichone/python_or_rust/no-project.yaml; `whichone` goes on"), "{printed}");
}

#[test]
fn leaving_with_answers_that_cannot_be_saved_asks_first_and_prints_them() {
    let mut quiz = whichone(&["--sheet", "."]).start();
    quiz.wait_for("Your answers are not saved: ");
    quiz.press("\r", "Question 1 ");
    quiz.press("\r", "Question 2 ");
    let question = quiz.screen();
    quiz.press("q", "Leave?");
    quiz.keys("\x1b");
    quiz.wait_until("the question again", |screen| text(screen) == question);
    quiz.press("q", "Leave?");
    quiz.keys("\r");
    let end = quiz.end();
    let printed = end.exited(1).restored().printed();
    assert!(printed.contains("with these lines in a FILE, `whichone --sheet FILE` goes on"), "{printed}");
    assert!(printed.contains("answers:\n  kind:\n  - service"), "{printed}");
}

#[test]
fn interrupting_says_where_the_answers_are() {
    let mut quiz = at_question();
    quiz.press("\r", "Question 2 ");
    quiz.keys("\x03");
    let end = quiz.end();
    end.exited(130).restored();
    assert!(end.printed().starts_with("whichone: your answers are saved in /"), "{}", end.printed());
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
