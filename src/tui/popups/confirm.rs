//! Asks before the program quits, starts over or replaces a file.

use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use crate::{
    store::shown_path,
    text::wrap,
    tui::{
        action::Action,
        keymap::Context,
        layout::popup_text_width,
        screen::{Effect, Export, Screen},
        session::Session,
        widgets::popup_frame,
    },
};

use super::export::FileName;

/// What "yes" does.
enum Question<'c> {
    Quit,
    StartOver,
    Replace(Export<'c>),
}

/// A question to answer with yes or no.
pub struct Confirm<'c> {
    question: Question<'c>,
    title: &'static str,
    text: String,
    /// The words for "yes" and "no".
    words: [&'static str; 2],
}

impl<'c> Confirm<'c> {
    /// Quit though answers are not saved?
    pub fn quit(session: &Session) -> Self {
        let words = ["quit", "stay"];
        Self { question: Question::Quit, title: "Quit?", text: session.keeping.quit_warning(), words }
    }

    pub fn start_over(session: &Session) -> Self {
        let text = match session.preview {
            Some(_) => "All questions are asked again.",
            None => session.keeping.restart_warning(),
        };
        let text = text.to_owned();
        Self { question: Question::StartOver, title: "Start over?", text, words: ["start over", "cancel"] }
    }

    pub fn replace(export: Export<'c>) -> Self {
        let text = format!("{} already exists. Replacing it loses its content.", shown_path(&export.path));
        let words = ["replace", "choose another name"];
        Self { question: Question::Replace(export), title: "Replace the file?", text, words }
    }
}

impl<'c> Screen<'c> for Confirm<'c> {
    fn context(&self) -> Context {
        Context::Confirm
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        matches!(action, Action::Accept | Action::Back)
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        let [yes, no] = self.words;
        Some(if action == Action::Accept { yes } else { no })
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        match (action, &self.question) {
            (Action::Accept, Question::Quit) => Effect::Quit(session.ending()),
            (Action::Accept, Question::StartOver) => Effect::StartOver,
            (Action::Accept, Question::Replace(export)) => Effect::Export(Export { replace: true, ..export.clone() }),
            (Action::Back, Question::Replace(export)) => Effect::Open(Box::new(FileName::retry(export))),
            (Action::Back, _) => Effect::Close,
            _ => Effect::None,
        }
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let lines = wrap(&self.text, popup_text_width(window).min(60));
        let [yes, no] = self.words;
        let size = (60, u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let inner = popup_frame(frame, window, session.theme, self.title, &format!("Enter {yes}   Esc {no}"), size);
        frame.render_widget(Paragraph::new(lines.join("\n")), inner);
    }
}
