//! What lists and texts that scroll share.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget},
};

use crate::tui::theme::Theme;

/// Draws a scrollbar over the last column of `area`, if `lines` lines do not fit into it.
pub fn render_scrollbar(area: Rect, buf: &mut Buffer, theme: Theme, lines: usize, offset: usize) {
    let height = usize::from(area.height);
    if lines <= height {
        return;
    }
    let mut state = ScrollbarState::new(lines - height + 1).viewport_content_length(height).position(offset);
    Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(Some(theme.glyphs.axis))
        .track_style(theme.line())
        .thumb_symbol(theme.glyphs.scrollbar_thumb)
        .thumb_style(theme.focus())
        .render(area, buf, &mut state);
}

/// The lines that these rows take up.
pub fn lines(heights: &[u16]) -> usize {
    heights.iter().copied().map(usize::from).sum()
}

/// How many of these rows, from the first on, fit into `height` lines.
pub fn visible_rows<'h>(heights: impl IntoIterator<Item = &'h u16>, height: u16) -> usize {
    let mut free = height;
    let fits = |row: &&u16| free.checked_sub(**row).map(|rest| free = rest).is_some();
    heights.into_iter().take_while(fits).count()
}

/// The offset at which the last rows fill `height` lines.
pub fn max_offset(heights: &[u16], height: u16) -> usize {
    heights.len() - visible_rows(heights.iter().rev(), height)
}
