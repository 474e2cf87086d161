//! One value with all that a result says, and one file for each format it is written in.
//!
//! The result screen and every written report are drawn from the same [`Report`], so that they cannot differ.

mod columns;
mod text;
mod words;

use crate::{
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers},
    verdict::{Verdict, judge},
};

pub use columns::{Column, Given, ReasonLine};
pub use text::text;

/// A result: the verdict, the words for it, and what it follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'c> {
    /// The catalogue answered.
    pub catalogue: &'c Catalogue,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in a few words: "Rust, clearly."
    pub headline: String,
    /// The points of the options, the leader's first: "28 to 12".
    pub points: String,
    /// The lead in figures that add up, and how many questions counted.
    pub figures: Vec<String>,
    /// What the verdict means for what to do, in paragraphs; none where the headline says it all.
    pub advice: Vec<String>,
    /// The options side by side, in catalogue order.
    pub columns: Vec<Column<'c>>,
    /// What is left out of the verdict, in sentences.
    pub left_out: Vec<String>,
    /// Every visible question, with its answer.
    pub answers: Vec<AnswerLine<'c>>,
    /// Answers kept for questions that are hidden as things stand.
    pub kept: Vec<AnswerLine<'c>>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerLine<'c> {
    /// The question.
    pub question: &'c Question,
    /// Its answer.
    pub answer: Answer,
    /// The answer in words: the labels of its choices, or what it is instead.
    pub words: Vec<String>,
    /// What it adds to each option that it adds to: the place of the option, and the points.
    pub adds: Vec<(usize, u32)>,
}

impl<'c> Report<'c> {
    /// The result of `answers`.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, answers: &Answers) -> Self {
        let verdict = judge(catalogue, answers);
        let columns = columns::columns(catalogue, answers);
        Self {
            headline: words::headline(catalogue, &verdict),
            points: words::points(catalogue, &verdict),
            figures: words::figures(catalogue, &verdict),
            advice: words::advice(catalogue, &verdict, &columns),
            left_out: words::left_out(catalogue, answers),
            answers: answer_lines(catalogue, answers),
            kept: answers.kept(catalogue).into_iter().map(|(q, answer)| AnswerLine::hidden(q, answer)).collect(),
            columns,
            verdict,
            catalogue,
        }
    }

    /// What an answer adds, in words: "+5 Rust, +1 Python"; "adds nothing" for a counted answer without points.
    #[must_use]
    pub fn adds_words(&self, line: &AnswerLine) -> String {
        let name = |at: usize| self.catalogue.options.get(at).map_or("", |option| option.name.as_str());
        let parts: Vec<String> = line.adds.iter().map(|(at, points)| format!("+{points} {}", name(*at))).collect();
        match line.answer {
            Answer::Picked(_) if parts.is_empty() => "speaks for neither".into(),
            Answer::Picked(_) => parts.join(", "),
            Answer::Open | Answer::NotSure => String::new(),
        }
    }
}

fn answer_lines<'c>(catalogue: &'c Catalogue, answers: &Answers) -> Vec<AnswerLine<'c>> {
    let visible = answers.visible(catalogue).into_iter();
    visible.map(|question| AnswerLine::visible(catalogue, question, answers.get(question))).collect()
}

impl<'c> AnswerLine<'c> {
    /// The line of a visible question.
    #[must_use]
    pub fn visible(catalogue: &Catalogue, question: &'c Question, answer: Answer) -> Self {
        let adds = |option: usize| (option, answer.picks().map_or(0, |picks| question.adds(picks, option)));
        let adds = (0..catalogue.options.len()).map(adds).filter(|(_, points)| *points > 0).collect();
        Self { question, answer, words: words::answer(question, answer), adds }
    }

    fn hidden(question: &'c Question, answer: Answer) -> Self {
        Self { question, answer, words: words::answer(question, answer), adds: Vec::new() }
    }
}
