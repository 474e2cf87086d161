//! Which actions work now. The footer shows these and no others.

use crate::{
    quiz::Answer,
    tui::{
        keymap::{Action, Place},
        screens::{self, View},
    },
};

use super::App;

impl App<'_> {
    /// Whether `action` does anything on the screen as it stands.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        self.can_in(action, || screens::view(self))
    }

    /// [`Self::can`], for whoever knows what is seen of what scrolls: that is all of the screen laid out.
    pub(in crate::tui) fn can_in(&self, action: Action, view: impl Fn() -> View) -> bool {
        match action {
            Action::Move => self.rows() > 1 || self.place() == Place::Export,
            Action::Scroll => view().reach > 0,
            Action::Page => self.rows() > 1 || view().hidden > 0,
            Action::Ends => self.rows() > 1 || view().reach > 0,
            Action::Forward => {
                self.quiz.question().is_some_and(|question| self.quiz.answers().get(question) != Answer::Open)
            }
            Action::Verdict | Action::Review => self.quiz.has_answers(),
            Action::Restart => !self.quiz.is_untouched(),
            Action::MarkNotSure => !self.marks_not_sure(),
            Action::Suspend => cfg!(unix),
            Action::Mark
            | Action::Tick
            | Action::Accept
            | Action::Back
            | Action::Turn
            | Action::Tab
            | Action::Keys
            | Action::Outlook
            | Action::Note
            | Action::Export
            | Action::Copy
            | Action::Edit
            | Action::Leave
            | Action::Decline
            | Action::Interrupt => true,
        }
    }
}
