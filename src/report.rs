//! One value with all that a result says, and one file for each format it is written in.
//!
//! The result screen and every written report are drawn from the same [`Report`], so that they cannot differ.

mod about;
mod adr;
mod asking;
mod audit;
mod bars;
mod chart;
mod columns;
mod compare;
mod decisive;
mod escape;
mod format;
mod graph;
mod json;
mod markup;
mod method;
mod page;
mod rows;
mod shares;
mod summary;
mod text;
mod what_if;
mod words;

use crate::{
    catalogue::{Catalogue, Picks, Question, Reason},
    quiz::{Answer, Answers, Notes, Quiz},
    verdict::{Ahead, Changes, Outcome, Outlook, Strength, Verdict, Weights, outlook, weights},
};

pub use crate::verdict::percents;
pub use about::{About, Manner, quoted};
pub use adr::adr;
pub use asking::{
    CAVEAT, NOT_SURE, because, contenders_words, counted_words, decided_words, left_words, length, length_words,
    note_line, outlook_labels, place_words, takes,
};
pub use audit::audit_text;
pub use bars::{ASCII_CELLS, CELLS};
pub use chart::ChartLine;
pub use columns::{Column, Given, ReasonLine};
pub use compare::{
    AgreedLine, Comparison, DisputeLine, PersonLine, comparison_json, comparison_markdown, comparison_text, names,
};
pub use decisive::{DECISIVE, DecisiveLine};
pub use format::Format;
pub use graph::graph;
pub use json::{Checked, audit_json, check_json, json};
pub use markup::{html, markdown};
pub use method::source_line;
pub use rows::{RowLine, rows};
pub use shares::{filled, grouped, tenth};
pub use summary::{Ink, SummaryLine, SummaryPart, summary};
pub use text::{ascii_text, text};
pub use what_if::{Tipping, WhatIfLine, never_ties, times};
pub use words::{count, things};

/// A result: the verdict, the words for it, and what it follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'c> {
    /// The catalogue answered.
    pub catalogue: &'c Catalogue,
    /// What it is about, beyond the answers.
    pub about: About,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in a few words: "Rust, the clear choice."
    pub headline: String,
    /// The points of the options, the leader's first: "28 points to 12".
    pub points: String,
    /// The lead in figures that add up, and how many questions counted.
    pub figures: Vec<String>,
    /// What the verdict means for what to do, in paragraphs; none where the headline says it all.
    pub advice: Vec<String>,
    /// The options side by side, in catalogue order.
    pub columns: Vec<Column<'c>>,
    /// What is left out of the verdict, in sentences.
    pub left_out: Vec<String>,
    /// What was unusual about how the questions were asked, in a sentence; empty where nothing was.
    pub manner: String,
    /// Every visible question, with its answer.
    pub answers: Vec<AnswerLine<'c>>,
    /// Answers kept for questions that are hidden as things stand.
    pub kept: Vec<AnswerLine<'c>>,
    /// How many more answers a verdict takes; 0 where there is one.
    pub missing: usize,
    /// The counted answers that favour the first or the second option, the most points first.
    pub decisive: Vec<DecisiveLine<'c>>,
    /// The reasons for any option that got no points, in catalogue order.
    pub without_points: Vec<&'c Reason>,
    /// The single different answers that would change the outcome; none where there is no verdict.
    pub what_if: Vec<WhatIfLine<'c>>,
    /// How solid the verdict is, in a sentence; empty where there is none.
    pub solidity: String,
    /// Which answers would have to change to make it too close to call, in a sentence; empty where one is enough.
    pub to_tie: String,
    /// Which answers would have to change for another option to win, in a sentence; empty where one is enough.
    pub to_other: String,
    /// The few answers that alone decide it, in a sentence; empty where there are none.
    pub decided_by: String,
    /// For each reason that counts, how much it would have to weigh for the points to be equal.
    pub tippings: Vec<Tipping>,
    /// In how many ways of weighing the reasons the leader wins, in a sentence; empty where there is no leader.
    pub weighing: String,
    /// How wrong every weight may be at once, in a sentence; empty where there is no leader.
    pub margin: String,
    /// What would change it, as it was worked out.
    pub changes: Changes,
    /// What other weights would do, as it was worked out.
    pub weights: Weights,
    /// What the open questions can still do. None for three options or more.
    pub outlook: Option<Outlook>,
    /// The outcome, if the open questions cannot change it any more.
    pub decided: Option<Outcome>,
    /// The least and the most questions left.
    pub left: (usize, usize),
    /// Whether what the open questions can still do is exact, and not estimated or bounded.
    pub exact: bool,
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
    /// The person's note on it, empty where there is none.
    pub note: String,
}

