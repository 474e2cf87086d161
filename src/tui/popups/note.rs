//! The note on a question.

use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use crate::{
    quiz::{Command, CommandError, LONGEST_NOTE},
    text::wrap,
    tui::{
        action::Action,
        keymap::Context,
        layout::{popup_text_width, split_top},
        screen::{Effect, Screen},
        session::Session,
        widgets::{TextField, popup_frame},
    },
};

const PROMPT: &str = "Why this answer? Your note is printed with the result.";

pub struct Note {
    question: usize,
    field: TextField,
}

impl Note {
    /// The note on the question at `index`, or what was typed last if that was not saved.
    pub fn new(index: usize, session: &mut Session) -> Self {
        let saved = session.catalogue().questions.get(index).map_or("", |question| session.quiz.notes().get(question));
        let text = session.drafts.remove(&index).unwrap_or_else(|| saved.to_owned());
        Self { question: index, field: TextField::new(&text, LONGEST_NOTE) }
    }
}

impl<'c> Screen<'c> for Note {
    fn context(&self) -> Context {
        Context::Field
    }

    fn is_enabled(&self, _action: Action, _session: &Session<'c>) -> bool {
        true
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        match action {
            Action::Insert(c) => self.paste(&c.to_string(), session),
            Action::Edit(edit) if self.field.edit(edit) => Effect::Redraw,
            Action::Accept => {
                Effect::CloseWith(Command::Note { question: self.question, text: self.field.text().into() })
            }
            // On a slow line, the start of another key can arrive as Esc: keep what was typed.
            Action::Back => {
                let saved = session.catalogue().questions.get(self.question);
                if saved.is_some_and(|question| session.quiz.notes().get(question) != self.field.text()) {
                    session.drafts.insert(self.question, self.field.text().into());
                    session.notice = Some("Note unchanged. n brings back what you typed.".into());
                }
                Effect::Close
            }
            _ => Effect::None,
        }
    }

    fn paste(&mut self, text: &str, session: &mut Session<'c>) -> Effect<'c> {
        if !self.field.insert(text) {
            session.notice = Some(CommandError::LongNote { max: LONGEST_NOTE }.to_string());
        }
        Effect::Redraw
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let width = popup_text_width(window);
        let prompt = wrap(PROMPT, width);
        let head = u16::try_from(prompt.len()).unwrap_or(1) + 1;
        let rows = head + self.field.height(width).max(2);
        let inner = popup_frame(frame, window, session.theme, "Your note", "Enter save   Esc cancel", (width, rows));
        let [top, field] = split_top(inner, head);
        frame.render_widget(Paragraph::new(prompt.join("\n")).style(session.theme.dim()), top);
        self.field.render(frame, field);
    }
}
