//! Answers that are saved, or cannot be; continuing with those of before; notes; writing the result to a file.

use crate::script::{DARK, Memory, Played, answering, built_in, play, session, three, verdict};
use whichone::{
    catalogue::{Catalogue, ChoiceSet},
    quiz::{Answer, ExitReason, Order, Quiz, Responses, Stage},
    store::SessionInfo,
    tui::{Session, keymap::Context},
};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

fn typed<'c>(catalogue: &'c Catalogue, keys: &str) -> Played<'c> {
    play(catalogue, DARK, USUAL, keys)
}

/// Typed where nothing can be saved.
fn unsaved<'c>(catalogue: &'c Catalogue, keys: &str) -> Played<'c> {
    Played::new(session(catalogue, DARK), USUAL, Memory::full()).then(keys)
}

/// With the first choices of so many questions answered yesterday.
fn continued(catalogue: &Catalogue, count: usize) -> Played<'_> {
    let mut progress = Responses::none(catalogue);
    for _ in 0..count {
        let visible = progress.answers.visible(catalogue);
        let open = visible.iter().find(|question| progress.answers.get(question) == Answer::Open).unwrap();
        progress.answers.set(open, Answer::Picked(ChoiceSet::one(0)));
    }
    let opening = SessionInfo { saved: "yesterday".into(), ..SessionInfo::default() };
    let store = Memory { saved: vec![progress.clone()], ..Memory::default() };
    Played::new(Session::new(Quiz::resumed(catalogue, Order::File, progress), opening, DARK), USUAL, store)
}

#[test]
fn welcome_offers_to_continue_where_it_was_left() {
    let catalogue = built_in();
    let welcome = continued(&catalogue, 4);
    assert!(welcome.text().contains("Continue with question 5 · saved yesterday"), "{}", welcome.text());
    assert_eq!(welcome.then("<enter>").question(), "latency");
    let finished = continued(&catalogue, 13);
    assert!(finished.text().contains("Continue with your answers · saved yesterday"), "{}", finished.text());
    assert_eq!(finished.then("<enter>").quiz().stage(), Stage::Review);
}

#[test]
fn every_answer_is_saved_and_a_moved_selection_is_not() {
    let catalogue = built_in();
    let saved = |keys: &str| typed(&catalogue, keys).store.saved.len();
    assert_eq!(saved("<enter><down><down><up>?<esc>"), 0);
    assert_eq!(saved("<enter>1"), 1);
    assert_eq!(saved("<enter>10<left><left>"), 2);
    assert_eq!(saved("<enter>nwhy<enter>"), 1);
    assert_eq!(saved("<enter>f"), 1, "that the forecast was seen");
    let played = typed(&catalogue, "<enter>12q");
    assert_eq!(played.store.saved.last().unwrap(), played.quiz().responses());
}

#[test]
fn quitting_asks_only_where_answers_are_not_saved() {
    let catalogue = built_in();
    for (keys, at_once, with_trouble) in [
        ("q", Some(ExitReason::Left), Some(ExitReason::Left)),
        ("<enter>q", Some(ExitReason::Left), Some(ExitReason::Left)),
        ("<enter>1q", Some(ExitReason::Left), None),
        ("<enter>1q<esc>", Some(ExitReason::Left), None),
        ("<enter>1q<enter>", Some(ExitReason::Left), Some(ExitReason::Left)),
        ("<enter>1qy", Some(ExitReason::Left), Some(ExitReason::Left)),
        ("<enter>nwhy<enter>q", Some(ExitReason::Left), None),
        ("<enter>1vq", Some(ExitReason::Seen), Some(ExitReason::Seen)),
        ("<enter>1q<c-c>", Some(ExitReason::Left), Some(ExitReason::Interrupted)),
    ] {
        let found = (typed(&catalogue, keys).ending(), unsaved(&catalogue, keys).ending());
        assert_eq!(found, (at_once, with_trouble), "{keys}");
    }
}

