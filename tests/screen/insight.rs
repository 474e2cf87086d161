//! The forecast, what is decided, what would change the verdict, and the order of asking.

use crate::script::{DARK, Memory, Played, answering, built_in, play, three, verdict};
use whichone::{
    analysis::decisive_order,
    catalogue::{Catalogue, load},
    quiz::{Quiz, Stage},
    store::SessionInfo,
    tui::{Session, keymap::Context},
};

const LARGE: (u16, u16) = (100, 30);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

fn four() -> Catalogue {
    load(include_str!("../catalogues/model/four_by_four.yaml")).unwrap()
}

fn in_short_order(catalogue: &Catalogue) -> Played<'_> {
    let session = Session::new(Quiz::new(catalogue, decisive_order(catalogue)), SessionInfo::default(), DARK);
    Played::new(session, USUAL, Memory::default())
}

#[test]
fn forecast_is_closed_at_first_and_stays_as_it_was_left() {
    let catalogue = built_in();
    let shows = |size, keys: &str| play(&catalogue, DARK, size, keys).text().contains("no single winner");
    assert!(!shows(LARGE, "<enter>1"));
    assert!(shows(LARGE, "<enter>1f"));
    assert!(!shows(LARGE, "<enter>1ff"));
    assert!(shows(LARGE, "<enter>1f4"), "it stays from question to question");
    assert!(shows(LARGE, "<enter>1f<left><left><enter>"), "and over the welcome screen");
}

#[test]
fn forecast_is_a_popup_where_there_is_no_room() {
    let catalogue = built_in();
    let popup = play(&catalogue, DARK, SMALLEST, "<enter>f");
    assert!(popup.app.context() == Context::Text && popup.text().contains("Forecast"), "{}", popup.text());
    let closed = popup.then("1");
    assert_eq!((closed.app.context(), closed.question()), (Context::One, "kind"));
    assert!(!closed.quiz().has_answers());
}

#[test]
fn result_says_whether_the_forecast_was_shown_and_in_which_order_it_was_asked() {
    let catalogue = built_in();
    let manner = |keys: &str| play(&catalogue, DARK, USUAL, keys).app.session.report().interview_mode;
    assert_eq!(manner("<enter>1"), "");
    assert_eq!(manner("<enter>ff1"), "The forecast was visible while answering.");
    let manner = in_short_order(&catalogue).then("<enter>").app.session.report().interview_mode;
    assert_eq!(manner, "The questions with the most influence were asked first.");
}

#[test]
fn three_options_have_contenders_instead_of_shares() {
    let catalogue = three();
    let text = play(&catalogue, DARK, LARGE, "<enter>3f").text();
    assert!(text.contains("Still in the running"), "{text}");
}

/// The keys that give 4 to A and nothing to B, `n` answers of each.
fn for_a(n: usize) -> String {
    String::from("<enter>") + &"51".repeat(n)
}

#[test]
fn once_nothing_can_change_the_outcome_the_quiz_says_so_but_not_who_wins() {
    let catalogue = four();
    let text = |size, keys: &str| play(&catalogue, DARK, size, keys).text();
    let offer = "Your remaining answers cannot change the outcome. v shows it now.";
    assert!(!text(LARGE, &for_a(2)).contains(offer));
    // 12 to 0, and B can get 4 more: 9 * 12 > 11 * 4.
    let decided = text(LARGE, &for_a(3));
    assert!(decided.contains(offer) && !decided.contains("will win"), "{decided}");
    assert!(text(SMALLEST, &for_a(3)).contains("Outcome decided: v shows it."));
    assert!(text(LARGE, &(for_a(3) + "f")).contains("A will win"), "the forecast does");
    let result = play(&catalogue, DARK, LARGE, &(for_a(3) + "v"));
    assert_eq!(result.quiz().stage(), Stage::Result);
}

#[test]
fn enter_on_a_single_change_edits_its_question_and_returns_to_the_review() {
    let catalogue = built_in();
    let question = play(&catalogue, DARK, LARGE, &(verdict(&catalogue, "build_tool") + "3<enter>"));
    let change = question.app.session.report().changes.single[0];
    assert_eq!(question.quiz().question().unwrap().index, change.question);
    assert_eq!(question.then("<esc>").quiz().stage(), Stage::Review);
}

#[test]
fn single_change_that_is_announced_does_what_it_says() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let report = play(&catalogue, DARK, LARGE, &answering(&catalogue, &case.id)).app.session.report();
        for change in &report.changes.single {
            let mut answers = whichone::analysis::case_answers(&catalogue, case);
            answers.set(&catalogue.questions[change.question], whichone::quiz::Answer::Picked(change.to));
            let outcome = whichone::analysis::verdict(&catalogue, &answers).outcome;
            assert_eq!(outcome, change.outcome, "{}: {change:?}", case.id);
        }
    }
}

#[test]
fn decisive_order_asks_the_widest_range_first() {
    let catalogue = built_in();
    let order = decisive_order(&catalogue);
    for case in &catalogue.cases {
        let answers = whichone::analysis::case_answers(&catalogue, case);
        let path = order.sort(answers.visible(&catalogue));
        assert_eq!(path.len(), answers.visible(&catalogue).len());
        for (at, question) in path.iter().enumerate() {
            let asked = |index: usize| path[..at].iter().any(|earlier| earlier.index == index);
            assert!(question.when.iter().all(|condition| asked(condition.question)), "{}", question.id);
            // Nobody that could have been asked here has a wider range, or as wide a one and stands earlier.
            for later in &path[at + 1..] {
                let ready = later.when.iter().all(|condition| asked(condition.question));
                let rank = |q: &whichone::catalogue::Question| {
                    (std::cmp::Reverse(whichone::analysis::range(&catalogue, q)), q.index)
                };
                assert!(!ready || rank(question) < rank(later), "{} before {}", question.id, later.id);
            }
        }
    }
}

#[test]
fn back_follows_the_order_asked_and_the_review_the_file() {
    let catalogue = built_in();
    let mut played = in_short_order(&catalogue).then("<enter>");
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
