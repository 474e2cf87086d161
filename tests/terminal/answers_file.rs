//! The answers file of a real session: saved before it is shown, kept however the session ends, and continued.

use std::{
    fmt::Write,
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use crate::{
    exit::Exited,
    harness::{REVIEW, Session, WELCOME, whichone},
    output::DEADLINE,
};
use rustix::process::Signal;
use whichone::store::{AnswersFile, parse};

/// How many questions [`catalogue`] has.
const QUESTIONS: usize = 60;

/// Where the answers file of no project is, in the home of a session.
const DEFAULT: &str = ".local/state/whichone/long/no-project.yaml";

/// How often a session is killed.
const ROUNDS: u64 = 40;

/// Many questions, each with three choices.
fn catalogue() -> String {
    let mut text = "format: 1\nid: long\nversion: '1'\ntitle: A or B?\nsummary: Many questions.\n\
                    options: [{ id: a, name: A, summary: A. }, { id: b, name: B, summary: B. }]\n\
                    reasons: [{ id: r, title: R, supports: { a: 1 }, summary: R. }]\nquestions:\n"
        .to_owned();
    for at in 0..QUESTIONS {
        let choices =
            [0, 1, 2].map(|choice| format!("{{ id: c{choice}, label: C{choice}, points: {{ r: {choice} }} }}"));
        writeln!(text, "  - {{ id: q{at}, title: Number {at}., choices: [{}] }}", choices.join(", ")).unwrap();
    }
    text
}

/// The key that answers the question at this place.
fn key(at: usize) -> String {
    (at % 3 + 1).to_string()
}

/// What these keys answer, from the first question on.
fn answers(count: usize) -> Vec<(String, Vec<String>)> {
    (0..count).map(|at| (format!("q{at}"), vec![format!("c{}", at % 3)])).collect()
}

/// A folder with [`catalogue`] that sessions have as their home, one after the other or at once.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
        fs::write(home.at("long.yaml"), catalogue()).unwrap();
        home
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Starts the program with these arguments after the catalogue, and waits for its welcome screen.
    fn start(&self, arguments: &[&str]) -> Session {
        whichone(&[&["long.yaml"], arguments].concat()).at(self.0.path()).at_welcome()
    }

    /// Starts it, and answers two questions; the third is on the screen.
    fn start_with_two(&self, arguments: &[&str]) -> Session {
        let mut quiz = self.start(arguments);
        quiz.press(&format!("\r{}{}", key(0), key(1)), "Number 2.");
        quiz
    }

    /// Starts it again: it offers to continue at the third question, with the answers to the first two.
    fn continues(&self, arguments: &[&str]) {
        let mut quiz = self.start(arguments);
        assert!(quiz.words().contains("Continue with question 3 · saved a moment ago"), "{}", quiz.screen());
        quiz.press("\r", "Number 2.");
        quiz.press("r", REVIEW);
        quiz.press("\x1b[H", "Number 0.");
        let shown = quiz.words();
        assert!(shown.contains("Number 0. C0") && shown.contains("Number 1. C1"), "{shown}");
        quiz.interrupt();
    }

    /// The answers in a file.
    fn answers(&self, name: &str) -> Vec<(String, Vec<String>)> {
        parsed(&fs::read_to_string(self.at(name)).unwrap()).answers.0
    }

    /// The names of what is beside the answers file of no project, in order.
    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.at(DEFAULT).parent().unwrap()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }
}

