//! Why the other options do not win, in sentences.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::{Line, Text},
    widgets::Row,
};

use crate::{
    report::{Report, WhyNotSection},
    text::{truncate, wrap},
    tui::{
        layout::is_small,
        theme::Theme,
        widgets::{Listing, ListingState, card},
    },
};

/// A row for each sentence on the other options, `width` columns wide, or for each line if the window is small. The title
/// of each option is above its first sentence, unless it is that of the card.
pub fn listing(report: &Report, width: u16, theme: Theme, is_small: bool) -> Listing<'static> {
    let available = width.saturating_sub(if is_small { 3 } else { 5 });
    let has_titles = is_small || report.why_not.len() > 1;
    let rows = |section: &WhyNotSection| {
        let title = Some(Line::styled(truncate(&section.title, available, theme.glyphs.ellipsis), theme.title()));
        let mut title = title.filter(|_| has_titles);
        let row = |lines: &[Line<'static>]| {
            let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            (Row::new([Text::from(lines.to_vec())]).height(height), height)
        };
        let sentence = |sentence: &String| {
            let lines = wrap(sentence, available).into_iter().map(Line::from);
            let lines: Vec<Line> = title.take().into_iter().chain(lines).collect();
            let size = if is_small { 1 } else { lines.len().max(1) };
            lines.chunks(size).map(row).collect::<Vec<_>>()
        };
        section.sentences.iter().flat_map(sentence).collect::<Vec<_>>()
    };
    Listing::new(report.why_not.iter().flat_map(rows).collect(), vec![Constraint::Fill(1)], theme)
}

/// Draws why the other options do not win.
pub fn render(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, state: &mut ListingState) {
    let is_small = is_small(frame.area());
    let listing = listing(report, area.width, theme, is_small);
    let inner = if is_small { area } else { card(frame, area, theme, &report.why_not_title(), "") };
    frame.render_stateful_widget(listing, inner, state);
}
