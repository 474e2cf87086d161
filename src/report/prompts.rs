//! What is said while the questions are asked, on the screen and by line.

use crate::{
    catalogue::{Catalogue, Kind, Question},
    quiz::Answer,
    scoring::Outcome,
};

use super::{
    AnswerLine,
    phrases::{count, things},
};

/// What "not sure" means.
pub const NOT_SURE: &str = "Leaves this question out of the verdict.";

/// What the shares of a forecast are and are not.
pub const CAVEAT: &str = "Counts every way to answer the rest. It is not the chance that the verdict is right.";

/// How long a question takes to read and answer, in seconds: a guess, rounded up to minutes where it is shown.
const SECONDS_A_QUESTION: usize = 15;

/// What it is about, where that has a name, and how long it takes, in sentences: given the least and the most questions
/// that a person is asked in all.
pub fn length(project: &str, (least, most): (usize, usize)) -> String {
    let about = if project.is_empty() { String::new() } else { format!("About {project}. ") };
    let [questions, minutes] = length_words((least, most));
    format!("{about}{questions}, {minutes}.")
}

/// "11 to 12 questions" and "about 3 minutes", of the least and the most questions that are asked in all.
pub fn length_words((least, most): (usize, usize)) -> [String; 2] {
    let minutes = (most * SECONDS_A_QUESTION).div_ceil(60);
    let range = if least == most { most.to_string() } else { format!("{least} to {most}") };
    [format!("{range} {}", things(most, "question")), format!("about {}", count(minutes, "minute"))]
}

/// How many questions are left, at the least and at the most; of bounds that are not exact the upper alone.
pub fn left_words((least, most): (usize, usize), exact: bool) -> String {
    match (least, most) {
        (_, 0) => "none left".into(),
        _ if !exact => format!("at most {most} left"),
        _ if least == most => format!("{most} left"),
        _ => format!("{least} to {most} left"),
    }
}

/// Which question it is: "5 of 12", where the number of questions depends on the answers "5 of 11 to 12", and of bounds
/// that are not exact "5 of up to 12"; given the least and the most questions in all.
pub fn place_words(number: usize, (least, most): (usize, usize), exact: bool) -> String {
    match (least, most) {
        _ if !exact => format!("{number} of up to {most}"),
        _ if least == most => format!("{number} of {most}"),
        _ => format!("{number} of {least} to {most}"),
    }
}

/// Why `question` is asked: the reasons that its choices give points to, and where it is taken from.
pub fn because(catalogue: &Catalogue, question: &Question) -> String {
    let titles: Vec<&str> = question.reasons().into_iter().map(|at| catalogue.reason_title(at)).collect();
    let source: Vec<&str> = question.source.iter().map(|citation| citation.text.as_str()).collect();
    let source = if source.is_empty() { String::new() } else { format!(" ({})", source.join(", ")) };
    if titles.is_empty() {
        format!("Decides which questions come next{source}.")
    } else {
        format!("Feeds: {}{source}", titles.join("; "))
    }
}

/// How many answers `question` takes; nothing to say where it takes one.
pub fn takes(question: &Question) -> String {
    match question.kind {
        Kind::One => String::new(),
        Kind::Many { max } if max < question.choices.len() => format!("Pick up to {max}, or none."),
        Kind::Many { .. } => "Pick any that apply, or none.".into(),
    }
}

/// The outcome that the open questions cannot change any more.
pub fn decided_words(catalogue: &Catalogue, outcome: Outcome) -> String {
    match outcome {
        Outcome::TooClose => "Settled: there will be no single winner.".into(),
        Outcome::Wins(option) => format!("Settled: {} will win.", catalogue.option_name(option)),
    }
}

/// Which options can still win; of bounds that are not exact, at most.
pub fn contenders_words(catalogue: &Catalogue, contenders: &[usize], exact: bool) -> String {
    let names: Vec<&str> = contenders.iter().map(|at| catalogue.option_name(*at)).collect();
    if names.is_empty() {
        return "It can only end without a single winner.".into();
    }
    let mark = if exact { "" } else { " (at most)" };
    format!("Still in the running{mark}: {}.", names.join(", "))
}

/// What a forecast has the shares of: the first option wins, no single winner, the second option wins.
pub fn outlook_labels(catalogue: &Catalogue) -> [String; 3] {
    let wins = |at: usize| format!("{} wins", catalogue.option_name(at));
    [wins(0), "no single winner".into(), wins(1)]
}

/// How many of these questions are answered; those answered "not sure" are not.
pub fn counted_words(lines: &[AnswerLine]) -> String {
    let counted = lines.iter().filter(|line| line.answer.picks().is_some()).count();
    format!("{counted} of {} answered", lines.len())
}

/// A note as it is shown: "Note: …"; none where there is none.
pub fn note_line(note: &str) -> Option<String> {
    (!note.is_empty()).then(|| format!("Note: {note}"))
}

impl AnswerLine<'_> {
    /// The note as it is shown: "Note: …"; none where there is none.
    pub fn note_line(&self) -> Option<String> {
        note_line(&self.note)
    }

    /// The answer in words, and whether it counts.
    pub fn said(&self) -> String {
        match self.answer {
            Answer::Picked(_) => self.words.join("; "),
            Answer::NotSure => "Not sure (not counted)".into(),
            Answer::Open => "Not answered".into(),
        }
    }
}
