//! The order of asking.

use std::cmp::Reverse;

use crate::script::{DARK, Memory, Played, built_in, play};
use whichone::{
    analysis::{case_answers, decisive_order, range},
    catalogue::{Catalogue, Question},
    quiz::Quiz,
    store::SessionInfo,
    tui::Session,
};

const USUAL: (u16, u16) = (80, 24);

fn in_decisive_order(catalogue: &Catalogue) -> Played<'_> {
    let session = Session::new(Quiz::new(catalogue, decisive_order(catalogue)), SessionInfo::default(), DARK);
    Played::new(session, USUAL, Memory::default())
}

#[test]
fn result_says_whether_the_forecast_was_shown_and_in_which_order_it_was_asked() {
    let catalogue = built_in();
    let manner = |keys: &str| play(&catalogue, DARK, USUAL, keys).app.session.report().interview_mode;
    assert_eq!(manner("<enter>1"), "");
    assert_eq!(manner("<enter>ff1"), "The forecast was visible while answering.");
    let manner = in_decisive_order(&catalogue).then("<enter>").app.session.report().interview_mode;
    assert_eq!(manner, "The questions with the most influence were asked first.");
}

#[test]
fn decisive_order_asks_the_widest_range_first() {
    let catalogue = built_in();
    let order = decisive_order(&catalogue);
    for case in &catalogue.cases {
        let answers = case_answers(&catalogue, case);
        let path = order.sort(answers.visible(&catalogue));
        assert_eq!(path.len(), answers.visible(&catalogue).len());
        for (at, question) in path.iter().enumerate() {
            let asked = |index: usize| path[..at].iter().any(|earlier| earlier.index == index);
            assert!(question.when.iter().all(|condition| asked(condition.question)), "{}", question.id);
            // No question that could have been asked here has a wider range, or the same and comes earlier in the file.
            for later in &path[at + 1..] {
                let ready = later.when.iter().all(|condition| asked(condition.question));
                let rank = |q: &Question| (Reverse(range(&catalogue, q)), q.index);
                assert!(!ready || rank(question) < rank(later), "{} before {}", question.id, later.id);
            }
        }
    }
}

#[test]
fn back_follows_the_order_asked_and_the_review_the_file() {
    let catalogue = built_in();
    let mut played = in_decisive_order(&catalogue).then("<enter>");
    let mut asked = Vec::new();
    for _ in 0..10 {
        asked.push(played.question());
        played = played.then("<enter>");
    }
    let file = |id: &&str| catalogue.questions.iter().position(|question| question.id == *id);
    assert!(!asked.iter().map(file).is_sorted(), "{asked:?} is the order of the file");
    for expected in asked.iter().rev() {
        played = played.then("<left>");
        assert_eq!(played.question(), *expected);
    }
    let rows: Vec<usize> = played.app.session.report().answers.iter().map(|line| line.question.index).collect();
    assert!(rows.is_sorted());
}
