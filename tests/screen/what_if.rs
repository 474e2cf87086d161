//! The single changes that the result lists.

use crate::script::{DARK, answering, built_in, play};
use whichone::{analysis, quiz::Answer};

const LARGE: (u16, u16) = (100, 30);

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

#[test]
fn what_the_team_could_decide_comes_first_and_the_nearest_step_is_named() {
    let (mut both, catalogue) = (0, built_in());
    for case in &catalogue.cases {
        let report = play(&catalogue, DARK, LARGE, &answering(&catalogue, &case.id)).app.session.report();
        let groups = report.what_if_groups();
        both += usize::from(groups.len() == 2);
        let is_yours: Vec<bool> = report.what_if.iter().map(|line| line.question.yours).collect();
        assert!(is_yours.is_sorted_by(|one, other| one >= other), "{}", case.id);
        for line in report.what_if.iter().filter(|line| line.question.ordered) {
            let step = |label: &str| line.question.choices.iter().position(|choice| choice.label == label).unwrap();
            let steps = step(&line.from).abs_diff(step(&line.to));
            for change in report.changes.single.iter().filter(|change| change.question == line.question.index) {
                let [from, to] = [change.from, change.to].map(|picks| picks.iter().next().unwrap());
                assert!(change.outcome != line.outcome || from.abs_diff(to) >= steps, "{}: {line:?}", case.id);
            }
        }
    }
    assert!(both > 2);
}
