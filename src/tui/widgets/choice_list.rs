//! The choices of a question.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Cell, HighlightSpacing, Row, StatefulWidget, Table, TableState},
};

use crate::tui::theme::Theme;

use super::{
    listing::ListingState,
    measure::{WIDE, gap, longest},
    scrollbar::{lines, max_offset, render_scrollbar, visible_rows},
};

/// A row of a [`ChoiceList`].
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    pub label: &'a str,
    /// May be empty.
    pub hint: &'a str,
    /// Whether it is the answer, or one of several.
    pub is_picked: bool,
}

/// Where the hints are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// In a column of their own.
    Columns,
    /// Not in the list: the caller draws the selected one below it.
    Below,
    /// Only the selected one, below its label.
    Inline,
}

/// Choices with their numbers, and "not sure" as number 0 after a blank line, if there is room. The first two columns
/// are for the selection symbol.
#[derive(Debug, Clone, Copy)]
pub struct ChoiceList<'a> {
    pub choices: &'a [Choice<'a>],
    pub not_sure: Choice<'a>,
    /// Shows `[x]` or `[ ]` before each label, for several answers.
    pub has_ticks: bool,
    pub theme: Theme,
}

/// From this width on, a list that scrolls has a column of hints.
const MIN_SCROLLING_COLUMNS: u16 = 72;
/// The smallest width of a column of hints.
const MIN_HINT: u16 = 24;

/// The widths of the parts of a row.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// The digits of the numbers.
    number: usize,
    /// Before the labels.
    prefix: u16,
    label: u16,
    /// From the start of a label to the start of its hint; 0 without a column of hints.
    beside: u16,
    hint: u16,
}

impl<'a> ChoiceList<'a> {
    /// The layout for `width` columns and `height` lines. It is the same for fewer lines, if they are at least its
    /// [`height`](Self::height).
    pub fn layout(&self, width: u16, height: u16) -> ChoiceLayout {
        let columns = self.columns(width, ChoiceLayout::Columns);
        let fits = || self.lines(width, ChoiceLayout::Columns) <= usize::from(height);
        let fits_a_line = || self.entries().all(|choice| crate::text::width(choice.hint) <= columns.hint);
        if columns.hint >= MIN_HINT && (fits() || width >= MIN_SCROLLING_COLUMNS && fits_a_line()) {
            ChoiceLayout::Columns
        } else if width < WIDE {
            ChoiceLayout::Inline
        } else {
            ChoiceLayout::Below
        }
    }

    /// The lines of the list, with the blank line, whichever row is selected.
    pub fn height(&self, width: u16, layout: ChoiceLayout) -> u16 {
        let columns = self.columns(width, layout);
        let hint = |choice: &Choice| {
            if choice.hint.is_empty() { 0 } else { crate::text::wrap(choice.hint, columns.hint).len() }
        };
        let inline = if layout == ChoiceLayout::Inline { self.entries().map(hint).max().unwrap_or(0) } else { 0 };
        u16::try_from(self.lines(width, layout) + inline + 1).unwrap_or(u16::MAX)
    }

