//! What is drawn: without colours, in ASCII, and at another size in the middle.

use super::{
    end::End,
    harness::{DESIGN, Session, Setup, text, whichone},
};

/// A catalogue of ASCII alone: what is not, in what is sent, is our own drawing.
pub const ASCII: &str = concat!(
    include_str!("../tea/head.yaml"),
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

/// Goes to every screen, tab and overlay there is, and leaves at the result.
fn see_everything(quiz: &mut Session) {
    quiz.wait_for("Start the questions");
    quiz.press("?", "Keys on this screen");
    quiz.press("?", "Start the questions");
    quiz.press("j\r", "Leafy.");
    quiz.press("h", "Start the questions");
    quiz.press("k\r", "What time is it?");
    quiz.press("9", "no such choice");
    quiz.press("?", "Keys on this screen");
    quiz.press("?2\r", "Who is there?");
    quiz.press("1", "[x]");
    quiz.press("?", "Keys on this screen");
    quiz.press("?nbecause x", "because x");
    quiz.press("\x7f\r", "Note: because");
    quiz.press("\r", "What is the weather like?");
    quiz.press("R", "Start over?");
    quiz.press("n0\r", "See the verdict");
    quiz.press("?", "Keys on this screen");
    quiz.press("?\r", "[1 Verdict]");
    for tab in ["[2 Comparison]", "[3 What would change it]", "[4 Answers]", "[5 About]"] {
        quiz.press("\t", tab);
    }
    quiz.press("?", "Keys on this screen");
    quiz.press("?", "[5 About]");
}

#[test]
fn ascii_is_ascii_on_every_screen() {
    let mut quiz = tea(&["--ascii"]).start();
    see_everything(&mut quiz);
    // Small enough to cut and to scroll, and then too small.
    for (columns, rows) in [(40, 12), (20, 5), DESIGN] {
        quiz.resize(columns, rows);
        quiz.wait_for(if rows < 12 { "whichone needs" } else { "Result" });
        if rows == 12 {
            quiz.press("\x1b[F", "Result");
        }
    }
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    let foreign: Vec<&str> = end.drawn().split('\x1b').filter(|part| !part.is_ascii()).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn a_locale_without_utf_8_has_ascii_alone() {
    for (name, value, ascii) in
        [("LC_ALL", "C", true), ("LC_CTYPE", "de_DE.ISO-8859-1", true), ("LC_ALL", "en_US.utf8", false)]
    {
        let mut quiz = tea(&[]).env("LANG", if ascii { "C.UTF-8" } else { "C" }).env(name, value).start();
        quiz.wait_for("Start the questions");
        quiz.press("\r2\r", "Who is there?");
        quiz.press("v", "[1 Verdict]");
        quiz.keys("q");
        let end = quiz.end();
        end.exited(0).restored();
        let drawn = end.drawn().split('\x1b').all(str::is_ascii);
        assert_eq!((drawn, end.printed().is_ascii()), (ascii, ascii), "{name}={value}");
    }
}

#[test]
fn without_colours_bold_is_left() {
    let mono = [whichone(&[]).env("NO_COLOR", "1"), whichone(&["--theme", "mono"])];
    for setup in mono {
        let end = to_the_result(setup);
        assert_eq!(end.modes.colours(), Vec::<u16>::new());
        assert!(end.modes.styled(1), "what is marked must be told from the rest");
    }
}

#[test]
fn colours_are_there_where_nothing_forbids_them() {
    let forced = whichone(&["--theme", "colour"]).env("NO_COLOR", "1");
    for setup in [whichone(&[]), whichone(&[]).env("NO_COLOR", ""), forced] {
        assert!(to_the_result(setup).modes.styled(38));
    }
}

fn to_the_result(setup: Setup) -> End {
    let mut quiz = setup.start();
    quiz.wait_for("Start the questions");
    quiz.press("\r", "Question 1 ");
    quiz.press("\r", "Question 2 ");
    quiz.press("v", "[1 Verdict]");
    quiz.keys("q");
    let end = quiz.end();
    end.exited(0).restored();
    end
}

#[test]
fn another_size_draws_the_whole_screen_anew() {
    let mut quiz = whichone(&[]).start();
    quiz.wait_for("Start the questions");
    quiz.press("\r", "Question 1 ");
    let large = quiz.screen();
    for (columns, rows) in [(80, 24), (40, 12), (130, 40)] {
        quiz.resize(columns, rows);
        let mut fresh = whichone(&[]).size(columns, rows).start();
        fresh.wait_for("Start the questions");
        fresh.press("\r", "Question 1 ");
        let expected = fresh.screen();
        quiz.wait_until("what a new terminal of this size shows", |screen| text(screen) == expected);
    }
    quiz.resize(20, 5);
    quiz.wait_until("the message alone", |screen| text(screen).starts_with("whichone needs"));
    assert_eq!(quiz.screen().split_whitespace().collect::<Vec<_>>().join(" "), "whichone needs 40 x 12 characters");
    quiz.resize(DESIGN.0, DESIGN.1);
    quiz.wait_until("the first screen again", |screen| text(screen) == large);
    quiz.interrupt();
}

/// A key and a new size that come together: neither may wait for the next of its kind.
#[test]
fn a_key_during_a_change_of_size_is_not_lost_and_neither_is_the_size() {
    let mut quiz = whichone(&[]).start();
    quiz.wait_for("Start the questions");
    for _ in 0..20 {
        quiz.resize(20, 5);
        quiz.keys("\r");
        quiz.wait_until("the message alone", |screen| text(screen).starts_with("whichone needs"));
        quiz.keys("\x1b[D");
        quiz.resize(DESIGN.0, DESIGN.1);
        quiz.wait_for("Start the questions");
    }
    quiz.interrupt();
}
