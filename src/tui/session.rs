//! The state that all screens share.

use std::{cmp::Reverse, collections::BTreeMap, path::PathBuf, rc::Rc};

use crate::{
    analysis::{Forecast, Lookahead, case_answers, forecast, remaining},
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers, Command, CommandError, ExitReason, Quiz, Responses, Stage, Trial},
    report::{Report, TriedComparison},
    scoring::{Outcome, VerdictKind, WeightedCatalogue, score},
    store::{SaveStatus, SessionInfo, expand_home},
};

use super::{preview::Preview, theme::Theme};

/// Another catalogue that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name on the command line: a built-in name, or a file.
    pub name: String,
    /// Its title, or why it cannot be loaded.
    pub title: Result<String, String>,
}

/// The other catalogues.
#[derive(Clone)]
pub struct Others {
    /// A few of their names, for the welcome screen.
    pub hint: String,
    /// Finds them, which reads files.
    pub find: Rc<dyn Fn() -> Vec<Entry>>,
}

/// The state that all screens share.
pub struct Session<'c> {
    /// The quiz.
    pub quiz: Quiz<'c>,
    /// Styles and glyphs.
    pub theme: Theme,
    /// Whose decision it is, and what happened before.
    pub opening: SessionInfo,
    /// Whether the answers are saved.
    pub keeping: SaveStatus,
    /// How far the quiz is.
    pub progress: Progress,
    /// The smallest and the largest number of questions in the quiz.
    pub questions: (usize, usize),
    /// The other catalogues. `None` if the command line named this one.
    pub others: Option<Others>,
    /// Whether the forecast is open under the questions.
    pub forecast_open: bool,
    /// Shown above the footer until the next key: what the last key did, or why it did nothing.
    pub notice: Option<String>,
    /// Notes that were typed but not saved, by the index of their question.
    pub drafts: BTreeMap<usize, String>,
    /// What a preview has beyond that.
    pub preview: Option<Preview>,
    /// In a comparison of several people's answers, what it shows and what is tried. The quiz is untouched then.
    pub team: Option<TriedComparison<'c>>,
    /// Whether a verdict was shown.
    pub verdict_seen: bool,
    /// The current question, if it was open when it was reached. Its ticks become an answer only with Enter.
    unanswered: Option<usize>,
}

/// How far the quiz is. Computed whenever an answer changes.
#[derive(Debug, Clone)]
pub struct Progress {
    /// How many questions are answered, "not sure" included.
    pub done: usize,
    /// The smallest and the largest number of questions left.
    pub left: (usize, usize),
    /// Whether these numbers are exact, and not bounds.
    pub exact: bool,
    /// The outcome, once the open questions cannot change it.
    pub decided: Option<Outcome>,
    /// Whether there are enough answers for a verdict.
    pub has_verdict: bool,
    /// What the open questions can still change, if the forecast is open.
    pub forecast: Option<Box<Forecast>>,
    /// The responses it was computed for.
    responses: Responses,
}

impl Progress {
    fn new(catalogue: &Catalogue, responses: &Responses, with_forecast: bool) -> Self {
        let answers = &responses.answers;
        let catalogue = &*WeightedCatalogue::new(catalogue, &responses.priorities).catalogue;
        let lookahead = Lookahead::new(catalogue, answers);
        let visible = answers.visible(catalogue);
        let has_answers = !answers.scored(catalogue).is_empty();
        let forecast = || Box::new(forecast(catalogue, answers));
        Self {
            done: visible.iter().filter(|question| answers.get(question) != Answer::Open).count(),
            left: lookahead.remaining(),
            exact: lookahead.is_exact(),
            has_verdict: has_answers && lookahead.verdict().kind != VerdictKind::Insufficient,
            decided: lookahead.decided(),
            forecast: with_forecast.then(forecast),
            responses: responses.clone(),
        }
    }

    /// The smallest and the largest number of questions, answered ones included.
    pub const fn total(&self) -> (usize, usize) {
        (self.done + self.left.0, self.done + self.left.1)
    }
}

impl<'c> Session<'c> {
    /// A session at the stage that `quiz` is at.
    pub fn new(quiz: Quiz<'c>, opening: SessionInfo, theme: Theme) -> Self {
        let catalogue = quiz.catalogue();
        Self {
            questions: remaining(catalogue, &Answers::none(catalogue)),
            progress: Progress::new(catalogue, quiz.responses(), false),
            quiz,
            theme,
            opening,
            keeping: SaveStatus::default(),
            others: None,
            forecast_open: false,
            notice: None,
            drafts: BTreeMap::new(),
            preview: None,
            team: None,
            verdict_seen: false,
            unanswered: None,
        }
    }

