//! Terminals that take what is sent to them slowly, or not at all, and a program that is slow itself.

use std::{
    fmt::Write,
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::harness::{HELP, Pace, QUESTIONS, Session, at_question, text, whichone};

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
fn keys_typed_while_busy_are_not_lost() {
    let mut quiz = at_question();
    for (pace, keys, counter) in [(Pace::Stopped, "2\r", "3 of "), (Pace::Slow, "2\r2", "5 of ")] {
        quiz.pace(pace);
        flood(&mut quiz);
        quiz.keys(keys);
        thread::sleep(WHILE);
        quiz.pace(Pace::Usual);
        quiz.wait_for(counter);
    }
    quiz.interrupt();
}

#[test]
fn slow_terminal_ends_with_the_right_screen() {
    let mut quiz = at_question();
    let before = quiz.screen();
    quiz.pace(Pace::Slow);
    quiz.keys("j??k?");
    quiz.wait_for(HELP);
    quiz.keys("?");
    quiz.pace(Pace::Usual);
    quiz.wait_until("the question as it was", |screen| text(screen) == before);
    quiz.interrupt();
}

/// As another program may have left it, for `dd` sets it for all that have the terminal from this shell.
#[cfg(target_os = "linux")]
#[test]
fn nonblocking_terminal_gets_every_frame() {
    let script = "dd oflag=nonblock count=0 if=/dev/null status=none && exec whichone";
    let mut quiz = super::harness::script(script).at_question();
    let before = quiz.screen();
    for _ in 0..3 {
        quiz.pace(Pace::Stopped);
        flood(&mut quiz);
        thread::sleep(WHILE);
        quiz.pace(Pace::Usual);
        quiz.wait_until("the question as it was", |screen| text(screen) == before);
    }
    quiz.press("2", QUESTIONS[1]);
    quiz.interrupt();
}

#[test]
fn stalled_terminal_does_not_prevent_exit() {
    let mut quiz = at_question();
    quiz.pace(Pace::Stopped);
    flood(&mut quiz);
    quiz.signal(Signal::TERM);
    quiz.end().killed_by("Terminated");
}

/// Questions with many ticks, each of which controls questions that follow: much to work out after each tick.
pub fn slow_catalogue() -> String {
    let mut text = "format: 1\nid: slow\nversion: '1'\ntitle: A or B?\nsummary: S.\n\
                    options: [{ id: a, name: A, summary: A. }, { id: b, name: B, summary: B. }]\n\
                    reasons: [{ id: r, title: R, supports: { a: 1 }, summary: R. }, { id: s, title: S, supports: { b: 1 }, summary: S. }]\n\
                    questions:\n"
        .to_owned();
    for at in 0..120 {
        let choice = |choice: usize| {
            let reason = if usize::is_multiple_of(at + choice, 2) { "r" } else { "s" };
            format!("{{ id: c{choice}, label: C{choice}, points: {{ {reason}: {} }} }}", choice % 5 + 1)
        };
        let choices = (0..12).map(choice).collect::<Vec<_>>().join(", ");
        let when = match at {
            0 => String::new(),
            at => {
                let last = at - 1;
                let any = (0..12).step_by(2).map(|choice| format!("c{choice}")).collect::<Vec<_>>().join(", ");
                format!(" when: {{ q{last}: [{any}] }},")
            }
        };
        writeln!(text, "  - {{ id: q{at}, title: Number {at}., type: many,{when} choices: [{choices}] }}").unwrap();
    }
    text
}

#[test]
fn ctrl_c_does_not_wait_behind_slow_keys() {
    let mut quiz = whichone(&["slow.yaml"]).file("slow.yaml", &slow_catalogue()).at_welcome();
    quiz.press("\r", "Number 0.");
    // Once a question is answered, each tick counts at once.
    quiz.press("1\r", "Number 1.");
    quiz.press("\x1b[D", "Number 0.");
    quiz.keys(&"123456789".repeat(34));
    for _ in 0..3 {
        let sent = quiz.sent();
        quiz.wait_for_more(sent);
    }
    let begun = Instant::now();
    quiz.keys("\x03");
    let end = quiz.end();
    let took = begun.elapsed();
    end.exited(130).restored();
    assert!(took < Duration::from_secs(2), "{took:?}");
}
