//! The forecast, where a window has no room for it under the question.

use ratatui::{Frame, layout::Rect};

use crate::tui::{
    action::Action,
    keymap::Context,
    popups::{text_popup, text_width},
    screens::{Effect, Screen, scrolled},
    session::Session,
    text,
    widgets::{ScrollState, forecast::ForecastBar},
};

/// The forecast in a window of its own.
#[derive(Default)]
pub struct ForecastPopup {
    scroll: ScrollState,
}

impl<'c> Screen<'c> for ForecastPopup {
    fn context(&self) -> Context {
        Context::Text
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        action == Action::Back || self.scroll.max > 0
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        (action == Action::Up).then_some("scroll")
    }

    fn update(&mut self, action: Action, _session: &mut Session<'c>) -> Effect<'c> {
        scrolled(&mut self.scroll, action).unwrap_or(Effect::Close)
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let width = text_width(window);
        let bar = ForecastBar { session };
        let title = format!("Forecast {}", bar.condition());
        let title = if text::width(&title) < width { title.trim_end() } else { "Forecast" };
        // The last column is the scrollbar's.
        let lines = bar.lines(width.saturating_sub(1));
        text_popup(frame, window, session.theme, title, (width, lines), &mut self.scroll);
    }
}
