//! What is drawn: in ASCII, without colours, and in windows of several sizes.

use std::fs;

use crate::{
    exit::Exited,
    harness::{DESIGN, HELP, QUESTIONS, RESULT, REVIEW, Session, Setup, WELCOME, text, whichone},
};
use whichone::store::{AnswersFile, parse};

/// A catalogue of ASCII alone: what is not, in what is sent, is our own drawing.
pub const ASCII: &str = concat!(
    include_str!("../fixtures/head.yaml"),
    r#"questions:
  - id: hour
    title: What time is it?
    help: By the sun.
    why: Sleep.
    choices:
      - { id: early, label: Early, help: Before noon., points: { haste: 4 } }
      - { id: late, label: Late, help: After noon., points: { calm: 4 } }
  - id: company
    title: Who is there?
    type: many
    choices:
      - { id: cat, label: A cat, points: { calm: 2 } }
      - { id: boss, label: The boss, points: { haste: 2 } }
  - id: weather
    title: What is the weather like?
    choices: [{ id: wet, label: Wet, points: { calm: 1 } }, { id: dry, label: Dry, points: { haste: 1 } }]
comparison:
  - { id: taste, title: Taste, reasons: [calm], cells: { tea: Leafy., coffee: Roasted. } }
faq: [{ question: Why?, answer: Because. }]
"#
);

/// The program with [`ASCII`], and these arguments.
pub fn tea(arguments: &[&str]) -> Setup {
    whichone(&[&["tea.yaml"], arguments].concat()).file("tea.yaml", ASCII)
}

fn saved_file(quiz: &Session) -> AnswersFile {
    parse(&fs::read_to_string(quiz.home().join("answers.yaml")).unwrap()).unwrap()
}

/// The answers that a session with `--file answers.yaml` has saved.
pub fn answers(quiz: &Session) -> Vec<(String, Vec<String>)> {
    saved_file(quiz).answers.0
}

/// The notes that a session with `--file answers.yaml` has saved.
pub fn notes(quiz: &Session) -> Vec<(String, String)> {
    saved_file(quiz).notes.0
}

/// Goes to every screen, tab and popup there is, and ends at the result.
fn see_everything(quiz: &mut Session) {
    quiz.wait_for(WELCOME);
    quiz.press("?", HELP);
    quiz.press("?", ">  Start");
    quiz.press("ji", "About these questions");
    quiz.press("\x1b", "Compare Tea and Coffee");
    quiz.press("j\r", "Decide something else");
    quiz.press("\x1b", "choose   i info");
    quiz.press("k\r", "Leafy.");
    quiz.press("h", ">  Compare");
    quiz.press("k\r", "What time is it?");
    quiz.press("9", "no such choice");
    quiz.press("?", HELP);
    quiz.press("?2", "Who is there?");
    quiz.press("1", "[x]");
    quiz.press("f", "Forecast");
    quiz.press("f?", HELP);
    quiz.press("?nbecause x", "because x");
    quiz.press("\x7f\r", "n edits it");
    quiz.press("\r", "What is the weather like?");
    quiz.press("R", "Start over?");
    quiz.press("n0", REVIEW);
    quiz.press("?", HELP);
    quiz.press("?\r", "[1 Verdict]");
    for tab in ["[2 Answers]", "[3 What if]", "[4 Compare]", "[5 Method]"] {
        quiz.press("\t", tab);
    }
    quiz.press("e1", "Save the result as");
    quiz.press("\x1b", "Write the result to a file");
    quiz.press("\x1b", "e export");
    quiz.press("?", HELP);
    quiz.press("?", "[5 Method]");
}

#[test]
fn ascii_is_ascii_on_every_screen() {
    let mut quiz = tea(&["--ascii"]).start();
    see_everything(&mut quiz);
    // Small enough to cut and to scroll, and then too small.
    for (columns, rows) in [(40, 12), (20, 5), DESIGN] {
        quiz.resize(columns, rows);
        quiz.wait_for(if rows < 12 { "whichone" } else { "5 Method" });
        if rows == 12 {
            quiz.keys("\x1b[F");
        }
    }
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    let foreign: Vec<&str> = end.drawn().split('\x1b').filter(|part| !part.is_ascii()).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    assert!(end.printed().is_ascii(), "{}", end.printed());
}

#[test]
fn locale_without_utf_8_draws_ascii() {
    for (name, value, ascii) in
        [("LC_ALL", "C", true), ("LC_CTYPE", "de_DE.ISO-8859-1", true), ("LC_ALL", "en_US.utf8", false)]
    {
        let mut quiz = tea(&[]).env("LANG", if ascii { "C.UTF-8" } else { "C" }).env(name, value).at_welcome();
        quiz.press("\r2", "Who is there?");
        quiz.press("v", RESULT);
        quiz.keys("q");
        let end = quiz.end();
        end.exited(0).restored();
        let drawn = end.drawn().split('\x1b').all(str::is_ascii);
        assert_eq!((drawn, end.printed().is_ascii()), (ascii, ascii), "{name}={value}");
    }
}

