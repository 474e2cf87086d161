//! The commands of the state machine.

use crate::{
    catalogue::{ChoiceSet, Kind, Question},
    text::sanitize_line,
};

use super::{Quiz, Stage, answers::Answer, notes::LONGEST_NOTE, trial::Trial};

/// What a person can do. Choices and questions are given by their indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// From the welcome screen or the result, go to the first open question; else, from the result, to the first one
    /// answered "not sure"; else to the review.
    Continue,
    /// From the welcome screen, go to the options side by side.
    Browse,
    /// Answer a `one` question with this choice and continue.
    Choose(usize),
    /// Tick or untick this choice of a `many` question. What is ticked is the answer; without any tick, the question is
    /// open.
    Toggle(usize),
    /// Answer a `many` question with what is ticked, or with "none of these", and continue.
    Confirm,
    /// Answer "not sure" and continue.
    NotSure,
    /// Mark the answer to the question as a guess, or unmark it.
    Guess,
    /// Go back one screen.
    Back,
    /// Skip a question that is answered.
    Forward,
    /// Go to this question; answering it leads back to the review.
    Jump(usize),
    /// Go to the review.
    Review,
    /// Go to the verdict.
    Finish,
    /// From the result, keep what was tried: these answers and weights in place of all others.
    Adopt(Trial),
    /// Set the note on any question; an empty one deletes it.
    Note {
        /// The index of the question.
        question: usize,
        /// The note.
        text: String,
    },
    /// Note that the forecast is being shown.
    SeeForecast,
    /// Delete every answer and every note, and start over.
    Restart,
}

/// Why a command does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// Going back from the first screen.
    #[error("This is the first screen.")]
    NothingBefore,
    /// Skipping an open question.
    #[error("Answer this first, or press 0 for “not sure”.")]
    Unanswered,
    /// Marking as a guess what is not answered.
    #[error("Answer this first. Then you can mark the answer as a guess.")]
    NothingToMark,
    /// Going to the review or the verdict without any answer.
    #[error("Answer at least one question first.")]
    NothingAnswered,
    /// The command is for another stage.
    #[error("That does nothing here.")]
    NotHere,
    /// No such choice in this question.
    #[error("This question has no such choice.")]
    NoSuchChoice,
    /// No such question, or it is hidden.
    #[error("Your other answers hide that question.")]
    NoSuchQuestion,
    /// The note is too long.
    #[error("Notes can be up to {max} characters.")]
    LongNote {
        /// The maximum.
        max: usize,
    },
    /// A `many` question already has as many ticks as it takes.
    #[error("You can pick {max}. Untick one first.")]
    TooMany {
        /// The maximum.
        max: usize,
    },
}

