//! Parses what a person types.

use crate::{
    catalogue::{ChoiceSet, Kind, Question},
    quiz::{Answer, Command, CommandError, Quiz, Stage, Weight},
    report::capitalized,
};

use super::trial::Try;

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Commands(Vec<Command>),
    /// A note on the question with this index. Without a text, the person is asked for it.
    Note(usize, Option<String>),
    /// Mark the answer as a guess, or unmark it.
    Guess,
    Again,
    Forecast,
    /// Why not the other options.
    WhyNot,
    /// Try this. Without anything, say what can be tried.
    Try(Option<Try>),
    /// Without a reason and its weight, list the reasons.
    Weigh(Option<Try>),
    /// Take over what is tried.
    Apply,
    /// Drop what is tried.
    Drop,
    Help,
    StartOver,
    Quit,
    /// An error message.
    Invalid(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Again,
    Back,
    Review,
    Verdict,
    Forecast,
    WhyNot,
    Try,
    Weigh,
    Apply,
    Drop,
    Note,
    Guess,
    Help,
    StartOver,
    Quit,
}

/// The table of words, from which help is made too: the letter, the whole word, and the text in help. Some words have no letter,
/// because a single letter is easily mistyped.
const WORDS: [(&str, &str, Word, &str); 15] = [
    ("a", "again", Word::Again, "repeat this"),
    ("b", "back", Word::Back, "back; answers stay"),
    ("r", "review", Word::Review, "review all answers"),
    ("v", "verdict", Word::Verdict, "the verdict"),
    ("f", "forecast", Word::Forecast, "the forecast: what the remaining answers can still change"),
    ("w", "why", Word::WhyNot, "why not the other options"),
    ("t", "try", Word::Try, "other answers that would change the verdict; \"t 3 2\" tries choice 2 of question 3"),
    ("weigh", "weigh", Word::Weigh, "the reasons; \"weigh 3 2\" makes reason 3 count twice"),
    ("apply", "apply", Word::Apply, "apply what you are trying"),
    ("drop", "drop", Word::Drop, "drop what you are trying"),
    ("n", "note", Word::Note, "add a note to this question"),
    ("g", "guess", Word::Guess, "mark or unmark the answer as a guess"),
    ("?", "help", Word::Help, "help"),
    ("q", "quit", Word::Quit, "quit"),
    ("over", "over", Word::StartOver, "start over"),
];

/// The words that can be typed at this stage, with their help.
pub(crate) fn words(stage: Stage) -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().filter(move |(_, _, word, _)| is_enabled(*word, stage)).map(|(short, _, _, help)| (*short, *help))
}

fn is_enabled(word: Word, stage: Stage) -> bool {
    match word {
        Word::Forecast | Word::Note | Word::Guess => matches!(stage, Stage::Question { .. }),
        Word::Review => stage != Stage::Review,
        Word::Verdict => stage != Stage::Result,
        Word::WhyNot | Word::Try | Word::Weigh | Word::Apply | Word::Drop => stage == Stage::Result,
        _ => true,
    }
}

pub(crate) fn parse(quiz: &Quiz, line: &str) -> Input {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let word = word.to_lowercase();
    let known = WORDS.iter().find(|(short, long, _, _)| [*short, *long].contains(&word.as_str()));
    let known = known.map(|(_, _, word, _)| *word);
    let takes_more = |word: Word| matches!(word, Word::Note | Word::Try | Word::Weigh);
    match known.filter(|word| is_enabled(*word, quiz.stage()) && (rest.is_empty() || takes_more(*word))) {
        Some(Word::Note) => note(quiz, rest),
        Some(Word::Guess) => Input::Guess,
        Some(Word::Back) => back(quiz),
        Some(Word::Review) => Input::Commands(vec![Command::Review]),
        Some(Word::Verdict) => Input::Commands(vec![Command::Finish]),
        Some(Word::Forecast) => Input::Forecast,
        Some(Word::WhyNot) => Input::WhyNot,
        Some(Word::Try) => try_answer(quiz, rest),
        Some(Word::Weigh) => weigh(quiz, rest),
        Some(Word::Apply) => Input::Apply,
        Some(Word::Drop) => Input::Drop,
        Some(Word::Help) => Input::Help,
        Some(Word::Again) => Input::Again,
        Some(Word::StartOver) if quiz.is_untouched() => Input::Invalid(CommandError::NothingAnswered.to_string()),
        Some(Word::StartOver) => Input::StartOver,
        Some(Word::Quit) => Input::Quit,
        None => answer(quiz, line),
    }
}

fn note(quiz: &Quiz, text: &str) -> Input {
    match quiz.question() {
        Some(question) => Input::Note(question.index, Some(text.to_owned()).filter(|text| !text.is_empty())),
        None => not_understood(),
    }
}

/// Parses the number of a question and those of its choices.
fn try_answer(quiz: &Quiz, rest: &str) -> Input {
    if rest.is_empty() {
        return Input::Try(None);
    }
    let is_none = parts(rest).last() == Some("none");
    let numbers: Option<Vec<usize>> = parts(rest).filter(|part| *part != "none").map(number).collect();
    let rows = quiz.answers().visible(quiz.catalogue());
    let Some((row, choices)) = numbers.as_deref().and_then(<[usize]>::split_first) else {
        return Input::Invalid("Type \"try\" for what you can try.".into());
    };
    let Some(question) = row.checked_sub(1).and_then(|row| rows.get(row)) else {
        return Input::Invalid(format!("Questions are numbered from 1 to {}, as in the review.", rows.len()));
    };
    let picks: Option<ChoiceSet> = choices.iter().map(|choice| choice.checked_sub(1)).collect();
    match picks.filter(|picks| question.allows(*picks) && picks.is_empty() == is_none) {
        Some(picks) => Input::Try(Some(Try::Answer(question.index, picks))),
        None => Input::Invalid(choices_hint(question)),
    }
}

