//! The state of the screen: the quiz, and where the mark, the text and the tabs stand.

mod act;
mod can;
mod export;
mod insight;
mod note;

use std::{collections::BTreeMap, ops::Deref, rc::Rc};

use crate::{
    catalogue::{Kind, Question},
    quiz::{Answer, Answers, Ending, Quiz, Stage},
    report::{Format, Report},
    sheet::{Keep, Keeping, Opening},
    verdict::left,
};

use super::{keymap::Place, look::Look, screens, typed::Typed};

pub use export::Export;
pub use insight::{Insight, View};

/// The tabs of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The options side by side, with what speaks for each.
    Verdict,
    /// The comparison of the catalogue.
    Comparison,
    /// What would have to change for the verdict to change.
    Change,
    /// What was answered.
    Answers,
    /// How the verdict is made, sources, frequent questions.
    About,
}

impl Tab {
    /// Every tab, with its name, from left to right.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Verdict, "Verdict"),
        (Self::Comparison, "Comparison"),
        (Self::Change, "What would change it"),
        (Self::Answers, "Answers"),
        (Self::About, "About"),
    ];
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The list of keys, from this line on.
    Keys(usize),
    /// A question of the program itself.
    Asking(Asked),
    /// The formats a result can be written in, with the marked one.
    Export(usize),
    /// A line as it is typed, and what it is for.
    Typing(Line, Typed),
}

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The note on the question being asked.
    Note,
    /// The file to write the result to, in this format.
    File(Format),
}

/// What the program asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Leave, though answers are not saved?
    Leave,
    /// Forget every answer?
    Restart,
    /// Write over the file that is there?
    Overwrite(Export),
}

/// What the loop has to do after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but draw, if anything changed.
    None,
    /// Hand the terminal to the shell for a while.
    Suspend,
    /// Set the sheet aside, and tell the app to begin anew.
    StartOver,
    /// Write the result to a file.
    Export(Export),
    /// Have the terminal copy the result as text.
    Copy,
    /// End.
    Leave(Ending),
}

/// The state of the program while it is drawn. Everything shown is a pure function of it and of the size.
#[derive(Debug, Clone, PartialEq)]
pub struct App<'c> {
    pub(super) quiz: Quiz<'c>,
    pub(super) look: Look,
    /// Columns and rows of the terminal.
    pub(super) size: (u16, u16),
    /// The marked row of a list.
    pub(super) mark: usize,
    /// The first line shown of a text.
    pub(super) scroll: usize,
    /// The first line shown of a list, where a page moved the view and not the mark.
    pub(super) view: Option<usize>,
    pub(super) tab: Tab,
    pub(super) overlay: Option<Overlay>,
    /// Why the last key did nothing.
    pub(super) notice: Option<String>,
    /// The place of the question being asked, if it was open when it was come to.
    pub(super) fresh: Option<usize>,
    /// Whether the outlook is open on the questions.
    pub(super) outlook: bool,
    /// The notes that were typed and not kept, by the places of their questions.
    pub(super) drafts: BTreeMap<usize, Typed>,
    /// What is told of the sheet on the welcome screen.
    pub(super) opening: Opening,
    /// Whether the answers are saved.
    pub(super) keeping: Keeping,
    /// What can be said about the answers as they stand.
    pub(super) insight: Insight,
    /// The least and the most questions that a person is asked in all.
    pub(super) questions: (usize, usize),
    /// The result, while it is looked at. Answers cannot change there.
    pub(super) result: Option<Made<'c>>,
    pub(super) verdict_seen: bool,
}

/// A result that was made: as long as it is the same one, it says the same.
#[derive(Debug, Clone)]
pub(super) struct Made<'c>(Rc<Report<'c>>);

