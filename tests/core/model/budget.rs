//! Catalogues made to be too large: the answer is a bound or an estimate, and says so.

use super::spec::{Question, Said, Spec, answers};
use whichone::{
    analysis::Proof,
    catalogue,
    diagnostics::{Rule, Severity},
    quiz::Answers,
    scoring::Outcome,
};

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
        Question { choices, when: vec![(controller, 1)], many: None, ..Question::default() }
    };
    let questions = if apart {
        (0..pairs).map(first).chain((0..pairs).map(|at| second(at, at))).collect()
    } else {
        (0..pairs).flat_map(|at| [first(at), second(at, 2 * at)]).collect()
    };
    Spec { neutral: 6, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions }
}

#[test]
fn forecast_beyond_the_budget_is_estimated_and_bounded() {
    let (together, apart) = (pairs(20, false).load(), pairs(20, true).load());
    let exact = whichone::analysis::forecast(&together, &Answers::none(&together));
    let found = whichone::analysis::forecast(&apart, &Answers::none(&apart));
    assert!(exact.exact && !found.exact && found.counts.is_none());
    let shares = |o: &whichone::analysis::Forecast| [o.wins[0], o.too_close, o.wins[1]];
    for (exact, found) in shares(&exact).into_iter().zip(shares(&found)) {
        assert!((exact.value - found.value).abs() < 0.02, "{exact:?} {found:?}");
        assert!(found.min <= exact.value && exact.value <= found.max, "{exact:?} {found:?}");
        assert_eq!(found.proof, None);
    }
    assert!((found.points.unwrap().tie - exact.points.unwrap().tie).abs() < 0.02);
    assert_eq!(found, whichone::analysis::forecast(&apart, &Answers::none(&apart)), "the same each time");
}

/// As many as a catalogue may have.
#[test]
fn five_hundred_questions_without_skip_logic_are_exact() {
    let choice = |at: usize, points: u32| if points == 0 { Vec::new() } else { vec![(at % 2, points)] };
    let question = |at| Question { choices: (0..5).map(|points| choice(at, points)).collect(), ..Question::default() };
    let questions = (0..500).map(question).collect();
    let catalogue = Spec { neutral: 6, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions }.load();
    let outlook = whichone::analysis::forecast(&catalogue, &Answers::none(&catalogue));
    assert!(outlook.exact);
    assert!((outlook.wins[0].value - outlook.wins[1].value).abs() < 1e-9, "the sides are alike: {outlook:?}");
}

/// What the first questions cost tells nothing of the others.
#[test]
fn many_choices_first_and_few_later_are_exact() {
    let give = |at: usize, points: usize| vec![(at % 2, u32::try_from(points).unwrap())];
    let many = |_| Question {
        choices: (0..12).map(|at| give(at, at % 5 + 1)).collect(),
        many: Some(12),
        ..Question::default()
    };
    let one = |at: usize| Question { choices: vec![give(at, 1), Vec::new()], ..Question::default() };
    let questions = (0..4).map(many).chain((0..196).map(one)).collect();
    let catalogue = Spec { neutral: 6, options: 2, reasons: vec![vec![1, 0], vec![0, 1]], questions }.load();
    assert!(whichone::analysis::forecast(&catalogue, &Answers::none(&catalogue)).exact);
}

#[test]
fn bounds_prove_what_they_can_beyond_the_budget() {
    let mut spec = pairs(20, true);
    // 40 questions of 10 points outweigh all the rest.
    spec.questions
        .extend((0..40).map(|_| Question { choices: vec![vec![(0, 10)], Vec::new()], ..Question::default() }));
    let catalogue = spec.load();
    let mut sheet = vec![Said::Open; 80];
    assert_eq!(whichone::analysis::decided(&catalogue, &answers(&catalogue, &sheet)), None);
    assert_eq!(whichone::analysis::remaining(&catalogue, &answers(&catalogue, &sheet)), (60, 80));
    sheet[40..].fill(Said::Picked(1));
    let answers = answers(&catalogue, &sheet);
    assert_eq!(whichone::analysis::decided(&catalogue, &answers), Some(Outcome::Wins(0)));
    assert_eq!(whichone::analysis::remaining(&catalogue, &answers), (20, 40));
    let outlook = whichone::analysis::forecast(&catalogue, &answers);
    assert_eq!(
        outlook.wins.iter().map(|share| share.proof).collect::<Vec<_>>(),
        [Some(Proof::Always), Some(Proof::Never)]
    );
    let changes = whichone::analysis::what_if(&catalogue, &answers);
    assert!(changes.to_change.unwrap().exact, "what is open stays open, so few states are left");
    assert!(!changes.decided_by.unwrap().smallest, "a set, and not surely the smallest");
}

#[test]
fn changes_beyond_the_budget_are_marked() {
    let catalogue = pairs(20, true).load();
    let sheet: Vec<Said> = (0..40).map(|at| Said::Picked(if at < 20 || at % 2 == 1 { 1 } else { 2 })).collect();
    let answers = answers(&catalogue, &sheet);
    let changes = whichone::analysis::what_if(&catalogue, &answers);
    assert_eq!(changes.outcome, Outcome::Wins(0));
    let change = changes.to_change.unwrap();
    assert!(!change.exact && change.set.is_empty() && change.answers > 0);
}

