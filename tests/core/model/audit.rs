//! What a catalogue does before anyone answers, against brute force and figures worked out elsewhere.

use super::{
    brute,
    spec::{Question, Said, Sheet, Spec, case},
};
use proptest::prelude::*;
use whichone::{
    analysis::Audit,
    catalogue::{self, Catalogue},
    diagnostics::Severity,
    lints::{Finding, audit_findings},
    scoring::Outcome,
};

fn audit(spec: &Spec) -> Audit {
    whichone::analysis::audit(&spec.load())
}

/// What an audit finds.
fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    audit_findings(catalogue, &whichone::analysis::audit(catalogue))
}

fn codes(catalogue: &Catalogue, code: &str) -> Vec<String> {
    findings(catalogue).iter().filter(|finding| finding.code() == code).map(|finding| finding.message.clone()).collect()
}

/// Every complete sheet.
fn all(spec: &Spec) -> Vec<Sheet> {
    brute::answered(spec, &vec![Said::Open; spec.questions.len()])
}

fn lead(spec: &Spec, way: &Sheet) -> i64 {
    let scores = brute::scores(spec, way);
    scores[0] - scores[1]
}

fn controls(spec: &Spec, question: usize) -> bool {
    spec.questions.iter().any(|other| other.when.iter().any(|(named, _)| *named == question))
}

/// What one answer gives to each option.
fn gives(spec: &Spec, question: usize, bits: u64) -> Vec<i64> {
    let mut alone = Spec { questions: vec![spec.questions[question].clone()], ..spec.clone() };
    alone.questions[0].when.clear();
    brute::scores(&alone, &[Said::Picked(bits)])
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-10
}

