//! Trying other answers on the result.

use crate::script::{DARK, Memory, Played, built_in, play, shown, verdict};
use insta::assert_snapshot;
use proptest::prelude::*;
use whichone::{
    analysis::case_answers,
    quiz::{Answer, Quiz, Responses, Stage, Weight},
    scoring::VerdictKind,
    store::SessionInfo,
    tui::session::Session,
};

const LARGE: (u16, u16) = (100, 30);

/// The keys that lead to the What if tab of a narrow verdict.
fn what_if(catalogue: &whichone::catalogue::Catalogue) -> String {
    verdict(catalogue, "build_tool") + "3"
}

fn answer(played: &Played, question: usize) -> Answer {
    played.quiz().answers().get(&played.quiz().catalogue().questions[question])
}

#[test]
fn what_is_tried_shows_at_once_and_escape_drops_it() {
    let catalogue = built_in();
    let keys = what_if(&catalogue);
    let before = play(&catalogue, DARK, LARGE, &keys);
    let report = before.app.session.report();
    let question = report.what_if[0].question.index;
    let given = answer(&before, question);
    let trying = before.then("<enter>");
    assert!(trying.text().contains("trying: 1 answer differs"), "{}", trying.text());
    assert_eq!(answer(&trying, question), given, "nothing is given yet");
    let dropped = trying.then("<esc>");
    assert_eq!(dropped.text(), play(&catalogue, DARK, LARGE, &keys).text());
    assert_eq!(dropped.then("<esc>").quiz().stage(), Stage::Review);
}

#[test]
fn enter_again_no_longer_tries_it_and_brackets_step_through_the_choices() {
    let catalogue = built_in();
    let keys = what_if(&catalogue);
    let text = |more: &str| play(&catalogue, DARK, LARGE, &(keys.clone() + more)).text();
    assert_eq!(text("<enter><enter>"), text(""));
    let report = play(&catalogue, DARK, LARGE, &keys).app.session.report();
    let question = report.what_if[0].question;
    let round = (1..=question.choices.len() + 1).find(|presses| text(&"]".repeat(*presses)) == text(""));
    assert!(round.is_some_and(|presses| presses > 1), "all the way round");
    assert_eq!(text("]["), text(""));
    assert_eq!(text("["), text(&"]".repeat(round.unwrap() - 1)));
}

#[test]
fn guess_is_still_one_after_something_else_was_tried() {
    let catalogue = built_in();
    let start = verdict(&catalogue, "build_tool") + "r<up><enter>g<enter>v3<end><up><up><up>";
    let before = play(&catalogue, DARK, LARGE, &start);
    assert_eq!(before.quiz().answers().guesses(&catalogue).len(), 1, "{}", before.text());
    let after = play(&catalogue, DARK, LARGE, &(start + "<enter><enter>"));
    assert!(!after.text().contains("trying: ") && after.quiz() == before.quiz(), "{}", after.text());
}

#[test]
fn applying_gives_the_answers_that_were_tried() {
    let catalogue = built_in();
    let keys = what_if(&catalogue);
    let report = play(&catalogue, DARK, LARGE, &keys).app.session.report();
    let change = &report.what_if[0];
    let applied = play(&catalogue, DARK, LARGE, &(keys + "<enter>a"));
    assert_eq!(answer(&applied, change.question.index), Answer::Picked(change.picks));
    assert_eq!(applied.quiz().stage(), Stage::Result);
    assert!(!applied.text().contains("trying: "), "{}", applied.text());
    assert_eq!(applied.app.session.report().verdict.outcome, change.outcome);
}

#[test]
fn trying_reads_well() {
    let catalogue = built_in();
    for (columns, rows) in [LARGE, (80, 24), (40, 12)] {
        let mut played = play(&catalogue, DARK, (columns, rows), &(what_if(&catalogue) + "<enter><down><down>]"));
        assert_snapshot!(format!("trying_{columns}x{rows}"), played.screen());
    }
    let mut played = play(&catalogue, DARK, LARGE, &(what_if(&catalogue) + "<enter>1"));
    assert_snapshot!("trying_verdict_100x30", played.screen());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dropping_what_was_tried_restores_everything(
        keys in prop::collection::vec(prop::sample::select(vec!["<enter>", "[", "]", "<down>", "<up>", "+", "-", "1", "3"]), 0..24),
    ) {
        let catalogue = built_in();
        let start = what_if(&catalogue);
        let before = play(&catalogue, DARK, LARGE, &start);
        let tried = play(&catalogue, DARK, LARGE, &(start.clone() + &keys.concat()));
        let is_trying = tried.text().contains("trying: ");
        let dropped = if is_trying { tried.then("<esc>") } else { tried };
        prop_assert!(dropped.quiz() == before.quiz());
        prop_assert_eq!(dropped.app.session.report(), before.app.session.report());
        // The selection may have moved.
        let home = |tab: usize| format!("{tab}<home>");
        let (mut before, mut dropped) = (before, dropped);
        for tab in 1..=5 {
            before = before.then(&home(tab));
            dropped = dropped.then(&home(tab));
            prop_assert_eq!(dropped.text(), before.text());
        }
    }
}

