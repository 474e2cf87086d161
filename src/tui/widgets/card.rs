//! Borders with titles in them.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, Clear, Padding},
};

use crate::tui::{
    layout::{centered, popup_space},
    theme::Theme,
};

/// A border with `title` in it, and `note` at its lower right.
fn block(theme: Theme, border: Style, title: Span<'static>, note: &str) -> Block<'static> {
    let mut block = Block::bordered().border_set(theme.glyphs.border).border_style(border);
    if title.width() > 0 {
        block = block.title_top(Line::from_iter([rule(theme), title]));
    }
    if !note.is_empty() {
        // Without the reset, the style of the border would show through.
        let note = Span::styled(format!(" {note} "), Style::reset().patch(theme.dim()));
        block = block.title_bottom(Line::from_iter([note, rule(theme)]).right_aligned());
    }
    block
}

/// Draws a card, and returns the area inside.
pub fn card(frame: &mut Frame, area: Rect, theme: Theme, title: &str, note: &str) -> Rect {
    let title = if title.is_empty() { String::new() } else { format!(" {title} ") };
    let block = block(theme, theme.line(), Span::styled(title, Style::reset().patch(theme.title())), note);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// A card with the name of an option as its title.
pub fn option_card(theme: Theme, option: usize, name: &str) -> Block<'static> {
    block(theme, theme.line(), Span::styled(format!(" {name} "), theme.option_title(option)), "")
        .padding(Padding::horizontal(2))
}

/// Draws the border of a popup in the middle of `window`, with room for `rows` lines of `columns` columns, and returns the
/// area inside.
pub fn popup_frame(
    frame: &mut Frame,
    window: Rect,
    theme: Theme,
    title: &str,
    keys: &str,
    (columns, rows): (u16, u16),
) -> Rect {
    let space = popup_space(window);
    let area = centered(space, columns.saturating_add(6).min(window.width), rows.saturating_add(2).min(space.height));
    let title = Span::styled(format!(" {title} "), theme.focus());
    let block = block(theme, theme.focus(), title, keys).padding(Padding::horizontal(2));
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inner
}

/// A piece of border beside a title.
pub fn rule(theme: Theme) -> Span<'static> {
    Span::raw(theme.glyphs.line)
}
