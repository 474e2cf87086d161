//! Trying other answers and weights on the result.

use crate::{
    catalogue::{ChoiceSet, Question, Reason},
    quiz::{Answer, Quiz, Trial, Weight},
    report::{Metadata, Report, capitalized, label, trying},
};

/// What can be tried next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Try {
    /// These choices of the question with this index.
    Answer(usize, ChoiceSet),
    /// This weight of the reason with this index.
    Weight(usize, Weight),
}

impl Try {
    /// `trial` with this too.
    pub(crate) fn applied(self, quiz: &Quiz, mut trial: Trial) -> Trial {
        match self {
            Self::Answer(index, picks) => {
                if let Some(question) = quiz.catalogue().questions.get(index) {
                    trial.answer(question, Answer::Picked(picks), quiz.responses());
                }
            }
            Self::Weight(reason, weight) => trial.priorities.set(reason, weight),
        }
        trial
    }
}

/// The result with what is tried.
pub(crate) fn result(quiz: &Quiz, trial: &Trial, about: &Metadata) -> Vec<String> {
    let given = quiz.responses();
    if trial.is_given(given) {
        return vec!["That is what you have now.".into()];
    }
    let answers = trial.changed_answers(quiz.catalogue(), given).len();
    let words = capitalized(&trying(answers, trial.changed_weights(given)));
    let report = report(quiz, trial, about);
    let mut paragraphs = vec![format!("{words}."), format!("{} {}.", report.headline, report.points)];
    paragraphs.extend([report.robustness, report.priorities_line].into_iter().filter(|text| !text.is_empty()));
    paragraphs.push("Type \"apply\" to keep it, or \"drop\".".into());
    paragraphs
}

/// The report on what is tried, or else on what is given.
pub(crate) fn report<'c>(quiz: &Quiz<'c>, trial: &Trial, about: &Metadata) -> Report<'c> {
    Report::new(quiz.catalogue(), &trial.responses(quiz.responses()), about.clone())
}

/// The single changes that would lead to another verdict, with what to type.
pub(crate) fn changes(quiz: &Quiz, trial: &Trial, about: &Metadata) -> Vec<String> {
    let given = Trial { answers: quiz.answers().clone(), ..trial.clone() };
    let report = report(quiz, &given, about);
    let rows = quiz.answers().visible(quiz.catalogue());
    let number = |question: &Question| rows.iter().position(|row| row.index == question.index).map_or(0, |at| at + 1);
    let mut paragraphs = Vec::new();
    if trial.answers != *quiz.answers() {
        paragraphs.push("Each of these alone, without the other answers you are trying:".into());
    }
    for (title, lines) in report.what_if_groups() {
        paragraphs.extend(Some(format!("{title}:")).filter(|_| !title.is_empty()));
        paragraphs.extend(lines.iter().map(|line| {
            let choices: Vec<String> = line.picks.iter().map(|choice| (choice + 1).to_string()).collect();
            let choices = if choices.is_empty() { "none".into() } else { choices.join(" ") };
            let keys = format!("try {} {choices}", number(line.question));
            format!("  \"{}\"  {}: {}. Then: {}.", keys, line.topic(), line.to, line.then)
        }));
    }
    paragraphs.extend(report.what_if_sentences().into_iter().map(str::to_owned));
    paragraphs.push(
        "Type \"try\", the number of a question as in the review, and the number of a choice; several for several choices."
            .into(),
    );
    paragraphs
}

/// The reasons with their points and weights.
pub(crate) fn reasons(quiz: &Quiz, trial: &Trial, about: &Metadata) -> Vec<String> {
    let report = report(quiz, trial, about);
    let line = |(index, reason): (usize, &Reason)| {
        let lines = report.columns.iter().filter_map(|column| {
            let line = column.reasons.iter().find(|line| line.reason.id == reason.id && !line.given.is_empty())?;
            Some(format!("{} {}", column.option.name, line.points))
        });
        let points: Vec<String> = lines.collect();
        let points = if points.is_empty() { "no points".into() } else { points.join(", ") };
        format!("  {}  {}: {points}", index + 1, label(quiz.catalogue(), &trial.priorities, index))
    };
    let mut paragraphs: Vec<String> = quiz.catalogue().reasons.iter().enumerate().map(line).collect();
    paragraphs.extend(report.tipping.clone());
    paragraphs.push("Type \"weigh\", the number of a reason, and how many times it counts: 0, 0.5, 1, 2 or 4.".into());
    paragraphs
}
