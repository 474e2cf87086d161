//! The weights at which reasons make a tie.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span},
    widgets::{HighlightSpacing, Row, StatefulWidget, Table, TableState},
};

use crate::tui::theme::Theme;

use super::measure::{blanks, gap, longest};

/// A reason in a [`BreakEvenPlot`].
#[derive(Debug, Clone, Copy)]
pub struct BreakEven<'a> {
    pub label: &'a str,
    /// Its break-even weight: the factor at which the options tie.
    pub factor: f64,
    /// The option that gives the point its colour.
    pub option: usize,
    /// The same in words: `ties at 0.3×`.
    pub text: &'a str,
}

/// A row for each reason, with a point on a scale that doubles from 0.25 to 8.
///
/// The first two columns are for the selection, so the area may begin at a border.
#[derive(Debug, Clone, Copy)]
pub struct BreakEvenPlot<'a> {
    pub rows: &'a [BreakEven<'a>],
    pub theme: Theme,
}

/// The first factor on the scale.
const FIRST: f64 = 0.25;
/// How often it doubles.
const DOUBLINGS: u16 = 5;
/// The columns of a doubling, at least and at most: with fewer, the header would run together.
const STEPS: [u16; 2] = [5, 8];

impl BreakEvenPlot<'_> {
    /// The rows that the plot takes up in `width` columns.
    pub fn height(&self, width: u16) -> u16 {
        let rows = self.rows.len() + usize::from(self.columns(width).1 > 0);
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// The columns of label, line and words with the gaps between them, and those of a doubling: 0 where there is no room
    /// for a line.
    fn columns(&self, width: u16) -> ([u16; 3], u16) {
        let gap = gap(width);
        let inner = width.saturating_sub(2 + gap);
        let text = longest(self.rows.iter().map(|row| row.text)).min(inner);
        let label = longest(self.rows.iter().map(|row| row.label)).min(width / 3);
        let room = inner - text;
        let rest = room.saturating_sub(label + 2 * gap);
        let [least, most] = STEPS;
        let step = (rest.saturating_sub(1) / DOUBLINGS).min(most);
        if step < least {
            return ([room, 0, text], 0);
        }
        // A third of what the line leaves is after it.
        let unused = rest - (DOUBLINGS * step + 1);
        let label = label + gap + unused - unused / 3 - 1;
        ([label, room - label, text], step)
    }

    /// Each factor over its place on the line.
    fn header(&self, step: u16) -> String {
        let mut header = String::new();
        let marks = ["0.25", "0.5", &format!("1{}", self.theme.glyphs.times), "2", "4", "8"].map(str::to_owned);
        for (tick, mark) in (1..).step_by(step.into()).zip(marks) {
            let start: u16 = tick - (crate::text::width(&mark) - 1) / 2;
            header.push_str(&blanks(start.saturating_sub(crate::text::width(&header))));
            header.push_str(&mark);
        }
        header
    }

    /// The line of a row: the point where it ties, the cross at today's weight.
    fn line(&self, row: &BreakEven, step: u16) -> Line<'static> {
        let (theme, glyphs) = (self.theme, self.theme.glyphs);
        let at = |column: f64| FIRST * (column / f64::from(step)).exp2();
        let point = (0..DOUBLINGS * step).filter(|column| at(f64::from(*column) + 0.5) <= row.factor).count();
        let cell = |column: u16| {
            if usize::from(column) == point {
                Span::styled(glyphs.point, theme.option_title(row.option))
            } else if column == 2 * step {
                Span::styled(glyphs.cross, theme.dim())
            } else {
                Span::styled(glyphs.line, theme.line())
            }
        };
        [" ".into()].into_iter().chain((0..=DOUBLINGS * step).map(cell)).collect()
    }
}

impl StatefulWidget for BreakEvenPlot<'_> {
    type State = TableState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut TableState) {
        let theme = self.theme;
        let (columns, step) = self.columns(area.width);
        let [label, _, words] = columns;
        let cut = |text, room| crate::text::truncate(text, room, theme.glyphs.ellipsis);
        let rows = self.rows.iter().enumerate().map(|(at, row)| {
            let style = if state.selected() == Some(at) { theme.selected() } else { Style::new() };
            let label = Span::styled(cut(row.label, label.saturating_sub(gap(area.width))), style);
            let line = if step > 0 { self.line(row, step) } else { Line::default() };
            Row::new([Line::from(label), line, Line::styled(cut(row.text, words), theme.dim())])
        });
        let mut table = Table::new(rows, columns.map(Constraint::Length))
            .column_spacing(0)
            .highlight_symbol(theme.selection_symbol())
            .highlight_spacing(HighlightSpacing::Always)
            .row_highlight_style(theme.selected_row());
        if step > 0 {
            table = table.header(Row::new([String::new(), self.header(step)]).style(theme.dim()));
        }
        StatefulWidget::render(table, area.intersection(buf.area), buf, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{COLOR, rendered};

    const fn row<'a>(label: &'a str, factor: f64, option: usize, text: &'a str) -> BreakEven<'a> {
        BreakEven { label, factor, option, text }
    }

    #[test]
    fn points_are_on_a_doubling_scale_where_there_is_room() {
        let rows = [row("Long-term maintenance", 0.3, 1, "ties at 0.3×"), row("Automation", 2.2, 0, "ties at 2.2×")];
        let plot = BreakEvenPlot { rows: &rows, theme: COLOR };
        let drawn = |width, height| {
            let mut state = TableState::new().with_selected(1);
            rendered(width, height, |area, buf| plot.render(area, buf, &mut state))
        };
        assert_eq!(
            drawn(92, 3),
            [
                "                               0.25    0.5      1×      2       4       8",
                "  Long-term maintenance         ──●─────────────┼────────────────────────     ties at 0.3×",
                "▌ Automation                    ────────────────┼────────●───────────────     ties at 2.2×",
            ]
        );
        assert_eq!(drawn(30, 2), ["  Long-term mai… ties at 0.3×", "▌ Automation     ties at 2.2×"]);
        (0..90).for_each(|width| _ = drawn(width, 2));
    }
}
