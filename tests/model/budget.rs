//! Catalogues made to be too large: the answer is a bound or an estimate, and says so.

use whichone::{
    quiz::Answers,
    verdict::{self, Outcome, Proof},
};

use crate::spec::{Question, Said, Spec, answers};

/// `pairs` questions that each reveal another one. Side by side few joint states are alive at once; apart, two to
/// the power of `pairs` are.
fn pairs(pairs: usize, apart: bool) -> Spec {
    let first = |at: usize| {
        let (side, points) = (at % 2, 1 + u32::try_from(at % 3).unwrap());
        Question { choices: vec![vec![(side, points)], Vec::new()], ..Question::default() }
    };
    let second = |at: usize, controller: usize| {
        let (side, points) = ((at + 1) % 2, 2 + u32::try_from(at % 4).unwrap());
        let choices = vec![vec![(side, points)], vec![(1 - side, 1)], Vec::new()];
        Question { choices, when: vec![(controller, 1)], many: None }
    };
    let questions = if apart {
        (0..pairs).map(first).chain((0..pairs).map(|at| second(at, at))).collect()
    } else {
        (0..pairs).flat_map(|at| [first(at), second(at, 2 * at)]).collect()
    };
    Spec { neutral: 6, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions }
}

#[test]
fn an_outlook_beyond_the_budget_is_estimated_and_bounded() {
    let (together, apart) = (pairs(20, false).load(), pairs(20, true).load());
    let exact = verdict::outlook(&together, &Answers::none(&together)).unwrap();
    let found = verdict::outlook(&apart, &Answers::none(&apart)).unwrap();
    assert!(exact.exact && !found.exact && found.counts.is_none());
    let shares = |o: &verdict::Outlook| [o.ahead[0], o.balanced, o.ahead[1]];
    for (exact, found) in shares(&exact).into_iter().zip(shares(&found)) {
        assert!((exact.value - found.value).abs() < 0.02, "{exact:?} {found:?}");
        assert!(found.least <= exact.value && exact.value <= found.most, "{exact:?} {found:?}");
        assert_eq!(found.proof, None);
    }
    assert!((found.tie - exact.tie).abs() < 0.02);
    assert_eq!(found, verdict::outlook(&apart, &Answers::none(&apart)).unwrap(), "the same each time");
}

#[test]
fn bounds_prove_what_they_can_beyond_the_budget() {
    let mut spec = pairs(20, true);
    // 40 questions of 10 points outweigh all the rest.
    spec.questions
        .extend((0..40).map(|_| Question { choices: vec![vec![(0, 10)], Vec::new()], ..Question::default() }));
    let catalogue = spec.load();
    let mut sheet = vec![Said::Open; 80];
    assert_eq!(verdict::decided(&catalogue, &answers(&catalogue, &sheet)), None);
    assert_eq!(verdict::left(&catalogue, &answers(&catalogue, &sheet)), (60, 80));
    sheet[40..].fill(Said::Picked(1));
    let answers = answers(&catalogue, &sheet);
    assert_eq!(verdict::decided(&catalogue, &answers), Some(Outcome::Ahead(0)));
    assert_eq!(verdict::left(&catalogue, &answers), (20, 40));
    let outlook = verdict::outlook(&catalogue, &answers).unwrap();
    assert_eq!(outlook.ahead.map(|share| share.proof), [Some(Proof::Always), Some(Proof::Never)]);
    let changes = verdict::changes(&catalogue, &answers);
    assert!(changes.to_level.unwrap().exact, "what is open stays open, so few states are left");
    assert!(!changes.settled_by.unwrap().smallest, "a set, and not surely the smallest");
}

#[test]
fn changes_beyond_the_budget_are_marked() {
    let catalogue = pairs(20, true).load();
    let sheet: Vec<Said> = (0..40).map(|at| Said::Picked(if at < 20 || at % 2 == 1 { 1 } else { 2 })).collect();
    let answers = answers(&catalogue, &sheet);
    let changes = verdict::changes(&catalogue, &answers);
    assert_eq!(changes.outcome, Outcome::Ahead(0));
    let change = changes.to_level.unwrap();
    assert!(!change.exact && change.set.is_empty() && change.answers > 0);
}

#[test]
fn an_audit_beyond_the_budget_is_estimated() {
    let (together, apart) = (verdict::audit(&pairs(20, false).load()), verdict::audit(&pairs(20, true).load()));
    assert!(together.exact && !apart.exact);
    assert!((together.mean.unwrap() - apart.mean.unwrap()).abs() < 0.5);
    assert_eq!(apart.mirrored, None);
    for at in 0..20 {
        let (exact, found) = (together.questions[2 * at + 1], apart.questions[20 + at]);
        assert_eq!(exact.range, found.range);
        assert!((exact.swing.unwrap() - found.swing.unwrap()).abs() < 0.02);
    }
}
