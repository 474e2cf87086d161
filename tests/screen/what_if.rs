//! The single changes that the result lists.

use crate::script::{DARK, answering, built_in, play, verdict};
use whichone::{
    analysis,
    quiz::{Answer, Stage},
};

const LARGE: (u16, u16) = (100, 30);

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
            let mut answers = analysis::case_answers(&catalogue, case);
            answers.set(&catalogue.questions[change.question], Answer::Picked(change.to));
            let outcome = analysis::verdict(&catalogue, &answers).outcome;
            assert_eq!(outcome, change.outcome, "{}: {change:?}", case.id);
        }
    }
}
