//! Answers that are saved, or cannot be; going on with those of before; notes.

use insta::assert_snapshot;
use whichone::{
    catalogue::{Catalogue, Picks},
    quiz::{Answer, Ending, Order, Progress, Quiz, Stage},
    report::About,
    sheet::Opening,
    tui::{App, Look},
};

use crate::script::{ASCII, COLOUR, Memory, Played, answering, built_in, play, play_app, steps, three};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const FULL: &str = "~/answers.yaml cannot be written: No space left on device";

/// The first questions of the built-in catalogue answered with their first choices.
fn answered(catalogue: &Catalogue, count: usize) -> Progress {
    let mut progress = Progress::none(catalogue);
    for _ in 0..count {
        let visible = progress.answers.visible(catalogue);
        let open = visible.iter().find(|question| progress.answers.get(question) == Answer::Open).unwrap();
        progress.answers.set(open, Answer::Picked(Picks::one(0)));
    }
    progress
}

/// An app that goes on with the answers to so many questions.
fn resumed(catalogue: &Catalogue, count: usize, look: Look) -> App<'_> {
    let opening = Opening {
        about: About { project: "sensor hub".into(), ..About::default() },
        place: "~/.local/state/whichone/python_or_rust/sensor-hub-1937b8ce.yaml".into(),
        folder: "/home/ada/proxy".into(),
        saved: "yesterday".into(),
        news: vec![
            "The catalogue changed since these answers were saved (version 0.9, now 1.0.0): 4 answers kept.".into(),
            "New question: “How late may one answer come before it is a failure?”".into(),
        ],
    };
    App::new(Quiz::resumed(catalogue, Order::File, answered(catalogue, count)), opening, look)
}

fn failing<'c>(catalogue: &'c Catalogue, size: (u16, u16), keys: &str) -> Played<'c> {
    let opening = Opening { place: "~/answers.yaml".into(), ..Opening::default() };
    let app = App::new(Quiz::new(catalogue, Order::File), opening, COLOUR);
    play_app(app, size, steps(keys), Memory { trouble: FULL, ..Memory::default() })
}

#[test]
fn the_welcome_offers_to_go_on_where_it_was_left() {
    let catalogue = built_in();
    for (name, size, look) in [("large", LARGE, COLOUR), ("usual", USUAL, COLOUR), ("smallest", (40, 12), ASCII)] {
        let mut played = play_app(resumed(&catalogue, 4, look), size, vec![], Memory::default());
        assert_snapshot!(format!("resume_{name}"), played.terminal.screen());
    }
    let played = play_app(resumed(&catalogue, 4, COLOUR), USUAL, steps("<enter>"), Memory::default());
    assert_eq!(played.app.quiz().question().unwrap().id, "work");
    let mut all = play_app(resumed(&catalogue, 12, COLOUR), USUAL, vec![], Memory::default());
    assert!(all.terminal.screen().contains("Resume at the review, saved yesterday"));
}

#[test]
fn every_answer_is_saved_before_the_next_screen_and_a_moved_mark_is_not() {
    let catalogue = built_in();
    let saved = |keys: &str| play(&catalogue, COLOUR, USUAL, keys).keeper.saved.len();
    assert_eq!(saved("<enter><down><down><up>?<esc>"), 0);
    assert_eq!(saved("<enter>1<enter>"), 1);
    assert_eq!(saved("<enter>1<enter>0<enter><left><left>"), 2);
    assert_eq!(saved("<enter>nwhy<enter>"), 1);
    assert_eq!(saved("<enter>o"), 1, "that the outlook was seen");
    let played = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>2<enter>q");
    assert_eq!(played.keeper.saved.last().unwrap(), played.app.quiz().progress());
}

