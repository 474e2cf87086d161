//! What all screens show: the quiz, what is derived from it, and what is known about the session.

use std::{collections::BTreeMap, path::PathBuf, rc::Rc};

use crate::{
    analysis::{Forecast, Lookahead, forecast, remaining},
    catalogue::{Catalogue, Question},
    quiz::{Answer, Answers, Command, CommandError, ExitReason, Quiz, Stage},
    report::Report,
    scoring::Outcome,
    store::{SaveStatus, SessionInfo, expand_home},
};

use super::theme::Theme;

/// Another catalogue that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How the command line names it: a built-in name, or a file.
    pub name: String,
    /// Its title, or why it cannot be used.
    pub title: Result<String, String>,
}

/// The other catalogues.
#[derive(Clone)]
pub struct Others {
    /// Their names in a few words, for the welcome screen.
    pub hint: String,
    /// Finds them. Files are read when this is called.
    pub find: Rc<dyn Fn() -> Vec<Entry>>,
}

/// The state that all screens share. Everything shown is derived from it.
pub struct Session<'c> {
    /// The quiz.
    pub quiz: Quiz<'c>,
    /// How things look.
    pub theme: Theme,
    /// Whose decision it is, and what happened before.
    pub opening: SessionInfo,
    /// Whether the answers are saved.
    pub keeping: SaveStatus,
    /// What the answers say about how far the quiz is.
    pub progress: Progress,
    /// The least and the most questions that are asked in all.
    pub questions: (usize, usize),
    /// The other catalogues; none where the command line fixed this one.
    pub others: Option<Others>,
    /// Whether the forecast is open under the questions.
    pub forecast_open: bool,
    /// Said above the footer until the next key: why the last one did nothing, or what it did.
    pub notice: Option<String>,
    /// Notes that were typed and not saved, by the index of their question.
    pub drafts: BTreeMap<usize, String>,
    /// Whether a verdict was shown.
    pub verdict_seen: bool,
    /// The question being asked, if it was open when it was reached: its ticks become an answer with Enter alone.
    unanswered: Option<usize>,
}

/// How far the quiz is, worked out whenever an answer changes.
#[derive(Debug, Clone)]
pub struct Progress {
    /// How many questions are answered, "not sure" included.
    pub done: usize,
    /// The least and the most questions left.
    pub left: (usize, usize),
    /// Whether these are exact, and not bounds.
    pub exact: bool,
    /// The outcome, once the open questions cannot change it.
    pub decided: Option<Outcome>,
    /// Whether there are answers enough for a verdict.
    pub has_verdict: bool,
    /// What the open questions can still do, where the forecast is open.
    pub forecast: Option<ForecastPanel>,
    answers: Answers,
    settled: Answers,
}

/// What the open questions can still do.
#[derive(Debug, Clone)]
pub enum ForecastPanel {
    /// The shares of two options.
    Shares(Box<Forecast>),
    /// The options of three or more that can still win.
    Contenders(Vec<usize>),
}

impl Progress {
    /// Of `answers`; progress is measured by those that are `settled`, without ticks that Enter has not confirmed.
    fn new(catalogue: &Catalogue, answers: &Answers, settled: &Answers, with_forecast: bool) -> Self {
        let (ahead, ahead_of_settled) = (Lookahead::of(catalogue, answers), Lookahead::of(catalogue, settled));
        let steady = if settled == answers { &ahead } else { &ahead_of_settled };
        let visible = settled.visible(catalogue);
        let counted = settled.scored(catalogue).len();
        let decided = ahead.decided();
        let forecast = || match forecast(catalogue, answers) {
            Some(forecast) => ForecastPanel::Shares(Box::new(forecast)),
            None => ForecastPanel::Contenders(ahead.contenders()),
        };
        Self {
            done: visible.iter().filter(|question| settled.get(question) != Answer::Open).count(),
            left: steady.remaining(),
            exact: ahead.is_exact(),
            has_verdict: counted > 0 && (2 * counted >= visible.len() || decided.is_some()),
            decided,
            forecast: with_forecast.then(forecast),
            answers: answers.clone(),
            settled: settled.clone(),
        }
    }