impl PartialEq for Made<'_> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<'c> Deref for Made<'c> {
    type Target = Report<'c>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<'c> App<'c> {
    /// To take a person through `quiz`; `opening` is told on its welcome screen.
    #[must_use]
    pub fn new(quiz: Quiz<'c>, opening: Opening, look: Look) -> Self {
        let catalogue = quiz.catalogue();
        let insight = Insight::of(catalogue, quiz.answers(), quiz.answers(), false);
        Self {
            questions: left(catalogue, &Answers::none(catalogue)),
            insight,
            opening,
            keeping: Keeping::default(),
            drafts: BTreeMap::new(),
            quiz,
            fresh: None,
            outlook: false,
            result: None,
            look,
            size: (80, 24),
            mark: 0,
            scroll: 0,
            view: None,
            tab: Tab::Verdict,
            overlay: None,
            notice: None,
            verdict_seen: false,
        }
    }

    /// Tells it the size of the terminal, in columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        if self.scroll > 0 {
            let overlay = self.overlay.take();
            self.scroll = self.scroll.min(screens::view(self).reach);
            self.overlay = overlay;
        }
        if let Some(Overlay::Keys(line)) = self.overlay {
            self.overlay = Some(Overlay::Keys(line.min(screens::view(self).reach)));
        }
    }

    /// The quiz it shows.
    #[must_use]
    pub const fn quiz(&self) -> &Quiz<'c> {
        &self.quiz
    }

    /// Has the answers saved, if any changed.
    pub(super) fn keep(&mut self, keeper: &mut impl Keep) {
        self.keeping = keeper.save(&self.quiz);
    }

    /// The result of the answers as they stand.
    #[must_use]
    pub fn report(&self) -> Report<'c> {
        Report::of(&self.quiz, &self.opening.about)
    }

    /// The answers that can be gone back to from the open tab of the result: the places of their questions.
    pub(super) fn items(&self) -> Vec<usize> {
        let results = self.result.iter().filter(|_| self.tab == Tab::Change);
        results.flat_map(|result| &result.what_if).map(|line| line.question.index).collect()
    }

    /// Whether the outlook lies over the question, since there is no room beside it.
    pub(super) fn outlook_covers(&self) -> bool {
        self.outlook && self.overlay.is_none() && self.quiz.question().is_some() && !screens::has_room_beside(self)
    }

    /// Where a key pressed now would arrive.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.overlay {
            Some(Overlay::Keys(_)) => Place::Keys,
            Some(Overlay::Asking(_)) => Place::Asking,
            Some(Overlay::Export(_)) => Place::Export,
            Some(Overlay::Typing(..)) => Place::Typing,
            None if self.outlook_covers() => Place::Outlook,
            None => self.screen(),
        }
    }

    /// The screen, whatever lies over it.
    #[must_use]
    pub fn screen(&self) -> Place {
        match self.quiz.stage() {
            Stage::Welcome => Place::Welcome,
            Stage::Comparison => Place::Comparison,
            Stage::Question { .. } => match self.quiz.question().map(|question| question.kind) {
                Some(Kind::Many { .. }) => Place::Many,
                _ => Place::One,
            },
            Stage::Review => Place::Review,
            Stage::Result if self.items().is_empty() => Place::Result,
            Stage::Result => Place::Change,
        }
    }

    /// How many rows the mark can stand on.
    pub(super) fn rows(&self) -> usize {
        match self.screen() {
            Place::Welcome => screens::welcome::rows(self),
            // One more than the choices, for "not sure".
            Place::One | Place::Many => self.quiz.question().map_or(0, |question| question.choices.len() + 1),
            // One more than the questions, for "see the verdict".
            Place::Review => self.quiz.answers().visible(self.quiz.catalogue()).len() + 1,
            Place::Change => self.items().len(),
            _ => 0,
        }
    }

    /// Whether the mark stands on "not sure".
    pub(super) fn marks_not_sure(&self) -> bool {
        self.quiz.question().is_some_and(|question| self.mark == question.choices.len())
    }

    /// Whether Enter would answer "none of these".
    pub(super) fn would_answer_none(&self) -> bool {
        let ticked = |question: &Question| self.quiz.answers().get(question).picks().unwrap_or_default();
        let nothing = self.quiz.question().is_some_and(|question| ticked(question).is_empty());
        self.screen() == Place::Many && nothing && !self.marks_not_sure()
    }

    /// The row to mark first on the screen as it stands: the answer given, else the first row.
    fn first_mark(&self) -> usize {
        let Some(question) = self.quiz.question() else { return 0 };
        match self.quiz.answers().get(question) {
            Answer::Open => 0,
            Answer::NotSure => question.choices.len(),
            Answer::Picked(picks) => picks.iter().next().unwrap_or(0),
        }
    }
}