#[test]
fn no_color_reverses_the_selection() {
    let mono = [
        whichone(&[]).env("NO_COLOR", "1"),
        whichone(&["--theme", "mono"]),
        whichone(&[]).env("TERM", "vt220").env("COLORTERM", "truecolor"),
    ];
    for setup in mono {
        let end = to_the_result(setup);
        assert_eq!(end.modes.colours(), Vec::<u16>::new());
        assert!(end.modes.styled(1) && end.modes.styled(7), "the selection must be told from the rest");
    }
}

#[test]
fn colors_are_used_by_default() {
    let forced = whichone(&["--theme", "dark"]).env("NO_COLOR", "1");
    for setup in [whichone(&[]), whichone(&[]).env("NO_COLOR", ""), forced] {
        assert!(to_the_result(setup).modes.styled(38));
    }
}

fn to_the_result(setup: Setup) -> Exited {
    let mut quiz = setup.at_result();
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    end
}

#[test]
fn resize_redraws_the_whole_screen() {
    let quiz = whichone(&[]).at_question();
    let large = quiz.screen();
    for (columns, rows) in [(80, 24), (40, 12), (160, 45)] {
        quiz.resize(columns, rows);
        let fresh = whichone(&[]).size(columns, rows).at_question();
        let expected = fresh.screen();
        quiz.wait_until("what a new terminal of this size shows", |screen| text(screen) == expected);
    }
    quiz.resize(DESIGN.0, DESIGN.1);
    quiz.wait_until("the first screen again", |screen| text(screen) == large);
    quiz.interrupt();
}

#[test]
fn small_window_opens_each_screen_at_its_top() {
    let quiz = whichone(&[]).size(40, 12).at_question();
    let shown = quiz.screen();
    assert!(shown.contains(QUESTIONS[0]) && shown.contains("▌ 1"), "{shown}");
    let welcome = whichone(&[]).size(40, 12).at_welcome().screen();
    assert!(welcome.contains("Python or Rust?") && welcome.contains("▌  Start"), "{welcome}");
}

#[test]
fn points_of_six_options_with_long_names_are_all_on_the_verdict() {
    let names: Vec<String> = ('A'..='F').map(|letter| format!("Option {letter} ").repeat(3)[..24].into()).collect();
    let option = |(at, name): (usize, &String)| format!("{{ id: o{at}, name: {name:?}, summary: S. }}");
    let reason = |at: usize| format!("{{ id: r{at}, title: R{at}, supports: {{ o{at}: 1 }}, summary: S. }}");
    let points: Vec<String> = (0..6).map(|at| format!("r{at}: {}", 4 + at)).collect();
    let catalogue = format!(
        "format: 1\nid: six\nversion: '1'\ntitle: Which of six?\nsummary: S.\noptions: [{}]\nreasons: [{}]\n\
         questions: [{{ id: q, title: Q?, choices: [{{ id: c, label: C, points: {{ {} }} }}, {{ id: d, label: D }}] }}]\n",
        names.iter().enumerate().map(option).collect::<Vec<_>>().join(", "),
        (0..6).map(reason).collect::<Vec<_>>().join(", "),
        points.join(", "),
    );
    let mut quiz = whichone(&["six.yaml"]).file("six.yaml", &catalogue).size(80, 24).at_welcome();
    quiz.press("\r1", REVIEW);
    quiz.press("\r", RESULT);
    let shown = quiz.screen();
    for at in 4..10 {
        assert!(shown.contains(&at.to_string()), "no {at} points in:\n{shown}");
    }
    quiz.interrupt();
}

#[test]
fn page_down_keeps_the_what_if_selection_visible() {
    let mut quiz = whichone(&[]).size(80, 24).at_question();
    quiz.press("2", QUESTIONS[1]);
    quiz.press("1\r1\r1111", "8 of ");
    quiz.press("v3", "What if");
    quiz.wait_for("▌");
    for key in ["\x1b[6~", "\x1b[6~", "\x1b[F", "\x1b[5~", "\x1b[H"] {
        quiz.keys(key);
        quiz.wait_for_silence(std::time::Duration::from_millis(100));
        assert!(quiz.screen().contains('▌'), "after {key:?}:\n{}", quiz.screen());
    }
    quiz.interrupt();
}

#[test]
fn footer_of_a_popup_offers_its_keys() {
    let mut quiz = tea(&[]).at_welcome();
    quiz.press("\r2", "Who is there?");
    assert!(quiz.screen().contains("none of these"), "{}", quiz.screen());
    quiz.press("R", "Start over?");
    assert!(!quiz.screen().contains("none of these"), "{}", quiz.screen());
    assert!(quiz.screen().lines().last().unwrap().contains("Enter start over"), "{}", quiz.screen());
    quiz.interrupt();
}