impl Quiz<'_> {
    /// Carries out `command`.
    ///
    /// # Errors
    /// A [`CommandError`] if it does not apply. Nothing has changed then.
    pub fn apply(&mut self, command: Command) -> Result<(), CommandError> {
        match command {
            Command::Continue => self.resume(),
            Command::Browse => self.browse(),
            Command::Choose(choice) => self.choose(choice),
            Command::Toggle(choice) => self.toggle(choice),
            Command::Confirm => self.confirm(),
            Command::NotSure => self.answer(Answer::NotSure),
            Command::Guess => self.guess(),
            Command::Back => self.back(),
            Command::Forward => self.forward(),
            Command::Jump(index) => self.jump(index),
            Command::Review => self.go_if_answered(Stage::Review),
            Command::Finish => self.go_if_answered(Stage::Result),
            Command::Adopt(trial) => self.adopt(&trial),
            Command::Note { question, text } => self.note(question, &text),
            Command::SeeForecast => {
                self.responses.forecast_seen = true;
                Ok(())
            }
            Command::Restart => self.restart(),
        }
    }

    fn resume(&mut self) -> Result<(), CommandError> {
        if !matches!(self.stage, Stage::Welcome | Stage::Result) {
            return Err(CommandError::NotHere);
        }
        let path = self.path();
        let first = |wanted: Answer| path.iter().find(|question| self.answers().get(question) == wanted);
        // After a verdict, what one was not sure about is worth a second look.
        let is_result = self.stage == Stage::Result;
        let next = first(Answer::Open).or_else(|| first(Answer::NotSure).filter(|_| is_result));
        self.go(next.map_or(Stage::Review, |question| Stage::Question { index: question.index, editing: false }));
        Ok(())
    }

    fn browse(&mut self) -> Result<(), CommandError> {
        if self.stage != Stage::Welcome {
            return Err(CommandError::NotHere);
        }
        self.go(Stage::SideBySide);
        Ok(())
    }

    fn choose(&mut self, choice: usize) -> Result<(), CommandError> {
        let question = self.question().ok_or(CommandError::NotHere)?;
        if question.kind != Kind::One {
            return Err(CommandError::NotHere);
        }
        if choice >= question.choices.len() {
            return Err(CommandError::NoSuchChoice);
        }
        self.answer(Answer::Picked(ChoiceSet::one(choice)))
    }

    fn toggle(&mut self, choice: usize) -> Result<(), CommandError> {
        let question = self.question().ok_or(CommandError::NotHere)?;
        let Kind::Many { max } = question.kind else { return Err(CommandError::NotHere) };
        if choice >= question.choices.len() {
            return Err(CommandError::NoSuchChoice);
        }
        let ticked = self.ticked(question).toggled(choice);
        if ticked.len() > max {
            return Err(CommandError::TooMany { max });
        }
        let answer = if ticked.is_empty() { Answer::Open } else { Answer::Picked(ticked) };
        self.responses.answers.set(question, answer);
        Ok(())
    }

    fn confirm(&mut self) -> Result<(), CommandError> {
        let question = self.question().ok_or(CommandError::NotHere)?;
        if question.kind == Kind::One {
            return Err(CommandError::NotHere);
        }
        self.answer(Answer::Picked(self.ticked(question)))
    }

    fn ticked(&self, question: &Question) -> ChoiceSet {
        self.answers().get(question).picks().unwrap_or_default()
    }

    fn answer(&mut self, answer: Answer) -> Result<(), CommandError> {
        let question = self.question().ok_or(CommandError::NotHere)?;
        self.responses.answers.set(question, answer);
        self.advance();
        Ok(())
    }

    fn guess(&mut self) -> Result<(), CommandError> {
        let question = self.question().ok_or(CommandError::NotHere)?;
        if self.answers().get(question).picks().is_none() {
            return Err(CommandError::NothingToMark);
        }
        let is_guess = self.answers().is_guess(question);
        self.responses.answers.set_guess(question, !is_guess);
        Ok(())
    }

    fn forward(&mut self) -> Result<(), CommandError> {
        match self.stage {
            Stage::Question { .. } if self.question().is_some_and(|q| self.answers().get(q) == Answer::Open) => {
                Err(CommandError::Unanswered)
            }
            Stage::Question { .. } => {
                self.advance();
                Ok(())
            }
            _ => Err(CommandError::NotHere),
        }
    }

    /// Goes to the next question, or to the review after the last one or one that was selected there.
    fn advance(&mut self) {
        let Stage::Question { index, editing } = self.stage else { return };
        let path = self.path();
        let after = path.iter().skip_while(|question| question.index != index).nth(1).filter(|_| !editing);
        self.go(after.map_or(Stage::Review, |question| Stage::Question { index: question.index, editing: false }));
    }

    fn back(&mut self) -> Result<(), CommandError> {
        let before = match self.stage {
            Stage::Welcome => return Err(CommandError::NothingBefore),
            Stage::SideBySide => Stage::Welcome,
            Stage::Question { editing: true, .. } | Stage::Result => Stage::Review,
            Stage::Question { index, editing: false } => self.question_before(index),
            Stage::Review => self.last_question(),
        };
        self.go(before);
        Ok(())
    }

    /// The question before the one at `index`, or the welcome screen.
    fn question_before(&self, index: usize) -> Stage {
        let path = self.path();
        let before = path.iter().take_while(|question| question.index != index).last();
        before.map_or(Stage::Welcome, |question| Stage::Question { index: question.index, editing: false })
    }

    /// The question that the review was reached from, or the last of all if that is hidden now.
    fn last_question(&self) -> Stage {
        let path = self.path();
        let last = path.iter().find(|question| question.index == self.last).or(path.last());
        last.map_or(Stage::Welcome, |question| Stage::Question { index: question.index, editing: false })
    }

    fn jump(&mut self, index: usize) -> Result<(), CommandError> {
        if !self.path().iter().any(|question| question.index == index) {
            return Err(CommandError::NoSuchQuestion);
        }
        self.go(Stage::Question { index, editing: true });
        Ok(())
    }

    fn go_if_answered(&mut self, stage: Stage) -> Result<(), CommandError> {
        if !self.has_answers() {
            return Err(CommandError::NothingAnswered);
        }
        if self.stage == stage {
            return Err(CommandError::NotHere);
        }
        self.go(stage);
        Ok(())
    }

    fn adopt(&mut self, trial: &Trial) -> Result<(), CommandError> {
        if self.stage != Stage::Result {
            return Err(CommandError::NotHere);
        }
        self.responses = trial.responses(&self.responses);
        Ok(())
    }

    fn note(&mut self, question: usize, text: &str) -> Result<(), CommandError> {
        let question = self.catalogue.questions.get(question).ok_or(CommandError::NoSuchQuestion)?;
        if sanitize_line(text).chars().count() > LONGEST_NOTE {
            return Err(CommandError::LongNote { max: LONGEST_NOTE });
        }
        self.responses.notes.set(question, text);
        Ok(())
    }

    fn restart(&mut self) -> Result<(), CommandError> {
        if self.is_untouched() {
            return Err(CommandError::NothingAnswered);
        }
        *self = Self::new(self.catalogue, self.order.clone());
        Ok(())
    }

    pub(super) fn go(&mut self, stage: Stage) {
        self.stage = stage;
        if let Stage::Question { index, editing: false } = stage {
            self.last = index;
        }
    }
}
