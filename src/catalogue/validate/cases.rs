//! Worked cases.

use crate::{
    catalogue::{
        Case, Expectation, Kind, Question,
        choice_set::ChoiceSet,
        schema::{self, Strength},
    },
    diagnostics::{DiagnosticKind, IdKind, Rule, list},
    text::sanitize_line,
    yaml::NodePath,
};

use super::{ids::Ids, validator::Validator};

pub(crate) fn validate(
    validator: &mut Validator,
    options: &Ids,
    questions: &[Question],
    cases: Vec<schema::Case>,
) -> Vec<Case> {
    let items = NodePath::default().key("cases");
    validator.check_ids(IdKind::Case, cases.iter().map(|case| case.id.as_str()), &items);
    let ids = Ids::checked(IdKind::Question, questions.iter().map(|question| question.id.clone()));
    let mut resolve = |(index, case): (usize, schema::Case)| {
        let path = items.item(index);
        let answers = answers(validator, &ids, questions, &case, &path.key("answers"));
        let not_sure = validator.resolve_list(&ids, &case.not_sure, &path.key("not_sure"));
        if let Some((_, id)) = not_sure.iter().zip(&case.not_sure).find(|(q, _)| answers.iter().any(|(a, _)| a == *q)) {
            let what = format!("`{id}` is under both `answers` and `not_sure`");
            let kind = DiagnosticKind::new(Rule::Conflict, what, "remove it from one of the two");
            validator.add(kind, path.key("not_sure"));
        }
        let expect = expectation(validator, options, &case.expect, &path.key("expect"));
        Case { id: case.id, title: sanitize_line(case.title), answers, not_sure, expect }
    };
    cases.into_iter().enumerate().map(&mut resolve).collect()
}

fn answers(
    validator: &mut Validator,
    ids: &Ids,
    questions: &[Question],
    case: &schema::Case,
    path: &NodePath,
) -> Vec<(usize, ChoiceSet)> {
    let mut answers = Vec::new();
    for (id, wanted) in &case.answers.0 {
        let Some(index) = validator.resolve(ids, id, path.key_name(id)) else { continue };
        let Some(question) = questions.get(index) else { continue };
        let picks = validator.choices(question, wanted, &path.key(id.clone()));
        if !question.allows(picks) && picks.len() == wanted.len() {
            validator.add(wrong_count(question, wanted.len()), path.key(id.clone()));
        }
        answers.push((index, picks));
    }
    answers
}

/// The error of an answer to `question` with `given` choices.
fn wrong_count(question: &Question, given: usize) -> DiagnosticKind {
    let (takes, name) = match question.kind {
        Kind::One => ("one choice".into(), "one of".into()),
        Kind::Many { max: 1 } => ("at most 1 choice".into(), "one or none of".into()),
        Kind::Many { max } => (format!("at most {max} choices"), format!("at most {max} of")),
    };
    let id = &question.id;
    let known: Vec<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
    let given = if given == 0 { "none".to_owned() } else { given.to_string() };
    let what = format!("`{id}` takes {takes}, not {given}");
    DiagnosticKind::new(Rule::Conflict, what, format!("use {name} {}", list(&known)))
}

fn expectation(validator: &mut Validator, options: &Ids, expect: &schema::Expect, path: &NodePath) -> Expectation {
    let verdict = match expect.verdict.as_str() {
        "both" => Expectation::Both,
        "either" => Expectation::Either,
        "insufficient" => Expectation::Insufficient,
        "none" if options.index("none").is_none() => Expectation::NoneLeft,
        id => return option(validator, options, id, expect.strength, path),
    };
    if expect.strength.is_some() {
        let what = format!("the verdict `{}` has no `strength`; only options do", expect.verdict);
        let kind = DiagnosticKind::new(Rule::Conflict, what, "remove `strength`");
        validator.add(kind, path.key_name("strength"));
    }
    verdict
}

fn option(
    validator: &mut Validator,
    options: &Ids,
    id: &str,
    strength: Option<Strength>,
    path: &NodePath,
) -> Expectation {
    if let Some(index) = options.index(id).or_else(|| options.meant(id)) {
        return Expectation::Option(index, strength);
    }
    let words = ["both", "either", "insufficient", "none"];
    let known = options.iter().chain(words).map(Into::into).collect();
    validator.add(DiagnosticKind::Unknown { kind: IdKind::Verdict, id: id.into(), known }, path.key("verdict"));
    Expectation::Insufficient
}