impl<'c> Report<'c> {
    /// The result of a quiz as it stands.
    #[must_use]
    pub fn of(quiz: &Quiz<'c>, about: &About) -> Self {
        let manner = Manner { order: quiz.order().name(), outlook_seen: quiz.progress().outlook_seen };
        let about = About { manner: Some(manner), ..about.clone() };
        Self::new(quiz.catalogue(), quiz.answers(), quiz.notes(), about)
    }

    /// The result of `answers`.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes, about: About) -> Self {
        let ahead = Ahead::of(catalogue, answers);
        let verdict = ahead.judge();
        let columns = columns::columns(catalogue, answers);
        let (changes, weights) = (ahead.changes(), weights(catalogue, answers));
        let outlook = outlook(catalogue, answers);
        let lines = answered(catalogue, answers, notes);
        let enough = verdict.strength != Strength::Insufficient;
        let said = |sentence: &dyn Fn() -> String| if enough { sentence() } else { String::new() };
        Self {
            headline: words::headline(catalogue, &verdict),
            points: words::points(catalogue, &verdict, u32::to_string),
            figures: words::whole_figures(catalogue, &verdict),
            advice: words::advice(catalogue, &verdict, &columns),
            left_out: words::left_out(catalogue, answers),
            manner: about.manner.map_or(String::new(), words::manner),
            about,
            kept: kept(catalogue, answers, notes),
            missing: verdict.missing(),
            decisive: decisive::decisive(&verdict, &lines),
            without_points: decisive::without_points(catalogue, answers),
            what_if: if enough { what_if::lines(catalogue, answers, &changes) } else { Vec::new() },
            solidity: said(&|| what_if::solidity(catalogue, &changes)),
            to_tie: said(&|| what_if::to_tie(catalogue, &changes)),
            to_other: said(&|| what_if::to_other(catalogue, &changes)),
            decided_by: said(&|| what_if::decided_by(catalogue, &changes, verdict.tally.counted)),
            tippings: if verdict.leader().is_some() { what_if::tippings(&weights) } else { Vec::new() },
            weighing: said(&|| what_if::weighing(catalogue, &weights)),
            margin: said(&|| what_if::margin(catalogue, &weights)),
            answers: lines,
            changes,
            weights,
            exact: outlook.as_ref().is_none_or(|outlook| outlook.exact) && ahead.is_exact(),
            outlook,
            decided: ahead.decided(),
            left: ahead.left(),
            columns,
            verdict,
            catalogue,
        }
    }

    /// What an answer adds, in words: "+5 Rust, +1 Python"; "no points" for a counted answer that gives none.
    #[must_use]
    pub fn adds_words(&self, line: &AnswerLine) -> String {
        match line.answer {
            Answer::Picked(_) => words::adds(self.catalogue, &line.adds),
            Answer::Open | Answer::NotSure => String::new(),
        }
    }
}

/// Every visible question with its answer, in file order.
#[must_use]
pub fn answered<'c>(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes) -> Vec<AnswerLine<'c>> {
    let visible = answers.visible(catalogue).into_iter();
    visible.map(|question| AnswerLine::visible(catalogue, question, answers.get(question), notes)).collect()
}

/// The questions that are hidden as things stand and have an answer or a note.
#[must_use]
pub fn kept<'c>(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes) -> Vec<AnswerLine<'c>> {
    let shown = answers.shown(catalogue);
    let hidden = catalogue.questions.iter().zip(shown).filter(|(_, shown)| !shown).map(|(question, _)| question);
    let lines = hidden.map(|question| AnswerLine::hidden(question, answers.get(question), notes));
    lines.filter(|line| line.answer != Answer::Open || !line.note.is_empty()).collect()
}

/// What an answer adds to each option that it adds to.
fn adds(catalogue: &Catalogue, question: &Question, picks: Picks) -> Vec<(usize, u32)> {
    let adds = |option: usize| (option, question.adds(picks, option));
    (0..catalogue.options.len()).map(adds).filter(|(_, points)| *points > 0).collect()
}

impl<'c> AnswerLine<'c> {
    /// The ids of the choices picked, in catalogue order.
    #[must_use]
    pub fn choice_ids(&self) -> Vec<&'c str> {
        let choices: &'c [_] = &self.question.choices;
        let picks = self.answer.picks().unwrap_or_default();
        picks.iter().filter_map(|at| choices.get(at)).map(|choice| choice.id.as_str()).collect()
    }

    fn visible(catalogue: &Catalogue, question: &'c Question, answer: Answer, notes: &Notes) -> Self {
        let adds = answer.picks().map_or(Vec::new(), |picks| adds(catalogue, question, picks));
        Self { adds, ..Self::hidden(question, answer, notes) }
    }

    fn hidden(question: &'c Question, answer: Answer, notes: &Notes) -> Self {
        let note = notes.get(question).to_owned();
        Self { question, answer, words: words::answer(question, answer), adds: Vec::new(), note }
    }
}
