//! Writing the note on a question.

use crate::{
    quiz::{Command, LONGEST_NOTE, Refusal},
    tui::{input::Key, typed::Typed},
};

use super::{App, Line, Overlay};

impl App<'_> {
    /// Opens the note on the question being asked: as it was typed last, if that was not kept, else as it is.
    pub(super) fn open_note(&mut self) {
        let Some(question) = self.quiz.question() else { return };
        let typed = self.drafts.remove(&question.index).unwrap_or_else(|| Typed::new(self.quiz.notes().get(question)));
        self.overlay = Some(Overlay::Typing(Line::Note, typed));
    }

    /// Keeps the note as it is typed.
    pub(super) fn keep_note(&mut self) {
        let Some(question) = self.quiz.question() else { return };
        if let Some(Overlay::Typing(_, typed)) = self.overlay.take() {
            self.command(Command::Note { question: question.index, text: typed.text().into() });
        }
    }

    /// Closes the note as it was. What was typed comes back with the next note on the question: an Esc can be the
    /// beginning of another key that a slow line tore apart.
    pub(super) fn drop_note(&mut self) {
        let Some(question) = self.quiz.question() else { return };
        if let Some(Overlay::Typing(_, typed)) = self.overlay.take()
            && typed.text() != self.quiz.notes().get(question)
        {
            self.drafts.insert(question.index, typed);
            self.notice = Some("The note is as it was; n brings back what you typed.".into());
        }
    }

    /// Puts text into the line being typed.
    pub(super) fn type_in(&mut self, text: &str) {
        let Some(Overlay::Typing(_, typed)) = &mut self.overlay else { return };
        if !typed.insert(text, LONGEST_NOTE) {
            self.notice = Some(Refusal::LongNote { max: LONGEST_NOTE }.to_string());
        }
    }

    /// Moves in the line being typed, or takes something out of it.
    pub(super) fn edit(&mut self, key: Key) {
        if let Some(Overlay::Typing(_, typed)) = &mut self.overlay {
            typed.edit(key);
        }
    }
}