    /// The least and the most questions in all, those done included.
    pub const fn total(&self) -> (usize, usize) {
        (self.done + self.left.0, self.done + self.left.1)
    }
}

impl<'c> Session<'c> {
    /// At the welcome screen, or wherever `quiz` is.
    pub fn new(quiz: Quiz<'c>, opening: SessionInfo, theme: Theme) -> Self {
        let catalogue = quiz.catalogue();
        Self {
            questions: remaining(catalogue, &Answers::none(catalogue)),
            progress: Progress::new(catalogue, quiz.answers(), quiz.answers(), false),
            quiz,
            theme,
            opening,
            keeping: SaveStatus::default(),
            others: None,
            forecast_open: false,
            notice: None,
            drafts: BTreeMap::new(),
            verdict_seen: false,
            unanswered: None,
        }
    }

    /// The catalogue being answered.
    pub const fn catalogue(&self) -> &'c Catalogue {
        self.quiz.catalogue()
    }

    /// The answer to `question`.
    pub fn answer(&self, question: &Question) -> Answer {
        self.quiz.answers().get(question)
    }

    /// Carries out a command of the quiz.
    ///
    /// # Errors
    /// A [`Refusal`] where it does not apply; nothing has changed then.
    pub fn apply(&mut self, command: Command) -> Result<(), CommandError> {
        let before = self.quiz.stage();
        self.quiz.apply(command)?;
        if self.quiz.stage() != before {
            let open = self.quiz.question().filter(|question| self.answer(question) == Answer::Open);
            self.unanswered = open.map(|question| question.index);
            self.verdict_seen |= self.quiz.stage() == Stage::Result;
        }
        if *self.quiz.answers() != self.progress.answers || self.settled() != self.progress.settled {
            self.update_progress();
        }
        Ok(())
    }

    /// Shows or hides the forecast.
    pub fn toggle_forecast(&mut self) {
        self.forecast_open = !self.forecast_open;
        if self.forecast_open {
            self.see_forecast();
        } else {
            self.update_progress();
        }
    }

    /// Works the forecast out, and remembers that it was seen.
    pub fn see_forecast(&mut self) {
        // Never refused.
        _ = self.quiz.apply(Command::SeeOutlook);
        self.progress = Progress::new(self.catalogue(), self.quiz.answers(), &self.settled(), true);
    }

    fn update_progress(&mut self) {
        self.progress = Progress::new(self.catalogue(), self.quiz.answers(), &self.settled(), self.forecast_open);
    }

    /// The answers without the ticks of a question that was open when it was reached.
    fn settled(&self) -> Answers {
        let mut answers = self.quiz.answers().clone();
        if let Some(question) = self.quiz.question().filter(|question| self.unanswered == Some(question.index)) {
            answers.set(question, Answer::Open);
        }
        answers
    }

    /// Forgets every answer. The old ones are kept in the file `archived`, if there was one.
    pub fn start_over(&mut self, notice: Option<String>) {
        // Not refused: there is something to forget.
        _ = self.quiz.apply(Command::Restart);
        let opening = SessionInfo { saved: String::new(), changes: Vec::new(), ..self.opening.clone() };
        let (keeping, others) = (self.keeping.clone(), self.others.take());
        *self = Self { keeping, others, notice, ..Self::new(self.quiz.clone(), opening, self.theme) };
    }

    /// The result of the answers as they stand.
    pub fn report(&self) -> Report<'c> {
        Report::of(&self.quiz, &self.opening.about)
    }

    /// The full path of a file as it was typed.
    pub fn full_path(&self, file: &str) -> PathBuf {
        self.opening.folder.join(expand_home(file))
    }

    /// How the session ends, if it ends now without Ctrl-C.
    pub const fn ending(&self) -> ExitReason {
        if self.verdict_seen { ExitReason::Seen } else { ExitReason::Left }
    }

    /// Whether no answer would be lost by quitting now.
    pub fn is_safe_to_quit(&self) -> bool {
        // After a verdict, the result is printed with every answer in it.
        self.keeping.saved || self.verdict_seen || self.quiz.is_untouched()
    }
}
