//! The outlook, what is decided, what would change it, and the order of asking.

use insta::assert_snapshot;
use whichone::{
    catalogue::{Catalogue, load},
    quiz::{Quiz, Stage},
    sheet::Opening,
    tui::{App, Look, input::Key},
    verdict::short_order,
};

use crate::script::{ASCII, COLOUR, MONO, answering, built_in, play, three};

const SIZES: [((u16, u16), Look, &str); 3] =
    [((100, 30), COLOUR, "100x30"), ((80, 24), MONO, "80x24"), ((40, 12), ASCII, "40x12")];

fn four() -> Catalogue {
    load(include_str!("../catalogues/model/four_by_four.yaml")).unwrap()
}

#[test]
fn the_outlook_opens_beside_the_question_or_over_it() {
    let catalogue = built_in();
    for (size, look, name) in SIZES {
        let mut played = play(&catalogue, look, size, "<enter>4<enter>1<enter>o");
        assert_snapshot!(format!("outlook_{name}"), played.terminal.screen());
    }
}

#[test]
fn what_would_change_it_at_every_size() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "build_tool") + "<enter>3<down>";
    for (size, look, name) in SIZES {
        let mut played = play(&catalogue, look, size, &keys);
        assert_snapshot!(format!("change_{name}"), played.terminal.screen());
        let mut end = play(&catalogue, look, size, &(keys.clone() + "<end><pgdn><pgdn><pgdn>"));
        assert_snapshot!(format!("change_end_{name}"), end.terminal.screen());
    }
}

#[test]
fn the_outlook_is_closed_at_first_and_stays_as_it_was_left() {
    let catalogue = built_in();
    let shows = |size: (u16, u16), keys: &str| {
        let mut played = play(&catalogue, COLOUR, size, keys);
        played.terminal.screen().contains("answered at")
    };
    for size in [(100, 30), (80, 24)] {
        assert!(!shows(size, "<enter>"));
        assert!(shows(size, "<enter>o"));
        assert!(!shows(size, "<enter>oo"));
    }
    // Beside the question it stays while one answers; over it, any way back closes it.
    assert!(shows((100, 30), "<enter>o1<enter>"));
    assert!(!shows((80, 24), "<enter>o<esc>"));
    assert!(shows((80, 24), "<enter>o<size:100x30>"));
}

#[test]
fn the_result_says_whether_the_outlook_was_shown_and_in_which_order_it_was_asked() {
    let catalogue = built_in();
    let manner = |keys: &str| play(&catalogue, COLOUR, (80, 24), keys).app.report().manner;
    assert_eq!(manner("<enter>1<enter>"), "Asked in the order of the file; the outlook was not shown.");
    assert_eq!(manner("<enter>oo1<enter>"), "Asked in the order of the file; the outlook was shown on the way.");
    let mut app = App::new(Quiz::new(&catalogue, short_order(&catalogue)), Opening::default(), COLOUR);
    app.press(Key::Enter);
    assert!(app.report().manner.starts_with("Asked in the short order"));
}

/// The keys that give 4 to A and nothing to B, `n` answers of each.
fn for_a(n: usize) -> String {
    String::from("<enter>") + &"5<enter>1<enter>".repeat(n)
}

#[test]
fn once_nothing_can_change_it_the_quiz_says_so_without_saying_who_is_ahead() {
    let catalogue = four();
    let offer = "Nothing left can change who is ahead: v shows the verdict, or go on";
    let screen = |keys: &str| play(&catalogue, COLOUR, (100, 30), keys).terminal.screen();
    assert!(!screen(&for_a(2)).contains(offer));
    // 12 to 0, and B can get 4 more: 9 * 12 > 11 * 4.
    let decided = screen(&for_a(3));
    assert!(decided.contains(offer) && !decided.contains("stays ahead"), "{decided}");
    assert!(screen(&(for_a(3) + "o")).contains("Decided: A stays ahead."));
    let small = play(&catalogue, COLOUR, (40, 12), &for_a(3)).terminal.screen();
    assert!(small.contains("Decided: v shows the verdict"), "{small}");
}

#[test]
fn counts_are_shown_where_nothing_depends_on_anything() {
    let catalogue = four();
    let mut played = play(&catalogue, COLOUR, (100, 30), "<enter>o");
    assert_snapshot!(played.terminal.screen());
}