fn parsed(text: &str) -> AnswersFile {
    parse(text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// Quits at a question though nothing is saved; gives the answers file that is printed.
fn quit_unsaved(mut quiz: Session) -> String {
    quiz.press("q", "Quit?");
    quiz.keys("\r");
    let end = quiz.end();
    end.exited(1).restored();
    let printed = end.printed();
    let (told, text) = printed.split_once("\n\n").unwrap();
    assert!(
        told.starts_with("Your answers could not be saved. Put these lines in a file and continue with "),
        "{told}"
    );
    text.to_owned()
}

/// What is printed of a session that ended with its answers saved: where, and how to continue.
fn says_how_to_continue(end: &Exited) {
    let printed = end.restored().printed();
    assert_eq!(printed, format!("Saved in ~/{DEFAULT}. Continue with `whichone long.yaml`."));
}

#[test]
fn quitting_keeps_the_answers() {
    let home = Home::new();
    let mut quiz = home.start_with_two(&[]);
    quiz.keys("q");
    let end = quiz.end();
    says_how_to_continue(end.exited(1));
    assert_eq!(home.answers(DEFAULT), answers(2));
    assert_eq!(home.beside(), ["no-project.yaml"], "no lock and no draft is left");
    home.continues(&[]);
}

#[test]
fn interrupting_keeps_the_answers() {
    let home = Home::new();
    let mut quiz = home.start_with_two(&[]);
    quiz.keys("\x03");
    let end = quiz.end();
    says_how_to_continue(end.exited(130));
    assert_eq!(home.answers(DEFAULT), answers(2));
    home.continues(&[]);
}

#[test]
fn session_can_be_continued_by_file_or_project() {
    let home = Home::new();
    for arguments in [["--file", "mine.yaml"], ["--project", "sensor hub"]] {
        let mut quiz = home.start_with_two(&arguments);
        quiz.keys("q");
        let printed = quiz.end().exited(1).printed();
        let told = printed.split('`').nth(1).unwrap();
        let again = shlex::split(told).unwrap();
        assert_eq!(again, ["whichone", "long.yaml", arguments[0], arguments[1]], "{printed}");
        home.continues(&arguments);
    }
    assert_eq!(home.answers("mine.yaml"), answers(2));
    assert_eq!(home.beside(), ["sensor-hub-1937b8ce46746051.yaml"]);
}

#[test]
fn state_folder_is_configurable_and_private() {
    let home = Home::new();
    let state = home.at("state");
    let quiz = whichone(&["long.yaml"]).at(home.0.path()).env("XDG_STATE_HOME", state.to_str().unwrap());
    let mut quiz = quiz.at_welcome();
    quiz.press(&format!("\r{}", key(0)), "Number 1.");
    assert_eq!(home.answers("state/whichone/long/no-project.yaml"), answers(1));
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(state.join("whichone/long")).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o700);
    quiz.keys("q");
    quiz.end().exited(1).restored();
    assert!(!home.at(".local").exists());
}

#[test]
fn same_keys_at_a_fixed_time_make_the_same_bytes() {
    let files = [0, 1].map(|_| {
        let home = Home::new();
        let quiz =
            whichone(&["long.yaml", "--file", "a.yaml"]).at(home.0.path()).env("SOURCE_DATE_EPOCH", "1795352400");
        let mut quiz = quiz.at_welcome();
        quiz.press(&format!("\r{}", key(0)), "Number 1.");
        fs::read_to_string(home.at("a.yaml")).unwrap()
    });
    assert_eq!(files[0], files[1]);
    assert_eq!(parsed(&files[0]).saved, "2026-11-22T13:00:00Z");
}

/// The number of the question on the screen.
fn shown(quiz: &Session) -> Option<usize> {
    let number = quiz.screen().split_once("Number ")?.1.split('.').next()?.parse::<usize>().ok()?;
    Some(number + 1)
}

/// Sends `keys` one answer after the other and kills the program some time later; gives the question then shown.
fn type_and_kill(mut quiz: Session, first: usize, pause: Duration) -> Option<usize> {
    let typed = ["\r".into()].into_iter().chain((first..first + 3).map(key));
    for keys in typed {
        quiz.keys(&keys);
        // When it is killed is what is tested: anywhere between reading the keys and drawing what they did.
        thread::sleep(pause / 4);
    }
    let shown = shown(&quiz);
    quiz.signal(Signal::KILL);
    quiz.end().killed_by("Killed");
    shown
}

#[test]
fn killed_session_leaves_a_whole_file() {
    let home = Home::new();
    let mut done = 0;
    let mut states = std::collections::BTreeSet::new();
    for round in 0..ROUNDS {
        if done + 3 > QUESTIONS {
            fs::remove_file(home.at(DEFAULT)).unwrap();
            done = 0;
        }
        let quiz = if round % 4 == 3 {
            // While it starts.
            whichone(&["long.yaml"]).at(home.0.path()).start()
        } else {
            let quiz = home.start(&[]);
            let offer = if done == 0 { WELCOME.into() } else { format!("Continue with question {} ", done + 1) };
            let words = quiz.words();
            assert!(words.contains(&offer) && !words.contains("not be saved"), "round {round}: {words}");
            quiz
        };
        let shown = type_and_kill(quiz, done, Duration::from_micros(round * 400));
        let saved = if home.at(DEFAULT).exists() { home.answers(DEFAULT) } else { Vec::new() };
        assert_eq!(saved, answers(saved.len()), "round {round}: not what was typed");
        assert!((done..=done + 3).contains(&saved.len()), "round {round}: from {done} to {} answers", saved.len());
        assert!(shown.is_none_or(|number| number <= saved.len() + 1), "round {round}: {shown:?} was shown, not saved");
        states.insert(saved.len() - done);
        done = saved.len();
    }
    assert!(states.len() > 1, "always killed at the same moment: {states:?}");
    let quiz = home.start(&[]);
    let (files, expected) = (home.beside(), [".no-project.yaml.lock", "no-project.yaml"]);
    // There is none of answers if the last session was killed before there was any.
    let is_clean = files.iter().all(|name| expected.iter().any(|known| name == known));
    assert!(is_clean, "the next session clears drafts away: {files:?}");
    quiz.interrupt();
}

/// Waits for the first frame with this question, and no longer: what it shows must be on the disk by then.
#[test]
fn answers_are_saved_before_they_are_shown() {
    let home = Home::new();
    let mut quiz = home.start(&[]);
    quiz.keys("\r");
    for done in 0..20 {
        quiz.keys(&key(done));
        let begun = Instant::now();
        while shown(&quiz) != Some(done + 2) {
            assert!(begun.elapsed() < DEADLINE, "{}", quiz.screen());
            thread::yield_now();
        }
        assert_eq!(home.answers(DEFAULT), answers(done + 1));
    }
}

#[test]
fn second_session_is_told_and_is_read_only() {
    let home = Home::new();
    let mut first = home.start_with_two(&[]);
    let before = fs::read(home.at(DEFAULT)).unwrap();
    let mut second = home.start(&[]);
    let told = second.words();
    assert!(told.contains("is open in another whichone"), "{told}");
    assert!(told.contains("Continue with question 3"), "{told}");
    second.press(&format!("\r{}", key(2)), "Number 3.");
    let printed = quit_unsaved(second);
    assert_eq!(fs::read(home.at(DEFAULT)).unwrap(), before);
    assert_eq!(parsed(&printed).answers.0, answers(3));
    first.press(&key(2), "Number 3.");
    first.keys("q");
    first.end().exited(1);
    assert_eq!(home.answers(DEFAULT), answers(3));
    assert_eq!(home.beside(), ["no-project.yaml"]);
}

#[test]
fn unchanged_second_session_quits_without_asking() {
    let home = Home::new();
    let _first = home.start_with_two(&[]);
    let mut second = home.start(&[]);
    second.keys("q");
    let end = second.end();
    assert_eq!(end.exited(1).restored().printed(), "Nothing new answered, nothing saved.");
}

#[test]
fn faulty_answers_file_is_reported_and_left_alone() {
    let home = Home::new();
    let faulty = "format: 1\ncatalogue: { id: long, version: '1' }\nmood: good\n";
    fs::write(home.at("mine.yaml"), faulty).unwrap();
    let quiz = home.start_with_two(&["--file", "mine.yaml"]);
    let printed = quit_unsaved(quiz);
    assert_eq!(fs::read_to_string(home.at("mine.yaml")).unwrap(), faulty);

    let told = home.start(&["--file", "mine.yaml"]).words();
    let why = "Your answers are not saved: mine.yaml:3:1: unknown key `mood`";
    assert!(told.contains(why), "{told}");

    fs::write(home.at("kept.yaml"), printed).unwrap();
    home.continues(&["--file", "kept.yaml"]);
}

#[test]
fn starting_over_keeps_the_old_file_beside_the_new_one() {
    let home = Home::new();
    let mut quiz = home.start_with_two(&[]);
    let old = fs::read(home.at(DEFAULT)).unwrap();
    quiz.press("R", "Start over?");
    quiz.press("\r", "▌  Start");
    assert!(quiz.words().contains("no-project.1.yaml"), "it says where they are: {}", quiz.screen());
    assert_eq!(home.beside(), [".no-project.yaml.lock", "no-project.1.yaml"]);
    quiz.press(&format!("\r{}", key(0)), "Number 1.");
    quiz.keys("q");
    quiz.end().exited(1).restored();
    assert_eq!(home.beside(), ["no-project.1.yaml", "no-project.yaml"]);
    assert_eq!(fs::read(home.at(DEFAULT).with_file_name("no-project.1.yaml")).unwrap(), old);
    assert_eq!(home.answers(DEFAULT), answers(1));
}

#[test]
fn edit_by_another_program_is_reported_and_kept() {
    let home = Home::new();
    for (last, printed) in [("q", 1), ("vq", 0)] {
        _ = fs::remove_dir_all(home.at(DEFAULT).parent().unwrap());
        let mut quiz = home.start_with_two(&[]);
        let edit = fs::read_to_string(home.at(DEFAULT)).unwrap() + "# mine\n";
        fs::write(home.at(DEFAULT), &edit).unwrap();
        quiz.press(&key(2), "Another program changed your answers file.");
        quiz.keys(last);
        let told = quiz.end().exited(printed).restored().printed();
        let moved = home.at(DEFAULT).with_file_name("no-project.1.yaml");
        let on = format!("Continue with `whichone long.yaml --file {}`.", moved.display());
        assert!(told.split_whitespace().collect::<String>().ends_with(&on.replace(' ', "")), "{told}");
        assert_eq!(fs::read_to_string(home.at(DEFAULT)).unwrap(), edit);
        assert_eq!(parsed(&fs::read_to_string(moved).unwrap()).answers.0, answers(3));
    }
}
