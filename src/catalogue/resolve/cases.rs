//! The worked cases.

use crate::catalogue::{
    Case, Expectation, Picks, Question, Strength,
    check::{Ids, Problems},
    fault::{IdKind, Problem},
    file,
    place::Path,
    text::shown,
};

use super::questions::picks;

pub(super) fn resolve(
    problems: &mut Problems,
    options: &Ids,
    questions: &[Question],
    cases: Vec<file::Case>,
) -> Vec<Case> {
    let list = Path::default().key("cases");
    problems.ids(IdKind::Case, cases.iter().map(|case| case.id.as_str()), &list);
    let ids = Ids::of(IdKind::Question, questions.iter().map(|question| question.id.clone()));
    let mut resolve = |(index, case): (usize, file::Case)| {
        let path = list.item(index);
        let answers = answers(problems, &ids, questions, &case, &path.key("answers"));
        let not_sure = problems.find_all(&ids, &case.not_sure, &path.key("not_sure"));
        if let Some((_, id)) = not_sure.iter().zip(&case.not_sure).find(|(q, _)| answers.iter().any(|(a, _)| a == *q)) {
            let what = format!("`{id}` is both answered and not sure");
            let problem = Problem::Conflict { what, instead: "take it out of one of the two".into() };
            problems.add(problem, path.key("not_sure"));
        }
        let expect = expectation(problems, options, &case.expect, &path.key("expect"));
        Case { id: case.id, title: shown(&case.title), answers, not_sure, expect }
    };
    cases.into_iter().enumerate().map(&mut resolve).collect()
}

fn answers(
    problems: &mut Problems,
    ids: &Ids,
    questions: &[Question],
    case: &file::Case,
    path: &Path,
) -> Vec<(usize, Picks)> {
    let mut answers = Vec::new();
    for (id, wanted) in &case.answers.0 {
        let Some(place) = problems.find(ids, id, path.name(id)) else { continue };
        let Some(question) = questions.get(place) else { continue };
        let picks = picks(problems, question, wanted, &path.key(id));
        if !question.allows(picks) && picks.len() == wanted.len() {
            let what = format!("{} choices are given to `{id}`, which does not take so many", wanted.len());
            let instead = "give as many as the question's `type` and `max` allow".into();
            problems.add(Problem::Conflict { what, instead }, path.key(id));
        }
        answers.push((place, picks));
    }
    answers
}

fn expectation(problems: &mut Problems, options: &Ids, expect: &file::Expect, path: &Path) -> Expectation {
    let verdict = match expect.verdict.as_str() {
        "both" => Expectation::Both,
        "either" => Expectation::Either,
        "insufficient" => Expectation::Insufficient,
        id => return option(problems, options, id, expect.strength, path),
    };
    if expect.strength.is_some() {
        let what = format!("`strength` goes with an option, and the verdict expected is `{}`", expect.verdict);
        problems.add(Problem::Conflict { what, instead: "take `strength` out".into() }, path.name("strength"));
    }
    verdict
}

fn option(problems: &mut Problems, options: &Ids, id: &str, strength: Option<Strength>, path: &Path) -> Expectation {
    if let Some(place) = options.place(id) {
        return Expectation::Option(place, strength);
    }
    let words = ["both", "either", "insufficient"];
    let known = options.iter().chain(words).map(Into::into).collect();
    problems.add(Problem::Unknown { kind: IdKind::Verdict, id: id.into(), known }, path.key("verdict"));
    Expectation::Insufficient
}
