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
