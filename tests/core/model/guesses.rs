//! Guesses, and what to find out first, against brute force (docs/decision-model.md, part 14).

use super::{
    brute,
    spec::{Question, Said, Sheet, Spec, answers, case, case_with_exclusions},
};
use proptest::prelude::*;
use whichone::{
    analysis::{Guesses, Weighed, find_out, guesses},
    quiz::{Answer, Answers},
    scoring::Outcome,
};

/// A random catalogue of two to five options with skip logic, in half of the cases with exclusions, a random sheet, and
/// which of its answers are guesses, as bits.
fn guessing(questions: usize) -> impl Strategy<Value = ((Spec, Sheet), u8)> {
    let any_case = (2..=5_usize, any::<bool>()).prop_flat_map(move |(options, excludes)| {
        if excludes { case_with_exclusions(options, questions).boxed() } else { case(options, questions).boxed() }
    });
    (any_case, any::<u8>())
}

fn marked(spec: &Spec, sheet: &[Said], marks: u8) -> (whichone::catalogue::Catalogue, Answers) {
    let catalogue = spec.load();
    let mut answers = answers(&catalogue, sheet);
    for question in catalogue.questions.iter().filter(|question| marks >> question.index & 1 == 1) {
        answers.set_guess(question, true);
    }
    (catalogue, answers)
}

/// The share of `ways` that have another outcome than `now`.
fn others(spec: &Spec, ways: &[Sheet], now: Outcome) -> f64 {
    ways.iter().filter(|way| brute::outcome(spec, way) != now).count() as f64 / ways.len() as f64
}

fn expected_guesses(spec: &Spec, sheet: &[Said], marks: u8) -> Guesses {
    let counted = brute::counted(spec, sheet);
    let questions: Vec<usize> = (0..sheet.len()).filter(|at| counted[*at] && marks >> at & 1 == 1).collect();
    let now = brute::outcome(spec, sheet);
    let ways = brute::completions(spec, sheet, |at| questions.contains(&at), None);
    let holds = others(spec, &ways, now) == 0.0;
    let mut first: Option<Weighed> = None;
    for question in questions.iter().copied().filter(|_| !holds) {
        let ways = brute::completions(spec, sheet, |at| at != question && questions.contains(&at), None);
        let share = others(spec, &ways, now);
        if first.is_none_or(|first| share < first.share) {
            first = Some(Weighed { question, share, exact: true });
        }
    }
    Guesses { questions, holds: Some(holds), check_first: first }
}

/// How often the answer to each question answered "not sure" decides; none of those where it never does.
fn expected_swings(spec: &Spec, sheet: &[Said]) -> Vec<(usize, f64)> {
    let (shown, counted) = (brute::shown(spec, sheet), brute::counted(spec, sheet));
    let unknown = (0..sheet.len()).filter(|at| shown[*at] && sheet[*at] == Said::NotSure);
    let swing = |at: usize| {
        let ways = brute::completions(spec, sheet, |other| other != at && !counted[other], None);
        let decides = |way: &&Sheet| {
            let outcome = |bits: u64| {
                let mut way = (*way).clone();
                way[at] = Said::Picked(bits);
                brute::outcome(spec, &way)
            };
            let outcomes: Vec<Outcome> = spec.allowed(at).into_iter().map(outcome).collect();
            outcomes.iter().any(|other| *other != outcomes[0])
        };
        (at, ways.iter().filter(decides).count() as f64 / ways.len() as f64)
    };
    unknown.map(swing).filter(|(_, share)| *share > 0.0).collect()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn guesses_match_brute_force(((spec, sheet), marks) in guessing(6)) {
        let (catalogue, answers) = marked(&spec, &sheet, marks);
        let (found, expected) = (guesses(&catalogue, &answers), expected_guesses(&spec, &sheet, marks));
        prop_assert_eq!(&found.questions, &expected.questions);
        prop_assert_eq!(found.holds, expected.holds);
        let question = |weighed: &Option<Weighed>| weighed.map(|weighed| (weighed.question, weighed.exact));
        prop_assert_eq!(question(&found.check_first), question(&expected.check_first));
        if let (Some(found), Some(expected)) = (found.check_first, expected.check_first) {
            prop_assert!(close(found.share, expected.share), "{found:?} {expected:?}");
        }
    }

    #[test]
    fn what_to_find_out_first_matches_brute_force(((spec, sheet), _) in guessing(5)) {
        let catalogue = spec.load();
        let found = find_out(&catalogue, &answers(&catalogue, &sheet));
        let expected = expected_swings(&spec, &sheet);
        prop_assert_eq!(found.len(), expected.len(), "{:?} {:?}", found, expected);
        for (question, share) in expected {
            let found = found.iter().find(|weighed| weighed.question == question).unwrap();
            prop_assert!(found.exact && close(found.share, share), "{found:?} {share}");
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].share >= pair[1].share));
    }

    #[test]
    fn verdict_that_holds_for_guesses_holds_for_fewer(((spec, sheet), marks) in guessing(6), fewer in any::<u8>()) {
        let (catalogue, all) = marked(&spec, &sheet, marks);
        let (_, some) = marked(&spec, &sheet, marks & fewer);
        if guesses(&catalogue, &all).holds == Some(true) {
            prop_assert_eq!(guesses(&catalogue, &some).holds, Some(true));
        }
    }
}

