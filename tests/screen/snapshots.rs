//! Every screen as a picture in text. `INSTA_UPDATE=always` accepts what changed; read it before you do.

use std::rc::Rc;

use crate::script::{
    ANSI16, ANSI256, ASCII, DARK, LIGHT, MONO, Memory, Played, answering, built_in, exclusions, play, shown, six,
    three, verdict,
};
use insta::assert_snapshot;
use whichone::{
    catalogue::{Catalogue, ChoiceSet},
    quiz::{Answer, Order, Quiz, Responses},
    report::Metadata,
    store::SessionInfo,
    tui::{
        Session,
        session::{Entry, Others},
        theme::Theme,
    },
};

const DESIGN: (u16, u16) = (100, 30);

/// What there was before the program started.
#[derive(Clone, Copy)]
enum Begin {
    /// Nothing.
    Fresh,
    /// Four answers.
    Continued,
    /// Four answers to other questions than there are now.
    News,
    /// Nothing, and nowhere to save anything.
    Unsaved,
}
use Begin::{Continued, Fresh, News, Unsaved};

fn begin(catalogue: &Catalogue, theme: Theme, begin: Begin) -> (Session<'_>, Memory) {
    let mut opening = SessionInfo {
        about: Metadata { project: "sensor-hub".into(), ..Metadata::default() },
        answers_file: "~/.local/state/whichone/python_or_rust/sensor-hub.yaml".into(),
        folder: "/home/ada/sensor-hub".into(),
        ..SessionInfo::default()
    };
    let mut progress = Responses::none(catalogue);
    if matches!(begin, Continued | News) {
        opening.saved = "yesterday".into();
        for _ in 0..4 {
            let visible = progress.answers.visible(catalogue);
            let open = visible.iter().find(|question| progress.answers.get(question) == Answer::Open).unwrap();
            progress.answers.set(open, Answer::Picked(ChoiceSet::one(0)));
        }
    }
    if matches!(begin, News) {
        opening.changes = vec![
            "The catalogue changed since these answers were saved (version 0.9, now 1.0.0): 4 answers kept.".into(),
            "New question: “How fast must a response be?”".into(),
            "Not asked any more: “Who uses it?”".into(),
        ];
    }
    let mut session = Session::new(Quiz::resumed(catalogue, Order::Written, progress), opening, theme);
    let entry = |name: &str, title: Result<&str, &str>| Entry {
        name: name.into(),
        title: title.map(str::to_owned).map_err(str::to_owned),
    };
    let entries = vec![
        entry("database", Ok("SQLite, PostgreSQL or DuckDB?")),
        entry("services", Ok("Monolith or services?")),
        entry("broken.yaml", Err("2 errors")),
        entry("tea.yaml", Ok("Tea or coffee?")),
    ];
    session.others =
        Some(Others { hint: "database · services · your own file".into(), find: Rc::new(move || entries.clone()) });
    (session, if matches!(begin, Unsaved) { Memory::full() } else { Memory::default() })
}

fn shown<'c>(catalogue: &'c Catalogue, theme: Theme, size: (u16, u16), from: Begin, keys: &str) -> Played<'c> {
    let (session, store) = begin(catalogue, theme, from);
    Played::new(session, size, store).then(keys)
}

/// To the question on work, where several choices may be ticked.
const TO_MANY: &str = "<enter>11";

