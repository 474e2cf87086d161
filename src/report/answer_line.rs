//! A question with its answer, as reports list it.

use crate::{
    catalogue::{Catalogue, ChoiceSet, Question},
    quiz::{Answer, Answers, Notes, Priorities, Responses},
    scoring::HalfPoints,
};

use super::topics::topic;

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerLine<'c> {
    pub question: &'c Question,
    pub answer: Answer,
    /// Whether the answer is a guess.
    pub is_guess: bool,
    /// The labels of the choices picked, or what the answer is instead.
    pub words: Vec<String>,
    /// The options that the answer gives points to, and the points.
    pub contribution: Vec<(usize, HalfPoints)>,
    /// The person's note, empty if there is none.
    pub note: String,
}

/// Every visible question with its answer, in file order.
pub fn answered<'c>(catalogue: &'c Catalogue, responses: &Responses) -> Vec<AnswerLine<'c>> {
    let Responses { answers, notes, priorities, .. } = responses;
    let line = |question| {
        let answer = answers.get(question);
        let contribution =
            answer.picks().map_or(Vec::new(), |picks| contributions(catalogue, priorities, question, picks));
        AnswerLine { contribution, ..AnswerLine::without_points(question, answers, notes) }
    };
    answers.visible(catalogue).into_iter().map(line).collect()
}

/// The hidden questions that have an answer or a note.
pub fn hidden_answers<'c>(catalogue: &'c Catalogue, responses: &Responses) -> Vec<AnswerLine<'c>> {
    let Responses { answers, notes, .. } = responses;
    let questions = catalogue.questions.iter().zip(answers.shown(catalogue)).filter(|(_, shown)| !shown);
    let lines = questions.map(|(question, _)| AnswerLine::without_points(question, answers, notes));
    lines.filter(|line| line.answer != Answer::Open || !line.note.is_empty()).collect()
}

/// The options that an answer gives points to with these weights, and the points.
pub fn contributions(
    catalogue: &Catalogue,
    priorities: &Priorities,
    question: &Question,
    picks: ChoiceSet,
) -> Vec<(usize, HalfPoints)> {
    let reasons = question.reasons();
    let points = |option: usize| {
        let given = |reason: &usize| HalfPoints::given(catalogue, priorities, (question, picks), *reason, option);
        (option, reasons.iter().map(given).sum())
    };
    (0..catalogue.options.len()).map(points).filter(|(_, points)| *points > HalfPoints::ZERO).collect()
}

/// A note as it is shown: "Note: …"; none if it is empty.
pub fn note_line(note: &str) -> Option<String> {
    (!note.is_empty()).then(|| format!("Note: {note}"))
}

impl<'c> AnswerLine<'c> {
    fn without_points(question: &'c Question, answers: &Answers, notes: &Notes) -> Self {
        let (answer, is_guess) = (answers.get(question), answers.is_guess(question));
        let words = match answer {
            Answer::Open => vec!["Not answered".into()],
            Answer::NotSure => vec!["Not sure".into()],
            Answer::Picked(picks) => question.labels(picks).into_iter().map(Into::into).collect(),
        };
        Self { question, answer, is_guess, words, contribution: Vec::new(), note: notes.get(question).to_owned() }
    }

    /// The ids of the choices picked, in catalogue order.
    pub fn choice_ids(&self) -> Vec<&'c str> {
        let choices: &'c [_] = &self.question.choices;
        let picks = self.answer.picks().unwrap_or_default();
        picks.iter().filter_map(|index| choices.get(index)).map(|choice| choice.id.as_str()).collect()
    }

    /// The points that the answer gives to `option`.
    pub fn points_for(&self, option: usize) -> HalfPoints {
        let given = self.contribution.iter().find(|(other, _)| *other == option);
        given.map_or(HalfPoints::ZERO, |(_, points)| *points)
    }

    /// What the question is about, in a word or two.
    pub fn topic(&self) -> &str {
        topic(self.question)
    }

    /// The answer in words, and whether it counts or is a guess. That comes first, since long answers are cut.
    pub fn said(&self) -> String {
        match self.answer {
            Answer::Picked(_) if self.is_guess => format!("Guess: {}", self.words.join("; ")),
            Answer::Picked(_) => self.words.join("; "),
            Answer::NotSure => "Not sure (not counted)".into(),
            Answer::Open => "Not answered".into(),
        }
    }

    /// The answer kept for a question that is hidden now.
    pub fn kept_words(&self) -> String {
        format!("{} (not asked any more)", if self.is_guess { self.said() } else { self.words.join("; ") })
    }

    /// The note as it is shown: "Note: …"; none if there is none.
    pub fn note_line(&self) -> Option<String> {
        note_line(&self.note)
    }
}
