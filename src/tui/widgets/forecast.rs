//! The forecast: the shares of the outcomes over the open questions as one stacked bar.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::{Paragraph, Widget},
};

use crate::{
    analysis::{Forecast, percents},
    report::{CAVEAT, contenders_words, decided_words},
    text::wrap,
    tui::{
        session::{ForecastPanel, Session},
        theme::Theme,
    },
};

/// A bar of shares with a caveat; for three options or more, the options that can still win.
pub struct ForecastBar<'s, 'c> {
    pub session: &'s Session<'c>,
}

impl ForecastBar<'_, '_> {
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.lines(width).len()).unwrap_or(u16::MAX)
    }

    /// The assumption behind the forecast; empty if no question is open.
    pub fn condition(&self) -> String {
        match self.session.progress.left.1 {
            0 => String::new(),
            1 => "if the other answer were random".into(),
            open => format!("if the other {open} answers were random"),
        }
    }

    pub fn lines(&self, width: u16) -> Vec<Line<'static>> {
        let Session { progress, theme, .. } = self.session;
        let catalogue = self.session.catalogue();
        let dim = |text: &str| wrap(text, width).into_iter().map(|line| Line::styled(line, theme.dim()));
        let mut lines: Vec<Line> = Vec::new();
        match &progress.forecast {
            Some(ForecastPanel::Shares(forecast)) => {
                lines.push(bar(forecast, width.into(), *theme));
                lines.extend(self.labels(forecast, width.into()));
                let estimated = if forecast.exact { "" } else { "Estimated from a sample. " };
                lines.extend(dim(&format!("{estimated}{CAVEAT}")));
            }
            Some(ForecastPanel::Contenders(contenders)) => {
                let words = contenders_words(catalogue, contenders, progress.exact);
                lines.extend(wrap(&words, width).into_iter().map(Line::from));
            }
            None => {}
        }
        let decided = progress.decided.map(|outcome| decided_words(catalogue, outcome));
        lines.extend(decided.into_iter().flat_map(|words| wrap(&words, width)).map(Line::from));
        lines
    }

    /// The shares in words, in one line if there is room, else one per line.
    fn labels(&self, forecast: &Forecast, width: usize) -> Vec<Line<'static>> {
        let theme = self.session.theme;
        let name = |option| self.session.catalogue().option_name(option);
        let [first, second] = forecast.wins;
        let [a, balanced, b] = percents(&[first, forecast.too_close, second], false);
        let left = Span::styled(format!("{} {a}", name(0)), theme.option_title(0));
        let middle = Span::styled(format!("no single winner {balanced}"), theme.dim());
        let right = Span::styled(format!("{} {b}", name(1)), theme.option_title(1));
        let used = left.width() + middle.width() + right.width() + 6;
        if used > width {
            return vec![left.into(), middle.into(), right.into()];
        }
        let gap = " ".repeat(width + 2 - used);
        vec![Line::from(vec![left, Span::raw("    "), middle, Span::raw(gap), right])]
    }
}

impl Widget for ForecastBar<'_, '_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        Paragraph::new(self.lines(area.width)).render(area, buf);
    }
}

/// The shares as one bar. A share that is not proven to be zero has at least one cell.
fn bar(forecast: &Forecast, width: usize, theme: Theme) -> Line<'static> {
    let [first, second] = forecast.wins;
    let shares = [first, forecast.too_close, second];
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    let cells = |share: f64| (1..=width).filter(|cell| share * number(width) >= number(*cell) - 0.5).count();
    let mut parts = shares.map(|share| cells(share.value).max(usize::from(share.proof.is_none())).min(width));
    // The largest part makes up for rounding.
    let sum: usize = parts.iter().sum();
    if let Some(largest) = parts.iter_mut().max() {
        *largest = (*largest + width).saturating_sub(sum);
    }
    let [a, balanced, b] = parts;
    Line::from(vec![
        Span::styled(theme.bar(0).repeat(a), theme.option(0)),
        Span::styled(theme.glyphs.track.repeat(balanced), theme.line()),
        Span::styled(theme.bar(1).repeat(b), theme.option(1)),
    ])
}