    fn entries(&self) -> impl Iterator<Item = &Choice<'a>> {
        self.choices.iter().chain([&self.not_sure])
    }

    /// The lines of all rows, without a hint below a label.
    fn lines(&self, width: u16, layout: ChoiceLayout) -> usize {
        let columns = self.columns(width, layout);
        (0..=self.choices.len()).map(|index| usize::from(self.row(index, columns, usize::MAX, None).1)).sum()
    }

    fn columns(&self, width: u16, layout: ChoiceLayout) -> Columns {
        let number = self.choices.len().to_string().len();
        let gap = gap(width);
        let prefix = 2 + u16::try_from(number).unwrap_or(0) + gap + if self.has_ticks { 4 } else { 0 };
        let available = width.saturating_sub(prefix + gap);
        if layout != ChoiceLayout::Columns {
            // Two columns are left for the check mark of the answer.
            let label = if self.has_ticks { available } else { available.saturating_sub(2) };
            return Columns { number, prefix, label, beside: 0, hint: available };
        }
        let hint = longest(self.entries().map(|choice| choice.hint));
        let label = longest(self.entries().map(|choice| choice.label)).min(available / 2);
        // At least a quarter, so that the hints of most questions start in the same column.
        let wide = label.max(width / 4) + 3;
        // The check mark is between label and hint, unless there are ticks.
        let narrow = label + if self.has_ticks { 2 } else { 3 };
        let beside = if hint.saturating_add(wide) <= available { wide } else { narrow };
        Columns { number, prefix, label, beside, hint: available.saturating_sub(beside) }
    }

    /// The row at `index`, of at most `max` lines, and its height. If it is `selected` and hints have no column, so many
    /// lines of its hint are below its label.
    fn row(&self, index: usize, columns: Columns, max: usize, selected: Option<usize>) -> (Row<'static>, u16) {
        let theme = self.theme;
        let choice = self.choices.get(index).unwrap_or(&self.not_sure);
        let is_choice = index < self.choices.len();
        let wrap = |text, width, lines: usize| crate::text::wrap_to(text, width, lines.min(max), theme.glyphs.ellipsis);
        let dim = |line| Line::styled(line, theme.dim());

        let number = if is_choice { index + 1 } else { 0 };
        let mut head = Line::from(Span::styled(format!("{number:>width$}", width = columns.number), theme.focus()));
        if self.has_ticks && is_choice {
            let (tick, style) = if choice.is_picked { ("[x]", theme.focus()) } else { ("[ ]", theme.dim()) };
            head.extend([" ".into(), Span::styled(tick, style)]);
        }
        let style = if selected.is_some() { theme.selected() } else { Style::new() };
        let label = wrap(choice.label, columns.label, max).into_iter();
        let mut label: Vec<Line> = label.map(|line| Line::from(Span::styled(line, style))).collect();
        let is_checked = choice.is_picked && !(self.has_ticks && is_choice);
        if let Some(last) = label.last_mut().filter(|_| is_checked) {
            let check = if theme.glyphs.check.is_empty() { theme.glyphs.star } else { theme.glyphs.check };
            last.push_span(Span::styled(format!(" {check}"), theme.dim()));
        }
        let mut hint = Vec::new();
        if columns.beside > 0 {
            hint = wrap(choice.hint, columns.hint, max);
        } else if let Some(lines) = selected.filter(|_| !choice.hint.is_empty()) {
            let lines = lines.min(max.saturating_sub(label.len()));
            label.extend(wrap(choice.hint, columns.hint, lines).into_iter().map(dim));
        }
        let height = u16::try_from(label.len().max(hint.len())).unwrap_or(u16::MAX);
        let hint = Text::from_iter(hint.into_iter().map(dim));
        (Row::new([Cell::from(head), Text::from(label).into(), hint.into()]).height(height), height)
    }
}