/// The main screens, with the keys that lead there.
fn main_screens(catalogue: &Catalogue) -> Vec<(&'static str, Begin, String)> {
    let clear = verdict(catalogue, "reverse_proxy");
    let narrow = verdict(catalogue, "build_tool");
    let review =
        answering(catalogue, "reverse_proxy").replacen("<enter>", "<enter>nFour gateways, one team.<enter>", 1);
    vec![
        ("welcome", Fresh, String::new()),
        ("welcome_continued", Continued, String::new()),
        ("question_one", Fresh, "<enter>14<enter><enter><down>".into()),
        ("question_many", Fresh, format!("{TO_MANY}24<up>")),
        ("forecast", Fresh, "<enter>147<enter><enter>3f".into()),
        ("review", Fresh, review.clone()),
        ("review_row", Fresh, format!("{review}<up><up>")),
        ("verdict_clear", Fresh, clear.clone()),
        ("verdict_both", Fresh, verdict(catalogue, "fruit_sorter")),
        ("verdict_too_close", Fresh, verdict(catalogue, "telemetry_intake")),
        ("answers", Fresh, format!("{clear}2<down>")),
        ("what_if", Fresh, format!("{narrow}3<down>")),
        ("compare", Fresh, format!("{clear}4")),
        ("help", Fresh, "<enter>1?".into()),
        ("note", Fresh, "<enter>1nAs measured on Monday, twice, with all three collectors running.".into()),
        ("start_over", Fresh, "<enter>1R".into()),
    ]
}

/// All others.
fn other_screens(catalogue: &Catalogue) -> Vec<(&'static str, Begin, String)> {
    let clear = verdict(catalogue, "reverse_proxy");
    let all = answering(catalogue, "data_science");
    // Without the answer to the last question.
    let decided = &all[..all.len() - 1];
    vec![
        ("welcome_news", News, String::new()),
        ("welcome_unsaved", Unsaved, String::new()),
        ("catalogues", Fresh, "<end><enter><down>".into()),
        ("comparison", Fresh, "<down><enter>".into()),
        ("comparison_end", Fresh, "<down><enter><end>".into()),
        ("question_one_answered", Fresh, "<enter>nThe SLA says so.<enter>1<left>".into()),
        ("question_many_answered", Fresh, format!("{TO_MANY}24<enter><left>")),
        ("question_unsaved", Unsaved, "<enter>1".into()),
        ("question_refused", Fresh, "<enter>v".into()),
        ("question_decided", Fresh, decided.into()),
        ("review_unfinished", Fresh, "<enter>104<enter>5<enter><left><left><left>5r".into()),
        ("verdict_narrow", Fresh, verdict(catalogue, "support_bot")),
        ("verdict_none_yet", Fresh, "<enter>140v".into()),
        ("answers_end", Fresh, format!("{clear}2<end>")),
        ("what_if_weights", Fresh, format!("{}3<end>", verdict(catalogue, "build_tool"))),
        ("why_not", Fresh, format!("{clear}3<end>")),
        ("what_if_none", Fresh, format!("{clear}3")),
        ("what_if_too_early", Fresh, "<enter>140v3".into()),
        ("method", Fresh, format!("{clear}5")),
        ("help_result", Fresh, format!("{clear}?")),
        ("export", Fresh, format!("{clear}e<down>")),
        ("export_name", Fresh, format!("{clear}e3")),
        ("export_replace", Fresh, format!("{clear}e1<enter>e1<enter>")),
        ("export_written", Fresh, format!("{clear}e1<enter>")),
        ("export_refused", Fresh, format!("{clear}e1<c-u>locked<enter>")),
        ("info_question", Fresh, "<enter>14i".into()),
        ("info_catalogue", Fresh, "i".into()),
        ("info_comparison", Fresh, "<down><enter>i".into()),
        ("quit_unsaved", Unsaved, "<enter>1q".into()),
    ]
}

#[test]
#[cfg(unix)]
fn all_screens_at_the_design_size() {
    let catalogue = built_in();
    for (name, from, keys) in main_screens(&catalogue).into_iter().chain(other_screens(&catalogue)) {
        assert_snapshot!(format!("{name}_100x30"), shown(&catalogue, DARK, DESIGN, from, &keys).screen());
    }
}

#[test]
fn main_screens_at_other_sizes() {
    let catalogue = built_in();
    for (columns, rows) in [(160, 45), (80, 24), (40, 12)] {
        for (name, from, keys) in main_screens(&catalogue) {
            let mut played = shown(&catalogue, DARK, (columns, rows), from, &keys);
            assert_snapshot!(format!("{name}_{columns}x{rows}"), played.screen());
        }
    }
}

