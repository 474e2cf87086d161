//! The points of each reason, on the side of the option it points to.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{scoring::HalfPoints, tui::theme::Theme};

use super::{
    measure::{WIDE, blanks, digits, line_width, longest},
    scale::Scale,
};

/// The columns that long labels leave to each side.
const MIN_SIDE: u16 = 19;

/// A reason in a [`DivergingChart`], with its points for both options.
#[derive(Debug, Clone)]
pub struct ChartRow {
    pub label: String,
    pub left: HalfPoints,
    pub right: HalfPoints,
}

impl ChartRow {
    fn has_both(&self) -> bool {
        self.left > HalfPoints::ZERO && self.right > HalfPoints::ZERO
    }

    fn all(&self) -> HalfPoints {
        self.left + self.right
    }
}

/// Bars to the left and the right of an axis, or, if there is no room, all to the right of their labels.
#[derive(Debug, Clone, Copy)]
pub struct DivergingChart<'a> {
    pub rows: &'a [ChartRow],
    /// The options that are compared, as indices in the catalogue.
    pub options: [usize; 2],
    /// The index of the row that is selected, if any.
    pub selected: Option<usize>,
    /// Their names, for the header above the axis.
    pub names: [&'a str; 2],
    /// The line below the rows; may be empty.
    pub footer: &'a str,
    pub theme: Theme,
}

impl DivergingChart<'_> {
    pub fn height(&self, width: u16) -> u16 {
        let has_header = self.sides(width).is_some();
        let rows = self.rows.len() + usize::from(has_header) + usize::from(!self.footer.is_empty());
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// The largest scale that fits into `width` columns.
    pub fn largest_scale(&self, width: u16) -> Scale {
        if let Some([_, left, right]) = self.sides(width) {
            let fitting = |points: fn(&ChartRow) -> HalfPoints, side: u16| {
                let numbers = self.rows.iter().map(|row| digits(points(row))).max().unwrap_or(0);
                Scale::fitting(self.max_points(points), side.saturating_sub(2 + numbers))
            };
            fitting(|row| row.left, left).min(fitting(|row| row.right, right))
        } else {
            let labels = longest(self.rows.iter().map(|row| row.label.as_str())).min(width / 3 * 2);
            Scale::fitting(self.max_points(ChartRow::all), width.saturating_sub(labels + 3 + self.points_width()))
        }
    }

    /// Whether there is a header above the rows.
    pub fn has_header(&self, width: u16) -> bool {
        self.sides(width).is_some()
    }

    /// The line of the selected row.
    pub fn selected_line(&self, width: u16) -> Option<u16> {
        let line = self.selected? + usize::from(self.has_header(width));
        u16::try_from(line).ok()
    }

    pub fn lines(&self, width: u16, scale: Scale) -> Vec<Line<'static>> {
        let scale = scale.min(self.largest_scale(width));
        let sides = self.sides(width);
        let row = |(index, row): (usize, &ChartRow)| {
            let style = if self.selected == Some(index) { self.theme.selected() } else { Style::new() };
            match sides {
                Some(sides) => self.facing_row(row, style, scale, sides),
                None => self.one_sided_row(row, style, scale, width),
            }
        };
        let header = sides.map(|sides| self.header(sides));
        let mut lines: Vec<Line> = header.into_iter().chain(self.rows.iter().enumerate().map(row)).collect();
        if !self.footer.is_empty() {
            lines.push(Line::styled(self.cut(self.footer, width), self.theme.dim()));
        }
        lines
    }

    fn max_points(&self, points: impl Fn(&ChartRow) -> HalfPoints) -> HalfPoints {
        self.rows.iter().map(points).max().unwrap_or_default()
    }

    fn cut(&self, text: &str, width: u16) -> String {
        crate::text::truncate(text, width, self.theme.glyphs.ellipsis)
    }

    /// The widths of the labels, and of both sides of the axis. `None` if there is no room for an axis.
    ///
    /// Labels are not on the empty side of the axis, below the name of the other option: a reason there would seem to
    /// count for that option.
    fn sides(&self, width: u16) -> Option<[u16; 3]> {
        let labels =
            longest(self.rows.iter().map(|row| row.label.as_str())).min(width.saturating_sub(2 * MIN_SIDE)) + 2;
        let available = width.saturating_sub(labels);
        (width >= WIDE).then_some([labels, available / 2, (available - available / 2).saturating_sub(1)])
    }

    fn header(&self, [labels, left, right]: [u16; 3]) -> Line<'static> {
        let ([left_name, right_name], [to_left, to_right]) = (self.names, self.theme.glyphs.towards);
        let [first, second] = self.options.map(|option| self.theme.option(option));
        let before = format!("{to_left} for {} ", self.cut(left_name, left.saturating_sub(7)));
        let after = format!(" for {} {to_right}", self.cut(right_name, right.saturating_sub(7)));
        let [before, after] = [Span::styled(before, first), Span::styled(after, second)];
        self.around_axis(blanks(labels).into(), left, Line::from(before), vec![after])
    }

    /// A line with `before` at the left of the axis, right-aligned in `left` columns, and `after` at its right.
    fn around_axis(
        &self,
        label: Line<'static>,
        left: u16,
        before: Line<'static>,
        after: Vec<Span<'static>>,
    ) -> Line<'static> {
        let mut line = label;
        line.push_span(blanks(left.saturating_sub(line_width(&before))));
        line.extend(before);
        line.push_span(Span::styled(self.theme.glyphs.axis, self.theme.line()));
        line.extend(after);
        line
    }

    fn facing_row(&self, row: &ChartRow, style: Style, scale: Scale, [labels, left, _]: [u16; 3]) -> Line<'static> {
        let theme = self.theme;
        let [first, second] = self.options;
        let (mut before, mut after) = (Line::default(), Vec::new());
        if row.left > HalfPoints::ZERO {
            before.extend([points_span(row.left, first, theme), " ".into()]);
            before.extend(scale.bar_to_left(row.left, first, theme));
            before.push_span(" ");
        }
        if row.right > HalfPoints::ZERO {
            after.push(" ".into());
            after.extend(scale.bar([row.right, HalfPoints::ZERO], [second; 2], theme));
            after.extend([" ".into(), points_span(row.right, second, theme)]);
        }
        self.around_axis(self.label(&row.label, style, labels.saturating_sub(2), 2), left, before, after)
    }

    /// A label of `columns` columns, and a gap.
    fn label(&self, label: &str, style: Style, columns: u16, gap: u16) -> Line<'static> {
        let label = self.cut(label, columns);
        let gap = blanks(columns.saturating_sub(crate::text::width(&label)) + gap);
        Line::from_iter([Span::styled(label, style), gap.into()])
    }

    /// The width of the points in the one-sided chart.
    fn points_width(&self) -> u16 {
        self.rows.iter().map(|row| line_width(&self.points_text(row))).max().unwrap_or(0)
    }

    /// The points of a row, `3/9` if it has both.
    fn points_text(&self, row: &ChartRow) -> Line<'static> {
        let [first, second] = self.options;
        let sides =
            [(row.left, first), (row.right, second)].into_iter().filter(|(points, _)| *points > HalfPoints::ZERO);
        let mut texts: Vec<Span> = sides.map(|(points, option)| points_span(points, option, self.theme)).collect();
        if row.has_both() {
            texts.insert(1, "/".into());
        }
        Line::from(texts)
    }

    /// A row without an axis: labels at the left, bars and points at the right.
    fn one_sided_row(&self, row: &ChartRow, style: Style, scale: Scale, width: u16) -> Line<'static> {
        let bars = scale.columns(self.max_points(ChartRow::all), self.theme);
        let labels = width.saturating_sub(bars + 3 + self.points_width());
        let mut line = self.label(&row.label, style, labels, 1);
        line.extend(scale.bar([row.left, row.right], self.options, self.theme));
        let texts = self.points_text(row);
        line.push_span(blanks(width.saturating_sub(line_width(&line) + line_width(&texts))));
        line.extend(texts);
        line
    }
}

