//! What people read while they answer, on the screen and in line mode.

use crate::{
    catalogue::{Catalogue, Kind, Question},
    scoring::Outcome,
};

use super::{
    answer_line::AnswerLine,
    phrases::{count, things},
};

/// What "not sure" means.
pub const NOT_SURE: &str = "Leaves this question out of the verdict.";

/// A guess of how many seconds it takes to read and answer a question.
const SECONDS_PER_QUESTION: usize = 15;

/// The project, if it has a name, and how long the quiz takes. It takes the least and the most questions in all.
pub fn length(project: &str, questions: (usize, usize)) -> String {
    let about = if project.is_empty() { String::new() } else { format!("About {project}. ") };
    let [questions, minutes] = length_words(questions);
    format!("{about}{questions}, {minutes}.")
}

/// "11 to 12 questions" and "about 3 minutes", from the least and the most questions in all.
pub fn length_words((min, max): (usize, usize)) -> [String; 2] {
    let minutes = (max * SECONDS_PER_QUESTION).div_ceil(60);
    let range = if min == max { max.to_string() } else { format!("{min} to {max}") };
    [format!("{range} {}", things(max, "question")), format!("about {}", count(minutes, "minute"))]
}

/// How many questions are left; from bounds that are not exact, only the upper one.
pub fn left_words((min, max): (usize, usize), exact: bool) -> String {
    match (min, max) {
        (_, 0) => "none left".into(),
        _ if !exact => format!("at most {max} left"),
        _ if min == max => format!("{max} left"),
        _ => format!("{min} to {max} left"),
    }
}

/// Which question it is: "5 of 12", "5 of 11 to 12" if the number of questions depends on the answers, or "5 of up to 12"
/// from bounds that are not exact.
pub fn place_words(number: usize, (min, max): (usize, usize), exact: bool) -> String {
    match (min, max) {
        _ if !exact => format!("{number} of up to {max}"),
        _ if min == max => format!("{number} of {max}"),
        _ => format!("{number} of {min} to {max}"),
    }
}

/// Why `question` is asked: the reasons that its choices give points to, and its source.
pub fn because(catalogue: &Catalogue, question: &Question) -> String {
    let titles: Vec<&str> = question.reasons().into_iter().map(|reason| catalogue.reason_title(reason)).collect();
    let source: Vec<&str> = question.source.iter().map(|citation| citation.text.as_str()).collect();
    let source = if source.is_empty() { String::new() } else { format!(" ({})", source.join(", ")) };
    if titles.is_empty() {
        format!("Decides which questions come next{source}.")
    } else {
        format!("Feeds: {}{source}", titles.join("; "))
    }
}

/// How many choices `question` takes; empty if it takes one.
pub fn takes(question: &Question) -> String {
    match question.kind {
        Kind::One => String::new(),
        Kind::Many { max } if max < question.choices.len() => format!("Pick up to {max}, or none."),
        Kind::Many { .. } => "Pick any that apply, or none.".into(),
    }
}

/// The outcome, which the open questions can no longer change.
pub fn decided_words(catalogue: &Catalogue, outcome: Outcome) -> String {
    match outcome {
        Outcome::TooClose => "Decided: there will be no single winner.".into(),
        Outcome::NoneLeft => "Decided: your answers rule out every option.".into(),
        Outcome::Wins(option) => format!("Decided: {} will win.", catalogue.option_name(option)),
    }
}

/// How many of these questions are answered; "not sure" does not count.
pub fn counted_words(lines: &[AnswerLine]) -> String {
    let counted = lines.iter().filter(|line| line.answer.picks().is_some()).count();
    format!("{counted} of {} answered", lines.len())
}
