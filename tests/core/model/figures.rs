//! Figures worked out elsewhere.

use super::spec::{Question, Said, Spec, answers};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use whichone::{
    analysis::share_of_weightings,
    quiz::Answers,
    scoring::{Outcome, VerdictKind},
};

/// A sheet that picks the first choice of every question.
fn first(spec: &Spec) -> Vec<Said> {
    vec![Said::Picked(1); spec.questions.len()]
}

/// A question whose first choice gives these points and whose second gives none.
fn gives(points: &[(usize, u32)]) -> Question {
    Question { choices: vec![points.to_vec(), Vec::new()], ..Question::default() }
}

fn fraction(subtotals: &[i64]) -> String {
    whichone::analysis::share_of_weightings(subtotals)
        .map_or("none".into(), |share| format!("{}/{}", share.numerator, share.denominator))
}

#[test]
fn weighted_sum_of_three_is_a_tie() {
    // Weights 20, 15, 40, 25 and scores 25, 20, 15, 30 / 10, 30, 20, 30 / 30, 10, 30, 10 (Wikipedia, "Weighted sum
    // model" and its like): 2150, 2200, 2200. Here all is divided by 25.
    let (weights, scores) = ([4, 3, 8, 5], [[5, 4, 3, 6], [2, 6, 4, 6], [6, 2, 6, 2]]);
    let products = |option: usize| weights.iter().zip(scores[option]).map(|(weight, score)| weight * score);
    let mut questions = Vec::new();
    for option in 0..3 {
        for product in products(option) {
            // A choice gives at most 10 points to a reason.
            questions.extend((0..product).step_by(10).map(|from| gives(&[(option, (product - from).min(10))])));
        }
    }
    let reasons = vec![vec![1, 0, 0], vec![0, 1, 0], vec![0, 0, 1]];
    let spec = Spec { neutral: 0, options: 3, reasons, questions };
    let catalogue = spec.load();
    let verdict = whichone::analysis::verdict(&catalogue, &answers(&catalogue, &first(&spec)));
    assert_eq!(verdict.scores.points.iter().map(|score| score * 25).collect::<Vec<_>>(), [2150, 2200, 2200]);
    assert!(verdict.is_tie());
    assert_eq!((verdict.first, verdict.second, verdict.outcome), (1, 2, Outcome::TooClose));
    assert_eq!(verdict.sharing, [0, 1, 2]);
}

fn four_against_four(neutral: u32) -> Spec {
    let a: &[(u32, u32)] = &[(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)];
    let b: &[(u32, u32)] = &[(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)];
    Spec::of_two(neutral, &[a, a, a, a, b, b, b, b])
}

#[test]
fn four_questions_against_four_tie_in_38165_of_390625_ways() {
    let catalogue = four_against_four(0).load();
    let outlook = whichone::analysis::forecast(&catalogue, &Answers::none(&catalogue));
    let counts = outlook.counts.unwrap();
    assert_eq!(counts.completions, 390_625);
    assert_eq!(counts.tie, 38_165);
    assert_eq!(counts.sign, [176_230, 176_230]);
    assert_eq!(counts.wins, [133_894, 133_894]);
    assert!(outlook.exact);
}

#[test]
fn ranked_shares() {
    let share = |subtotals: &[i64], ranked: &[usize]| {
        whichone::analysis::ranked_share(subtotals, ranked)
            .map_or("none".into(), |share| format!("{}/{}", share.numerator, share.denominator))
    };
    // The third first, the first second.
    assert_eq!(share(&[3, -5, 2, 4, -2], &[2, 0]), "242/243");
    assert_eq!(share(&[5, -1], &[0]), "1/1");
    assert_eq!(share(&[1, -1], &[1]), "0/1");
    assert_eq!(share(&[2, -1], &[1]), "1/3", "the first counts between half as much and as much");
    assert_eq!((share(&[1, 2], &[]), share(&[0, 0], &[0])), ("none".into(), "none".into()));
    assert_eq!((share(&[1, 2], &[0, 0]), share(&[1, 2], &[2])), ("none".into(), "none".into()));
}

proptest! {
    /// Every full order of the reasons is as likely as any other.
    #[test]
    fn ranked_share_is_the_mean_over_all_orders_of_the_others(
        subtotals in prop::collection::vec(-6..7_i64, 2..7),
        ranked in prop::collection::vec(0..7_usize, 1..4),
    ) {
        let mut ranked: Vec<usize> = ranked.into_iter().map(|reason| reason % subtotals.len()).collect();
        let mut seen = Vec::new();
        ranked.retain(|reason| !seen.contains(reason) && { seen.push(*reason); true });
        prop_assume!(subtotals.iter().any(|x| *x != 0));
        let others: Vec<usize> = (0..subtotals.len()).filter(|reason| !ranked.contains(reason)).collect();
        let multiple = (1..=7).product::<i64>();
        let of_order = |order: &[usize]| {
            let mut reached = 0;
            let means: Vec<i64> = (1..).zip(order).map(|(index, reason)| { reached += subtotals[*reason]; reached * multiple / index }).collect();
            share_of_weightings(&means).map_or(BigRational::from(BigInt::from(0)), |share| BigRational::new(share.numerator.into(), share.denominator.into()))
        };
        let orders = permutations(&others);
        let sum: BigRational = orders.iter().map(|rest| of_order(&[ranked.clone(), rest.clone()].concat())).sum();
        let mean = sum / BigRational::from(BigInt::from(orders.len()));
        let found = whichone::analysis::ranked_share(&subtotals, &ranked).unwrap();
        prop_assert_eq!(BigRational::new(found.numerator.into(), found.denominator.into()), mean);
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let rest: Vec<usize> =
            items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, item)| *item).collect();
        permutations(&rest).into_iter().map(move |rest| [vec![items[at]], rest].concat()).collect::<Vec<_>>()
    };
    (0..items.len()).flat_map(with_first).collect()
}

