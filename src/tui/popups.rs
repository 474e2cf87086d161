//! Popups: screens that lie over another one, which is dim behind them.

pub mod confirm;
pub mod field;
pub mod forecast;
pub mod help;
pub mod info;
pub mod menu;
pub mod note;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, Clear, Padding},
};

use super::{
    action::Action,
    keymap::Context,
    layout::{centered, regions},
    screens::{Effect, Screen, scrolled},
    session::Session,
    theme::Theme,
    widgets::{ScrollState, ScrollText, rule},
};

/// Clears room for `rows` lines of `columns` columns in the middle of `window`, draws a border with `title` and, at the
/// bottom, `keys`, and gives the area inside.
fn popup(frame: &mut Frame, window: Rect, theme: Theme, title: &str, keys: &str, (columns, rows): (u16, u16)) -> Rect {
    let free = free(window);
    let area = centered(free, columns.saturating_add(6).min(window.width), rows.saturating_add(2).min(free.height));
    let keys_style = Style::reset().patch(theme.dim());
    let block = Block::bordered()
        .border_set(theme.glyphs.border)
        .border_style(theme.focus())
        .title_top(Line::from_iter([rule(theme), Span::styled(format!(" {title} "), theme.focus())]))
        .title_bottom(Line::from_iter([Span::styled(format!(" {keys} "), keys_style), rule(theme)]).right_aligned())
        .padding(Padding::horizontal(2));
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inner
}

/// Where popups may be: the footer and the line above it stay in sight.
fn free(window: Rect) -> Rect {
    Rect { height: regions(window).notice.y.saturating_sub(window.y), ..window }
}

/// What a [`TextPopup`] says.
pub trait PopupText {
    /// The title, and the lines where `width` columns are free for them.
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>);
}

/// A popup of lines, which scroll where there is no room for all. Any other key closes it.
pub struct TextPopup<T> {
    text: T,
    scroll: ScrollState,
}

impl<T: PopupText> TextPopup<T> {
    fn new(text: T) -> Self {
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
        scrolled(&mut self.scroll, action).unwrap_or(Effect::Close)
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        // The last column is the scrollbar's, and the one before it is free.
        let (title, lines) = self.text.text(session, text_width(window).saturating_sub(2));
        let longest = lines.iter().map(Line::width).max().unwrap_or(0).max(Line::raw(&title).width());
        let [columns, rows] = [longest + 2, lines.len()].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
        let keys = if rows.saturating_add(2) > free(window).height { "Esc closes" } else { "any key closes" };
        let inner = popup(frame, window, session.theme, &title, keys, (columns, rows));
        frame.render_stateful_widget(ScrollText::new(lines, session.theme), inner, &mut self.scroll);
    }
}

/// How wide the text of a popup may be, in columns.
fn text_width(window: Rect) -> u16 {
    window.width.saturating_sub(10).clamp(1, 76)
}
