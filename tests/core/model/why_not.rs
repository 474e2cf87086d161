//! Why not the other option, against all ways to cover its reasons.

use super::{
    brute,
    spec::{Question, Said, Spec, answers, any_weights, priorities},
};
use proptest::{collection::vec, prelude::*};
use whichone::{
    analysis::{Cover, WhyNot, why_not},
    quiz::Priorities,
    scoring::Outcome,
};

/// A catalogue of two to five options with many reasons, most of them for one option, all of which one answer gives
/// points to. Now and then it rules an option out.
fn many_reasons(max: usize) -> impl Strategy<Value = Spec> {
    let reason = (vec(0..=3_u32, 5), 0..5_usize, any::<bool>(), 0..=10_u32);
    (2..=5_usize, vec(reason, 2..=max), any::<u8>()).prop_map(|(options, raw, out)| {
        let levels = |(levels, only, is_shared, _): &(Vec<u32>, usize, bool, u32)| {
            let level = |(option, level): (usize, &u32)| {
                if option == only % options { (*level).max(1) } else { level * u32::from(*is_shared) }
            };
            levels.iter().take(options).enumerate().map(level).collect()
        };
        let points = raw.iter().enumerate().map(|(at, (.., points))| (at, *points)).filter(|(_, points)| *points > 0);
        let rules_out = if out % 4 == 0 { 1 << (usize::from(out / 4) % options) } else { 0 };
        let question =
            Question { choices: vec![points.collect(), Vec::new()], rules_out: vec![rules_out], ..Question::default() };
        Spec { neutral: 0, options, reasons: raw.iter().map(levels).collect(), questions: vec![question] }
    })
}

/// For each con, in catalogue order, the pros that cover it.
type Covers = Vec<Vec<usize>>;

/// Every way to give each con some of the pros, by the definition: the best one that is allowed.
fn best(subtotals: &[i64]) -> Option<Covers> {
    let with = |sign: i64| (0..subtotals.len()).filter(|at| subtotals[*at].signum() == sign).collect::<Vec<_>>();
    let (pros, cons) = (with(1), with(-1));
    let sets: Vec<Vec<usize>> = (1_u32..1 << pros.len())
        .map(|bits| (0..pros.len()).filter(|at| bits >> at & 1 == 1).map(|at| pros[at]).collect())
        .collect();
    let mut ways: Vec<Covers> = vec![Vec::new()];
    for _ in &cons {
        let longer =
            |way: &Covers| sets.iter().map(|set| [way.clone(), vec![set.clone()]].concat()).collect::<Vec<_>>();
        ways = ways.iter().flat_map(longer).collect();
    }
    let key = |way: &Covers| {
        let mut used = way.concat();
        used.sort_unstable();
        used.dedup();
        (used.len(), used.iter().map(|at| subtotals[*at]).sum::<i64>(), way.clone())
    };
    ways.into_iter().filter(|way| is_allowed(subtotals, &cons, way)).min_by_key(key)
}

fn is_allowed(subtotals: &[i64], cons: &[usize], way: &Covers) -> bool {
    way.iter().all(|by| {
        let group: Vec<usize> = (0..cons.len()).filter(|at| &way[*at] == by).collect();
        let apart = way.iter().filter(|other| *other != by).all(|other| by.iter().all(|pro| !other.contains(pro)));
        let shape = group.len() == 1 || by.len() == 1;
        let need: i64 = group.iter().map(|at| -subtotals[cons[*at]]).sum();
        apart && shape && by.iter().map(|pro| subtotals[*pro]).sum::<i64>() >= need
    })
}

/// For each con, in catalogue order, the pros that cover it here, in catalogue order.
fn found(why_not: &WhyNot) -> Covers {
    let mut covers: Vec<(usize, Vec<usize>)> = Vec::new();
    for Cover { cons, by } in &why_not.covered {
        let mut by = by.clone();
        by.sort_unstable();
        covers.extend(cons.iter().map(|con| (*con, by.clone())));
    }
    covers.sort();
    covers.into_iter().map(|(_, by)| by).collect()
}

/// What each reason gives at its weight to one option less what it gives to another, in halves.
fn subtotals(spec: &Spec, weights: &[u32], said: &[Said], winner: usize, rival: usize) -> Vec<i64> {
    let points = brute::reasons(spec, said).into_iter().zip(&spec.reasons).zip(weights);
    let subtotal = |((points, levels), weight): ((i64, &Vec<u32>), &u32)| {
        i64::from(*weight) * points * (i64::from(levels[winner]) - i64::from(levels[rival]))
    };
    points.map(subtotal).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn why_not_matches_brute_force((spec, weights) in (many_reasons(8), any_weights())) {
        let said = [Said::Picked(1)];
        let catalogue = spec.load();
        let all = why_not(&catalogue, &answers(&catalogue, &said), &priorities(&spec, &weights));
        let Outcome::Wins(winner) = brute::outcome(&spec.weighted(&weights), &said) else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        let rivals: Vec<usize> = (0..spec.options).filter(|option| *option != winner).collect();
        prop_assert_eq!(all.iter().map(|why_not| why_not.option).collect::<Vec<_>>(), rivals);
        for why_not in all {
            if brute::excluded(&spec, &said) >> why_not.option & 1 == 1 {
                prop_assert_eq!(why_not.excluded_by, Some(0));
                prop_assert!(why_not.covered.is_empty() && why_not.pros.is_empty() && why_not.cons.is_empty());
                continue;
            }
            let subtotals = subtotals(&spec, &weights, &said, winner, why_not.option);
            prop_assert!(why_not.exact && why_not.excluded_by.is_none());
            prop_assert_eq!(&why_not.subtotals, &subtotals);
            let expected = best(&subtotals);
            prop_assert_eq!(found(&why_not), expected.clone().unwrap_or_default());
            // Every reason that tells the two apart is somewhere, once.
            let covered = why_not.covered.iter().flat_map(|cover| cover.cons.iter().chain(&cover.by));
            let mut named: Vec<usize> = covered.chain(&why_not.pros).chain(&why_not.cons).copied().collect();
            named.sort_unstable();
            prop_assert_eq!(named, (0..subtotals.len()).filter(|at| subtotals[*at] != 0).collect::<Vec<_>>());
            prop_assert!(why_not.cons.is_empty() || expected.is_none());
            let sum = |reasons: &[usize]| reasons.iter().map(|at| subtotals[*at].abs()).sum::<i64>();
            prop_assert!(expected.is_some() || sum(&why_not.pros) > sum(&why_not.cons));
        }
    }

    #[test]
    fn many_reasons_are_covered_by_the_same_rules(spec in many_reasons(30)) {
        let said = [Said::Picked(1)];
        let catalogue = spec.load();
        for why_not in why_not(&catalogue, &answers(&catalogue, &said), &Priorities::default()) {
            let cons: Vec<usize> = (0..why_not.subtotals.len()).filter(|at| why_not.subtotals[*at] < 0).collect();
            let covers = found(&why_not);
            prop_assert_eq!(covers.len() + why_not.cons.len(), cons.len());
            prop_assert!(why_not.covered.is_empty() || is_allowed(&why_not.subtotals, &cons, &covers));
            prop_assert_eq!(why_not.exact, why_not.subtotals.iter().filter(|x| **x != 0).count() <= 12);
        }
    }
}
