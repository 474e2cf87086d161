//! Answers that are saved, or cannot be; continuing with saved ones; starting over.

use crate::script::{DARK, Memory, Played, built_in, play, session};
use whichone::{
    catalogue::{Catalogue, ChoiceSet},
    quiz::{Answer, ExitReason, Order, Quiz, Responses, Stage},
    store::SessionInfo,
    tui::Session,
};

const USUAL: (u16, u16) = (80, 24);

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
    Played::new(Session::new(Quiz::resumed(catalogue, Order::Written, progress), opening, DARK), USUAL, store)
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
