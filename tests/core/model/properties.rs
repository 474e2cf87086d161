//! Every algorithm against the brute force, and the properties the model names.

use super::{
    brute,
    spec::{Said, Sheet, Spec, answers, bits, case, case_with_exclusions},
};
use proptest::prelude::*;
use whichone::{
    analysis::{Forecast, Proof, Share, sensitivity, state_space::ChangeSet},
    catalogue::Catalogue,
    quiz::Priorities,
    scoring::{Outcome, VerdictKind},
};

pub fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

pub fn part(sheets: &[Sheet], holds: impl Fn(&Sheet) -> bool) -> f64 {
    sheets.iter().filter(|sheet| holds(sheet)).count() as f64 / sheets.len() as f64
}

/// Each share of a forecast, and what it is the share of.
pub fn shares(forecast: &Forecast) -> Vec<(Share, Outcome)> {
    let wins = forecast.wins.iter().enumerate().map(|(option, share)| (*share, Outcome::Wins(option)));
    wins.chain([(forecast.too_close, Outcome::TooClose), (forecast.none, Outcome::NoneLeft)]).collect()
}

/// A random catalogue of two to five options, in which answers may rule options out, and a random sheet.
pub fn any_number(questions: usize) -> impl Strategy<Value = (Spec, Sheet)> {
    (2..=5_usize).prop_flat_map(move |options| case_with_exclusions(options, questions))
}

fn values(outlook: &Forecast) -> [f64; 6] {
    let points = outlook.points.unwrap();
    let [more_a, more_b] = points.sign;
    [outlook.wins[0].value, outlook.too_close.value, outlook.wins[1].value, more_a, more_b, points.tie]
}

