//! The result as one value.

use super::columns::Column;
use super::{columns, decisive, phrases, what_if};
use crate::report::decisive::DecisiveLine;
use crate::report::metadata::InterviewMode;
use crate::report::metadata::Metadata;
use crate::report::what_if::BreakEven;
use crate::report::what_if::WhatIfLine;
use crate::{
    analysis::{Forecast, Lookahead, Sensitivity, WhatIf, forecast, sensitivity},
    catalogue::{Catalogue, ChoiceSet, Question, Reason},
    quiz::{Answer, Answers, Notes, Quiz},
    scoring::{Outcome, Verdict, VerdictKind},
};

/// A result: the verdict, the words for it, and what it follows from.
///
/// ```
/// use whichone::{analysis::case_answers, catalogue, quiz::Notes, report::{Format, Metadata, Report}};
///
/// let text = std::fs::read_to_string("assets/new.yaml").unwrap();
/// let catalogue = catalogue::load(&text).unwrap();
/// let answers = case_answers(&catalogue, &catalogue.cases[0]);
/// let metadata = Metadata { project: "billing".into(), ..Metadata::default() };
/// let report = Report::new(&catalogue, &answers, &Notes::default(), metadata);
/// assert_eq!(report.headline, "Build, the clear choice.");
/// assert!(Format::Markdown.write(&report).contains("billing"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'c> {
    /// The catalogue answered.
    pub catalogue: &'c Catalogue,
    /// What it is about, beyond the answers.
    pub about: Metadata,
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
    pub interview_mode: String,
    /// Every visible question, with its answer.
    pub answers: Vec<AnswerLine<'c>>,
    /// Answers kept for questions that are hidden as things stand.
    pub hidden_answers: Vec<AnswerLine<'c>>,
    /// How many more answers a verdict takes; 0 where there is one.
    pub missing: usize,
    /// The counted answers that favour the first or the second option, the most points first.
    pub decisive: Vec<DecisiveLine<'c>>,
    /// The reasons for any option that got no points, in catalogue order.
    pub without_points: Vec<&'c Reason>,
    /// The single different answers that would change the outcome; none where there is no verdict.
    pub what_if: Vec<WhatIfLine<'c>>,
    /// How solid the verdict is, in a sentence; empty where there is none.
    pub robustness: String,
    /// Which answers would have to change to make it too close to call, in a sentence; empty where one is enough.
    pub to_tie: String,
    /// Which answers would have to change for another option to win, in a sentence; empty where one is enough.
    pub to_other: String,
    /// The few answers that alone decide it, in a sentence; empty where there are none.
    pub decided_by: String,
    /// For each reason that counts, how much it would have to weigh for the points to be equal.
    pub break_evens: Vec<BreakEven>,
    /// In how many ways of weighing the reasons the leader wins, in a sentence; empty where there is no leader.
    pub weighing: String,
    /// How wrong every weight may be at once, in a sentence; empty where there is no leader.
    pub margin: String,
    /// What would change it, as it was worked out.
    pub changes: WhatIf,
    /// What other weights would do, as it was worked out.
    pub sensitivity: Sensitivity,
    /// What the open questions can still do. None for three options or more.
    pub forecast: Option<Forecast>,
    /// The outcome, if the open questions cannot change it any more.
    pub decided: Option<Outcome>,
    /// The least and the most questions left.
    pub remaining: (usize, usize),
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
    pub contribution: Vec<(usize, u32)>,
    /// The person's note on it, empty where there is none.
    pub note: String,
}

impl<'c> Report<'c> {
    /// The result of a quiz as it stands.
    pub fn of(quiz: &Quiz<'c>, about: &Metadata) -> Self {
        let manner = InterviewMode { order: quiz.order().name(), outlook_seen: quiz.responses().forecast_seen };
        let about = Metadata { manner: Some(manner), ..about.clone() };
        Self::new(quiz.catalogue(), quiz.answers(), quiz.notes(), about)
    }

