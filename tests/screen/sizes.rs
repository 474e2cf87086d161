//! Every screen at the design size, the usual size and the smallest, in every look.

use insta::assert_snapshot;
use whichone::{catalogue::Catalogue, tui::Look};

use crate::script::{ASCII, COLOUR, MONO, answering, built_in, play, three};

/// The screens, by name, and the keys that lead there.
fn screens(catalogue: &Catalogue) -> [(&'static str, String); 8] {
    let to_review = answering(catalogue, "support_bot");
    [
        ("welcome", String::new()),
        ("question", "<enter>1<enter>2".into()),
        ("many", "<enter>5<enter>1<enter>1<enter>2<down>".into()),
        ("review", format!("{to_review}<down>")),
        ("verdict", format!("{to_review}<enter>")),
        ("keys", "<enter>?".into()),
        ("note", "<enter>1<enter>nAs measured on Monday, twice, with all three collectors running.".into()),
        ("start_over", "<enter>1<enter>R".into()),
    ]
}

fn snapshots(look: Look, name: &str, size: (u16, u16)) {
    let catalogue = built_in();
    for (screen, keys) in screens(&catalogue) {
        let mut played = play(&catalogue, look, size, &keys);
        assert_snapshot!(format!("{screen}_{name}_{}x{}", size.0, size.1), played.terminal.screen());
    }
}

#[test]
fn at_the_design_size() {
    snapshots(COLOUR, "colour", (100, 30));
}

#[test]
fn at_the_usual_size() {
    snapshots(MONO, "mono", (80, 24));
}

#[test]
fn at_the_smallest_size_in_ascii() {
    snapshots(ASCII, "ascii", (40, 12));
}

#[test]
fn ascii_draws_nothing_else() {
    let catalogue = built_in();
    for (screen, keys) in screens(&catalogue) {
        for size in [(100, 30), (40, 12)] {
            let mut played = play(&catalogue, ASCII, size, &keys);
            let shown = played.terminal.screen();
            // Quotation marks come from sentences, not from drawing.
            let other: String = shown.chars().filter(|c| !c.is_ascii() && !"“”’".contains(*c)).collect();
            assert_eq!(other, "", "{screen} at {size:?}");
        }
    }
}

#[test]
fn without_colour_nothing_is_coloured_and_the_mark_is_still_bold() {
    let catalogue = built_in();
    for (screen, keys) in screens(&catalogue) {
        let shown = play(&catalogue, MONO, (100, 30), &keys).terminal.screen();
        assert!(!shown.contains("colour") && shown.contains("bold"), "{screen}");
    }
}

#[test]
fn a_window_too_small_says_so_and_the_keys_still_work() {
    let catalogue = built_in();
    let mut played = play(&catalogue, COLOUR, (39, 12), "<enter>1<enter>");
    assert_snapshot!(played.terminal.screen());
    assert_eq!(played.app.quiz().question().unwrap().id, "load");
}

#[test]
fn long_and_wide_texts_wrap_and_lose_nothing() {
    let catalogue = three();
    let mut played = play(&catalogue, COLOUR, (40, 12), "<enter>1<enter>4");
    assert_snapshot!("wide_choice_40x12", played.terminal.screen());
    let mut played = play(&catalogue, COLOUR, (40, 12), "");
    assert_snapshot!("wide_welcome_40x12", played.terminal.screen());
}

#[test]
fn every_line_of_every_text_can_be_scrolled_to() {
    let catalogue = built_in();
    let to_result = answering(&catalogue, "support_bot") + "<enter>";
    for tab in [1, 2, 4, 5] {
        let short = play(&catalogue, MONO, (60, 16), &format!("{to_result}{tab}<end>")).terminal.screen();
        let tall = play(&catalogue, MONO, (60, 600), &format!("{to_result}{tab}")).terminal.screen();
        let last = |screen: &str| {
            let rows: Vec<String> =
                screen.lines().map(|row| row.split('|').next().unwrap().trim().to_owned()).collect();
            let rule = rows.iter().rposition(|row| row.contains("───")).unwrap();
            rows[..rule].iter().rfind(|row| !row.is_empty()).unwrap().clone()
        };
        assert_eq!(last(&short), last(&tall), "tab {tab}");
    }
}
