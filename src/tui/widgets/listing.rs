//! A table with a selected row and a scrollbar.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    text::Text,
    widgets::{HighlightSpacing, Row, StatefulWidget, Table, TableState},
};

use crate::tui::theme::Theme;

use super::scrollbar::{lines, max_offset, render_scrollbar};

/// The state of lists with a selected row.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListingState {
    pub selected: usize,
    /// How many rows a page moves; written while rendering.
    pub page: usize,
    pub offset: usize,
}

impl ListingState {
    pub fn new(selected: usize) -> Self {
        Self { selected, ..Self::default() }
    }
}

/// ratatui's [`Table`], with a scrollbar in the column to the right of its area.
pub struct Listing<'a> {
    /// The rows, each with its height.
    pub rows: Vec<(Row<'a>, u16)>,
    pub columns: Vec<Constraint>,
    /// The first so many rows can be selected.
    pub selectable: usize,
    pub header: Option<Row<'a>>,
    pub theme: Theme,
}

impl<'a> Listing<'a> {
    pub fn new(rows: Vec<(Row<'a>, u16)>, columns: Vec<Constraint>, theme: Theme) -> Self {
        Self { selectable: rows.len(), rows, columns, header: None, theme }
    }

    pub fn height(&self) -> u16 {
        let rows = self.rows.iter().map(|(_, height)| *height).fold(0, u16::saturating_add);
        rows.saturating_add(u16::from(self.header.is_some()))
    }
}

impl StatefulWidget for Listing<'_> {
    type State = ListingState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut ListingState) {
        let theme = self.theme;
        let header_height = u16::from(self.header.is_some());
        let (rows, heights): (Vec<Row>, Vec<u16>) = self.rows.into_iter().unzip();
        let body_height = area.height.saturating_sub(header_height);
        let tallest = heights.iter().copied().max().unwrap_or(1).max(1);
        state.page = usize::from(body_height / tallest).max(1);
        let mut table_state = TableState::new()
            .with_offset(state.offset.min(max_offset(&heights, body_height)))
            .with_selected(Some(state.selected).filter(|selected| *selected < self.selectable));
        let mut table = Table::new(rows, self.columns)
            .column_spacing(2)
            .highlight_symbol(Text::from(vec![theme.selection_symbol(); usize::from(tallest)]))
            .highlight_spacing(HighlightSpacing::Always)
            .row_highlight_style(theme.selected());
        if let Some(header) = self.header {
            table = table.header(header.style(theme.dim()));
        }
        table.render(area, buf, &mut table_state);
        state.offset = table_state.offset();
        let above = heights.get(..state.offset).map_or(0, lines);
        let y = area.y.saturating_add(header_height);
        let bar = Rect { y, height: body_height, width: area.width.saturating_add(1), ..area };
        render_scrollbar(bar.intersection(buf.area), buf, theme, lines(&heights), above);
    }
}
