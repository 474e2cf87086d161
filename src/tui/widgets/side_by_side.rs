//! What tables have in common that put options or people side by side.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Row, Table},
};

use crate::{
    text::{width, wrap},
    tui::{layout::split_top, theme::Theme},
};

/// Columns between two columns of the table.
pub const SPACING: u16 = 2;

/// The widths of a column of titles, and of one for each option or person. They are equal.
#[derive(Debug, Clone, Copy)]
pub struct SideBySideColumns {
    /// Without the star before each title.
    pub title: u16,
    pub cell: u16,
    count: u16,
}

impl SideBySideColumns {
    /// Columns for `count` options or people in `available` columns, of which `others` are taken. None if they could not be
    /// read.
    pub fn new<'t>(
        titles: impl Iterator<Item = &'t str>,
        count: usize,
        (available, others): (u16, u16),
    ) -> Option<Self> {
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        // A column needs some 16 columns to be readable.
        if available / 16 <= count {
            return None;
        }
        let title = titles.map(width).max().unwrap_or(0).min(20).min(available / 4);
        let cell = available.saturating_sub(2 + title + SPACING * count + others) / count.max(1);
        Some(Self { title, cell, count })
    }

    pub fn constraints(self) -> Vec<Constraint> {
        let cells = (0..self.count).map(|_| Constraint::Length(self.cell));
        std::iter::once(Constraint::Length(2 + self.title)).chain(cells).collect()
    }

    /// A title, with a star if it `matters`.
    pub fn title(self, title: &str, matters: bool, style: Style, theme: Theme) -> Text<'static> {
        let lines = wrap(title, self.title).into_iter().enumerate();
        lines.map(|(index, line)| starred(line, matters && index == 0, style, theme)).collect()
    }
}

/// A line of a title, with a star if it `matters`.
pub fn starred(title: String, matters: bool, style: Style, theme: Theme) -> Line<'static> {
    let star = if matters { theme.glyphs.star } else { " " };
    Line::from(vec![Span::styled(format!("{star} "), theme.focus()), Span::styled(title, style)])
}

/// Draws the heads of the columns, which are `height` rows high, with a rule below. Returns the area below.
pub fn render_heads(
    frame: &mut Frame,
    area: Rect,
    (heads, height): (Row, u16),
    columns: Vec<Constraint>,
    (indent, theme): (u16, Theme),
) -> Rect {
    let [head, rest] = split_top(area, height);
    let [rule, rest] = split_top(rest, 1);
    let head = Rect { x: head.x + indent.min(head.width), width: head.width.saturating_sub(indent), ..head };
    frame.render_widget(Table::new([heads.height(height)], columns).column_spacing(SPACING), head);
    frame.render_widget(Line::styled(theme.glyphs.line.repeat(rule.width.into()), theme.line()), rule);
    rest
}
