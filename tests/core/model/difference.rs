//! The difference between two verdicts, and what became of one.

use super::spec::{Said, Sheet, Spec, answers, any_weights, crowd, priorities};
use proptest::prelude::*;
use whichone::{
    quiz::Responses,
    record::{RecordedVerdict, Status, difference, recheck},
};

/// The same catalogue with other points.
fn with_other_points(spec: &Spec, raw: &[u8]) -> Spec {
    let mut other = spec.clone();
    let points = other.questions.iter_mut().flat_map(|question| &mut question.choices).flatten();
    points.zip(raw.iter().cycle()).for_each(|((_, points), raw)| *points = (*points + u32::from(raw % 4)).min(10));
    other
}

fn verdict(spec: &Spec, sheet: &[Said], weights: &[u32]) -> Option<RecordedVerdict> {
    let catalogue = spec.load();
    let own = priorities(spec, weights);
    let responses = Responses { priorities: own, ..answers(&catalogue, sheet).into() };
    RecordedVerdict::new(&catalogue, &responses, "c.yaml", "", String::new())
}

fn halves(points: whichone::scoring::HalfPoints) -> i64 {
    i64::from(points.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn difference_adds_up_to_that_of_the_scores(
        (spec, sheets) in crowd(3, 5),
        weights in [any_weights(), any_weights()],
        raw in prop::collection::vec(any::<u8>(), 1..8),
    ) {
        let sheets: [Sheet; 2] = [sheets[0].clone(), sheets[sheets.len() - 1].clone()];
        let other = with_other_points(&spec, &raw);
        let (Some(before), Some(after)) =
            (verdict(&spec, &sheets[0], &weights[0]), verdict(&other, &sheets[1], &weights[1]))
        else {
            return Ok(());
        };
        let found = difference(&before, &after);
        for (option, from, to) in &found.scores {
            let changes = found.points.iter().filter(|change| change.option == *option);
            let sum: i64 = changes.map(|change| halves(change.after) - halves(change.before)).sum();
            prop_assert_eq!(sum, halves(*to) - halves(*from), "{}", option);
        }
        prop_assert!(found.points.iter().all(|change| change.before != change.after));
        prop_assert!(difference(&before, &before).points.is_empty());
        let same = (before.kind, &before.leader, &before.sharing) == (after.kind, &after.leader, &after.sharing);
        prop_assert_eq!(recheck(&before, Some(&after), false) == Status::Unchanged, same);
        prop_assert_eq!(recheck(&before, Some(&after), true), Status::Incomplete);
    }
}