/// The example of docs/decision-model.md.
#[test]
fn example_of_the_decision_model_has_the_figures_given_there() {
    let questions: [&[(u32, u32)]; 3] =
        [&[(5, 0), (2, 2), (0, 8)], &[(6, 0), (3, 0), (0, 4)], &[(4, 0), (0, 0), (0, 4)]];
    let spec = Spec::of_two(6, &questions);
    let (catalogue, answers) = marked(&spec, &[Said::Picked(2), Said::Picked(2), Said::Picked(1)], 0b101);
    let found = guesses(&catalogue, &answers);
    let first = found.check_first.unwrap();
    assert_eq!((found.questions, found.holds, first.question), (vec![0, 2], Some(false), 0));
    assert!(close(first.share, 1.0 / 3.0));
    let (catalogue, answers) = marked(&spec, &[Said::Picked(2), Said::NotSure, Said::NotSure], 0);
    let swings: Vec<_> = find_out(&catalogue, &answers).iter().map(|it| (it.question, it.share)).collect();
    assert_eq!(swings, [(1, 1.0), (2, 1.0)]);
}

/// Forty questions that reveal forty others: two to the power of forty joint states.
fn too_many() -> Spec {
    let first = |at: usize| Question { choices: vec![vec![(at % 2, 2)], Vec::new()], ..Question::default() };
    let second = |at: usize| Question {
        choices: vec![vec![((at + 1) % 2, 3)], vec![(at % 2, 1)]],
        when: vec![(at, 1)],
        ..Question::default()
    };
    let questions = (0..40).map(first).chain((0..40).map(second)).collect();
    Spec { neutral: 6, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions }
}

#[test]
fn guesses_beyond_the_budget_are_estimated_and_never_called_safe() {
    let mut spec = too_many();
    let sheet = vec![Said::Picked(1); 80];
    let mark_all = |spec: &Spec, sheet: &[Said]| {
        let catalogue = spec.load();
        let mut answers = answers(&catalogue, sheet);
        catalogue.questions.iter().for_each(|question| answers.set_guess(question, true));
        guesses(&catalogue, &answers)
    };
    let found = mark_all(&spec, &sheet);
    assert_eq!((found.questions.len(), found.holds), (80, Some(false)), "the sample has another outcome");
    assert!(!found.check_first.unwrap().exact);
    assert_eq!(found, mark_all(&spec, &sheet), "the same each time");
    // Sure answers that outweigh all guesses: bounds prove it.
    spec.questions
        .extend((0..80).map(|_| Question { choices: vec![vec![(0, 10)], Vec::new()], ..Question::default() }));
    let mut said = vec![Said::Picked(1); 160];
    let holding = {
        let catalogue = spec.load();
        let mut answers = answers(&catalogue, &said);
        catalogue.questions.iter().take(80).for_each(|question| answers.set_guess(question, true));
        guesses(&catalogue, &answers)
    };
    assert_eq!((holding.holds, holding.check_first), (Some(true), None));
    // Not sure of all controlling questions: estimated, too.
    said[..40].fill(Said::NotSure);
    let catalogue = too_many().load();
    let unknown = find_out(&catalogue, &answers(&catalogue, &said[..80]));
    assert!(!unknown.is_empty() && unknown.iter().all(|weighed| !weighed.exact));
}

#[test]
fn many_guesses_and_unknown_answers_are_estimated() {
    let choice = |at: usize, points: u32| if points == 0 { Vec::new() } else { vec![(at % 2, points)] };
    let question = |at| Question { choices: (0..5).map(|points| choice(at, points)).collect(), ..Question::default() };
    let spec = Spec {
        neutral: 6,
        options: 2,
        reasons: vec![vec![1, 0], vec![0, 1]],
        questions: (0..200).map(question).collect(),
    };
    let catalogue = spec.load();
    let mut answers = answers(&catalogue, &vec![Said::Picked(1); 200]);
    catalogue.questions.iter().for_each(|question| answers.set_guess(question, true));
    let found = guesses(&catalogue, &answers);
    assert_eq!((found.holds, found.check_first.unwrap().exact), (Some(false), false));
    catalogue.questions.iter().for_each(|question| answers.set(question, Answer::NotSure));
    assert!(find_out(&catalogue, &answers).len() <= 16, "only those with the largest range are weighed");
}
