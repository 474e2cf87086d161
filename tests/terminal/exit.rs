//! How the program ends: exit status, the terminal as the shell finds it, and what is printed. However the process ends,
//! the terminal is as it was, no processor time is burnt, and the answers are on the disk.

use std::{fs, path::Path};

use portable_pty::ExitStatus;
use rustix::process::{Pid, Signal, kill_process};
use vt100::Parser;
use whichone::store::parse;

use crate::{
    drawing::tea,
    harness::{QUESTIONS, RESULT, REVIEW, Session, Setup, WELCOME, WHICHONE, at_question, script, text, whichone},
    modes::Modes,
    output::{Seen, cells},
    panicking,
};

/// A program that has ended, and the terminal it left.
pub struct Exited {
    status: ExitStatus,
    before: String,
    after: String,
    whole: Parser,
    /// What all it sent has switched.
    pub modes: Modes,
    /// All it sent.
    bytes: Vec<u8>,
}

impl Exited {
    /// What is left of a program that ended so, with the line settings before and after.
    pub fn new(status: ExitStatus, (before, after): (String, String), seen: &Seen) -> Self {
        // Tall enough for all that was printed.
        let (rows, _) = cells((1, 400));
        let (_, columns) = seen.parser.screen().size();
        let mut whole = Parser::new(rows, columns, 0);
        whole.process(&seen.bytes);
        Self { status, before, after, whole, modes: Modes::after(&seen.bytes), bytes: seen.bytes.clone() }
    }

    /// What is left on the terminal: everything printed, without what was drawn on a screen of its own.
    pub fn printed(&self) -> String {
        // Unlike its rows, these lines are not broken at the edge of the screen.
        let contents = self.whole.screen().contents();
        contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// What it drew on a screen of its own.
    pub fn drawn(&self) -> &str {
        let sent = std::str::from_utf8(&self.bytes).expect("what it sends is text");
        sent.rsplit_once("\x1b[?1049l").expect("it left its own screen").0
    }

    /// It ended with this exit status.
    pub fn exited(&self, code: u32) -> &Self {
        let ended = (self.status.exit_code(), self.status.signal());
        assert_eq!(ended, (code, None), "printed:\n{}", self.printed());
        self
    }

    /// It ended by this signal, by the name that the system has for it.
    pub fn killed_by(&self, signal: &str) -> &Self {
        let ended = self.status.signal().unwrap_or_default();
        assert!(ended.starts_with(signal), "{}, not {signal}; printed:\n{}", self.status, self.printed());
        self
    }

    /// It had the terminal for itself, and gave it back as it was.
    pub fn restored(&self) -> &Self {
        assert!(self.modes.touched(1049), "it never drew anything; printed:\n{}", self.printed());
        self.unchanged()
    }

    /// The terminal is as it was.
    pub fn unchanged(&self) -> &Self {
        assert_eq!(self.modes.leftovers(), Vec::<String>::new());
        let asked = self.modes.questions();
        assert!(asked.is_empty() || asked == ["background", "c"], "it asked {asked:?}: not every terminal answers");
        assert_eq!(self.before, self.after, "the line settings");
        let screen = self.whole.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert!(!screen.bold() && !screen.inverse() && screen.fgcolor() == vt100::Color::Default, "a style is left");
        self
    }

    /// It never touched the terminal, but for plain lines.
    pub fn untouched(&self) -> &Self {
        assert!(!self.bytes.contains(&0x1b), "it sent escapes:\n{}", self.bytes.escape_ascii());
        assert_eq!(self.before, self.after, "the line settings");
        self
    }
}

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
        Row { script: "{ run $asks; } | :", ..row("nobody reads the result", By::Verdict("q"), 0, "") },
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
fn every_exit_restores_the_terminal_and_keeps_the_answers() {
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
        let answers_file = parse(&read_back("answers.yaml")).unwrap();
        assert_eq!(answers_file.answers.0.len(), 2, "the answers after {}", row.name);
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
fn finish(mut quiz: Session, by: &By, home: &Path) -> Option<Exited> {
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
fn unsaved_answers_are_printed_before_a_signal_ends_the_program() {
    for signal in [Signal::TERM, Signal::HUP, Signal::USR1] {
        let mut quiz = super::harness::whichone(&["--file", "."]).at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.signal(signal);
        let end = quiz.end();
        let printed = end.restored().printed();
        assert!(printed.contains("could not be saved") && printed.contains("kind:\n  - script"), "{printed}");
    }
}

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
fn ten_lines_stay_on_the_terminal_after_a_verdict() {
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
fn printed_command_shows_the_full_report() {
    let mut quiz = script("whichone --by Ada; whichone report ~/.local/state/whichone/*/no-project.yaml").at_result();
    quiz.keys("q");
    let printed = quiz.end().restored().printed();
    let (ten_lines, full) = printed.split_once("\nPython or Rust?\n").unwrap();
    assert!(ten_lines.contains("Full report: whichone report ") && full.contains("Script or bot"), "{printed}");
}

#[test]
fn full_text_is_printed_on_request() {
    let mut quiz = whichone(&["--format", "text"]).at_result();
    quiz.keys("q");
    let printed = quiz.end().exited(0).restored().printed();
    assert!(printed.starts_with("Python or Rust?\n"), "{printed}");
    for part in ["Answers\n", "Script or bot", "From the catalogue"] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}

#[test]
fn quitting_at_the_welcome_screen_prints_one_line() {
    let mut quiz = whichone(&[]).at_welcome();
    quiz.keys("q");
    assert_eq!(quiz.end().exited(1).restored().printed(), "Nothing answered, nothing saved.");
}

#[test]
fn quitting_with_answers_prints_where_and_how_to_continue() {
    for (keys, status) in [("q", 1), ("\x03", 130)] {
        let mut quiz = at_question();
        quiz.press("2", QUESTIONS[1]);
        quiz.keys(keys);
        let printed = quiz.end().exited(status).restored().printed();
        assert_eq!(printed, format!("Saved in {DEFAULT}. Continue with `whichone`."));
    }
}

#[test]
fn quitting_with_unsaved_answers_asks_and_prints_them() {
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
fn too_small_window_can_be_quit_at_once() {
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
fn file_size_limit_is_reported_and_does_not_end_the_quiz() {
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
fn failing_saves_are_reported_at_once() {
    let mut quiz = tea(&["--file", "folder/answers.yaml"]).file("folder", "").at_welcome();
    quiz.press("\r2", "Who is there?");
    assert!(quiz.screen().contains("not saved"), "{}", quiz.screen());
    fs::remove_file(quiz.home().join("folder")).unwrap();
    quiz.interrupt();
}

/// Frames are on their way when the signal comes.
#[test]
fn signal_between_frames_restores_the_terminal() {
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
