//! A table of which one row is selected, and which may be longer than its area.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    text::Text,
    widgets::{HighlightSpacing, Row, StatefulWidget, Table, TableState},
};

use crate::tui::theme::Theme;

use super::{first_of_the_end, scrollbar, selection};

/// Which rows of a [`Listing`] are shown.
#[derive(Debug, Clone, Default)]
pub struct ListingState {
    /// The selected row.
    pub selected: Option<usize>,
    /// How many rows a page moves; written while rendering.
    pub page: usize,
    table: TableState,
}

impl ListingState {
    /// With a row selected.
    pub fn at(selected: Option<usize>) -> Self {
        Self { selected, ..Self::default() }
    }
}

/// ratatui's [`Table`] with rows of several lines and a scrollbar in the column right of its area.
pub struct Listing<'a> {
    /// The rows, each with its height.
    pub rows: Vec<(Row<'a>, u16)>,
    /// The widths of the columns.
    pub columns: Vec<Constraint>,
    /// What stands above the rows, and stays.
    pub header: Option<Row<'a>>,
    /// How it looks.
    pub theme: Theme,
}

impl ListingState {
    /// Shows the last rows.
    pub fn scroll_to_end(&mut self) {
        *self.table.offset_mut() = usize::MAX;
    }
}

impl Listing<'_> {
    /// How many lines it takes.
    pub fn height(&self) -> u16 {
        let rows = self.rows.iter().map(|(_, height)| *height).fold(0, u16::saturating_add);
        rows.saturating_add(u16::from(self.header.is_some()))
    }
}

impl StatefulWidget for Listing<'_> {
    type State = ListingState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut ListingState) {
        let theme = self.theme;
        let head = u16::from(self.header.is_some());
        let (rows, heights): (Vec<Row>, Vec<u16>) = self.rows.into_iter().unzip();
        let room = area.height.saturating_sub(head);
        let tallest = heights.iter().copied().max().unwrap_or(1).max(1);
        state.page = usize::from(room / tallest).max(1);
        // `select` would scroll back to the beginning where nothing is selected.
        *state.table.selected_mut() = state.selected;
        // Nothing scrolls past the last row.
        let offset = state.table.offset().min(first_of_the_end(&heights, room));
        *state.table.offset_mut() = offset;
        let mut table = Table::new(rows, self.columns)
            .column_spacing(2)
            .highlight_symbol(Text::from(vec![selection(theme); usize::from(tallest)]))
            .highlight_spacing(HighlightSpacing::Always)
            .row_highlight_style(theme.selected());
        if let Some(header) = self.header {
            table = table.header(header.style(theme.dim()));
        }
        table.render(area, buf, &mut state.table);
        let lines = |heights: &[u16]| heights.iter().map(|height| usize::from(*height)).sum();
        let above = heights.split_at_checked(state.table.offset()).map_or(0, |(above, _)| lines(above));
        let bar = Rect { y: area.y.saturating_add(head), height: room, width: area.width.saturating_add(1), ..area };
        scrollbar(bar.intersection(buf.area), buf, theme, lines(&heights), above);
    }
}