impl StatefulWidget for ChoiceList<'_> {
    type State = ListingState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut ListingState) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let layout = self.layout(area.width, area.height);
        let columns = self.columns(area.width, layout);
        let max = usize::from(area.height);
        // As many lines of the selected hint as fit without scrolling, but at least one.
        let spare = max.saturating_sub(self.lines(area.width, layout)).max(1);
        let hint_lines = if layout == ChoiceLayout::Inline { spare } else { 0 };
        state.selected = state.selected.min(self.choices.len());
        let is_apart = self.height(area.width, layout) <= area.height;
        let is_selected = |index| (index == state.selected).then_some(hint_lines);
        let rows = (0..=self.choices.len()).map(|index| self.row(index, columns, max, is_selected(index)));
        let margin = |index| u16::from(is_apart && index == self.choices.len());
        let rows =
            rows.enumerate().map(|(index, (row, height))| (row.top_margin(margin(index)), height + margin(index)));
        let (rows, heights): (Vec<Row>, Vec<u16>) = rows.unzip();

        let mut shown = TableState::new()
            .with_offset(state.offset.min(max_offset(&heights, area.height)))
            .with_selected(state.selected);
        let label = if columns.beside > 0 { columns.beside } else { area.width.saturating_sub(columns.prefix) };
        let widths = [Constraint::Length(columns.prefix - 2), Constraint::Length(label), Constraint::Fill(1)];
        let table = Table::new(rows, widths)
            .column_spacing(0)
            .highlight_symbol(Text::from(vec![self.theme.selection_symbol(); max]))
            .highlight_spacing(HighlightSpacing::Always)
            .row_highlight_style(self.theme.selected_row());
        StatefulWidget::render(table, area, buf, &mut shown);

        state.offset = shown.offset();
        state.page = visible_rows(heights.iter().skip(state.offset), area.height).max(1);
        let above = heights.get(..state.offset).map_or(0, lines);
        render_scrollbar(area, buf, self.theme, lines(&heights), above);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{ASCII, COLOR, MONO, rendered};

    const fn choice<'a>(label: &'a str, hint: &'a str) -> Choice<'a> {
        Choice { label, hint, is_picked: false }
    }

    const LATENCY: [Choice; 5] = [
        choice("Within 1 ms", "Audio buffers, control loops, packet handling"),
        choice("Within 20 ms", "One frame of a game, one hop inside a bigger request"),
        Choice { is_picked: true, ..choice("Within 200 ms", "A page or key press that feels instant") },
        choice("Within a few seconds", "Someone waits at a prompt, or a client retries"),
        choice("Nobody waits", "Scheduled jobs, reports, batch runs"),
    ];
    const NOT_SURE: Choice = choice("Not sure", "Leaves this question out of the verdict");

    fn latency(theme: Theme) -> ChoiceList<'static> {
        ChoiceList { choices: &LATENCY, not_sure: NOT_SURE, has_ticks: false, theme }
    }

    fn shown(list: ChoiceList, width: u16, height: u16, selected: usize) -> Vec<String> {
        let mut state = ListingState::new(selected);
        rendered(width, height, |area, buf| list.render(area, buf, &mut state))
    }

    #[test]
    fn hints_have_a_column_where_there_is_room() {
        assert_eq!(
            shown(latency(COLOR), 92, 7, 1),
            [
                "  1  Within 1 ms               Audio buffers, control loops, packet handling",
                "▌ 2  Within 20 ms              One frame of a game, one hop inside a bigger request",
                "  3  Within 200 ms ✓           A page or key press that feels instant",
                "  4  Within a few seconds      Someone waits at a prompt, or a client retries",
                "  5  Nobody waits              Scheduled jobs, reports, batch runs",
                "",
                "  0  Not sure                  Leaves this question out of the verdict",
            ]
        );
        let choice = choice("A choice with a label that is long", "And a hint that is even longer than its label");
        assert_eq!(
            shown(ChoiceList { choices: &[choice; 2], has_ticks: true, ..latency(MONO) }, 66, 6, 1)[2..],
            [
                "▌ 2 [ ]  A choice with a label that   And a hint that is even",
                "▌        is long                      longer than its label",
                "  0      Not sure                     Leaves this question out",
                "                                      of the verdict",
            ]
        );
    }

    #[test]
    fn small_areas_have_the_hint_below_the_list_or_under_the_selected_row() {
        let list = latency(ASCII);
        assert_eq!((list.layout(62, 6), list.height(62, ChoiceLayout::Below)), (ChoiceLayout::Below, 7));
        assert_eq!((list.layout(40, 7), list.height(40, ChoiceLayout::Inline)), (ChoiceLayout::Inline, 9));
        assert_eq!(
            shown(list, 40, 8, 1)[..5],
            [
                "  1 Within 1 ms",
                "> 2 Within 20 ms",
                ">   One frame of a game, one hop inside",
                ">   a bigger request",
                "  3 Within 200 ms *",
            ]
        );
    }

    #[test]
    fn a_card_of_the_height_asked_for_has_the_layout_asked_about() {
        for list in [latency(COLOR), ChoiceList { has_ticks: true, ..latency(COLOR) }] {
            for (width, height) in (0..110).flat_map(|width| (0..16).map(move |height| (width, height))) {
                let layout = list.layout(width, height);
                let fewer = list.height(width, layout).min(height);
                assert_eq!(list.layout(width, fewer), layout, "{width} by {height}");
            }
        }
    }

    #[test]
    fn selection_is_seen_and_no_line_is_wasted_at_any_size() {
        let long = "a long label or hint ".repeat(20);
        let wide = [choice("A label of some length", "And a hint of which there is much to say"), choice(&long, &long)];
        for (choices, width, height, selected) in [&LATENCY[..], &wide, &[]].into_iter().flat_map(|choices| {
            let sizes = (2..80).flat_map(|width| (1..16).map(move |height| (width, height)));
            sizes.flat_map(move |(width, height)| [0, 9].map(|selected| (choices, width, height, selected)))
        }) {
            let list = ChoiceList { choices, ..latency(COLOR) };
            let mut state = ListingState { selected, offset: 9, page: 0 };
            let lines = rendered(width, height, |area, buf| list.render(area, buf, &mut state));
            assert!(lines.iter().any(|line| line.starts_with('▌')), "{width} by {height}: {lines:#?}");
            assert!(state.selected <= choices.len() && state.page > 0);
        }
    }
}
