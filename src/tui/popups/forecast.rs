//! The forecast, where a window has no room for it under the question.

use ratatui::{Frame, layout::Rect};

use crate::tui::{
    action::Action,
    keymap::Context,
    popups::{popup, text_width},
    screens::{Effect, Screen},
    session::Session,
    text,
    widgets::forecast::ForecastBar,
};

/// The forecast as it was when it was opened.
pub struct ForecastPopup;

impl<'c> Screen<'c> for ForecastPopup {
    fn context(&self) -> Context {
        Context::Text
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        action == Action::Back
    }

    fn update(&mut self, _action: Action, _session: &mut Session<'c>) -> Effect<'c> {
        Effect::Close
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let width = text_width(window);
        let bar = ForecastBar { session };
        let title = format!("Forecast {}", bar.condition());
        let title = if text::width(&title) < width { title.trim_end() } else { "Forecast" };
        let inner = popup(frame, window, session.theme, title, "any key closes", (width, bar.height(width)));
        frame.render_widget(bar, inner);
    }
}