fn outlook(spec: &Spec, sheet: &[Said]) -> Forecast {
    let catalogue = spec.load();
    whichone::analysis::forecast(&catalogue, &answers(&catalogue, sheet))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn forecast_matches_brute_force((spec, sheet) in case(2, 6)) {
        let ways = brute::answered(&spec, &sheet);
        let lead = |way: &Sheet| { let s = brute::scores(&spec, way); s[0] - s[1] };
        let ahead = |outcome| part(&ways, |way| brute::outcome(&spec, way) == outcome);
        let expected = [
            ahead(Outcome::Wins(0)),
            ahead(Outcome::TooClose),
            ahead(Outcome::Wins(1)),
            part(&ways, |way| lead(way) > 0),
            part(&ways, |way| lead(way) < 0),
            part(&ways, |way| lead(way) == 0),
        ];
        let found = outlook(&spec, &sheet);
        let found_values = values(&found);
        prop_assert!(found.exact);
        prop_assert!(expected.iter().zip(found_values).all(|(a, b)| close(*a, b)), "{expected:?} {found_values:?}");
        for (share, expected) in [(found.wins[0], expected[0]), (found.too_close, expected[1]), (found.wins[1], expected[2])] {
            proves_what_is_so(share, expected)?;
        }
        prop_assert!(close(found_values[..3].iter().sum(), 1.0) && close(found_values[3..].iter().sum(), 1.0));
        if let Some(counts) = found.counts {
            prop_assert_eq!(counts.wins.iter().sum::<u128>() + counts.too_close, counts.completions);
            prop_assert_eq!(counts.sign.iter().sum::<u128>() + counts.tie, counts.completions);
            prop_assert!(close(counts.tie as f64 / counts.completions as f64, expected[5]));
        }
    }

    #[test]
    fn forecast_is_the_mean_of_the_forecasts_after_each_answer((spec, mut sheet) in case(2, 6)) {
        // A kept answer would come back with its question, which the outlook before calls open.
        let shown = brute::shown(&spec, &sheet);
        sheet.iter_mut().zip(&shown).filter(|(_, shown)| !**shown).for_each(|(said, _)| *said = Said::Open);
        let before = values(&outlook(&spec, &sheet));
        let open: Vec<usize> = (0..sheet.len()).filter(|at| shown[*at] && sheet[*at].bits().is_none()).collect();
        for at in open {
            let allowed = spec.allowed(at);
            let mut mean = [0.0; 6];
            for bits in &allowed {
                sheet[at] = Said::Picked(*bits);
                let after = values(&outlook(&spec, &sheet));
                mean.iter_mut().zip(after).for_each(|(mean, value)| *mean += value / allowed.len() as f64);
            }
            sheet[at] = Said::Open;
            prop_assert!(before.iter().zip(mean).all(|(a, b)| close(*a, b)), "{before:?} {mean:?}");
        }
    }

    #[test]
    fn forecast_of_any_number_of_options_matches_brute_force((spec, sheet) in any_number(5)) {
        let ways = brute::answered(&spec, &sheet);
        let found = outlook(&spec, &sheet);
        prop_assert!(found.exact);
        for (share, outcome) in shares(&found) {
            let expected = part(&ways, |way| brute::outcome(&spec, way) == outcome);
            prop_assert!(close(share.value, expected), "{outcome:?}: {} {expected}", share.value);
            proves_what_is_so(share, expected)?;
        }
    }

    #[test]
    fn decided_matches_brute_force((spec, sheet) in prop_oneof![any_number(5), case(2, 6)]) {
        let catalogue = spec.load();
        let answers = answers(&catalogue, &sheet);
        let decided = whichone::analysis::decided(&catalogue, &answers);
        prop_assert_eq!(decided, brute::decided(&spec, &sheet));
        prop_assert_eq!(whichone::analysis::remaining(&catalogue, &answers), brute::left(&spec, &sheet));
        let forecast = whichone::analysis::forecast(&catalogue, &answers);
        if let Some(decided) = decided {
            let (share, _) = shares(&forecast).into_iter().find(|(_, outcome)| *outcome == decided).unwrap();
            prop_assert_eq!(share.proof, Some(Proof::Always));
        }
        let ways = brute::stopped(&spec, &sheet);
        let can = |option: &usize| ways.iter().any(|way| brute::outcome(&spec, way) == Outcome::Wins(*option));
        let contenders: Vec<usize> = (0..spec.options).filter(can).collect();
        prop_assert_eq!(whichone::analysis::Lookahead::new(&catalogue, &answers).contenders(), contenders);
    }

    #[test]
    fn verdict_needs_half_the_answers_or_a_decided_outcome((spec, sheet) in case(2, 6)) {
        let catalogue = spec.load();
        let verdict = whichone::analysis::verdict(&catalogue, &answers(&catalogue, &sheet));
        let shown = brute::shown(&spec, &sheet).iter().filter(|shown| **shown).count();
        let counted = brute::counted(&spec, &sheet).iter().filter(|counted| **counted).count();
        let too_few = 2 * counted < shown && brute::decided(&spec, &sheet).is_none();
        prop_assert_eq!(verdict.kind == VerdictKind::Insufficient, too_few);
        prop_assert_eq!(verdict.outcome, brute::outcome(&spec, &sheet));
    }

    #[test]
    fn max_remaining_never_grows_while_answering((spec, mut sheet) in case(2, 6)) {
        let catalogue = spec.load();
        let mut most = usize::MAX;
        while let Some(at) = brute::shown(&spec, &sheet).iter().zip(&sheet).position(|(shown, said)| *shown && *said == Said::Open) {
            let left = whichone::analysis::remaining(&catalogue, &answers(&catalogue, &sheet));
            prop_assert!(1 <= left.0 && left.0 <= left.1 && left.1 <= most);
            most = left.1;
            sheet[at] = if at % 3 == 2 { Said::NotSure } else { Said::Picked(spec.allowed(at)[at % 2]) };
        }
        prop_assert_eq!(whichone::analysis::remaining(&catalogue, &answers(&catalogue, &sheet)), (0, 0));
    }

    #[test]
    fn single_changes_match_brute_force((spec, sheet) in case(2, 6)) {
        flips_are_right(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn single_changes_for_any_number_of_options_match_brute_force((spec, sheet) in any_number(5)) {
        flips_are_right(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn min_changes_match_brute_force((spec, sheet) in case(2, 6)) {
        fewest_are_fewest(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn min_changes_for_any_number_of_options_match_brute_force((spec, sheet) in any_number(5)) {
        fewest_are_fewest(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn decisive_set_matches_brute_force((spec, sheet) in case(2, 5)) {
        settled_is_smallest(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn decisive_set_for_any_number_of_options_is_smallest((spec, sheet) in any_number(4)) {
        settled_is_smallest(&spec.load(), &spec, &sheet)?;
    }

    #[test]
    fn hidden_answers_change_nothing((spec, sheet) in case(2, 6)) {
        let shown = brute::shown(&spec, &sheet);
        let forgotten: Sheet = sheet.iter().zip(&shown).map(|(said, shown)| if *shown { *said } else { Said::Open }).collect();
        let catalogue = spec.load();
        let (kept, forgotten) = (answers(&catalogue, &sheet), answers(&catalogue, &forgotten));
        prop_assert_eq!(whichone::analysis::forecast(&catalogue, &kept), whichone::analysis::forecast(&catalogue, &forgotten));
        prop_assert_eq!(whichone::analysis::decided(&catalogue, &kept), whichone::analysis::decided(&catalogue, &forgotten));
        prop_assert_eq!(whichone::analysis::remaining(&catalogue, &kept), whichone::analysis::remaining(&catalogue, &forgotten));
        prop_assert_eq!(whichone::analysis::verdict(&catalogue, &kept), whichone::analysis::verdict(&catalogue, &forgotten));
        prop_assert_eq!(sensitivity(&catalogue, &kept, &Priorities::default()), sensitivity(&catalogue, &forgotten, &Priorities::default()));
    }

    #[test]
    fn swapping_the_options_mirrors_everything((spec, sheet) in case(2, 6)) {
        let (here, there) = (spec.load(), spec.mirrored().load());
        let (one, other) = (answers(&here, &sheet), answers(&there, &sheet));
        let swap = |outcome| match outcome {
            Outcome::Wins(option) => Outcome::Wins(1 - option),
            other => other,
        };
        let [a, balanced, b, more_a, more_b, tie] = values(&outlook(&spec, &sheet));
        let mirrored = values(&outlook(&spec.mirrored(), &sheet));
        prop_assert!([b, balanced, a, more_b, more_a, tie].iter().zip(mirrored).all(|(a, b)| close(*a, b)));
        prop_assert_eq!(whichone::analysis::decided(&here, &one).map(swap), whichone::analysis::decided(&there, &other));
        prop_assert_eq!(whichone::analysis::remaining(&here, &one), whichone::analysis::remaining(&there, &other));
        let (mut one, other) = (whichone::analysis::what_if(&here, &one), whichone::analysis::what_if(&there, &other));
        one.outcome = swap(one.outcome);
        one.single.iter_mut().for_each(|flip| flip.outcome = swap(flip.outcome));
        one.to_win.reverse();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn multiplying_all_points_changes_nothing((spec, sheet) in case(2, 6), factor in 1..=2_u32) {
        let (here, there) = (spec.load(), spec.scaled(factor).load());
        let (one, other) = (answers(&here, &sheet), answers(&there, &sheet));
        prop_assert_eq!(whichone::analysis::decided(&here, &one), whichone::analysis::decided(&there, &other));
        prop_assert_eq!(whichone::analysis::what_if(&here, &one), whichone::analysis::what_if(&there, &other));
        prop_assert_eq!(sensitivity(&here, &one, &Priorities::default()).share, sensitivity(&there, &other, &Priorities::default()).share);
        let (one, other) = (values(&outlook(&spec, &sheet)), values(&outlook(&spec.scaled(factor), &sheet)));
        prop_assert!(one.iter().zip(other).all(|(a, b)| close(*a, b)));
    }

    #[test]
    fn reason_at_its_break_even_weight_makes_a_tie((spec, sheet) in case(2, 6)) {
        let catalogue = spec.load();
        let weights = sensitivity(&catalogue, &answers(&catalogue, &sheet), &Priorities::default());
        let (first, second) = weights.between;
        let points = brute::reasons(&spec, &sheet);
        let signed = |at: usize| points[at] * (i64::from(spec.reasons[at][first]) - i64::from(spec.reasons[at][second]));
        let lead: i64 = (0..points.len()).map(signed).sum();
        prop_assert!(lead >= 0);
        for (at, factor) in weights.factors.iter().enumerate() {
            let x = signed(at);
            match factor {
                Some(factor) => prop_assert!(close(lead as f64 + (factor - 1.0) * x as f64, 0.0) && *factor >= 0.0),
                None => prop_assert!(x == 0 || lead > x && x > 0),
            }
        }
        let sum: i64 = (0..points.len()).map(|at| signed(at).abs()).sum();
        let fraction = (sum > 0).then(|| (u64::try_from(lead).unwrap(), u64::try_from(sum).unwrap()));
        prop_assert_eq!(weights.all, fraction);
        let ahead = brute::outcome(&spec, &sheet) != Outcome::TooClose;
        prop_assert_eq!(weights.share.is_some(), ahead);
    }
}

fn proves_what_is_so(share: Share, expected: f64) -> Result<(), TestCaseError> {
    match share.proof {
        Some(Proof::Never) => prop_assert!(expected == 0.0 && share.value == 0.0),
        Some(Proof::Always) => prop_assert!(expected == 1.0 && share.value == 1.0),
        None => {}
    }
    prop_assert!(share.min <= expected + 1e-12 && expected <= share.max + 1e-12);
    Ok(())
}

pub fn flips_are_right(catalogue: &Catalogue, spec: &Spec, sheet: &[Said]) -> Result<(), TestCaseError> {
    let found = whichone::analysis::what_if(catalogue, &answers(catalogue, sheet));
    let now = brute::outcome(spec, sheet);
    let mut expected = Vec::new();
    for (way, changed) in brute::changed(spec, sheet).into_iter().filter(|(_, changed)| changed.len() == 1) {
        let outcome = brute::outcome(spec, &way);
        if outcome != now {
            expected.push((changed[0], sheet[changed[0]].bits().unwrap(), way[changed[0]].bits().unwrap(), outcome));
        }
    }
    expected.sort_by_key(|(question, _, to, _)| (*question, *to));
    let flips: Vec<_> =
        found.single.iter().map(|flip| (flip.question, bits(flip.from), bits(flip.to), flip.outcome)).collect();
    prop_assert_eq!(found.outcome, now);
    prop_assert_eq!(flips, expected);
    Ok(())
}

pub fn fewest_are_fewest(catalogue: &Catalogue, spec: &Spec, sheet: &[Said]) -> Result<(), TestCaseError> {
    let found = whichone::analysis::what_if(catalogue, &answers(catalogue, sheet));
    let ways = brute::changed(spec, sheet);
    let mut expected: Vec<(Option<&ChangeSet>, Outcome, bool)> =
        (0..spec.options).map(|option| (found.to_win[option].as_ref(), Outcome::Wins(option), true)).collect();
    match found.outcome {
        Outcome::Wins(leader) => {
            prop_assert!(found.to_win[leader].is_none());
            expected.remove(leader);
            expected.push((found.to_change.as_ref(), found.outcome, false));
        }
        _ => prop_assert!(found.to_change.is_none() && found.to_other().is_none() && found.decided_by.is_none()),
    }
    for (change, outcome, is_it) in expected {
        let holds = |way: &Sheet| (brute::outcome(spec, way) == outcome) == is_it;
        let fewest = ways.iter().filter(|(way, _)| holds(way)).map(|(_, changed)| changed.len()).min();
        prop_assert_eq!(change.map(|change| change.answers), fewest, "{:?}", outcome);
        if let Some(change) = change {
            prop_assert!(change.exact);
            prop_assert_eq!(change.set.len(), change.answers);
            prop_assert!(ways.iter().any(|(way, changed)| holds(way) && *changed == change.set), "{:?}", change);
        }
    }
    Ok(())
}

pub fn settled_is_smallest(catalogue: &Catalogue, spec: &Spec, sheet: &[Said]) -> Result<(), TestCaseError> {
    let found = whichone::analysis::what_if(catalogue, &answers(catalogue, sheet));
    let Outcome::Wins(leader) = found.outcome else { return Ok(()) };
    let counted: Vec<usize> = (0..sheet.len()).filter(|at| brute::counted(spec, sheet)[*at]).collect();
    let sets = (0..1_u32 << counted.len())
        .map(|mask| (0..counted.len()).filter(|at| mask >> at & 1 == 1).map(|at| counted[at]).collect::<Vec<_>>());
    let smallest = sets.filter(|set| brute::settles(spec, sheet, set, leader)).map(|set| set.len()).min();
    prop_assert_eq!(found.decided_by.as_ref().map(|settled| settled.set.len()), smallest);
    if let Some(settled) = found.decided_by {
        prop_assert!(settled.smallest && brute::settles(spec, sheet, &settled.set, leader));
    } else {
        prop_assert_eq!(whichone::analysis::decided(catalogue, &answers(catalogue, sheet)), None);
    }
    Ok(())
}
