//! Text that may be longer than its area.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::Text,
    widgets::{Paragraph, StatefulWidget, Widget},
};

use crate::tui::theme::Theme;

use super::scrollbar::render_scrollbar;

#[derive(Debug, Clone, Copy)]
pub struct ScrollState {
    pub offset: usize,
    /// How many lines a page moves; written while rendering, like `max`.
    pub page: usize,
    /// The largest offset.
    pub max: usize,
}

impl Default for ScrollState {
    fn default() -> Self {
        // A key may come before the first frame.
        Self { offset: 0, page: 1, max: usize::MAX }
    }
}

/// Wrapped lines, and a scrollbar in the last column of the area, which the text leaves free.
pub struct ScrollText<'a> {
    text: Text<'a>,
    theme: Theme,
}

impl<'a> ScrollText<'a> {
    pub fn new(text: impl Into<Text<'a>>, theme: Theme) -> Self {
        Self { text: text.into(), theme }
    }
}

impl StatefulWidget for ScrollText<'_> {
    type State = ScrollState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut ScrollState) {
        let (lines, height) = (self.text.lines.len(), usize::from(area.height));
        // A line of the last page stays visible.
        state.page = height.saturating_sub(1).max(1);
        state.max = lines.saturating_sub(height);
        state.offset = state.offset.min(state.max);
        let text = Rect { width: area.width.saturating_sub(1), ..area };
        let offset = u16::try_from(state.offset).unwrap_or(u16::MAX);
        Paragraph::new(self.text).scroll((offset, 0)).render(text, buf);
        render_scrollbar(area, buf, self.theme, lines, state.offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{MONO, rendered};

    #[test]
    fn thumb_is_at_the_end_with_the_last_line() {
        let mut state = ScrollState::default();
        let mut shown = |offset| {
            state.offset = offset;
            let text = ScrollText::new("1\n2\n3\n4\n5\n6", MONO);
            (rendered(3, 3, |area, buf| text.render(area, buf, &mut state)), state.offset)
        };
        assert_eq!(shown(0), (["1 ┃", "2 ┃", "3 │"].map(str::to_owned).to_vec(), 0));
        assert_eq!(shown(9), (["4 │", "5 ┃", "6 ┃"].map(str::to_owned).to_vec(), 3));
    }
}
