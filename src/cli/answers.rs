//! Answers given on the command line, as `--answer Q=C[,C]`, `--not-sure Q` and `--guess Q`, and weights, as
//! `--weight REASON=N`.

use crate::{
    catalogue::{Catalogue, Kind, Question},
    diagnostics::{DiagnosticKind, IdKind},
    quiz::{Answer, Answers, Priorities, Responses, Weight},
    report::count,
};

use super::{args::AnswerArgs, exit::CliError};

impl AnswerArgs {
    pub(crate) const fn is_empty(&self) -> bool {
        self.answered.is_empty() && self.not_sure.is_empty() && self.guesses.is_empty() && self.weights.is_empty()
    }
}

/// Puts the answers and weights of the command line over those in `responses`.
pub(crate) fn override_responses(
    catalogue: &Catalogue,
    args: &AnswerArgs,
    responses: &mut Responses,
) -> Result<(), CliError> {
    let answers = &mut responses.answers;
    let mut given = Answers::none(catalogue);
    for text in &args.answered {
        let argument = format!("--answer {text}");
        let (id, choices) = text.split_once('=').ok_or_else(|| {
            invalid(
                &argument,
                "expected QUESTION=CHOICE",
                "several choices are QUESTION=CHOICE,CHOICE, and none of these is QUESTION=",
            )
        })?;
        let question = find_question(catalogue, &argument, id)?;
        let ids: Vec<&str> = if choices.is_empty() { Vec::new() } else { choices.split(',').collect() };
        if let Some((_, id)) = ids.iter().enumerate().find(|(index, id)| ids.iter().take(*index).any(|it| it == *id)) {
            return Err(invalid(&argument, &format!("`{id}` is named twice"), "name each choice once"));
        }
        let choices = ids.iter().map(|id| find_choice(question, &argument, id)).collect::<Result<_, _>>()?;
        set(&mut given, question, &argument, Answer::Picked(choices))?;
    }
    for id in &args.not_sure {
        let argument = format!("--not-sure {id}");
        set(&mut given, find_question(catalogue, &argument, id)?, &argument, Answer::NotSure)?;
    }
    for question in catalogue.questions.iter().filter(|question| given.get(question) != Answer::Open) {
        answers.set(question, given.get(question));
    }
    for id in &args.guesses {
        let argument = format!("--guess {id}");
        let question = find_question(catalogue, &argument, id)?;
        if answers.get(question).picks().is_none() {
            let help = format!("only an answer can be a guess: add --answer {id}=CHOICE");
            return Err(invalid(&argument, &format!("`{id}` is not answered"), &help));
        }
        answers.set_guess(question, true);
    }
    override_weights(catalogue, &args.weights, &mut responses.priorities)
}

fn override_weights(catalogue: &Catalogue, args: &[String], priorities: &mut Priorities) -> Result<(), CliError> {
    let mut given = Vec::new();
    for text in args {
        let argument = format!("--weight {text}");
        let (id, weight) = text.split_once('=').ok_or_else(|| {
            invalid(&argument, "expected REASON=N", "write how many times the reason counts, such as REASON=2")
        })?;
        let reason = find_reason(catalogue, &argument, id)?;
        let weight = weight
            .parse::<Weight>()
            .map_err(|error| invalid(&argument, &format!("`{weight}` is not a weight"), &error.to_string()))?;
        if given.contains(&reason) {
            return Err(invalid(&argument, &format!("`{id}` is given twice"), "use only one --weight for it"));
        }
        given.push(reason);
        priorities.set(reason, weight);
    }
    Ok(())
}

/// The most reasons that can be ranked.
const MAX_RANKED: usize = 3;

/// The reasons that `--rank` names, by their indices.
pub(crate) fn ranked(catalogue: &Catalogue, ids: &[String]) -> Result<Vec<usize>, CliError> {
    let argument = format!("--rank {}", ids.join(","));
    if ids.len() > MAX_RANKED {
        return Err(invalid(&argument, "too many reasons", "name up to three, the most important first"));
    }
    let mut ranked = Vec::new();
    for id in ids {
        let reason = find_reason(catalogue, &argument, id)?;
        if ranked.contains(&reason) {
            return Err(invalid(&argument, &format!("`{id}` is named twice"), "name each reason once"));
        }
        ranked.push(reason);
    }
    Ok(ranked)
}

fn set(given: &mut Answers, question: &Question, argument: &str, answer: Answer) -> Result<(), CliError> {
    if given.get(question) != Answer::Open {
        let problem = format!("`{}` is given twice", question.id);
        return Err(invalid(argument, &problem, "use only one --answer or --not-sure for it"));
    }
    if let Some(choices) = answer.picks().filter(|choices| !question.allows(*choices)) {
        let takes = match question.kind {
            Kind::One => "one choice".into(),
            Kind::Many { max } => format!("up to {}", count(max, "choice")),
        };
        let number = if choices.is_empty() { "none".into() } else { choices.len().to_string() };
        let problem = format!("`{}` takes {takes}, but you gave {number}", question.id);
        let ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
        return Err(invalid(argument, &problem, &format!("choose from {}", ids.join(", "))));
    }
    given.set(question, answer);
    Ok(())
}

fn find_question<'c>(catalogue: &'c Catalogue, argument: &str, id: &str) -> Result<&'c Question, CliError> {
    let found = catalogue.questions.iter().find(|question| question.id == id);
    let known = || catalogue.questions.iter().map(|question| question.id.clone()).collect();
    found.ok_or_else(|| unknown(argument, IdKind::Question, id, known()))
}

/// The index of the option.
pub(crate) fn find_option(catalogue: &Catalogue, id: &str) -> Result<usize, CliError> {
    let found = catalogue.options.iter().position(|option| option.id == id);
    let known = || catalogue.options.iter().map(|option| option.id.clone()).collect();
    found.ok_or_else(|| unknown(&format!("--decided {id}"), IdKind::Option, id, known()))
}

/// The index of the reason.
fn find_reason(catalogue: &Catalogue, argument: &str, id: &str) -> Result<usize, CliError> {
    let found = catalogue.reasons.iter().position(|reason| reason.id == id);
    let known = || catalogue.reasons.iter().map(|reason| reason.id.clone()).collect();
    found.ok_or_else(|| unknown(argument, IdKind::Reason, id, known()))
}

/// The index of the choice.
fn find_choice(question: &Question, argument: &str, id: &str) -> Result<usize, CliError> {
    let found = question.choices.iter().position(|choice| choice.id == id);
    let known = || question.choices.iter().map(|choice| choice.id.clone()).collect();
    found.ok_or_else(|| unknown(argument, IdKind::Choice, id, known()))
}

fn unknown(argument: &str, kind: IdKind, id: &str, known: Vec<String>) -> CliError {
    let diagnostic = DiagnosticKind::Unknown { kind, id: id.into(), known };
    invalid(argument, &diagnostic.to_string(), &diagnostic.help())
}

fn invalid(argument: &str, problem: &str, help: &str) -> CliError {
    CliError::Argument { argument: argument.into(), problem: problem.into(), help: help.into() }
}
