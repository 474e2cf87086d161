//! What the popups of text share.

use ratatui::{Frame, layout::Rect, text::Line};

use crate::tui::{
    action::Action,
    keymap::Context,
    layout::{popup_space, popup_text_width},
    screen::{Effect, Screen, scroll},
    session::Session,
    widgets::{ScrollState, ScrollText, popup_frame},
};

/// What a [`TextPopup`] says.
pub trait PopupText {
    /// The title, and the lines for a width of `width` columns.
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>);
}

/// A popup of lines. Any key that does not scroll closes it.
pub struct TextPopup<T> {
    text: T,
    scroll: ScrollState,
}

impl<T: PopupText> TextPopup<T> {
    pub fn new(text: T) -> Self {
        Self { text, scroll: ScrollState::default() }
    }
}

impl<'c, T: PopupText> Screen<'c> for TextPopup<T> {
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
        scroll(&mut self.scroll, action).unwrap_or(Effect::Close)
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        // The last column is the scrollbar's, and the one before it is free.
        let (title, lines) = self.text.text(session, popup_text_width(window).saturating_sub(2));
        let longest = lines.iter().map(Line::width).max().unwrap_or(0).max(Line::raw(&title).width());
        let [columns, rows] = [longest + 2, lines.len()].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
        let keys = if rows.saturating_add(2) > popup_space(window).height { "Esc closes" } else { "any key closes" };
        let inner = popup_frame(frame, window, session.theme, &title, keys, (columns, rows));
        frame.render_stateful_widget(ScrollText::new(lines, session.theme), inner, &mut self.scroll);
    }
}
