//! The points of the options, and the scale of all bars.

use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use crate::{
    report::Report,
    tui::{
        layout::{indented, is_small, split_top},
        theme::Theme,
        widgets::{BalanceBar, Rank, RankBars, Scale},
    },
};

use super::reasons::{CARD, GUTTER, Reasons, SIDE_BY_SIDE, STRONGEST_COLUMNS};

/// From this width on, in columns, there are large letters and margins.
pub const ROOMY: u16 = 90;

/// The scale for all bars of the screen: that of the widget with the least room in `width` columns. Beside the chart
/// there are a card, a selection symbol or a scrollbar.
pub fn scale(report: &Report, theme: Theme, width: u16, is_small: bool) -> Scale {
    let available = width.saturating_sub(u16::from(width >= ROOMY));
    let bars = if report.is_between_two() {
        balance(report, theme).largest_scale(available)
    } else {
        RankBars { rows: &ranked(report), theme }.largest_scale(available)
    };
    let chart = if width >= SIDE_BY_SIDE && !is_small { width - STRONGEST_COLUMNS - 3 } else { width };
    let taken = match chart {
        _ if is_small => 4,
        CARD.. => 4,
        _ => GUTTER,
    };
    let available = chart.saturating_sub(taken);
    bars.min(Reasons::new(report, &[], available).chart(report, theme).largest_scale(available))
}

fn balance<'r>(report: &'r Report, theme: Theme) -> BalanceBar<'r> {
    let points = [0, 1].map(|option| report.verdict.points(option));
    BalanceBar { names: [0, 1].map(|option| report.catalogue.option_name(option)), points, theme }
}

/// The options, most points first; those that are ruled out come last.
fn ranked<'r>(report: &'r Report) -> Vec<Rank<'r>> {
    let ranked = report.ranked().into_iter();
    let rank = ranked.map(|(option, column)| Rank {
        name: &column.option.name,
        points: column.points,
        option,
        ruled_out: report.is_ruled_out(option),
    });
    rank.collect()
}

/// Draws the points: of two options as one bar, of more as a bar each. Returns the rest of `area`.
pub fn render(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let scale = scale(report, theme, area.width, is_small(frame.area()));
    let indent = u16::from(area.width >= ROOMY);
    let count = report.catalogue.options.len();
    let rows = if report.is_between_two() { 1 } else { u16::try_from(count).unwrap_or(u16::MAX) };
    let [bars, rest] = split_top(area, rows);
    let bars = indented(bars, indent);
    let lines = if report.is_between_two() {
        vec![balance(report, theme).line(bars.width, scale)]
    } else {
        RankBars { rows: &ranked(report), theme }.lines(bars.width, scale)
    };
    frame.render_widget(Paragraph::new(lines), bars);
    rest
}
