//! The chart of the reasons.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    catalogue::Reason,
    report::{ChartLine, Report, count},
    scoring::HalfPoints,
    tui::{
        layout::{split_left, split_top},
        theme::Theme,
        widgets::{ChartRow, DivergingChart, ListingState, Scale, card},
    },
};

/// From this width on, in columns, the strongest answers are beside the chart.
pub const SIDE_BY_SIDE: u16 = 120;

/// The width of the strongest answers beside the chart.
pub const STRONGEST_COLUMNS: u16 = 60;

/// From this width on, in columns, the chart is in a card.
pub const CARD: u16 = 80;

/// The columns of the selection symbol.
pub const GUTTER: u16 = 2;

/// The reasons of the two options that are compared, most points first, and a line below them.
pub struct Reasons {
    rows: Vec<ChartRow>,
    /// The index of each reason in the catalogue.
    pub indices: Vec<usize>,
    /// The row that is selected.
    pub selected: Option<usize>,
    footer: String,
}

impl Reasons {
    /// All of them, those in `order` first and those for other options last, and a last line of at most `width` columns.
    pub fn new(report: &Report, order: &[usize], width: u16) -> Self {
        let mut lines = report.chart();
        lines.sort_by_key(|line| order.iter().position(|index| *index == line.index).unwrap_or(usize::MAX));
        let mut indices: Vec<usize> = lines.iter().map(|line| line.index).collect();
        let row = |line: ChartLine| ChartRow { label: line.label, left: line.left, right: line.right };
        let mut rows: Vec<ChartRow> = lines.into_iter().map(row).collect();
        for (index, label) in for_others(report, &indices) {
            indices.push(index);
            rows.push(ChartRow { label, left: HalfPoints::ZERO, right: HalfPoints::ZERO });
        }
        Self { rows, indices, selected: None, footer: without_points(report, width) }
    }

    /// Only the rows that fit into `max` rows, the selected one among them, and a line on the others. `state` says which row
    /// is the first one.
    fn cut(mut self, report: &Report, max: usize, state: &mut ListingState) -> Self {
        let max = max.max(1);
        let selected = self.selected.unwrap_or(0);
        state.page = max;
        state.offset = state.offset.clamp((selected + 1).saturating_sub(max), selected);
        let end = state.offset.saturating_add(max).min(self.rows.len());
        let rest = self.rows.split_off(end);
        self.footer = if state.offset == 0 && !rest.is_empty() {
            summed(report, &rest)
        } else {
            format!("{} to {end} of {}", state.offset + 1, count(self.rows.len() + rest.len(), "reason"))
        };
        self.rows.drain(..state.offset.min(end));
        self.selected = self.selected.map(|selected| selected - state.offset);
        self
    }

    pub fn chart<'a>(&'a self, report: &'a Report, theme: Theme) -> DivergingChart<'a> {
        let (options, names) = (report.pair(), report.pair_names());
        DivergingChart { rows: &self.rows, options, names, selected: self.selected, footer: &self.footer, theme }
    }
}

/// The reasons that only have points for other options than the two that are compared, with the most points of one: "Queries
/// (Files 4)". They can be weighed, too.
fn for_others(report: &Report, compared: &[usize]) -> Vec<(usize, String)> {
    let with_points = |(index, reason): (usize, &Reason)| {
        let lines = report.columns.iter().flat_map(|column| column.reasons.iter().map(move |line| (column, line)));
        let own = lines.filter(|(_, line)| line.reason.id == reason.id && !line.given.is_empty());
        let (column, line) = own.max_by_key(|(_, line)| line.points)?;
        Some((index, format!("{} ({} {})", line.label, column.option.name, line.points)))
    };
    let reasons = report.catalogue.reasons.iter().enumerate();
    reasons.filter(|(index, _)| !compared.contains(index)).filter_map(with_points).collect()
}

/// "3 smaller reasons: 4 Python, 2 Rust".
fn summed(report: &Report, rest: &[ChartRow]) -> String {
    let [left, right] = report.pair();
    let sum = |side: fn(&ChartRow) -> HalfPoints| rest.iter().map(side).sum::<HalfPoints>();
    let sides = [(left, sum(|row| row.left)), (right, sum(|row| row.right))];
    let sides = sides.into_iter().filter(|(_, points)| *points > HalfPoints::ZERO);
    let sides: Vec<String> =
        sides.map(|(option, points)| format!("{points} {}", report.catalogue.option_name(option))).collect();
    let sides = if sides.is_empty() { "no points".into() } else { sides.join(", ") };
    format!("{}: {sides}", count(rest.len(), "smaller reason"))
}

/// "No points: AI, Startup and 2 more": as many titles as `width` columns have room for.
fn without_points(report: &Report, width: u16) -> String {
    let titles: Vec<&str> = report.without_points.iter().map(|reason| reason.title.as_str()).collect();
    let naming = |count: usize| {
        let named = titles.get(..count).unwrap_or_default().join(", ");
        match titles.len() - count {
            0 => format!("No points: {named}"),
            rest => format!("No points: {named} and {rest} more"),
        }
    };
    (1..=titles.len()).rev().map(naming).find(|line| crate::text::width(line) <= width).unwrap_or_default()
}

/// Draws the chart of reasons, in a card if there is room. Returns the rest of `area`.
pub fn render(
    frame: &mut Frame,
    area: Rect,
    report: &Report,
    theme: Theme,
    scale: Scale,
    (order, state): (&[usize], &mut ListingState),
) -> Rect {
    let has_card = area.width >= CARD;
    let borders = if has_card { 2 } else { 0 };
    let legend = scale.legend(theme).unwrap_or_default();
    let area = if has_card {
        area
    } else {
        let [line, area] = split_top(area, 1);
        frame.render_widget(Line::from(Span::styled(legend.clone(), theme.dim())).right_aligned(), line);
        area
    };
    let available = area.height.saturating_sub(borders);
    // The selection symbol is in the margin of the card.
    let width = area.width.saturating_sub(if has_card { 2 * borders } else { GUTTER });
    let mut reasons = Reasons { selected: Some(state.selected), ..Reasons::new(report, order, width) };
    state.page = reasons.rows.len().max(1);
    if reasons.chart(report, theme).height(width) > available {
        reasons.footer.clear();
    }
    if reasons.chart(report, theme).height(width) > available {
        // The header and the last line take two rows.
        reasons = reasons.cut(report, usize::from(available.saturating_sub(2)), state);
    } else {
        state.offset = 0;
    }
    let chart = reasons.chart(report, theme);
    let [outer, rest] = split_top(area, chart.height(width).min(available) + borders);
    let inner = if has_card { card(frame, outer, theme, "", &legend) } else { outer };
    let [symbols, text] = split_left(inner, if has_card { 1 } else { GUTTER });
    let lines = chart.lines(width, scale);
    if let Some(row) = chart.selected_line(width).filter(|_| !reasons.rows.is_empty()) {
        let symbol = split_top(split_top(symbols, row)[1], 1)[0];
        frame.render_widget(theme.selection_symbol(), symbol);
    }
    frame.render_widget(Paragraph::new(lines), text);
    rest
}
