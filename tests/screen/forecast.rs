//! The forecast, and the notice that the outcome is decided.

use crate::script::{DARK, built_in, play, three};
use whichone::{
    catalogue::{Catalogue, load},
    quiz::Stage,
    tui::keymap::Context,
};

const LARGE: (u16, u16) = (100, 30);
const SMALLEST: (u16, u16) = (40, 12);

fn four() -> Catalogue {
    load(include_str!("../catalogues/model/four_by_four.yaml")).unwrap()
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
fn each_of_three_options_has_a_share() {
    let catalogue = three();
    let text = play(&catalogue, DARK, LARGE, "<enter>3f").text();
    assert!(text.contains("Files 0%    SQLite 0%    数据库服务器 100%    no single winner 0%"), "{text}");
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

/// How much room it takes is known only once it is there.
#[test]
fn forecast_shows_at_once_even_where_it_only_fits_in_a_popup() {
    let catalogue = whichone::catalogue::load(include_str!("../../assets/catalogues/databases.yaml")).unwrap();
    for rows in 20..=32 {
        let shown = play(&catalogue, DARK, (80, rows), "<enter>f");
        assert!(shown.text().contains("no single winner"), "80x{rows}\n{}", shown.text());
    }
}

#[test]
fn option_that_is_ruled_out_has_no_share() {
    let catalogue = whichone::catalogue::load(include_str!("../../assets/catalogues/databases.yaml")).unwrap();
    let text = play(&catalogue, DARK, LARGE, "<enter>4f").text();
    assert!(text.contains("SQLite ruled out    PostgreSQL "), "{text}");
}