#[test]
fn audit_beyond_the_budget_is_estimated() {
    let (together, apart) =
        (whichone::analysis::audit(&pairs(20, false).load()), whichone::analysis::audit(&pairs(20, true).load()));
    assert!(together.exact && !apart.exact);
    assert!((together.mean.unwrap() - apart.mean.unwrap()).abs() < 0.5);
    assert_eq!(apart.is_symmetric, None);
    for at in 0..20 {
        let (exact, found) = (&together.questions[2 * at + 1], &apart.questions[20 + at]);
        assert_eq!(exact.range, found.range);
        assert!((exact.swing.unwrap() - found.swing.unwrap()).abs() < 0.02);
    }
}

#[test]
fn fairness_beyond_the_budget_is_only_a_warning() {
    let mut spec = pairs(20, true);
    // One side gets far more, which bounds cannot tell from what cannot be had together.
    spec.questions.iter_mut().flat_map(|q| &mut q.choices).flatten().for_each(|(reason, points)| {
        *points = if *reason == 0 { 9 } else { 1 };
    });
    let catalogue = catalogue::load(&(spec.yaml() + "both: Take both.\nfairness: { tolerance: 0.01 }\n")).unwrap();
    let found = whichone::lints::findings(&catalogue);
    let told: Vec<Rule> = found.iter().map(|finding| finding.rule).collect();
    assert!(told.contains(&Rule::SeemsUnfair) && found.iter().all(|finding| finding.severity() == Severity::Warning));
    assert!(!told.contains(&Rule::Lopsided) && !told.contains(&Rule::NeverBoth), "{told:?}");
}

#[test]
fn longest_path_beyond_the_budget_is_not_reported() {
    let told = |apart: bool| {
        let mut catalogue = pairs(20, apart).load();
        catalogue.questions.iter_mut().for_each(|question| question.why = "word ".repeat(100));
        whichone::lints::findings(&catalogue).iter().filter(|finding| finding.rule == Rule::WordyPath).count()
    };
    assert_eq!((told(false), told(true)), (1, 0));
}

/// Sheets from one that is far from level to one that is level, an answer at a time.
fn sheets() -> impl Iterator<Item = Vec<Said>> {
    let far = |at: usize| if at < 20 || at % 2 == 1 { 1 } else { 2 };
    (0..20).step_by(2).map(move |given_away| {
        let said = |at: usize| if at >= 20 && at < 20 + given_away { 3 - far(at) } else { far(at) };
        (0..40).map(|at| Said::Picked(said(at))).collect()
    })
}

#[test]
fn what_if_beyond_the_budget_is_consistent() {
    let catalogue = pairs(20, true).load();
    let mut ahead = 0;
    for sheet in sheets() {
        let answers = answers(&catalogue, &sheet);
        let changes = whichone::analysis::what_if(&catalogue, &answers);
        let Outcome::Wins(leader) = changes.outcome else { continue };
        ahead += 1;
        let one = changes.single.is_empty();
        let level = changes.to_change.clone().unwrap();
        assert_eq!(level.answers > 1, one, "{level:?} beside {} single changes", changes.single.len());
        assert!(level.exact || level.answers > 1);
        let others = changes.single.iter().filter(|flip| flip.outcome == Outcome::Wins(1 - leader)).count();
        assert_eq!(changes.to_other().unwrap().answers > 1, others == 0);
        // All is answered, so it is decided, and something settled it.
        assert_eq!(whichone::analysis::decided(&catalogue, &answers), Some(changes.outcome));
        assert!(!changes.decided_by.unwrap().set.is_empty());
    }
    assert!(ahead > 2, "too few sheets to see anything");
}

#[test]
fn bounds_are_marked_as_bounds() {
    let (together, apart) = (pairs(20, false).load(), pairs(20, true).load());
    assert!(whichone::analysis::Lookahead::new(&together, &Answers::none(&together)).is_exact());
    assert!(!whichone::analysis::Lookahead::new(&apart, &Answers::none(&apart)).is_exact());
}

/// Trying every set of sixteen answers, each out of four thousand, would take hours.
#[test]
fn decisive_set_of_many_answers_does_not_try_every_set() {
    let choices: Vec<Vec<(usize, u32)>> =
        (0..12).map(|at| vec![(at % 3, 1 + u32::try_from(at % 2).unwrap())]).collect();
    let question = Question { choices, many: Some(12), ..Question::default() };
    let reasons = vec![vec![1, 0, 0], vec![0, 1, 0], vec![0, 0, 1]];
    let spec = Spec { neutral: 6, options: 3, reasons, questions: vec![question; 16] };
    let catalogue = spec.load();
    // The four choices that speak for the first option.
    let sheet = vec![Said::Picked(0b0010_0100_1001); 16];
    let changes = whichone::analysis::what_if(&catalogue, &answers(&catalogue, &sheet));
    let settled = changes.decided_by.unwrap();
    assert!(!settled.smallest && !settled.set.is_empty());
}
