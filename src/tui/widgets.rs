//! Our own widgets. They know the theme and numbers; only header and forecast know the session.
//!
//! Every bar on a screen is drawn on one [`Scale`]: a screen asks each of them for its
//! [`largest_scale`](BalanceBar::largest_scale) and draws all on the smallest.

pub mod ascii;
mod balance_bar;
mod big_text;
mod break_even_plot;
mod choice_list;
mod diverging_chart;
pub mod footer;
pub mod forecast;
pub mod header;
pub mod listing;
mod rank_bars;
mod scale;
mod scroll_text;

pub(crate) use balance_bar::BalanceBar;
pub(crate) use big_text::BigText;
pub(crate) use break_even_plot::{BreakEven, BreakEvenPlot};
pub(crate) use choice_list::{Choice, ChoiceLayout, ChoiceList, ChoiceListState};
pub(crate) use diverging_chart::{ChartRow, DivergingChart};
pub(crate) use rank_bars::{Rank, RankBars};
pub(crate) use scale::Scale;
pub(crate) use scroll_text::{ScrollState, ScrollText};

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget},
};

use super::theme::Theme;

/// Areas from this width on have room for blanks between columns.
const WIDE: u16 = 60;

/// Columns between things in a line of `width` columns.
const fn gap(width: u16) -> u16 {
    if width < WIDE { 1 } else { 2 }
}

/// As many blanks as `columns`.
fn blanks(columns: u16) -> String {
    " ".repeat(usize::from(columns))
}

/// The columns of the longest of `texts`.
fn longest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    texts.into_iter().map(crate::text::width).max().unwrap_or(0)
}

/// The columns of `line`.
fn columns(line: &Line) -> u16 {
    u16::try_from(line.width()).unwrap_or(u16::MAX)
}

/// The columns of `number`.
fn digits(number: u32) -> u16 {
    crate::text::width(&number.to_string())
}

/// Draws a card: a border with `title` in it, and `note` at its lower right. Gives the area inside.
pub(super) fn card(frame: &mut Frame, area: Rect, theme: Theme, title: &str, note: &str) -> Rect {
    let mut block = Block::bordered().border_set(theme.glyphs.border).border_style(theme.line());
    if !title.is_empty() {
        // The border's colour would show through.
        let style = Style::reset().patch(theme.title());
        block = block.title_top(Line::from_iter([rule(theme), Span::styled(format!(" {title} "), style)]));
    }
    if !note.is_empty() {
        let note = Span::styled(format!(" {note} "), Style::reset().patch(theme.dim()));
        block = block.title_bottom(Line::from_iter([note, rule(theme)]).right_aligned());
    }
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// The first two columns of the selected row.
fn selection(theme: Theme) -> Line<'static> {
    Line::from_iter([Span::styled(theme.glyphs.selection, theme.focus()), " ".into()])
}

/// How many of these rows, from the first on, fit into `height` lines.
fn fitting<'h>(heights: impl Iterator<Item = &'h u16>, height: u16) -> usize {
    let mut left = Some(height);
    let fits = |row: &&u16| {
        left = left.and_then(|left| left.checked_sub(**row));
        left.is_some()
    };
    heights.take_while(fits).count()
}

/// The first row that must be shown for the last ones to fill `height` lines.
pub(super) fn first_of_the_end(heights: &[u16], height: u16) -> usize {
    heights.len() - fitting(heights.iter().rev(), height)
}

/// A piece of border beside a title.
pub(super) fn rule(theme: Theme) -> Span<'static> {
    Span::raw(theme.glyphs.line)
}

/// Draws a scrollbar over the last column of `area`, where `lines` lines do not fit into it.
pub(super) fn scrollbar(area: Rect, buf: &mut Buffer, theme: Theme, lines: usize, offset: usize) {
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
        .thumb_symbol(theme.glyphs.thumb)
        .thumb_style(theme.focus())
        .render(area, buf, &mut state);
}

#[cfg(test)]
mod testing {
    use ratatui::{
        buffer::{Buffer, Cell},
        layout::Rect,
        text::Line,
    };

    use crate::tui::theme::{Background, ColorDepth, Theme};

    pub const COLOR: Theme = Theme::new(ColorDepth::TrueColor, Background::Dark, false);
    pub const MONO: Theme = Theme::new(ColorDepth::Mono, Background::Dark, false);
    pub const ASCII: Theme = Theme::new(ColorDepth::Mono, Background::Dark, true);

    /// `lines`, without the blanks at their ends.
    pub fn drawn(lines: Vec<Line>) -> Vec<String> {
        lines.into_iter().map(|line| line.to_string().trim_end().to_owned()).collect()
    }

    /// The same of what `render` draws.
    pub fn rendered(width: u16, height: u16, render: impl FnOnce(Rect, &mut Buffer)) -> Vec<String> {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        render(buf.area, &mut buf);
        let rows = buf.content.chunks(usize::from(width.max(1)));
        rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;
    use unicode_segmentation::UnicodeSegmentation;

    use crate::text::width;

    proptest! {
        #[test]
        fn text_is_as_wide_as_ratatui_draws_it(text in "([ -~]|\\PC|\u{ff9e}|\u{301}|漢|\u{200d}){0,12}") {
            prop_assert_eq!(width(&text), text.graphemes(true).map(CellWidth::cell_width).sum::<u16>());
        }
    }
}