fn choices_hint(question: &Question) -> String {
    let choices = question.choices.iter().enumerate().map(|(index, choice)| format!("{} {}", index + 1, choice.label));
    let none = if question.kind == Kind::One { "" } else { "; none" };
    format!("The choices for “{}” are: {}{none}.", question.title, choices.collect::<Vec<_>>().join("; "))
}

/// Parses the number of a reason and its weight.
fn weigh(quiz: &Quiz, rest: &str) -> Input {
    if rest.is_empty() {
        return Input::Weigh(None);
    }
    let reasons = quiz.catalogue().reasons.len();
    match parts(rest).collect::<Vec<_>>().as_slice() {
        [reason, weight] => match (number(reason), weight.parse::<Weight>()) {
            (Some(reason), Ok(weight)) if (1..=reasons).contains(&reason) => {
                Input::Weigh(Some(Try::Weight(reason - 1, weight)))
            }
            (_, Err(error)) => Input::Invalid(format!("{}.", capitalized(&error.to_string()))),
            _ => Input::Invalid(format!("Reasons are numbered from 1 to {reasons}; \"weigh\" lists them.")),
        },
        _ => Input::Invalid("Type \"weigh\" for the reasons and their numbers.".into()),
    }
}

/// The words of a line, even if there are commas between them.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', ',']).filter(|part| !part.is_empty())
}

/// Back, but not to the welcome screen, which line mode does not have.
fn back(quiz: &Quiz) -> Input {
    let mut previous = quiz.clone();
    match previous.apply(Command::Back) {
        Ok(()) if previous.stage() == Stage::Welcome => Input::Invalid("This is the first question.".into()),
        _ => Input::Commands(vec![Command::Back]),
    }
}

fn answer(quiz: &Quiz, line: &str) -> Input {
    match (quiz.stage(), quiz.question()) {
        (Stage::Question { .. }, Some(question)) if line.is_empty() => enter(quiz, question),
        (Stage::Question { .. }, Some(question)) => choose(quiz, question, line),
        (Stage::Review, _) if line.is_empty() => Input::Commands(vec![Command::Finish]),
        (Stage::Review, _) => edit(quiz, line),
        (Stage::Result, _) if line.is_empty() => Input::Quit,
        _ => not_understood(),
    }
}

/// An empty line: keeps the answer. To an open question with many answers, it means none of these.
fn enter(quiz: &Quiz, question: &Question) -> Input {
    match (quiz.answers().get(question), question.kind) {
        (Answer::Open, Kind::One) => Input::Invalid(numbers_hint(question)),
        (Answer::Open, Kind::Many { .. }) => Input::Commands(vec![Command::Confirm]),
        _ => Input::Commands(vec![Command::Forward]),
    }
}

/// Parses the numbers of choices, or 0 for "not sure".
fn choose(quiz: &Quiz, question: &Question, line: &str) -> Input {
    let numbers: Option<Vec<usize>> = parts(line).map(number).collect();
    let Some(numbers) = numbers else { return Input::Invalid(numbers_hint(question)) };
    match (numbers.as_slice(), question.kind) {
        ([0], _) => Input::Commands(vec![Command::NotSure]),
        (numbers, _) if numbers.iter().any(|number| !(1..=question.choices.len()).contains(number)) => {
            Input::Invalid(format!("{} {}", CommandError::NoSuchChoice, numbers_hint(question)))
        }
        ([number], Kind::One) => Input::Commands(vec![Command::Choose(number - 1)]),
        (_, Kind::One) => Input::Invalid(numbers_hint(question)),
        (numbers, Kind::Many { max }) => {
            let picks: ChoiceSet = numbers.iter().map(|number| number - 1).collect();
            if picks.len() > max {
                return Input::Invalid(format!("Pick up to {max}. {}", numbers_hint(question)));
            }
            Input::Commands(ticking(quiz, question, picks))
        }
    }
}

/// The commands that make `picks` the answer. Unticking comes first, because the number of ticks is limited.
fn ticking(quiz: &Quiz, question: &Question, picks: ChoiceSet) -> Vec<Command> {
    let ticked = quiz.answers().get(question).picks().unwrap_or_default();
    let removed = ticked.iter().filter(|choice| !picks.contains(*choice));
    let added = picks.iter().filter(|choice| !ticked.contains(*choice));
    removed.chain(added).map(Command::Toggle).chain([Command::Confirm]).collect()
}

/// Parses the number of an answer in the review.
fn edit(quiz: &Quiz, line: &str) -> Input {
    let rows = quiz.answers().visible(quiz.catalogue());
    let row = number(line).and_then(|number| rows.get(number.checked_sub(1)?));
    row.map_or_else(
        || Input::Invalid(format!("Type a number from 1 to {}, or Enter for the verdict; ? for help.", rows.len())),
        |question| Input::Commands(vec![Command::Jump(question.index)]),
    )
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok()
}

fn numbers_hint(question: &Question) -> String {
    let last = question.choices.len();
    match question.kind {
        Kind::One => format!("Type a number from 1 to {last}, or 0 for not sure; ? for help."),
        Kind::Many { .. } => {
            format!("Type numbers from 1 to {last} with spaces between, 0 for not sure, or Enter for none; ? for help.")
        }
    }
}

fn not_understood() -> Input {
    Input::Invalid("Not understood. ? for help.".into())
}