#[test]
fn reason_is_weighed_and_its_row_stays_selected() {
    let catalogue = built_in();
    let keys = verdict(&catalogue, "build_tool");
    let at = |more: &str| play(&catalogue, DARK, LARGE, &(keys.clone() + more));
    let text = at("<down><down>+").text();
    assert!(text.contains("trying: 1 weight differs"), "{text}");
    assert!(text.contains("2× ") && text.contains("Priorities: "), "{text}");
    assert_eq!(at("").text(), at("+-").text());
    assert_eq!(at("").text(), at("+++++---").then("<esc>").text());
    // A reason that no longer counts goes to the end, and stays selected.
    let gone = at("<down>----");
    assert!(
        gone.text().contains("0× ") && gone.text().contains("This reason does not count already."),
        "{}",
        gone.text()
    );
    assert_eq!(gone.then("++").text(), at("<down>").text());
    assert_eq!(at("<down>=").text(), at("<down>+").text(), "without Shift, too");
}

#[test]
fn weights_that_are_taken_over_are_priorities() {
    let catalogue = built_in();
    let keys = verdict(&catalogue, "build_tool");
    let applied = play(&catalogue, DARK, LARGE, &(keys + "++<down>-a"));
    assert!(!applied.text().contains("trying: "), "{}", applied.text());
    let report = applied.app.session.report();
    let weights: Vec<Weight> = applied.quiz().priorities().iter().map(|(_, weight)| weight).collect();
    assert_eq!(weights.len(), 2, "{}", applied.text());
    assert!(weights.contains(&Weight::Four) && weights.contains(&Weight::Half));
    assert!(report.priorities_line.contains("counts four times, "), "{}", report.priorities_line);
    assert_eq!(report.without_priorities.as_ref().map(|verdict| verdict.kind), Some(VerdictKind::Leans));
    let priorities = applied.quiz().priorities().clone();
    // The next trial begins from there, and going back to the questions keeps them.
    let tried = applied.then("-");
    assert!(tried.text().contains("trying: 1 weight differs"), "{}", tried.text());
    assert_eq!(*tried.then("<esc><esc>v").quiz().priorities(), priorities);
}

#[test]
fn weights_and_answers_are_tried_together() {
    let catalogue = built_in();
    let keys = verdict(&catalogue, "build_tool") + "3<enter>1+";
    let tried = play(&catalogue, DARK, LARGE, &keys);
    assert!(tried.text().contains("trying: 1 answer and 1 weight differ"), "{}", tried.text());
    let applied = tried.then("a");
    assert_eq!(applied.quiz().priorities().iter().count(), 1);
    assert!(
        applied.quiz().answers() != play(&catalogue, DARK, LARGE, &verdict(&catalogue, "build_tool")).quiz().answers()
    );
}

#[test]
fn weighing_reads_well() {
    let catalogue = built_in();
    for (columns, rows) in [LARGE, (80, 24), (40, 12)] {
        // In a small window, the reasons are below the advice.
        let down = if rows < 20 { "<down>".repeat(10) } else { String::new() };
        let keys = verdict(&catalogue, "build_tool") + &down + "++<down>-";
        let mut played = play(&catalogue, DARK, (columns, rows), &keys);
        assert_snapshot!(format!("weighing_{columns}x{rows}"), played.screen());
        let mut played = play(&catalogue, DARK, (columns, rows), &(keys + "a3"));
        assert_snapshot!(format!("weighed_what_if_{columns}x{rows}"), played.screen());
    }
}

#[test]
fn break_even_weight_is_drawn_with_a_cross_at_the_weight_there_is() {
    let catalogue = built_in();
    // The second reason of the chart ties: Easy to pick up.
    let keys = verdict(&catalogue, "build_tool") + "<down>-a3";
    let played = play(&catalogue, DARK, LARGE, &keys);
    let report = played.app.session.report();
    let before = play(&catalogue, DARK, LARGE, &verdict(&catalogue, "build_tool")).app.session.report();
    let reason = before.chart()[1].index;
    assert_eq!(report.priorities.get(reason), Weight::Half);
    let [tie, was] = [&report, &before].map(|report| report.sensitivity.factors[reason]);
    assert!(tie.is_some() && tie == was, "the weight of a tie is what it was: {tie:?} {was:?}");
    let text = played.text();
    let row =
        |name: &str| text.lines().find(|line| line.contains(name) && line.contains("ties at")).unwrap().to_owned();
    let column = |line: &str| line.chars().position(|c| c == '┼').unwrap();
    let header = text.lines().find(|line| line.contains("0.25")).unwrap();
    let mark = |mark: &str| header[..header.find(mark).unwrap()].chars().count();
    assert!(column(&row("Easy to pick up")).abs_diff(mark("0.5")) <= 1, "{text}");
    assert!(column(&row("Quick to build")).abs_diff(mark("1×")) <= 1, "{text}");
}

