//! What a line means.

use crate::{
    catalogue::{ChoiceSet, Kind, Question},
    quiz::{Answer, Command, CommandError, Quiz, Stage},
};

/// What a person wants.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// This, in this order.
    Do(Vec<Command>),
    /// This note on the question at this place; none to be asked for it.
    Note(usize, Option<String>),
    /// To be told the same again.
    Again,
    /// The outlook.
    Outlook,
    /// What can be said here, and what the choices mean.
    Help,
    /// To start over, after asking.
    StartOver,
    /// To leave.
    Leave,
    /// Nothing that could be understood, and why.
    Unclear(String),
}

/// A word that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Again,
    Back,
    Review,
    Verdict,
    Outlook,
    Note,
    Help,
    StartOver,
    Leave,
}

/// The one table of words: a letter and the whole word, both in any case; what it means; what it does. Help is made from
/// it. What forgets answers has no letter: one is soon mistyped, and soon misheard.
const WORDS: [(&str, &str, Word, &str); 9] = [
    ("a", "again", Word::Again, "repeat this"),
    ("b", "back", Word::Back, "back; answers stay"),
    ("r", "review", Word::Review, "review all answers"),
    ("v", "verdict", Word::Verdict, "the verdict"),
    ("f", "forecast", Word::Outlook, "the forecast: what the remaining answers can still change"),
    ("n", "note", Word::Note, "add a note to this question"),
    ("?", "help", Word::Help, "help"),
    ("q", "quit", Word::Leave, "quit"),
    ("over", "over", Word::StartOver, "start over"),
];

/// The words that mean something at this stage, each with what it does.
pub(crate) fn known(stage: Stage) -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().filter(move |(_, _, word, _)| works(*word, stage)).map(|(short, _, _, does)| (*short, *does))
}

fn works(word: Word, stage: Stage) -> bool {
    match word {
        Word::Outlook | Word::Note => matches!(stage, Stage::Question { .. }),
        Word::Review => stage != Stage::Review,
        Word::Verdict => stage != Stage::Result,
        _ => true,
    }
}

/// What `line` means as things stand.
pub(crate) fn parse(quiz: &Quiz, line: &str) -> Input {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let word = word.to_lowercase();
    let known = WORDS.iter().find(|(short, long, _, _)| [*short, *long].contains(&word.as_str()));
    let known = known.map(|(_, _, word, _)| *word);
    match known.filter(|word| works(*word, quiz.stage()) && (rest.is_empty() || *word == Word::Note)) {
        Some(Word::Note) => note(quiz, rest),
        Some(Word::Back) => back(quiz),
        Some(Word::Review) => Input::Do(vec![Command::Review]),
        Some(Word::Verdict) => Input::Do(vec![Command::Finish]),
        Some(Word::Outlook) => Input::Outlook,
        Some(Word::Help) => Input::Help,
        Some(Word::Again) => Input::Again,
        Some(Word::StartOver) if quiz.is_untouched() => Input::Unclear(CommandError::NothingAnswered.to_string()),
        Some(Word::StartOver) => Input::StartOver,
        Some(Word::Leave) => Input::Leave,
        None => answer(quiz, line),
    }
}

fn note(quiz: &Quiz, text: &str) -> Input {
    match quiz.question() {
        Some(question) => Input::Note(question.index, Some(text.to_owned()).filter(|text| !text.is_empty())),
        None => unclear(),
    }
}

/// Back, but not to the welcome, which is told once.
fn back(quiz: &Quiz) -> Input {
    let mut before = quiz.clone();
    match before.apply(Command::Back) {
        Ok(()) if before.stage() == Stage::Welcome => Input::Unclear("This is the first question.".into()),
        _ => Input::Do(vec![Command::Back]),
    }
}

fn answer(quiz: &Quiz, line: &str) -> Input {
    match (quiz.stage(), quiz.question()) {
        (Stage::Question { .. }, Some(question)) if line.is_empty() => enter(quiz, question),
        (Stage::Question { .. }, Some(question)) => choose(quiz, question, line),
        (Stage::Review, _) if line.is_empty() => Input::Do(vec![Command::Finish]),
        (Stage::Review, _) => edit(quiz, line),
        (Stage::Result, _) if line.is_empty() => Input::Leave,
        _ => unclear(),
    }
}

/// Enter alone: on, past an answered question; for an open one with many answers, none of these.
fn enter(quiz: &Quiz, question: &Question) -> Input {
    match (quiz.answers().get(question), question.kind) {
        (Answer::Open, Kind::One) => Input::Unclear(numbers_wanted(question)),
        (Answer::Open, Kind::Many { .. }) => Input::Do(vec![Command::Confirm]),
        _ => Input::Do(vec![Command::Forward]),
    }
}

/// The choices with these numbers, or "not sure".
fn choose(quiz: &Quiz, question: &Question, line: &str) -> Input {
    let numbers: Option<Vec<usize>> = line.split([' ', ',']).filter(|part| !part.is_empty()).map(number).collect();
    let Some(numbers) = numbers else { return Input::Unclear(numbers_wanted(question)) };
    match (numbers.as_slice(), question.kind) {
        ([0], _) => Input::Do(vec![Command::NotSure]),
        (numbers, _) if numbers.iter().any(|number| !(1..=question.choices.len()).contains(number)) => {
            Input::Unclear(format!("{} {}", CommandError::NoSuchChoice, numbers_wanted(question)))
        }
        ([number], Kind::One) => Input::Do(vec![Command::Choose(number - 1)]),
        (_, Kind::One) => Input::Unclear(numbers_wanted(question)),
        (numbers, Kind::Many { max }) => {
            let picks: ChoiceSet = numbers.iter().map(|number| number - 1).collect();
            if picks.len() > max {
                return Input::Unclear(format!("Pick up to {max}. {}", numbers_wanted(question)));
            }
            Input::Do(ticking(quiz, question, picks))
        }
    }
}

/// The commands that make `picks` the answer: first what is ticked and not wanted goes.
fn ticking(quiz: &Quiz, question: &Question, picks: ChoiceSet) -> Vec<Command> {
    let ticked = quiz.answers().get(question).picks().unwrap_or_default();
    let gone = ticked.iter().filter(|choice| !picks.contains(*choice));
    let new = picks.iter().filter(|choice| !ticked.contains(*choice));
    gone.chain(new).map(Command::Toggle).chain([Command::Confirm]).collect()
}

/// The question with this number in the review.
fn edit(quiz: &Quiz, line: &str) -> Input {
    let rows = quiz.answers().visible(quiz.catalogue());
    let row = number(line).and_then(|number| rows.get(number.checked_sub(1)?));
    row.map_or_else(
        || Input::Unclear(format!("Type a number from 1 to {}, or Enter for the verdict; ? for help.", rows.len())),
        |question| Input::Do(vec![Command::Jump(question.index)]),
    )
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok()
}

fn numbers_wanted(question: &Question) -> String {
    let last = question.choices.len();
    match question.kind {
        Kind::One => format!("Type a number from 1 to {last}, or 0 for not sure; ? for help."),
        Kind::Many { .. } => {
            format!("Type numbers from 1 to {last} with spaces between, 0 for not sure, or Enter for none; ? for help.")
        }
    }
}

fn unclear() -> Input {
    Input::Unclear("Not understood. ? for help.".into())
}
