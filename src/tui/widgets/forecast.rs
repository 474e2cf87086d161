//! The forecast: the shares of the outcomes over the open questions as one stacked bar.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::{Paragraph, Widget},
};

use crate::{
    report::{ForecastRow, caveat, decided_words, forecast_rows},
    text::wrap,
    tui::{session::Session, theme::Theme},
};

/// A bar of shares with a caveat.
pub struct ForecastBar<'s, 'c> {
    pub session: &'s Session<'c>,
}

impl ForecastBar<'_, '_> {
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.lines(width).len()).unwrap_or(u16::MAX)
    }

    /// The assumption behind the forecast; empty if no question is open.
    pub fn condition(&self) -> String {
        let progress = &self.session.progress;
        let up_to = if progress.left.0 == progress.left.1 { "" } else { "up to " };
        match progress.left.1 {
            0 => String::new(),
            _ if progress.done == 0 => "if all answers were random".into(),
            1 => "if the other answer were random".into(),
            open => format!("if the other {up_to}{open} answers were random"),
        }
    }

    pub fn lines(&self, width: u16) -> Vec<Line<'static>> {
        let Session { progress, theme, .. } = self.session;
        let catalogue = self.session.catalogue();
        let dim = |text: &str| wrap(text, width).into_iter().map(|line| Line::styled(line, theme.dim()));
        let mut lines: Vec<Line> = Vec::new();
        if let Some(forecast) = &progress.forecast {
            let rows = forecast_rows(catalogue, forecast, false);
            lines.push(bar(&rows, width.into(), *theme));
            lines.extend(self.labels(&rows, width.into()));
            lines.extend(dim(&caveat(forecast)));
        }
        let decided = progress.decided.map(|outcome| decided_words(catalogue, outcome));
        lines.extend(decided.into_iter().flat_map(|words| wrap(&words, width)).map(Line::from));
        lines
    }

    /// The shares in words: in one line if there is room, spread out for three; else as many in a line as fit.
    fn labels(&self, rows: &[ForecastRow], width: usize) -> Vec<Line<'static>> {
        let theme = self.session.theme;
        let name = |option| self.session.catalogue().option_name(option);
        let label = |row: &ForecastRow| match row.option {
            Some(option) => Span::styled(format!("{} {}", name(option), row.percent), theme.option_title(option)),
            None => Span::styled(format!("{} {}", row.label, row.percent), theme.dim()),
        };
        let mut labels: Vec<Span> = rows.iter().map(label).collect();
        let used = labels.iter().map(|label| label.width() + LABEL_GAP).sum::<usize>() - LABEL_GAP;
        if rows.len() == 3 && used + 2 <= width {
            let last = labels.pop().unwrap_or_default();
            let mut line = joined(labels);
            line.push_span(" ".repeat(width + LABEL_GAP - used));
            line.push_span(last);
            return vec![line];
        }
        if rows.len() == 3 {
            return labels.into_iter().map(Line::from).collect();
        }
        let mut lines: Vec<Vec<Span>> = Vec::new();
        for label in labels {
            match lines.last_mut() {
                Some(line) if spans_width(line) + LABEL_GAP + label.width() <= width => line.push(label),
                _ => lines.push(vec![label]),
            }
        }
        lines.into_iter().map(joined).collect()
    }
}

/// The columns between two labels.
const LABEL_GAP: usize = 4;

fn joined(labels: Vec<Span<'static>>) -> Line<'static> {
    let gap = || Span::raw(" ".repeat(LABEL_GAP));
    let spans = labels.into_iter().enumerate();
    spans.flat_map(|(index, label)| (index > 0).then(gap).into_iter().chain([label])).collect()
}

fn spans_width(labels: &[Span]) -> usize {
    labels.iter().map(|label| label.width() + LABEL_GAP).sum::<usize>() - LABEL_GAP
}

impl Widget for ForecastBar<'_, '_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        Paragraph::new(self.lines(area.width)).render(area, buf);
    }
}

/// The shares as one bar. A share that is not proven to be zero has at least one cell.
fn bar(rows: &[ForecastRow], width: usize, theme: Theme) -> Line<'static> {
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    let cells = |share: f64| (1..=width).filter(|cell| share * number(width) >= number(*cell) - 0.5).count();
    let part = |row: &ForecastRow| cells(row.share.value).max(usize::from(row.share.proof.is_none())).min(width);
    let mut parts: Vec<usize> = rows.iter().map(part).collect();
    // The largest part makes up for rounding.
    let sum: usize = parts.iter().sum();
    if let Some(largest) = parts.iter_mut().max() {
        *largest = (*largest + width).saturating_sub(sum);
    }
    let span = |(row, cells): (&ForecastRow, usize)| match row.option {
        Some(option) => Span::styled(theme.bar(option).repeat(cells), theme.option(option)),
        None => Span::styled(theme.glyphs.track.repeat(cells), theme.line()),
    };
    rows.iter().zip(parts).map(span).collect()
}
