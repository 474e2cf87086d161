//! Trying other answers on the result.

use crate::script::{DARK, Played, built_in, play, verdict};
use insta::assert_snapshot;
use proptest::prelude::*;
use whichone::{
    quiz::{Answer, Stage, Weight},
    scoring::VerdictKind,
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
    assert!(gone.text().contains("0× ") && gone.text().contains("It does not count."), "{}", gone.text());
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
fn break_even_weight_is_drawn_from_the_weight_there_is() {
    let catalogue = built_in();
    let played = play(&catalogue, DARK, LARGE, &(verdict(&catalogue, "build_tool") + "+a"));
    let report = played.app.session.report();
    let selected = report.chart()[0].index;
    assert_eq!(report.priorities.get(selected), Weight::Two);
    let before = play(&catalogue, DARK, LARGE, &verdict(&catalogue, "build_tool")).app.session.report();
    assert!(
        report.sensitivity.factors[selected] == before.sensitivity.factors[selected],
        "the weight of a tie is what it was"
    );
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