fn points_span(points: HalfPoints, option: usize, theme: Theme) -> Span<'static> {
    Span::styled(points.to_string(), theme.option_title(option))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{COLOR, MONO, drawn};

    fn row(label: &str, left: u32, right: u32) -> ChartRow {
        ChartRow { label: label.into(), left: HalfPoints(2 * left), right: HalfPoints(2 * right) }
    }

    fn chart(rows: &[ChartRow], theme: Theme, width: u16) -> Vec<String> {
        let names = ["Python", "Rust"];
        let footer = "No points: AI";
        let chart = DivergingChart { rows, options: [0, 1], names, selected: Some(0), footer, theme };
        let lines = drawn(chart.lines(width, chart.largest_scale(width)));
        assert_eq!(lines.len(), usize::from(chart.height(width)));
        lines
    }

    #[test]
    fn bars_face_each_other_only_where_there_is_room() {
        let rows = [row("Memory safety", 0, 9), row("No performance pressure", 6, 0), row("Fast first version", 1, 0)];
        assert_eq!(
            chart(&rows, MONO, 88),
            [
                "                                           ◂ for Python │ for Rust ▸",
                "Memory safety                                           │ ██████████████████ 9",
                "No performance pressure                  6 ▒▒▒▒▒▒▒▒▒▒▒▒ │",
                "Fast first version                                 1 ▒▒ │",
                "No points: AI",
            ]
        );
        assert_eq!(
            chart(&rows, MONO, 38),
            [
                "Memory safety             █████████  9",
                "No performance pressure   ▒▒▒▒▒▒     6",
                "Fast first version        ▒          1",
                "No points: AI",
            ]
        );
    }

    #[test]
    fn reason_may_have_points_on_both_sides() {
        let rows = [row("Memory safety", 3, 9), row("Fast first version", 1, 0)];
        assert_eq!(
            chart(&rows, MONO, 60),
            [
                "                           ◂ for Python │ for Rust ▸",
                "Memory safety                   3 ▒▒▒▒▒ │ ██████████████ 9",
                "Fast first version                 1 ▒▒ │",
                "No points: AI",
            ]
        );
        assert_eq!(
            chart(&rows, COLOR, 38),
            ["Memory safety        ████████████  3/9", "Fast first version   █               1", "No points: AI",]
        );
    }

    #[test]
    fn any_width_and_any_points_will_do() {
        let rows = [row("漢字漢字漢字漢字", u32::MAX / 2, u32::MAX / 2), row("", 0, 0)];
        (0..130).for_each(|width| _ = chart(&rows, COLOR, width));
    }
}