/// How often the answer to `question` decides whether `D > 0`.
fn swing(spec: &Spec, question: usize) -> f64 {
    let decides = |way: &&Sheet| {
        let with = |bits| {
            let mut other = (*way).clone();
            other[question] = Said::Picked(bits);
            lead(spec, &other) > 0
        };
        let allowed = spec.allowed(question);
        allowed.iter().any(|bits| with(*bits)) && !allowed.iter().all(|bits| with(*bits))
    };
    let ways = all(spec);
    ways.iter().filter(decides).count() as f64 / ways.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn influence_mean_and_symmetry_match_brute_force((spec, _) in case(2, 5)) {
        let audit = audit(&spec);
        let ways = all(&spec);
        prop_assert!(audit.exact);
        for (at, influence) in audit.questions.iter().enumerate() {
            match influence.swing {
                Some(found) => prop_assert!(is_close(found, swing(&spec, at)), "{at}: {found} {}", swing(&spec, at)),
                None => prop_assert!(controls(&spec, at)),
            }
            prop_assert_eq!(influence.swing.is_none(), controls(&spec, at));
            let given = |bits: &u64| { let gives = gives(&spec, at, *bits); gives[0] - gives[1] };
            let given: Vec<i64> = spec.allowed(at).iter().map(given).collect();
            prop_assert_eq!(i64::from(influence.range), given.iter().max().unwrap() - given.iter().min().unwrap());
        }
        let mean = ways.iter().map(|way| lead(&spec, way)).sum::<i64>() as f64 / ways.len() as f64;
        prop_assert!(is_close(audit.mean.unwrap(), mean));
        let forms = |one: usize, other: usize| {
            let form = |way: &Sheet| { let s = brute::scores(&spec, way); (9 * s[one] - 11 * s[other], s[one] - s[other]) };
            let (mut ahead, mut leads): (Vec<i64>, Vec<i64>) = ways.iter().map(form).unzip();
            ahead.sort_unstable();
            leads.sort_unstable();
            (ahead, leads)
        };
        prop_assert_eq!(audit.is_symmetric, Some(forms(0, 1) == forms(1, 0)));
    }

    #[test]
    fn reason_maxima_and_constant_answers_match_brute_force((spec, _) in case(3, 5)) {
        let audit = audit(&spec);
        let points: Vec<Vec<i64>> = all(&spec).iter().map(|way| brute::reasons(&spec, way)).collect();
        for (reason, most) in audit.reasons.iter().enumerate() {
            prop_assert_eq!(i64::from(*most), points.iter().map(|points| points[reason]).max().unwrap());
        }
        let always = |last: bool| -> Sheet {
            spec.questions.iter().map(|q| Said::Picked(if last { 1 << (q.choices.len() - 1) } else { 1 })).collect()
        };
        prop_assert_eq!(audit.always_first, brute::outcome(&spec, &always(false)));
        prop_assert_eq!(audit.always_last, brute::outcome(&spec, &always(true)));
        let scores: Vec<Vec<i64>> = all(&spec).iter().map(|way| brute::scores(&spec, way)).collect();
        for (option, most) in audit.options.iter().enumerate() {
            prop_assert_eq!(i64::from(*most), scores.iter().map(|scores| scores[option]).max().unwrap());
        }
        let crowded_out = audit.crowded_out.unwrap();
        let (option, (one, other)) = (crowded_out.option, crowded_out.by);
        let beaten = |one: usize, other: usize| {
            scores.iter().filter(|s| s[one].min(s[other]) > s[option]).count() as f64 / scores.len() as f64
        };
        prop_assert!(is_close(crowded_out.share, beaten(one, other)));
        prop_assert!(audit.forecast.wins.iter().all(|share| audit.forecast.wins[option].value <= share.value));
        prop_assert!(audit.mean.is_none() && audit.is_symmetric.is_none());
        for (at, influence) in audit.questions.iter().enumerate() {
            let gives: Vec<Vec<i64>> = spec.allowed(at).iter().map(|bits| gives(&spec, at, *bits)).collect();
            let wide = |one: usize, other: usize| {
                let leads = || gives.iter().map(|gives| gives[one] - gives[other]);
                leads().max().unwrap() - leads().min().unwrap()
            };
            prop_assert_eq!(i64::from(influence.range), wide(0, 1).max(wide(0, 2)).max(wide(1, 2)));
            let mean = |option: usize| gives.iter().map(|gives| gives[option]).sum::<i64>() as f64 / gives.len() as f64;
            for (option, push) in influence.push.iter().enumerate() {
                let others = (0..3).filter(|other| *other != option).map(mean).sum::<f64>() / 2.0;
                prop_assert!(is_close(*push, mean(option) - others));
            }
        }
    }

    #[test]
    fn findings_hold_for_all_answers((spec, _) in case(2, 5)) {
        let catalogue = spec.load();
        let shown: Vec<Vec<bool>> = all(&spec).iter().map(|way| brute::shown(&spec, way)).collect();
        for at in 0..spec.questions.len() {
            let named = |code| codes(&catalogue, code).iter().filter(|message| message.contains(&format!("`q{at}`"))).count();
            let never = shown.iter().all(|shown| !shown[at]);
            prop_assert_eq!(named("never-shown"), usize::from(never));
            let given: Vec<Vec<i64>> = spec.allowed(at).iter().map(|bits| gives(&spec, at, *bits)).collect();
            let nothing = !controls(&spec, at) && given.iter().all(|gives| *gives == given[0]);
            prop_assert_eq!(named("decides-nothing"), usize::from(nothing));
        }
        let nothing = vec![Said::Open; spec.questions.len()];
        let stopped = brute::stopped(&spec, &nothing);
        for option in 0..2 {
            let can = stopped.iter().any(|way| brute::outcome(&spec, way) == Outcome::Wins(option));
            let named = codes(&catalogue, "never-ahead").iter().filter(|m| m.contains(&format!("`o{option}`"))).count();
            prop_assert_eq!(named, usize::from(!can));
        }
    }
}

/// A player of a weighted vote: a question answered yes or no with equal chance.
fn player(weight: u32) -> Question {
    Question { choices: vec![vec![(0, weight)], Vec::new()], ..Question::default() }
}

#[test]
fn swings_are_the_banzhaf_indices_of_the_council_of_1958() {
    // Weights 4, 4, 4, 2, 2, 1 and a majority of 12 of 17: `D > 0` from 12 on, with 11 points fixed on the other side.
    let mut questions: Vec<Question> = [4, 4, 4, 2, 2, 1].map(player).into();
    let fixed = |points| Question { choices: vec![vec![(1, points)], vec![(1, points)]], ..Question::default() };
    questions.extend([fixed(10), fixed(1)]);
    let spec = Spec { neutral: 0, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions };
    let audit = audit(&spec);
    let swings: Vec<f64> = audit.questions.iter().map(|influence| influence.swing.unwrap()).collect();
    let expected = [5.0, 5.0, 5.0, 3.0, 3.0, 0.0, 0.0, 0.0].map(|sixteenths| sixteenths / 16.0);
    assert!(swings.iter().zip(expected).all(|(a, b)| is_close(*a, b)), "{swings:?}");
    let counts: Vec<f64> = swings.iter().take(6).map(|swing| swing * 32.0).collect();
    assert!(counts.iter().zip([10.0, 10.0, 10.0, 6.0, 6.0, 0.0]).all(|(a, b)| is_close(*a, b)));
}

