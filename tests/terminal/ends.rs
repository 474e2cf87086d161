//! The table of ends: however the process ends, the terminal is as it was, no processor time is burnt, and the answers
//! are on the disk.

use std::{fs, path::Path};

use crate::{
    end::End,
    harness::{QUESTIONS, RESULT, REVIEW, Session, Setup, WELCOME, WHICHONE, text},
    panicking,
};
use rustix::process::{Pid, Signal, kill_process};
use whichone::store::parse;

/// How an end comes about.
enum By {
    /// These keys.
    Keys(&'static str),
    /// A signal from outside.
    Signal(Signal),
    /// The keys, and then the end of the script after the program has been stopped and brought back.
    Stop,
    /// The keys, once the verdict is seen.
    Verdict(&'static str),
    /// The terminal is taken away.
    Gone,
}

/// A row of the table.
struct Row {
    name: &'static str,
    /// What is run: `$asks` asks on an answers file, `$panics` does so and panics where they are started over.
    script: &'static str,
    by: By,
    /// The exit status as a shell has it: 128 and the number of the signal that ended it.
    status: i32,
    /// What is said in the end.
    says: &'static str,
}

const fn row(name: &'static str, by: By, status: i32, says: &'static str) -> Row {
    Row { name, script: "run $asks", by, status, says }
}

const SAVED: &str = "Saved in answers.yaml. Continue with `whichone --file answers.yaml`.";

/// What a script begins with: `run` runs a program as a process of its own, so that what it did can be looked at.
const BEGIN: &str = r#"trap : HUP INT QUIT TERM
ulimit -c 0
run() { sh -c 'echo $$ > pid; exec "$@"' sh "$@"; echo $? > status; times > times; }
"#;

fn table() -> Vec<Row> {
    vec![
        row("q", By::Keys("q"), 1, SAVED),
        row("Ctrl-C", By::Keys("\x03"), 130, SAVED),
        row("TERM", By::Signal(Signal::TERM), 128 + 15, ""),
        row("HUP", By::Signal(Signal::HUP), 128 + 1, ""),
        row("INT", By::Signal(Signal::INT), 128 + 2, ""),
        row("QUIT", By::Signal(Signal::QUIT), 128 + 3, ""),
        row("USR1", By::Signal(Signal::USR1), 128 + Signal::USR1.as_raw(), ""),
        row("USR2", By::Signal(Signal::USR2), 128 + Signal::USR2.as_raw(), ""),
        row("ALRM", By::Signal(Signal::ALARM), 128 + Signal::ALARM.as_raw(), ""),
        row("VTALRM", By::Signal(Signal::VTALARM), 128 + Signal::VTALARM.as_raw(), ""),
        row("PROF", By::Signal(Signal::PROF), 128 + Signal::PROF.as_raw(), ""),
        row("XCPU", By::Signal(Signal::XCPU), 128 + Signal::XCPU.as_raw(), ""),
        #[cfg(target_os = "linux")]
        row("IO", By::Signal(Signal::IO), 128 + Signal::IO.as_raw(), ""),
        #[cfg(target_os = "linux")]
        row("PWR", By::Signal(Signal::POWER), 128 + Signal::POWER.as_raw(), ""),
        Row { script: "run $panics", ..row("panic", By::Keys("R\r"), 101, panicking::MESSAGE) },
        Row { script: "{ run $asks; } | :", ..row("nobody reads the result", By::Verdict("q"), 2, FULL) },
        Row { script: "run $asks > /dev/full", ..row("the result cannot be written", By::Verdict("q"), 2, FULL) },
        row("a lost terminal", By::Gone, 128 + 1, ""),
        Row { script: "trap '' HUP; run $asks", ..row("the same, hang-ups ignored", By::Gone, 128 + 1, "") },
        Row { script: STOPPED, ..row("stopped and brought back", By::Stop, 1, SAVED) },
    ]
}

const FULL: &str = "cannot write the result";

/// In a shell with job control. What the terminal is like while it is stopped is kept.
const STOPPED: &str = "set -m; stty -g > before; run $asks; stty -g > between; fg > /dev/null; echo $? > status";

/// All the processor time that a session may take, in seconds: many times what it takes, and a part of what a loop would
/// have burnt by the time a test gives up.
const PROCESSOR: f64 = 3.0;

#[test]
fn every_end_leaves_the_terminal_as_it_was_and_the_answers_on_the_disk() {
    for row in table() {
        let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let script = format!("{BEGIN}{}\ntrue", row.script);
        let asks = format!("{WHICHONE} --file answers.yaml");
        let setup = Setup::new("/bin/bash", &["-c", &script]).at(home.path());
        let mut quiz = setup.env("asks", &asks).env("panics", &panicking::command()).start();
        quiz.wait_for(WELCOME);
        quiz.press("\r", QUESTIONS[0]);
        quiz.press("2", QUESTIONS[1]);
        quiz.press("\r", QUESTIONS[2]);
        let end = finish(quiz, &row.by, home.path());
        let read_back = |name: &str| fs::read_to_string(home.path().join(name)).unwrap();
        assert_eq!(read_back("status").trim(), row.status.to_string(), "the status after {}", row.name);
        let burnt = processor_time(&read_back("times"));
        assert!(burnt < PROCESSOR, "{burnt} s of processor time after {}", row.name);
        let sheet = parse(&read_back("answers.yaml")).unwrap();
        assert_eq!(sheet.answers.0.len(), 2, "the answers after {}", row.name);
        if let Some(end) = end {
            end.restored();
            let said = end.printed();
            // The shell may say which signal it was.
            let as_told = if row.says.is_empty() {
                !said.contains("whichone: ") && !said.contains("aved")
            } else {
                said.contains(row.says)
            };
            assert!(as_told, "after {}: {said}", row.name);
        }
    }
}

/// Brings the end about, and waits for it; nothing is left of a terminal that is gone.
fn finish(mut quiz: Session, by: &By, home: &Path) -> Option<End> {
    match by {
        By::Keys(keys) => quiz.keys(keys),
        By::Verdict(keys) => {
            quiz.press("v", RESULT);
            quiz.keys(keys);
        }
        By::Signal(signal) => kill_process(pid(home), *signal).unwrap(),
        By::Stop => {
            let question = quiz.screen();
            quiz.keys("\x1a");
            quiz.wait_until("the question again", |screen| home.join("between").exists() && text(screen) == question);
            let settings = |name| fs::read_to_string(home.join(name)).unwrap();
            assert_eq!(settings("before"), settings("between"), "the line settings while it is stopped");
            quiz.keys("q");
        }
        By::Gone => {
            // The line feed that this kind of terminal types when it is closed answers nothing here.
            quiz.press("r", REVIEW);
            quiz.close();
            return None;
        }
    }
    Some(quiz.end())
}

fn pid(home: &Path) -> Pid {
    let pid = fs::read_to_string(home.join("pid")).unwrap();
    Pid::from_raw(pid.trim().parse().unwrap()).unwrap()
}

/// What the children of a shell took, in seconds: the second line of `times`, as in `0m0.050s 0m0.010s`.
fn processor_time(times: &str) -> f64 {
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
        60.0 * minutes.parse::<f64>().unwrap() + seconds.parse::<f64>().unwrap()
    };
    times.lines().nth(1).unwrap().split_whitespace().map(seconds).sum()
}

/// What cannot be saved is printed, also where nobody asked to quit.
#[test]
fn answers_that_are_not_saved_are_printed_before_a_signal_ends_it() {
    for signal in [Signal::TERM, Signal::HUP, Signal::USR1] {
        let mut quiz = super::harness::whichone(&["--file", "."]).at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.signal(signal);
        let end = quiz.end();
        let printed = end.restored().printed();
        assert!(printed.contains("could not be saved") && printed.contains("kind:\n  - script"), "{printed}");
    }
}