#[test]
fn leaving_asks_only_where_answers_are_not_saved() {
    let catalogue = built_in();
    let saved = |keys: &str| play(&catalogue, COLOUR, USUAL, keys).ending;
    let unsaved = |keys: &str| failing(&catalogue, USUAL, keys).ending;
    for (keys, at_once, with_trouble) in [
        ("q", Some(Ending::Left), Some(Ending::Left)),
        ("<enter>q", Some(Ending::Left), Some(Ending::Left)),
        ("<enter>1<enter>q", Some(Ending::Left), None),
        ("<enter>1<enter>q<esc>", Some(Ending::Left), None),
        ("<enter>1<enter>q<enter>", Some(Ending::Left), Some(Ending::Left)),
        ("<enter>nwhy<enter>q", Some(Ending::Left), None),
        ("<enter>1<enter>vq", Some(Ending::Seen), Some(Ending::Seen)),
        ("<enter>1<enter>q<c-c>", Some(Ending::Left), Some(Ending::Interrupted)),
    ] {
        assert_eq!((saved(keys), unsaved(keys)), (at_once, with_trouble), "{keys}");
    }
}

#[test]
fn answers_that_cannot_be_saved_are_told_of_everywhere() {
    let catalogue = built_in();
    assert_snapshot!("unsaved_welcome", failing(&catalogue, USUAL, "").terminal.screen());
    assert_snapshot!("unsaved_question", failing(&catalogue, USUAL, "<enter>1<enter>").terminal.screen());
    assert_snapshot!("unsaved_leaving", failing(&catalogue, USUAL, "<enter>1<enter>q").terminal.screen());
}

#[test]
fn starting_over_asks_sets_the_old_answers_aside_and_forgets_everything() {
    let catalogue = built_in();
    let kept = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>R<esc>");
    assert!(kept.app.quiz().has_answers() && kept.keeper.aside == 0);
    let mut asked = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>R");
    assert_snapshot!(asked.terminal.screen());
    let mut over = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>onnote<enter>R<enter>");
    assert_eq!((over.app.quiz().progress(), over.keeper.aside), (&Progress::none(&catalogue), 1));
    assert!(over.terminal.screen().contains("What was saved is kept in aside.yaml"));
    let mut over = play(&catalogue, COLOUR, USUAL, "<enter>1<enter>R<enter>x<down><up>");
    let mut fresh = play(&catalogue, COLOUR, USUAL, "");
    assert_eq!(over.terminal.screen(), fresh.terminal.screen());
}

#[test]
fn the_welcome_can_start_over_too() {
    let catalogue = built_in();
    let played = play_app(resumed(&catalogue, 4, COLOUR), USUAL, steps("<down><enter><enter>"), Memory::default());
    assert_eq!((played.app.quiz().stage(), played.keeper.aside), (Stage::Welcome, 1));
    assert!(!played.app.quiz().has_answers());
}

#[test]
fn a_note_is_typed_over_the_question_and_every_character_is_text() {
    let catalogue = built_in();
    let mut typing = play(&catalogue, COLOUR, LARGE, "<enter>nThe q?1 team <paste:has\nRust>");
    assert_snapshot!("note_typing", typing.terminal.screen());
    let note = |keys: &str| {
        let played = play(&catalogue, COLOUR, USUAL, keys);
        played.app.quiz().notes().get(&catalogue.questions[0]).to_owned()
    };
    assert_eq!(note("<enter>nvroq ?0<enter>"), "vroq ?0");
    assert_eq!(note("<enter>nabc<left><bs>é<home><del><enter>"), "éc");
    assert_eq!(note("<enter>none two<c-w>three<enter>n<c-u><enter>"), "");
    assert_eq!(note("<enter>nkept<enter>n more<esc>"), "kept", "Esc leaves it as it was");
    assert_eq!(note("<enter>nkept<enter>n more<esc>n<enter>"), "kept more", "and n brings back what was typed");
}

#[test]
fn a_note_is_shown_wherever_its_answer_is() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "reverse_proxy").replacen("<enter>", "<enter>nFour gateways, one team.<enter>", 1);
    for (name, size, more) in [
        ("question", USUAL, "<down><enter>"),
        ("review", USUAL, ""),
        ("review_smallest", (40, 12), "<down>"),
        ("answers", USUAL, "<enter>4"),
    ] {
        let mut played = play(&catalogue, COLOUR, size, &format!("{keys}{more}"));
        assert!(played.terminal.screen().contains("Note: Four gateways"), "{name}:\n{}", played.terminal.screen());
        assert_snapshot!(format!("note_{name}"), played.terminal.screen());
    }
}

