//! Answers that are guesses.

use crate::script::{ASCII, DARK, MONO, answering, built_in, play};
use whichone::{catalogue::Catalogue, quiz::Answer};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

/// The keys that answer as a worked case does, with the first answer marked as a guess.
fn guessing_first(catalogue: &Catalogue) -> String {
    let keys = answering(catalogue, "reverse_proxy");
    let (start, rest) = keys.split_at("<enter>".len());
    let (first, rest) = rest.split_at(1);
    format!("{start}{first}<left>g<right>{rest}")
}

#[test]
fn guess_is_marked_unmarked_and_undone_with_its_answer() {
    let catalogue = built_in();
    let guess = |keys: &str| {
        let played = play(&catalogue, DARK, USUAL, keys);
        let first = &catalogue.questions[0];
        (played.quiz().answers().is_guess(first), played.quiz().answers().get(first) != Answer::Open)
    };
    assert_eq!(guess("<enter>g"), (false, false), "nothing to mark");
    assert_eq!(guess("<enter>0<left>g"), (false, true), "not sure is no guess");
    assert_eq!(guess("<enter>1<left>g"), (true, true));
    assert_eq!(guess("<enter>1<left>gg"), (false, true));
    assert_eq!(guess("<enter>1<left>g2"), (false, true), "another answer");
    assert_eq!(guess("<enter>1<left>g1"), (true, true), "the same answer");
}

#[test]
fn guess_is_a_word_wherever_its_answer_is() {
    let catalogue = built_in();
    let keys = guessing_first(&catalogue);
    for theme in [DARK, MONO, ASCII] {
        for size in [(160, 45), LARGE, USUAL, SMALLEST] {
            let text = |keys: &str| play(&catalogue, theme, size, keys).text().to_lowercase();
            assert!(text("<enter>1<left>g").contains("guess"), "question at {size:?}");
            for (place, more) in [("review", "<home>"), ("answers", "<enter>2")] {
                assert!(text(&format!("{keys}{more}")).contains("guess: "), "{place} at {size:?}");
            }
            let verdict = text(&format!("{keys}<enter>"));
            assert!(size == SMALLEST || verdict.contains("one answer is a guess"), "verdict at {size:?}:\n{verdict}");
        }
    }
}

#[test]
fn key_for_guesses_is_offered_where_there_is_an_answer() {
    let catalogue = built_in();
    let text = |keys: &str| play(&catalogue, DARK, (160, 45), keys).text();
    assert!(!text("<enter>").contains("g guess"));
    assert!(text("<enter>1<left>").contains("g guess"));
    assert!(text("<enter>1<left>g").contains("g no guess"));
}

#[test]
fn what_to_find_out_first_is_on_the_what_if_tab_with_the_note() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "build_tool");
    let unsure = format!("{keys}<home><down><down><enter>nAsk Bo.<enter>0v3");
    let text = play(&catalogue, DARK, LARGE, &unsure).text();
    assert!(text.contains("Find out first: Constraints (its answer decides; note: Ask Bo)"), "{text}");
}