#[test]
fn three_options_are_told_who_can_still_win() {
    let catalogue = three();
    let mut played = play(&catalogue, COLOUR, (100, 30), "<enter>3<enter>o");
    let screen = played.terminal.screen();
    assert!(screen.contains("Can still be ahead in the"), "{screen}");
}

#[test]
fn enter_on_what_would_change_it_goes_to_the_question_and_back_to_the_review() {
    let catalogue = built_in();
    let keys = answering(&catalogue, "build_tool") + "<enter>3";
    let first = play(&catalogue, COLOUR, (100, 30), &(keys.clone() + "<enter>"));
    let flip = first.app.report().changes.single[0];
    assert_eq!(first.app.quiz().question().unwrap().index, flip.question);
    let back = play(&catalogue, COLOUR, (100, 30), &(keys + "<enter><esc>"));
    assert_eq!(back.app.quiz().stage(), Stage::Review);
}

#[test]
fn a_single_change_that_is_announced_does_what_it_says() {
    let catalogue = built_in();
    for case in &catalogue.cases {
        let report = play(&catalogue, COLOUR, (100, 30), &answering(&catalogue, &case.id)).app.report();
        for flip in &report.changes.single {
            let mut answers = whichone::verdict::case_answers(&catalogue, case);
            answers.set(&catalogue.questions[flip.question], whichone::quiz::Answer::Picked(flip.to));
            let outcome = whichone::verdict::judge(&catalogue, &answers).outcome;
            assert_eq!(outcome, flip.outcome, "{}: {flip:?}", case.id);
        }
    }
}

#[test]
fn the_short_order_asks_the_widest_range_first_and_nothing_before_what_controls_it() {
    let catalogue = built_in();
    let order = short_order(&catalogue);
    for case in &catalogue.cases {
        let answers = whichone::verdict::case_answers(&catalogue, case);
        let path = order.arrange(answers.visible(&catalogue));
        assert_eq!(path.len(), answers.visible(&catalogue).len());
        for (at, question) in path.iter().enumerate() {
            let asked = |index: usize| path[..at].iter().any(|earlier| earlier.index == index);
            assert!(question.when.iter().all(|condition| asked(condition.question)), "{}", question.id);
            // Nobody that could have been asked here has a wider range, or as wide a one and stands earlier.
            for later in &path[at + 1..] {
                let ready = later.when.iter().all(|condition| asked(condition.question));
                let rank = |q: &whichone::catalogue::Question| {
                    (std::cmp::Reverse(whichone::verdict::range(&catalogue, q)), q.index)
                };
                assert!(!ready || rank(question) < rank(later), "{} before {}", question.id, later.id);
            }
        }
    }
}

#[test]
fn back_follows_the_order_asked_and_the_review_the_file() {
    let catalogue = built_in();
    let mut app = App::new(Quiz::new(&catalogue, short_order(&catalogue)), Opening::default(), COLOUR);
    app.press(Key::Enter);
    let mut asked = Vec::new();
    for _ in 0..10 {
        asked.push(app.quiz().question().unwrap().index);
        app.press(Key::Enter);
    }
    assert!(asked.windows(2).any(|pair| pair[0] > pair[1]), "{asked:?} is the order of the file");
    for expected in asked.iter().rev() {
        app.press(Key::Left);
        assert_eq!(app.quiz().question().unwrap().index, *expected);
    }
    let rows: Vec<usize> = app.report().answers.iter().map(|line| line.question.index).collect();
    assert!(rows.is_sorted());
}

#[test]
fn ticks_are_no_progress_until_enter_makes_an_answer_of_them() {
    let catalogue = built_in();
    let to_work = "<enter>5<enter>1<enter>1<enter>";
    let head = |keys: &str| {
        let screen = play(&catalogue, COLOUR, (80, 24), &format!("{to_work}{keys}")).terminal.screen();
        screen.lines().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(head("")[0].contains("Question 4 · 8 left"), "{:?}", head(""));
    assert_eq!(head("1"), head(""));
    assert_eq!(head("11"), head(""));
    assert!(head("1<enter>")[0].contains("Question 5 · 7 left"));
    // Come back to, it is answered, and stays so while its ticks change.
    assert_eq!(head("1<enter><left>")[1], head("1<enter><left>2")[1]);
}