#[test]
fn every_screen_says_that_answers_are_not_saved() {
    let catalogue = built_in();
    for (keys, words) in
        [("", "not saved"), ("<enter>1", "not saved"), ("<enter>1r", "not saved"), ("<enter>1q", "cannot write")]
    {
        let text = unsaved(&catalogue, keys).text();
        assert!(text.contains(words), "{keys}: {text}");
    }
    assert!(typed(&catalogue, "<enter>1").text().contains("saved ✓"));
}

#[test]
fn starting_over_asks_and_keeps_the_old_answers() {
    let catalogue = built_in();
    let asked = typed(&catalogue, "<enter>1R");
    assert!(asked.text().contains("Start over?"), "{}", asked.text());
    let canceled = asked.then("<esc>");
    assert!(canceled.quiz().has_answers() && canceled.store.aside == 0);
    let over = typed(&catalogue, "<enter>1fnnote<enter>R<enter>");
    assert_eq!((over.quiz().responses(), over.store.aside), (&Responses::none(&catalogue), 1));
    assert!(over.text().contains("Your old answers are kept in aside.yaml"), "{}", over.text());
    // Nothing else is left of them.
    assert_eq!(over.then("x<down><up>").screen(), typed(&catalogue, "").screen());
}

#[test]
fn welcome_can_start_over_too() {
    let catalogue = built_in();
    let over = continued(&catalogue, 4).then("<down><enter><enter>");
    assert_eq!((over.quiz().stage(), over.store.aside), (Stage::Welcome, 1));
    assert!(!over.quiz().has_answers());
}

#[test]
fn in_a_note_every_character_is_text() {
    let catalogue = built_in();
    let note = |keys: &str| typed(&catalogue, keys).quiz().notes().get(&catalogue.questions[0]).to_owned();
    assert_eq!(note("<enter>nvroq ?0<enter>"), "vroq ?0");
    assert_eq!(note("<enter>nThe <paste:team has\nRust><enter>"), "The team has Rust");
    assert_eq!(note("<enter>nabc<left><bs>é<home><del><enter>"), "éc");
    assert_eq!(note("<enter>none two<c-w>three<enter>n<c-u><enter>"), "", "an empty note is deleted");
}

#[test]
fn canceled_note_comes_back_as_a_draft_of_its_own_question() {
    let catalogue = built_in();
    let notes = |keys: &str| {
        let played = typed(&catalogue, keys);
        [0, 1].map(|at| played.quiz().notes().get(&catalogue.questions[at]).to_owned())
    };
    assert_eq!(notes("<enter>nkept<enter>n more<esc>"), ["kept", ""]);
    assert_eq!(notes("<enter>nkept<enter>n more<esc>n<enter>"), ["kept more", ""]);
    assert_eq!(notes("<enter>1<left>nfirst<esc><right>nsecond<enter><left>n<enter>"), ["first", "second"]);
    let told = typed(&catalogue, "<enter>nabc<esc>").text();
    assert!(told.contains("n brings back what you typed"), "{told}");
}

#[test]
fn note_is_shown_wherever_its_answer_is() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "reverse_proxy").replacen("<enter>", "<enter>nFour gateways.<enter>", 1);
    for (size, more) in [(LARGE, ""), (USUAL, ""), (USUAL, "<enter>2"), (SMALLEST, "<enter>2"), (SMALLEST, "<home>i")] {
        let text = play(&catalogue, DARK, size, &format!("{keys}{more}")).text();
        assert!(text.contains("Four gateways"), "{more} at {size:?}:\n{text}");
    }
    let text = play(&catalogue, DARK, LARGE, "<enter>1nFour gateways.<enter>").text();
    assert!(text.contains("Four gateways.  n edits it"), "{text}");
}

