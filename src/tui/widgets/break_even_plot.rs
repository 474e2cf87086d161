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
#[derive(Debug, Clone)]
pub struct BreakEvenRow<'a> {
    pub label: &'a str,
    /// Its break-even weight: the factor at which the options tie.
    pub factor: f64,
    /// How many times it counts now.
    pub weight: f64,
    /// The option that gives the point its colour.
    pub option: usize,
    /// The weight in words: `ties at 0.3×`.
    pub text: String,
}

/// A row for each reason, with a point on a scale that doubles from 0.25 to 8. The first two columns are for the
/// selection symbol.
#[derive(Debug, Clone, Copy)]
pub struct BreakEvenPlot<'a> {
    pub rows: &'a [BreakEvenRow<'a>],
    pub theme: Theme,
}

/// The first factor on the scale.
const FIRST: f64 = 0.25;
/// How often it doubles.
const DOUBLINGS: u16 = 5;
/// The smallest and the largest number of columns for a doubling. With fewer, the header would run together.
const STEPS: [u16; 2] = [5, 8];

impl BreakEvenPlot<'_> {
    pub fn height(&self, width: u16) -> u16 {
        let rows = self.rows.len() + usize::from(self.columns(width).1 > 0);
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// The widths of label, line and text, and that of a doubling: 0 if there is no room for a line.
    fn columns(&self, width: u16) -> ([u16; 3], u16) {
        let gap = gap(width);
        let inner = width.saturating_sub(2 + gap);
        let text = longest(self.rows.iter().map(|row| row.text.as_str())).min(inner);
        let label = longest(self.rows.iter().map(|row| row.label)).min(width / 3);
        let before_text = inner - text;
        let rest = before_text.saturating_sub(label + 2 * gap);
        let [min, max] = STEPS;
        let step = (rest.saturating_sub(1) / DOUBLINGS).min(max);
        if step < min {
            return ([before_text, 0, text], 0);
        }
        // Of the columns that the line leaves, a third is after it.
        let unused = rest - (DOUBLINGS * step + 1);
        let label = label + gap + unused - unused / 3 - 1;
        ([label, before_text - label, text], step)
    }

    /// The factors above the line.
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

    /// The line of a row, with a point at the break-even weight and a cross at the weight there is now.
    fn line(&self, row: &BreakEvenRow, step: u16) -> Line<'static> {
        let (theme, glyphs) = (self.theme, self.theme.glyphs);
        let factor = |column: f64| FIRST * (column / f64::from(step)).exp2();
        let column =
            |weight: f64| (0..DOUBLINGS * step).filter(|column| factor(f64::from(*column) + 0.5) <= weight).count();
        let (point, cross) = (column(row.factor), column(row.weight));
        let cell = |column: u16| {
            if usize::from(column) == point {
                Span::styled(glyphs.point, theme.option_title(row.option))
            } else if usize::from(column) == cross {
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
        let [label, _, text] = columns;
        let cut = |text, available| crate::text::truncate(text, available, theme.glyphs.ellipsis);
        let rows = self.rows.iter().enumerate().map(|(index, row)| {
            let style = if state.selected() == Some(index) { theme.selected() } else { Style::new() };
            let label = Span::styled(cut(row.label, label.saturating_sub(gap(area.width))), style);
            let line = if step > 0 { self.line(row, step) } else { Line::default() };
            Row::new([Line::from(label), line, Line::styled(cut(&row.text, text), theme.dim())])
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

    fn row<'a>(label: &'a str, factor: f64, option: usize, text: &str) -> BreakEvenRow<'a> {
        BreakEvenRow { label, factor, weight: 1.0, option, text: text.into() }
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
