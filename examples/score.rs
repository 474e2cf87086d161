//! Scores answers without asking: prints the points of each option and the verdict.
//!
//! ```text
//! cargo run --example score -- assets/new.yaml difference=choose_us needed=later gaps=rule,scale
//! ```

use std::{env, error::Error, fs, process::ExitCode};

use whichone::{
    analysis::verdict,
    catalogue::{self, Catalogue, ChoiceSet, Question},
    diagnostics::Diagnostic,
    quiz::{Answer, Answers},
    scoring::VerdictKind,
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let path = args.next().ok_or("usage: score CATALOGUE.yaml [QUESTION=CHOICE[,CHOICE]]...")?;
    let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
    let catalogue = catalogue::load(&text).map_err(|errors| located(&path, &errors))?;

    let mut answers = Answers::none(&catalogue);
    for arg in args {
        let (question, choices) = parse(&catalogue, &arg)?;
        if !question.allows(choices) {
            return Err(format!("`{}` does not allow that number of choices", question.id).into());
        }
        answers.set(question, Answer::Picked(choices));
    }

    let verdict = verdict(&catalogue, &answers);
    for (option, points) in catalogue.options.iter().zip(&verdict.scores.points) {
        println!("{}: {points}", option.name);
    }
    let leader = verdict.leader().and_then(|index| catalogue.options.get(index)).map_or("", |option| &option.name);
    match verdict.kind {
        VerdictKind::Clear => println!("{leader}, clearly"),
        VerdictKind::Leans => println!("{leader}, narrowly"),
        VerdictKind::Both => println!("use both"),
        VerdictKind::Either => println!("too close to call"),
        VerdictKind::NoneLeft => println!("every option is ruled out"),
        VerdictKind::Insufficient => println!("no verdict yet (answers missing: {})", verdict.missing()),
    }
    Ok(())
}

/// Reads `QUESTION=CHOICE,CHOICE`.
fn parse<'c>(catalogue: &'c Catalogue, arg: &str) -> Result<(&'c Question, ChoiceSet), String> {
    let (id, choices) = arg.split_once('=').ok_or_else(|| format!("`{arg}` is not QUESTION=CHOICE"))?;
    let question = catalogue.questions.iter().find(|question| question.id == id);
    let question = question.ok_or_else(|| format!("unknown question `{id}`"))?;
    let index = |id: &str| {
        let index = question.choices.iter().position(|choice| choice.id == id);
        index.ok_or_else(|| format!("`{}` has no choice `{id}`", question.id))
    };
    let choices = choices.split(',').filter(|id| !id.is_empty()).map(index).collect::<Result<_, _>>()?;
    Ok((question, choices))
}

/// One line for each error, as compilers print them: `file:line:column: message`.
fn located(path: &str, errors: &[Diagnostic]) -> String {
    errors.iter().map(|error| format!("{path}:{error}")).collect::<Vec<_>>().join("\n")
}
