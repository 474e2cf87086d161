//! The single changes that a result lists, against brute force: one for each question and outcome, the shortest of all, and
//! what the team could decide first.

use super::{
    brute,
    properties::any_number,
    spec::{Question, Said, Sheet, Spec, answers, bits},
};
use proptest::prelude::*;
use whichone::{
    report::{Metadata, Report},
    scoring::{Outcome, VerdictKind},
};

/// Random catalogues in which some questions are the team's to decide, and some have the steps of a scale.
fn any_case() -> impl Strategy<Value = (Spec, Sheet)> {
    (any_number(5), any::<u8>(), any::<u8>()).prop_map(|((mut spec, sheet), yours, ordered)| {
        for (at, question) in spec.questions.iter_mut().enumerate() {
            question.yours = yours >> at & 1 == 1;
            question.ordered = question.many.is_none() && ordered >> at & 1 == 1;
        }
        (spec, sheet)
    })
}

/// How far two answers are apart: the choices that differ, then the steps of a scale.
fn distance(spec: &Spec, question: usize, from: u64, to: u64) -> (u32, u32) {
    let steps = if spec.questions[question].ordered { from.trailing_zeros().abs_diff(to.trailing_zeros()) } else { 0 };
    ((from ^ to).count_ones(), steps)
}

/// Question, answer and outcome of each change that is listed, in the order of the list.
fn expected(spec: &Spec, sheet: &Sheet) -> Vec<(usize, u64, Outcome)> {
    let now = brute::outcome(spec, sheet);
    let mut all: Vec<(usize, u64, Outcome, (u32, u32))> = Vec::new();
    for (way, changed) in brute::changed(spec, sheet) {
        let outcome = brute::outcome(spec, &way);
        if let ([question], true) = (changed.as_slice(), outcome != now) {
            let [from, to] = [sheet, &way].map(|sheet| sheet[*question].bits().unwrap());
            all.push((*question, to, outcome, distance(spec, *question, from, to)));
        }
    }
    // Of equally short ones, that with the first choices.
    all.sort_by_key(|(question, to, _, distance)| (*question, *distance, *to));
    let mut shortest: Vec<(usize, u64, Outcome, (u32, u32))> = Vec::new();
    for change in all {
        if !shortest.iter().any(|known| (known.0, known.2) == (change.0, change.2)) {
            shortest.push(change);
        }
    }
    let step = |change: &(usize, u64, Outcome, (u32, u32))| change.3.1;
    shortest.sort_by_key(|change| (!spec.questions[change.0].yours, change.0, step(change), change.1));
    shortest.into_iter().map(|(question, to, outcome, _)| (question, to, outcome)).collect()
}

/// The changes that the report lists.
fn listed(report: &Report) -> Vec<(usize, u64, Outcome)> {
    report.what_if.iter().map(|line| (line.question.index, bits(line.picks), line.outcome)).collect()
}

#[test]
fn shorter_change_is_listed_where_its_own_answer_comes() {
    let reasons = vec![vec![1, 0, 0], vec![0, 1, 0], vec![0, 0, 1], vec![0, 0, 0]];
    let question = |choices, most, rules_out| Question {
        choices,
        many: Some(most),
        yours: true,
        ordered: false,
        when: Vec::new(),
        rules_out,
    };
    let questions = vec![question(vec![vec![(2, 1)]], 1, vec![0]), question(vec![vec![]; 2], 2, vec![4, 1])];
    let spec = Spec { neutral: 0, options: 3, reasons, questions };
    let sheet = vec![Said::Picked(1), Said::Picked(3)];
    let catalogue = spec.load();
    let report = Report::new(&catalogue, &answers(&catalogue, &sheet).into(), Metadata::default());
    assert_eq!(listed(&report), expected(&spec, &sheet));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shortest_changes_are_listed_and_those_of_the_team_first((spec, sheet) in any_case()) {
        let catalogue = spec.load();
        let report = Report::new(&catalogue, &answers(&catalogue, &sheet).into(), Metadata::default());
        if report.verdict.kind == VerdictKind::Insufficient {
            prop_assert!(report.what_if.is_empty());
            return Ok(());
        }
        let expected = expected(&spec, &sheet);
        prop_assert_eq!(&listed(&report), &expected);
        // The groups have a title each if there are changes of both kinds.
        let groups = report.what_if_groups();
        prop_assert_eq!(groups.iter().map(|(_, lines)| lines.len()).sum::<usize>(), expected.len());
        let yours = |question: &usize| spec.questions[*question].yours;
        let kinds = [true, false].map(|kind| expected.iter().any(|(question, ..)| yours(question) == kind));
        let titles: Vec<&str> = groups.iter().map(|(title, _)| *title).collect();
        match kinds {
            [true, true] => prop_assert_eq!(titles, ["What you could decide", "What would have to be true"]),
            [false, false] => prop_assert!(titles.is_empty()),
            _ => prop_assert_eq!(titles, [""]),
        }
    }
}