#[test]
fn what_if_can_be_walked_through_while_weights_are_tried() {
    let catalogue = built_in();
    // With saved weights there are other rows than with those that are tried.
    let keys = verdict(&catalogue, "build_tool") + "<down><down><down><down>++a<home>-3";
    let rows = |downs: usize| {
        let played = play(&catalogue, DARK, LARGE, &(keys.clone() + &"<down>".repeat(downs)));
        shown::selected_rows(played.buffer(), DARK).concat()
    };
    let last = (1..30).find(|downs| rows(*downs) == rows(downs + 1)).expect("the list ends");
    assert!(last > 2, "{last}");
    assert!(play(&catalogue, DARK, LARGE, &(keys.clone() + "<end>")).text().contains("Why not"), "{}", rows(last));
}

#[test]
fn selected_row_is_the_one_that_is_weighed_at_every_size() {
    let catalogue = built_in();
    for (columns, rows) in [(100, 17), (60, 17), (40, 12), (80, 24), (100, 30)] {
        let keys = verdict(&catalogue, "build_tool");
        for downs in (0..30).step_by(3) {
            let selected = play(&catalogue, DARK, (columns, rows), &(keys.clone() + &"<down>".repeat(downs)));
            let row = shown::selected_rows(selected.buffer(), DARK).concat();
            let reasons = &catalogue.reasons;
            let named = reasons.iter().map(|reason| &reason.title).find(|title| row.contains(title.as_str()));
            let Some(title) = named.filter(|_| !row.contains("No points")) else { continue };
            let weighed = selected.then("-a");
            let weights: Vec<usize> = weighed.quiz().priorities().iter().map(|(reason, _)| reason).collect();
            let titles: Vec<&String> = weights.iter().map(|reason| &reasons[*reason].title).collect();
            assert_eq!(titles, [title], "{columns}x{rows} after {downs}");
        }
    }
}

#[test]
fn result_with_many_weights_and_guesses_is_drawn_at_every_size() {
    let catalogue = built_in();
    let mut responses =
        Responses::from(case_answers(&catalogue, catalogue.cases.iter().find(|case| case.id == "build_tool").unwrap()));
    for guess in 0..3 {
        responses.answers.set_guess(&catalogue.questions[guess], true);
    }
    for weighed in [0, 1, 3, catalogue.reasons.len()] {
        let mut responses = responses.clone();
        (0..weighed).for_each(|reason| responses.priorities.set(reason, Weight::ALL[reason % 5]));
        for (columns, rows) in [60, 80, 100].into_iter().flat_map(|columns| (15..=22).map(move |rows| (columns, rows)))
        {
            let quiz = Quiz::at(&catalogue, responses.clone(), Stage::Result);
            let session = Session::new(quiz, SessionInfo::default(), DARK);
            let played = Played::new(session, (columns, rows), Memory::default()).then("<down>3<down>1<end>");
            assert!(played.text().contains("RUST") || played.text().contains("Rust"), "{columns}x{rows}");
        }
    }
}

#[test]
fn reasons_are_ranked_in_a_popup() {
    let catalogue = built_in();
    let keys = verdict(&catalogue, "build_tool") + "w";
    let text = |more: &str| play(&catalogue, DARK, LARGE, &(keys.clone() + more)).text();
    assert!(text("").contains("Press 1 on the"), "{}", text(""));
    assert!(text("1").contains("If Quick to build and change matters most"), "{}", text("1"));
    assert!(
        text("1<down>2").contains("If Quick to build and change and Web and automation matter most"),
        "{}",
        text("1<down>2")
    );
    assert_eq!(text("11"), text(""), "again takes it away");
    assert!(!text("<esc>").contains("What matters most?"));
    for (columns, rows) in [LARGE, (80, 24), (40, 12)] {
        let mut played = play(&catalogue, DARK, (columns, rows), &(keys.clone() + "<down>1<down><down>2"));
        assert_snapshot!(format!("ranking_{columns}x{rows}"), played.screen());
    }
}
