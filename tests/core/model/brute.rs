//! The judge: every answer sheet, one by one, by the definitions. Shares no code with what it judges.

use super::spec::{Said, Sheet, Spec};
use whichone::scoring::Outcome;

/// Whether each question is visible.
pub fn shown(spec: &Spec, sheet: &[Said]) -> Vec<bool> {
    let mut shown: Vec<bool> = Vec::new();
    for question in &spec.questions {
        let met = |(at, any_of): &(usize, u64)| shown[*at] && sheet[*at].bits().is_some_and(|bits| bits & any_of != 0);
        let visible = question.when.iter().all(met);
        shown.push(visible);
    }
    shown
}

/// Whether each question's answer counts.
pub fn counted(spec: &Spec, sheet: &[Said]) -> Vec<bool> {
    shown(spec, sheet).into_iter().zip(sheet).map(|(shown, said)| shown && said.bits().is_some()).collect()
}

/// The points of each reason.
pub fn reasons(spec: &Spec, sheet: &[Said]) -> Vec<i64> {
    let mut points = vec![0; spec.reasons.len()];
    for (at, counts) in counted(spec, sheet).into_iter().enumerate() {
        for (choice, given) in spec.questions[at].choices.iter().enumerate() {
            if counts && sheet[at].bits().unwrap() >> choice & 1 == 1 {
                for (reason, more) in given {
                    points[*reason] += i64::from(*more);
                }
            }
        }
    }
    points
}

/// The points of each option.
pub fn scores(spec: &Spec, sheet: &[Said]) -> Vec<i64> {
    let points = reasons(spec, sheet);
    let support = |option: usize| spec.reasons.iter().map(move |levels| i64::from(levels[option]));
    (0..spec.options).map(|option| support(option).zip(&points).map(|(level, points)| level * points).sum()).collect()
}

/// Bits of the options that the answers rule out.
pub fn excluded(spec: &Spec, sheet: &[Said]) -> u64 {
    let counted = counted(spec, sheet).into_iter().zip(sheet).zip(&spec.questions).filter(|((counts, _), _)| *counts);
    counted.fold(0, |all, ((_, said), question)| all | question.excluded(said.bits().unwrap()))
}

/// Parts 2 and 12, as they are written: the lead of the best option left over the next, against a tenth.
pub fn outcome(spec: &Spec, sheet: &[Said]) -> Outcome {
    let (scores, excluded) = (scores(spec, sheet), excluded(spec, sheet));
    let mut order: Vec<usize> = (0..scores.len()).filter(|option| excluded >> option & 1 == 0).collect();
    order.sort_by_key(|option| -scores[*option]);
    match order[..] {
        [] => Outcome::NoneLeft,
        [only] => Outcome::Wins(only),
        [first, second, ..] => {
            let (a, b) = (scores[first], scores[second]);
            if 10 * (a - b) <= a + b + i64::from(spec.neutral) { Outcome::TooClose } else { Outcome::Wins(first) }
        }
    }
}

/// Every sheet that has, for each question, one of the given answers.
pub fn sheets(choices: &[Vec<Said>]) -> Vec<Sheet> {
    choices.iter().fold(vec![Vec::new()], |sheets, choices| {
        let longer = |sheet: Sheet| choices.iter().map(move |said| [sheet.clone(), vec![*said]].concat());
        sheets.into_iter().flat_map(longer).collect()
    })
}

/// For each question the answers it may have if those that are open, as `is_open` says, are given any; `silent` also.
pub fn completions(spec: &Spec, sheet: &[Said], is_open: impl Fn(usize) -> bool, silent: Option<Said>) -> Vec<Sheet> {
    let any = |at: usize| spec.allowed(at).into_iter().map(Said::Picked).chain(silent).collect();
    let choices: Vec<Vec<Said>> =
        (0..sheet.len()).map(|at| if is_open(at) { any(at) } else { vec![sheet[at]] }).collect();
    sheets(&choices)
}

/// Part 3: every way to answer the open questions. What is hidden in one of them is in it once for each answer it
/// would have had, so the ways are equally likely.
pub fn answered(spec: &Spec, sheet: &[Said]) -> Vec<Sheet> {
    let counted = counted(spec, sheet);
    completions(spec, sheet, |at| !counted[at], None)
}

/// Part 4: the same, or left open.
pub fn stopped(spec: &Spec, sheet: &[Said]) -> Vec<Sheet> {
    let counted = counted(spec, sheet);
    completions(spec, sheet, |at| !counted[at], Some(Said::Open))
}

pub fn decided(spec: &Spec, sheet: &[Said]) -> Option<Outcome> {
    let first = outcome(spec, sheet);
    stopped(spec, sheet).iter().all(|sheet| outcome(spec, sheet) == first).then_some(first)
}

pub fn left(spec: &Spec, sheet: &[Said]) -> (usize, usize) {
    let visible = shown(spec, sheet);
    let done: Vec<bool> = visible.iter().zip(sheet).map(|(shown, said)| *shown && *said != Said::Open).collect();
    let ways = completions(spec, sheet, |at| !done[at], Some(Said::NotSure));
    let count = |way: &Sheet| shown(spec, way).iter().zip(&done).filter(|(shown, done)| **shown && !**done).count();
    let counts: Vec<usize> = ways.iter().map(count).collect();
    (*counts.iter().min().unwrap(), *counts.iter().max().unwrap())
}

/// Every other set of answers to the counted questions, and which questions it changes.
pub fn changed(spec: &Spec, sheet: &[Said]) -> Vec<(Sheet, Vec<usize>)> {
    let counted = counted(spec, sheet);
    let changes = |other: &Sheet| (0..other.len()).filter(|at| other[*at] != sheet[*at]).collect();
    let ways = completions(spec, sheet, |at| counted[at], None).into_iter();
    ways.map(|other| (other.clone(), changes(&other))).collect()
}

/// Whether the answers to `set` alone keep `leader` ahead, whatever else is answered or left open.
pub fn settles(spec: &Spec, sheet: &[Said], set: &[usize], leader: usize) -> bool {
    let ways = completions(spec, sheet, |at| !set.contains(&at), Some(Said::Open));
    ways.iter().all(|way| outcome(spec, way) == Outcome::Wins(leader))
}
