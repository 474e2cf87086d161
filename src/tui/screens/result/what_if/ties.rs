//! The weights at which reasons would make a tie, as a plot.

use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, TableState},
};

use crate::{
    report::{Report, never_ties, times},
    text::wrap,
    tui::{
        layout::{is_small, split_top},
        theme::Theme,
        widgets::{BreakEvenPlot, BreakEvenRow, card},
    },
};

/// The factors that the plot shows.
const RANGE: std::ops::RangeInclusive<f64> = 0.25..=8.0;

/// How many reasons are plotted, the nearest first. The others are named below the plot.
const MAX_PLOTTED: usize = 3;

/// The reasons that are plotted, by their indices.
pub fn plotted(report: &Report) -> Vec<usize> {
    let is_near = |factor: f64| RANGE.contains(&factor);
    let near = report.break_evens.iter().filter(|tie| tie.factor.is_some_and(is_near));
    near.take(MAX_PLOTTED).map(|tie| tie.reason).collect()
}

/// The reasons in the plot, and a sentence on the others.
pub fn ties<'c>(report: &Report<'c>, theme: Theme) -> (Vec<BreakEvenRow<'c>>, String) {
    let (first, second) = report.sensitivity.between;
    let side =
        |reason: usize| if report.sensitivity.subtotals.get(reason).is_some_and(|x| *x > 0) { first } else { second };
    let (mut ties, mut others, mut never) = (Vec::new(), Vec::new(), 0);
    for break_even in &report.break_evens {
        let label = report.catalogue.reason_title(break_even.reason);
        match break_even.factor {
            Some(factor) if RANGE.contains(&factor) && ties.len() < MAX_PLOTTED => {
                let text = format!("ties at {}{}", times(factor), theme.glyphs.times);
                let weight = f64::from(report.priorities.get(break_even.reason).halves()) / 2.0;
                ties.push(BreakEvenRow { label, factor, weight, option: side(break_even.reason), text });
            }
            Some(factor) => others.push(format!("{label} {}{}", times(factor), theme.glyphs.times)),
            None => never += 1,
        }
    }
    let also = if ties.is_empty() { "" } else { "also " };
    let mut rest =
        if others.is_empty() { String::new() } else { format!("The points {also}tie at: {}.", others.join(", ")) };
    let never = never_ties(never, ties.len() + others.len());
    rest = [report.tipping.join(" "), rest, never].join(" ").trim().into();
    (ties, rest)
}

pub fn height(rows: &[BreakEvenRow], theme: Theme, width: u16) -> u16 {
    if rows.is_empty() { 0 } else { BreakEvenPlot { rows, theme }.height(width) }
}

/// Draws the plot, and `rest` below it. `more` says what is not drawn.
pub fn render(
    frame: &mut Frame,
    area: Rect,
    (rows, rest): (&[BreakEvenRow], &str),
    state: &mut TableState,
    theme: Theme,
    more: &str,
) {
    let inner = if is_small(frame.area()) {
        area
    } else {
        card(frame, area, theme, "If a reason counted for more or less", more)
    };
    let plot = BreakEvenPlot { rows, theme };
    let lines = if rest.is_empty() { Vec::new() } else { wrap(rest, inner.width.saturating_sub(3)) };
    let below = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(3));
    let height = height(rows, theme, inner.width).min(inner.height.saturating_sub(below));
    let [plot_area, text] = split_top(inner, height);
    frame.render_stateful_widget(plot, plot_area, state);
    let lines = lines.into_iter().map(|line| Line::styled(format!("  {line}"), theme.dim()));
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), text);
}