#[test]
fn hostile_text_in_a_note_is_drawn_inert() {
    let catalogue = three();
    let hostile = "<enter>n<paste:\u{202e}\u{9b}2J\u{7}\u{200f}evil><enter>";
    for size in [LARGE, USUAL, SMALLEST] {
        let text = play(&catalogue, DARK, size, &format!("{hostile}i")).text();
        assert!(text.contains("2Jevil"), "{text}");
        assert!(text.chars().all(|c| c == '\n' || !c.is_control() && !"\u{202e}\u{200f}".contains(c)), "{text}");
    }
    // From a file they come as they were sanitized there.
    let mut progress = Responses::none(&catalogue);
    progress.notes.set(&catalogue.questions[0], "\u{1b}[31m\u{202e}evil");
    let session = Session::new(Quiz::resumed(&catalogue, Order::File, progress), SessionInfo::default(), DARK);
    let text = Played::new(session, USUAL, Memory::default()).then("<enter>i").text();
    assert!(text.contains("^[[31m<U+202E>evil"), "{text}");
}

#[test]
fn oversized_paste_is_truncated_and_says_so() {
    let catalogue = built_in();
    let pasted = typed(&catalogue, &format!("<enter>n<paste:{}>", "x".repeat(1_001)));
    assert!(pasted.text().contains("Notes can be up to 1000 characters."), "{}", pasted.text());
    assert_eq!(pasted.then("<enter>").quiz().notes().get(&catalogue.questions[0]).len(), 1_000);
}

#[test]
fn result_is_written_in_each_format() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    let files = |keys: &str| typed(&catalogue, &format!("{to_result}{keys}")).store.files;
    for (at, name) in ["result.txt", "result.md", "decision.md", "result.json", "result.html"].iter().enumerate() {
        let written = files(&format!("e{}<enter>", at + 1));
        assert_eq!(written[0].0.to_str().unwrap(), *name);
        assert!(written[0].1.contains("18"), "{}", written[0].1);
    }
    assert_eq!(files("e<down><down><enter><c-u>docs/adr-7.md<enter>")[0].0.to_str().unwrap(), "docs/adr-7.md");
    for keys in ["e<esc>", "e<enter><esc><esc>", "e<enter><c-u><enter>"] {
        assert_eq!(files(keys), [], "{keys}");
    }
}

#[test]
fn existing_file_is_replaced_only_after_asking() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    let played = |keys: &str| typed(&catalogue, &format!("{to_result}e1<enter>{keys}"));
    let asked = played("e1<enter>");
    assert!(asked.text().contains("already exists"), "{}", asked.text());
    // "No" leads back to the name, "yes" writes.
    let other = asked.then("<esc>");
    assert_eq!(other.app.context(), Context::Field);
    assert_eq!(other.then("2<enter>").store.files.len(), 2);
    let replaced = played("e1<enter>y");
    assert!(
        replaced.store.files.len() == 1 && replaced.text().contains("Written to result.txt"),
        "{}",
        replaced.text()
    );
}

#[test]
fn export_that_cannot_be_written_says_why_and_asks_for_another_name() {
    let catalogue = built_in();
    let to_result = verdict(&catalogue, "reverse_proxy");
    for (name, why) in [
        ("locked", "Cannot write it: permission denied"),
        ("answers.yaml", "That file holds your answers."),
        ("none/result.txt", "No such folder."),
    ] {
        for size in [USUAL, SMALLEST] {
            let refused = play(&catalogue, DARK, size, &format!("{to_result}e1<c-u>{name}<enter>"));
            assert!(refused.text().contains(why) && refused.text().contains(name), "{}", refused.text());
            assert_eq!(refused.then("2<enter>").store.files.len(), 1, "the name is still there to be changed");
        }
    }
}

#[test]
fn copying_sends_the_result_to_the_terminal() {
    let catalogue = built_in();
    let played = typed(&catalogue, &(verdict(&catalogue, "reverse_proxy") + "c"));
    assert!(played.control.copied[0].contains("Rust, the clear choice."), "{:?}", played.control.copied);
    assert!(played.text().contains("Copied."), "{}", played.text());
}
