use insta::assert_snapshot;
use num_bigint::BigUint;

use crate::report::what_if::tests::catalogue;

use super::*;

#[test]
fn every_sentence_about_other_weights() {
    let mut sentences = Vec::new();
    for catalogue in [catalogue(2), catalogue(3)] {
        let weights = |share: Option<(u32, u32)>, subtotals: [i64; 2], all| Sensitivity {
            between: (0, 1),
            subtotals: subtotals.into(),
            factors: vec![None; 2],
            all,
            share: share.map(|(above, below)| Weightings {
                numerator: BigUint::from(above),
                denominator: BigUint::from(below),
            }),
        };
        for weights in [
            weights(Some((1, 1)), [9, 0], Some((9, 9))),
            weights(Some((999, 1000)), [9, -1], Some((8, 10))),
            weights(Some((97, 100)), [9, -2], Some((7, 11))),
            weights(Some((7, 10)), [9, -6], Some((3, 15))),
            weights(Some((1, 1000)), [200, -199], Some((1, 399))),
            weights(None, [3, -3], Some((0, 6))),
            weights(None, [1, 0], Some((1, 1))),
            weights(None, [0, -1], Some((1, 1))),
            weights(None, [0, 0], None),
        ] {
            let shown = [weighing(&catalogue, &weights), margin(&catalogue, &weights)];
            sentences.extend(shown.into_iter().filter(|sentence| !sentence.is_empty()));
            sentences.push(String::new());
        }
    }
    sentences.extend([(0, 2), (3, 0), (1, 2), (4, 2)].map(|(never, some)| never_ties(never, some)));
    sentences.extend([0.0, 0.001, 0.04, 0.3, 1.04, 2.0, 11.3].map(times));
    assert_snapshot!(sentences.join("\n"));
}

#[test]
fn every_sentence_about_one_other_weight() {
    let change = |reason, weight, outcome| WeightChange { reason, weight, outcome };
    let none = Outcome::TooClose;
    let all = [
        (Outcome::Wins(0), vec![change(0, Weight::Zero, none), change(0, Weight::Four, Outcome::Wins(1))]),
        (Outcome::Wins(0), vec![change(0, Weight::Half, none), change(1, Weight::Four, none)]),
        (Outcome::Wins(0), vec![change(0, Weight::Two, none), change(1, Weight::Two, none)]),
        (none, vec![change(0, Weight::Two, Outcome::Wins(0)), change(1, Weight::One, Outcome::Wins(1))]),
        (Outcome::Wins(0), vec![]),
        (none, vec![]),
        (Outcome::NoneLeft, vec![]),
    ];
    let sentences = all.map(|(now, changes)| tipping(&catalogue(2), now, &changes).join("\n"));
    assert_snapshot!(sentences.join("\n\n"));
}