    /// The catalogue of the quiz.
    pub const fn catalogue(&self) -> &'c Catalogue {
        self.quiz.catalogue()
    }

    /// The answer to `question`.
    pub fn answer(&self, question: &Question) -> Answer {
        self.quiz.answers().get(question)
    }

    /// Applies a command to the quiz.
    ///
    /// # Errors
    /// If the command does not apply now. Nothing has changed then.
    pub fn apply(&mut self, command: Command) -> Result<(), CommandError> {
        let before = self.quiz.stage();
        self.quiz.apply(command)?;
        if self.quiz.stage() != before {
            let open = self.quiz.question().filter(|question| self.answer(question) == Answer::Open);
            self.unanswered = open.map(|question| question.index);
            self.verdict_seen |= self.quiz.stage() == Stage::Result;
        }
        if self.confirmed() != self.progress.responses {
            self.update_progress(self.forecast_open);
        }
        Ok(())
    }

    /// In a preview, shows the answers of the worked case with this index, or again the person's own.
    pub fn show_case(&mut self, index: Option<usize>) {
        let catalogue = self.catalogue();
        let case = index.and_then(|index| catalogue.cases.get(index));
        let Some(preview) = &mut self.preview else { return };
        let now = || (self.quiz.responses().clone(), self.quiz.stage());
        let (responses, stage) = match case {
            Some(case) => {
                preview.own.get_or_insert_with(now);
                let answers = case_answers(catalogue, case);
                (Responses { answers, ..Responses::none(catalogue) }, Stage::Result)
            }
            None => preview.own.take().unwrap_or_else(now),
        };
        preview.case = case.map(|case| case.id.clone());
        self.quiz = Quiz::at(catalogue, responses, stage);
        self.unanswered = None;
        self.update_progress(self.forecast_open);
    }

    /// Whether the points are shown while answering.
    pub fn points_open(&self) -> bool {
        self.preview.as_ref().is_some_and(|preview| preview.points_open)
    }

    /// The points so far, in a line that begins with the most: "Build 6, Buy 0".
    pub fn points_so_far(&self) -> String {
        let catalogue = self.catalogue();
        let weights = WeightedCatalogue::new(catalogue, self.quiz.priorities());
        let points = score(&weights.catalogue, self.quiz.answers()).points;
        let mut options: Vec<_> =
            catalogue.options.iter().zip(points.into_iter().map(|points| weights.shown(points))).collect();
        options.sort_by_key(|(_, points)| Reverse(*points));
        options.iter().map(|(option, points)| format!("{} {points}", option.name)).collect::<Vec<_>>().join(", ")
    }

    /// Where answers are saved, or why they are not.
    pub fn location_notice(&self) -> String {
        match self.preview {
            Some(_) => "This is a preview: no answers are saved.".into(),
            None => self.keeping.location_notice(&self.opening.answers_file),
        }
    }

    /// Hides the forecast.
    pub fn hide_forecast(&mut self) {
        self.forecast_open = false;
        self.update_progress(false);
    }

    /// Computes the forecast, and remembers that it was seen.
    pub fn see_forecast(&mut self) {
        // Always applies.
        _ = self.quiz.apply(Command::SeeForecast);
        self.update_progress(true);
    }

    fn update_progress(&mut self, with_forecast: bool) {
        self.progress = Progress::new(self.catalogue(), &self.confirmed(), with_forecast);
    }

    /// What is entered, without ticks that Enter has not confirmed: they are no progress yet.
    fn confirmed(&self) -> Responses {
        let mut responses = self.quiz.responses().clone();
        if let Some(question) = self.quiz.question().filter(|question| self.unanswered == Some(question.index)) {
            responses.answers.set(question, Answer::Open);
        }
        responses
    }

    /// Deletes every answer.
    pub fn start_over(&mut self, notice: Option<String>) {
        // Applies: there are answers.
        _ = self.quiz.apply(Command::Restart);
        let opening = SessionInfo { saved: String::new(), changes: Vec::new(), ..self.opening.clone() };
        // Starting over leaves a worked case, and clears the person's own answers that it hides.
        let preview = self.preview.take().map(|preview| Preview { case: None, own: None, ..preview });
        let (keeping, others) = (self.keeping.clone(), self.others.take());
        *self = Self { keeping, others, notice, preview, ..Self::new(self.quiz.clone(), opening, self.theme) };
    }

    /// The report on the current answers.
    pub fn report(&self) -> Report<'c> {
        Report::of(&self.quiz, &self.opening.about)
    }

    /// The report on what is tried.
    pub fn report_on(&self, trial: Trial) -> Report<'c> {
        let mut quiz = self.quiz.clone();
        // Applies, because answers and weights are only tried on the result.
        _ = quiz.apply(Command::Adopt(trial));
        Report::of(&quiz, &self.opening.about)
    }

    /// The full path of a file that a person typed.
    pub fn full_path(&self, file: &str) -> PathBuf {
        self.opening.folder.join(expand_home(file))
    }

    /// Why the quiz ends if a person quits now.
    pub const fn ending(&self) -> ExitReason {
        if self.verdict_seen { ExitReason::Seen } else { ExitReason::Left }
    }

    /// Whether no answer would be lost by quitting now.
    pub fn is_safe_to_quit(&self) -> bool {
        // After a verdict, the result is printed with every answer in it.
        self.keeping.saved || self.verdict_seen || self.quiz.is_untouched()
    }
}