#[test]
fn shares_of_weightings() {
    assert_eq!(fraction(&[5, -1, -2]), "25/42");
    assert_eq!(fraction(&[7, 1, -3, -4, 2]), "4153/6600");
    assert_eq!(fraction(&[3, 0, 2]), "1/1");
    assert_eq!(fraction(&[-3]), "0/1");
    assert_eq!(fraction(&[0, 0]), "none");
}

#[test]
fn the_worked_case() {
    // Rust subtotals 9, 8, 5, 6 against Python's 7, 3, 2, 6.
    let given = [9, 8, 5, 6, 7, 3, 2, 6];
    let reasons = (0..8).map(|at| if at < 4 { vec![0, 1] } else { vec![1, 0] }).collect();
    let questions = given.iter().enumerate().map(|(at, points)| gives(&[(at, *points)])).collect();
    let spec = Spec { neutral: 0, options: 2, reasons, questions };
    let catalogue = spec.load();
    let answers = answers(&catalogue, &first(&spec));
    let verdict = whichone::analysis::verdict(&catalogue, &answers);
    assert_eq!((verdict.lead(), verdict.points_of_both()), (10, 46), "5/23");
    assert_eq!((verdict.kind, verdict.leader()), (VerdictKind::Leans, Some(1)));
    let weights = whichone::analysis::sensitivity(&catalogue, &answers, &whichone::quiz::Priorities::default());
    let share = weights.share.unwrap();
    assert_eq!(format!("{}/{}", share.numerator, share.denominator), "41721283/57657600");
    assert!((share.value() - 41_721_283.0 / 57_657_600.0).abs() < 1e-15);
    assert_eq!(weights.all, Some((10, 46)), "with one-sided reasons and no neutral points it is the lead");
    assert_eq!(weights.factors[0], None, "no weight of 9 points alone makes up for a lead of 10");
    assert_eq!(weights.factors[4], Some(17.0 / 7.0));
}

#[test]
fn only_option_with_reasons_cannot_lose() {
    let spec = Spec::of_two(0, &[&[(5, 0), (4, 0)], &[(1, 0), (0, 0)]]);
    let catalogue = spec.load();
    let sheet = [Said::Picked(2), Said::NotSure];
    let answers = answers(&catalogue, &sheet);
    assert_eq!(whichone::analysis::decided(&catalogue, &answers), Some(Outcome::Wins(0)));
    let changes = whichone::analysis::what_if(&catalogue, &answers);
    assert_eq!((&changes.to_change, changes.to_other()), (&None, None));
    assert_eq!(changes.decided_by.unwrap().set, [0]);
}

#[test]
fn changing_a_controlling_answer_can_be_the_smallest_set() {
    // 50 points to 20. It takes 26 points less: three answers of 10, or one or two of them and many of 1.
    let mut questions = vec![Question { choices: vec![vec![(1, 10)]; 2], ..Question::default() }; 2];
    for at in 0..3 {
        questions.push(gives(&[(0, 10)]));
        let when = vec![(2 + 2 * at, 0b10)];
        questions.push(Question { choices: vec![vec![], vec![]], when, ..Question::default() });
    }
    questions.extend((0..20).map(|_| gives(&[(0, 1)])));
    let spec = Spec { neutral: 0, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions };
    let catalogue = spec.load();
    let changes = whichone::analysis::what_if(&catalogue, &answers(&catalogue, &first(&spec)));
    let to_level = changes.to_change.unwrap();
    assert_eq!((to_level.answers, to_level.set), (3, vec![2, 4, 6]));
}

#[test]
fn revealed_question_brings_its_hidden_answer() {
    let hidden = Question { when: vec![(0, 0b10)], ..gives(&[(1, 9)]) };
    let spec = Spec {
        neutral: 0,
        options: 2,
        reasons: vec![vec![1, 0], vec![0, 1]],
        questions: vec![gives(&[(0, 1)]), gives(&[(0, 5)]), hidden],
    };
    let catalogue = spec.load();
    let flips = |sheet: &[Said]| {
        let flips = whichone::analysis::what_if(&catalogue, &answers(&catalogue, sheet)).single;
        flips.into_iter().map(|flip| (flip.question, flip.outcome)).collect::<Vec<_>>()
    };
    let picked = Said::Picked(1);
    assert_eq!(flips(&[picked, picked, picked]), [(0, Outcome::Wins(1))]);
    assert_eq!(flips(&[picked, picked, Said::Open]), [], "it stays open");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_of_both_sides_add_up_to_1(subtotals in proptest::collection::vec(-20..=20_i64, 1..9)) {
        let other: Vec<i64> = subtotals.iter().map(|x| -x).collect();
        match (whichone::analysis::share_of_weightings(&subtotals), whichone::analysis::share_of_weightings(&other)) {
            (Some(one), Some(other)) => {
                prop_assert_eq!(&one.denominator, &other.denominator);
                prop_assert_eq!(one.numerator + other.numerator, one.denominator);
            }
            (one, other) => prop_assert!(one.is_none() && other.is_none() && subtotals.iter().all(|x| *x == 0)),
        }
    }
}