#[test]
fn notes_with_hostile_text_are_drawn_and_drawn_inert() {
    let catalogue = three();
    let hostile = "<enter>n<paste:\u{202e}\u{9b}2J\u{7}\u{200f}evil><enter>";
    for size in [LARGE, USUAL, (40, 12)] {
        let mut played = play(&catalogue, COLOUR, size, &format!("{hostile}1<enter>r<down>"));
        let screen = played.terminal.screen();
        assert!(screen.contains("Note: 2Jevil"), "{screen}");
        assert!(screen.chars().all(|c| c == '\n' || !c.is_control() && !"\u{202e}\u{200f}".contains(c)), "{screen}");
    }
    // From a sheet they come as they were made safe there.
    let mut progress = Progress::none(&catalogue);
    progress.notes.set(&catalogue.questions[0], "\u{1b}[31m\u{202e}evil");
    let app = App::new(Quiz::resumed(&catalogue, Order::File, progress), Opening::default(), COLOUR);
    let mut played = play_app(app, USUAL, steps("<enter>"), Memory::default());
    assert!(played.terminal.screen().contains("Note: ^[[31m<U+202E>evil"), "{}", played.terminal.screen());
}

#[test]
fn a_note_not_kept_waits_on_its_own_question() {
    let catalogue = built_in();
    let played = play(&catalogue, COLOUR, USUAL, "<enter>1<enter><left>nfirst<esc><right>nsecond<enter><left>n<enter>");
    let notes = |at: usize| played.app.quiz().notes().get(&catalogue.questions[at]).to_owned();
    assert_eq!((notes(0).as_str(), notes(1).as_str()), ("first", "second"));
}

#[test]
fn the_result_is_exported_in_each_format_and_written_over_only_when_asked() {
    let catalogue = built_in();
    let to_result = answering(&catalogue, "reverse_proxy") + "<enter>";
    let files = |keys: &str| play(&catalogue, COLOUR, USUAL, &format!("{to_result}{keys}")).keeper.files;
    for (at, name) in ["result.txt", "result.md", "decision.md", "result.json", "result.html"].iter().enumerate() {
        let written = files(&format!("e{}<enter><enter>", at + 1));
        assert_eq!(written[0].0.to_str().unwrap(), *name);
        assert!(written[0].1.contains("30"), "{}", written[0].1);
    }
    assert_eq!(files("e<down><down><enter><c-u>docs/adr-7.md<enter>")[0].0.to_str().unwrap(), "docs/adr-7.md");
    assert!(
        files("e<esc>").is_empty()
            && files("e<enter><esc><esc>").is_empty()
            && files("e<enter><c-u><enter>").is_empty()
    );
    // The second time it is asked about; no takes another name.
    assert_eq!(files("e<enter><enter>5e<enter><enter><esc>2<enter>").len(), 2);
    assert_eq!(files("e<enter><enter>e<enter><enter>y").len(), 1);
}

#[test]
fn the_export_on_the_screen() {
    let catalogue = built_in();
    let to_result = answering(&catalogue, "reverse_proxy") + "<enter>";
    for (name, keys) in [
        ("formats", "e<down>"),
        ("file", "e3<enter>"),
        ("over", "e<enter><enter>e<enter><enter>"),
        ("written", "e<enter><enter>"),
        ("refused", "e<enter><c-u>nowhere<enter>"),
    ] {
        let quiz = Quiz::new(&catalogue, Order::File);
        let opening = Opening { folder: "/home/ada/proxy".into(), ..Opening::default() };
        let played = |size| {
            let app = App::new(quiz.clone(), opening.clone(), COLOUR);
            play_app(app, size, steps(&format!("{to_result}{keys}")), Memory::default()).terminal.screen()
        };
        assert_snapshot!(format!("export_{name}"), played(USUAL));
        assert_snapshot!(format!("export_{name}_smallest"), played((40, 12)));
    }
}

#[test]
fn copying_sends_the_text_of_the_result_to_the_terminal() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, USUAL, &(answering(&catalogue, "reverse_proxy") + "<enter>c"));
    assert!(played.terminal.copied[0].starts_with("Python or Rust?\n\nRust, clearly."), "{:?}", played.terminal.copied);
    assert!(played.terminal.screen().contains("Copied as text"));
}