#[test]
fn each_problem_is_found_once() {
    // q0: c0 and c1 give the same, and no `when` tells them apart; c2 gives the same too, and one does.
    let choices = vec![vec![(0, 2)], vec![(0, 2)], vec![(0, 2)], vec![(1, 3)]];
    let q0 = Question { choices, ..Question::default() };
    let q1 = Question { choices: vec![vec![(0, 4), (1, 4)]; 2], when: vec![(0, 0b100)], ..Question::default() };
    let spec = Spec { neutral: 0, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions: vec![q0, q1] };
    let found = findings(&spec.load());
    let found: Vec<_> = found.iter().map(|finding| (finding.code(), finding.message.as_str())).collect();
    assert_eq!(
        found,
        [
            ("decides-nothing", "`q1` decides nothing: every answer gives each option the same points"),
            ("same-points", "`c0` and `c1` of `q0` give exactly the same points"),
            ("never-balanced", "every complete set of answers has a single winner"),
        ]
    );
    let spec = Spec::of_two(0, &[&[(1, 0), (0, 1)]]);
    assert_eq!(codes(&spec.load(), "never-balanced").len(), 1);
}

#[test]
fn equal_counts_alone_are_not_symmetric() {
    // `D` is 1 or -1, but one point in one weighs more than one in nineteen.
    assert_eq!(audit(&Spec::of_two(0, &[&[(1, 0), (9, 10)]])).is_symmetric, Some(false));
    assert_eq!(audit(&Spec::of_two(0, &[&[(1, 0), (0, 1)]])).is_symmetric, Some(true));
}

#[test]
fn declared_fairness_is_enforced() {
    let load = |tolerance: &str, options: usize| {
        let mut spec = Spec::of_two(0, &[&[(1, 0), (0, 1), (1, 0), (0, 0)]]);
        spec.options = options;
        spec.reasons.iter_mut().for_each(|levels| levels.resize(options, 0));
        catalogue::load(&format!("{}fairness: {{ tolerance: {tolerance} }}\n", spec.yaml())).unwrap()
    };
    let unfair = |tolerance: &str| findings(&load(tolerance, 2)).into_iter().find(|finding| finding.code() == "unfair");
    let finding = unfair("0.2").unwrap();
    assert_eq!(finding.severity(), Severity::Error);
    let words = "with random answers, `o0` wins 50.0% and `o1` 25.0% of the time, but `tolerance` allows them to differ by 20.0 percentage points";
    assert_eq!(finding.message, words);
    assert_eq!(unfair("0.25"), None, "no more than the tolerance");
    assert_eq!(codes(&load("0.5", 3), "unfair").len(), 0);
    assert_eq!(codes(&load("0.45", 3), "unfair").len(), 1, "the third option never wins, the first half the time");
}

/// Rounded one by one they would not always add up to a hundred, as those of the audit do.
#[test]
fn finding_and_audit_show_the_same_shares() {
    let mut found = 0;
    for choices in 3..8 {
        let points: Vec<(u32, u32)> = (0..choices).map(|at| if at == 1 { (0, 3) } else { (at % 3, at % 2) }).collect();
        let spec = Spec::of_two(1, &[&points, &points, &points]);
        let catalogue = catalogue::load(&format!("{}fairness: {{ tolerance: 0 }}\n", spec.yaml())).unwrap();
        let audit = whichone::analysis::audit(&catalogue);
        let Some(unfair) = findings(&catalogue).into_iter().find(|finding| finding.code() == "unfair") else {
            continue;
        };
        let percents = audit.forecast.percents(true).wins;
        let words = format!("`o0` wins {} and `o1` {} of the time", percents[0], percents[1]);
        assert!(unfair.message.contains(&words), "{words}: {}", unfair.message);
        found += 1;
    }
    assert!(found > 0);
}

#[test]
fn built_in_catalogue_is_fair_and_has_no_findings() {
    let catalogue = catalogue::load(include_str!("../../../questions.yaml")).unwrap();
    let audit = whichone::analysis::audit(&catalogue);
    assert!(audit.exact);
    assert_eq!(findings(&catalogue), []);
}