    /// The result of `answers`.
    pub fn new(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes, about: Metadata) -> Self {
        let ahead = Lookahead::of(catalogue, answers);
        let verdict = ahead.verdict();
        let columns = columns::columns(catalogue, answers);
        let (changes, sensitivity) = (ahead.what_if(), sensitivity(catalogue, answers));
        let forecast = forecast(catalogue, answers);
        let lines = answered(catalogue, answers, notes);
        let enough = verdict.kind != VerdictKind::Insufficient;
        let said = |sentence: &dyn Fn() -> String| if enough { sentence() } else { String::new() };
        Self {
            headline: phrases::headline(catalogue, &verdict),
            points: phrases::points(catalogue, &verdict, u32::to_string),
            figures: phrases::whole_figures(catalogue, &verdict),
            advice: phrases::advice(catalogue, &verdict, &columns),
            left_out: phrases::left_out(catalogue, answers),
            interview_mode: about.manner.map_or(String::new(), phrases::manner),
            about,
            hidden_answers: hidden_answers(catalogue, answers, notes),
            missing: verdict.missing(),
            decisive: decisive::decisive(&verdict, &lines),
            without_points: decisive::without_points(catalogue, answers),
            what_if: if enough { what_if::lines(catalogue, answers, &changes) } else { Vec::new() },
            robustness: said(&|| what_if::solidity(catalogue, &changes)),
            to_tie: said(&|| what_if::to_tie(catalogue, &changes)),
            to_other: said(&|| what_if::to_other(catalogue, &changes)),
            decided_by: said(&|| what_if::decided_by(catalogue, &changes, verdict.scores.counted)),
            break_evens: if verdict.leader().is_some() { what_if::tippings(&sensitivity) } else { Vec::new() },
            weighing: said(&|| what_if::weighing(catalogue, &sensitivity)),
            margin: said(&|| what_if::margin(catalogue, &sensitivity)),
            answers: lines,
            changes,
            sensitivity,
            exact: forecast.as_ref().is_none_or(|forecast| forecast.exact) && ahead.is_exact(),
            forecast,
            decided: ahead.decided(),
            remaining: ahead.remaining(),
            columns,
            verdict,
            catalogue,
        }
    }

    /// What an answer adds, in words: "+5 Rust, +1 Python"; "no points" for a counted answer that gives none.
    pub fn contribution_words(&self, line: &AnswerLine) -> String {
        match line.answer {
            Answer::Picked(_) => phrases::adds(self.catalogue, &line.contribution),
            Answer::Open | Answer::NotSure => String::new(),
        }
    }
}

/// Every visible question with its answer, in file order.
pub fn answered<'c>(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes) -> Vec<AnswerLine<'c>> {
    let visible = answers.visible(catalogue).into_iter();
    visible.map(|question| AnswerLine::visible(catalogue, question, answers.get(question), notes)).collect()
}

/// The questions that are hidden as things stand and have an answer or a note.
pub fn hidden_answers<'c>(catalogue: &'c Catalogue, answers: &Answers, notes: &Notes) -> Vec<AnswerLine<'c>> {
    let shown = answers.shown(catalogue);
    let hidden = catalogue.questions.iter().zip(shown).filter(|(_, shown)| !shown).map(|(question, _)| question);
    let lines = hidden.map(|question| AnswerLine::hidden(question, answers.get(question), notes));
    lines.filter(|line| line.answer != Answer::Open || !line.note.is_empty()).collect()
}

/// What an answer adds to each option that it adds to.
pub(crate) fn adds(catalogue: &Catalogue, question: &Question, picks: ChoiceSet) -> Vec<(usize, u32)> {
    let adds = |option: usize| (option, question.contribution(picks, option));
    (0..catalogue.options.len()).map(adds).filter(|(_, points)| *points > 0).collect()
}

impl<'c> AnswerLine<'c> {
    /// The ids of the choices picked, in catalogue order.
    pub fn choice_ids(&self) -> Vec<&'c str> {
        let choices: &'c [_] = &self.question.choices;
        let picks = self.answer.picks().unwrap_or_default();
        picks.iter().filter_map(|at| choices.get(at)).map(|choice| choice.id.as_str()).collect()
    }

    fn visible(catalogue: &Catalogue, question: &'c Question, answer: Answer, notes: &Notes) -> Self {
        let adds = answer.picks().map_or(Vec::new(), |picks| adds(catalogue, question, picks));
        Self { contribution: adds, ..Self::hidden(question, answer, notes) }
    }

    fn hidden(question: &'c Question, answer: Answer, notes: &Notes) -> Self {
        let note = notes.get(question).to_owned();
        Self { question, answer, words: phrases::answer(question, answer), contribution: Vec::new(), note }
    }
}
