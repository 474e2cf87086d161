//! Answers given on the command line.

use crate::{
    catalogue::{Catalogue, Kind, Question},
    diagnostics::{DiagnosticKind, IdKind},
    quiz::{Answer, Answers},
    report::count,
};

use super::{CliError, args::Given};

/// Puts the answers of `--answer Q=C[,C]` and `--not-sure Q` over those that are there.
///
/// # Errors
/// Where a question or a choice is unknown, a question is given twice, or it does not take so many choices.
pub(crate) fn put(
    catalogue: &Catalogue,
    Given { answers, not_sure }: &Given,
    over: &mut Answers,
) -> Result<(), CliError> {
    let mut sheet = Answers::none(catalogue);
    for text in answers {
        let argument = format!("--answer {text}");
        let (id, choices) = text.split_once('=').ok_or_else(|| {
            refused(
                &argument,
                "expected QUESTION=CHOICE",
                "several choices are QUESTION=CHOICE,CHOICE, and none of these is QUESTION=",
            )
        })?;
        let question = question(catalogue, &argument, id)?;
        let choices: Vec<&str> = if choices.is_empty() { Vec::new() } else { choices.split(',').collect() };
        if let Some(twice) = choices.iter().enumerate().find(|(at, id)| choices.iter().take(*at).any(|it| it == *id)) {
            let what = format!("`{}` is named twice", twice.1);
            return Err(refused(&argument, &what, "name each choice once"));
        }
        let picks = choices.iter().map(|choice| place(question, &argument, choice)).collect::<Result<_, _>>()?;
        set(&mut sheet, question, &argument, Answer::Picked(picks))?;
    }
    for id in not_sure {
        let argument = format!("--not-sure {id}");
        set(&mut sheet, question(catalogue, &argument, id)?, &argument, Answer::NotSure)?;
    }
    for question in catalogue.questions.iter().filter(|question| sheet.get(question) != Answer::Open) {
        over.set(question, sheet.get(question));
    }
    Ok(())
}

fn set(sheet: &mut Answers, question: &Question, argument: &str, answer: Answer) -> Result<(), CliError> {
    if sheet.get(question) != Answer::Open {
        let what = format!("`{}` is given twice", question.id);
        return Err(refused(argument, &what, "use only one --answer or --not-sure for it"));
    }
    if let Some(picks) = answer.picks().filter(|picks| !question.allows(*picks)) {
        let takes = match question.kind {
            Kind::One => "one choice".into(),
            Kind::Many { max } => format!("up to {}", count(max, "choice")),
        };
        let given = if picks.is_empty() { "none".into() } else { picks.len().to_string() };
        let what = format!("`{}` takes {takes}, but you gave {given}", question.id);
        let ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
        return Err(refused(argument, &what, &format!("choose from {}", ids.join(", "))));
    }
    sheet.set(question, answer);
    Ok(())
}

fn question<'c>(catalogue: &'c Catalogue, argument: &str, id: &str) -> Result<&'c Question, CliError> {
    let found = catalogue.questions.iter().find(|question| question.id == id);
    let known = || catalogue.questions.iter().map(|question| question.id.clone()).collect();
    found.ok_or_else(|| unknown(argument, IdKind::Question, id, known()))
}

fn place(question: &Question, argument: &str, id: &str) -> Result<usize, CliError> {
    let found = question.choices.iter().position(|choice| choice.id == id);
    let known = || question.choices.iter().map(|choice| choice.id.clone()).collect();
    found.ok_or_else(|| unknown(argument, IdKind::Choice, id, known()))
}

fn unknown(argument: &str, kind: IdKind, id: &str, known: Vec<String>) -> CliError {
    let problem = DiagnosticKind::Unknown { kind, id: id.into(), known };
    refused(argument, &problem.to_string(), &problem.help())
}

fn refused(argument: &str, what: &str, instead: &str) -> CliError {
    CliError::Argument { argument: argument.into(), what: what.into(), instead: instead.into() }
}