#[test]
fn question_review_and_verdict_in_every_theme() {
    let catalogue = built_in();
    let themes = [("light", LIGHT), ("256_colors", ANSI256), ("16_colors", ANSI16), ("mono", MONO), ("ascii", ASCII)];
    for (name, from, keys) in main_screens(&catalogue) {
        if !["question_many", "review_row", "verdict_clear"].contains(&name) {
            continue;
        }
        for (theme_name, theme) in themes {
            let mut played = shown(&catalogue, theme, DESIGN, from, &keys);
            assert_snapshot!(format!("{name}_{theme_name}"), played.screen());
        }
    }
}

#[test]
fn verdicts_on_three_and_on_six_options() {
    let (three, six) = (three(), six());
    for (columns, rows) in [DESIGN, (80, 24), (40, 12)] {
        for (name, catalogue, keys) in
            [("three", &three, "<enter>3123<enter><enter>"), ("six", &six, "<enter>321<enter>")]
        {
            let mut played = play(catalogue, DARK, (columns, rows), keys);
            assert_snapshot!(format!("verdict_of_{name}_{columns}x{rows}"), played.screen());
        }
    }
}

#[test]
fn options_that_answers_rule_out_are_marked_and_explained() {
    let catalogue = exclusions();
    for (name, keys) in
        [("none_left", "<enter>3231<enter>"), ("only_left", "<enter>3232<enter>"), ("one_out", "<enter>1211<enter>")]
    {
        for (columns, rows) in [DESIGN, (80, 24), (40, 12)] {
            let mut played = play(&catalogue, DARK, (columns, rows), keys);
            assert_snapshot!(format!("verdict_{name}_{columns}x{rows}"), played.screen());
            if name == "one_out" {
                assert_snapshot!(format!("why_not_{name}_{columns}x{rows}"), played.then("3<end>").screen());
            }
        }
    }
}

#[test]
fn three_options_have_a_forecast_too() {
    let catalogue = three();
    assert_snapshot!("forecast_of_three_100x30", play(&catalogue, DARK, DESIGN, "<enter>3f").screen());
    assert_snapshot!("welcome_of_three_100x30", play(&catalogue, DARK, DESIGN, "").screen());
    assert_snapshot!("welcome_of_six_80x24", play(&six(), DARK, (80, 24), "").screen());
}

#[test]
fn window_too_small_says_how_large_it_must_be() {
    let catalogue = built_in();
    assert_snapshot!("too_small_39x12", play(&catalogue, DARK, (39, 12), "").screen());
}

#[test]
fn ascii_draws_nothing_else() {
    let catalogue = built_in();
    for (name, from, keys) in main_screens(&catalogue).into_iter().chain(other_screens(&catalogue)) {
        for size in [DESIGN, (40, 12)] {
            let text = shown(&catalogue, ASCII, size, from, &keys).text();
            assert!(text.is_ascii(), "{name} at {size:?}:\n{text}");
        }
    }
}

#[test]
fn every_theme_draws_the_same_text_but_for_bars_and_signs() {
    let catalogue = built_in();
    for (name, from, keys) in main_screens(&catalogue) {
        let text = |theme| shown(&catalogue, theme, DESIGN, from, &keys).text();
        let expected = text(DARK);
        for theme in [LIGHT, ANSI256, ANSI16] {
            assert_eq!(text(theme), expected, "{name}");
        }
    }
}

#[test]
fn without_colors_the_selection_is_still_seen() {
    let catalogue = built_in();
    for (name, from, keys) in main_screens(&catalogue) {
        let played = shown(&catalogue, MONO, DESIGN, from, &keys);
        assert_eq!(shown::foreign(played.buffer(), MONO), None, "{name}");
        let has_selection =
            ["welcome", "question_one", "question_many", "review", "review_row", "answers", "what_if"].contains(&name);
        let selected = shown::selected_rows(played.buffer(), MONO);
        assert!(!has_selection || selected.iter().any(|row| row.contains('▌')), "{name}: {selected:?}");
    }
}
