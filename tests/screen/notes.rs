//! Notes on answers.

use crate::script::{DARK, Memory, Played, answering, built_in, play, three};
use whichone::{
    catalogue::Catalogue,
    quiz::{Order, Quiz, Responses},
    store::SessionInfo,
    tui::Session,
};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

fn typed<'c>(catalogue: &'c Catalogue, keys: &str) -> Played<'c> {
    play(catalogue, DARK, USUAL, keys)
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
    let session = Session::new(Quiz::resumed(&catalogue, Order::Written, progress), SessionInfo::default(), DARK);
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
