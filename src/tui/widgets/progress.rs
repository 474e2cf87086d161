//! How far the quiz is.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::LineGauge,
};

use crate::{
    text::width,
    tui::{
        layout::{is_small, split_top},
        session::Session,
    },
};

use super::header::Header;

/// Draws the header of questions and the review: "6 of 12", with a gauge. `number` is that of the question, or of the
/// answers. Returns the rest of `area`.
pub fn render_progress_header(frame: &mut Frame, area: Rect, session: &Session, number: usize) -> Rect {
    let theme = session.theme;
    let (done, (min, max)) = (session.progress.done, session.progress.total());
    let text = match number {
        number if !session.progress.exact => format!("{number} of up to {max}"),
        number if min == max => format!("{number} of {max}"),
        number => format!("{number} of {min}\u{2013}{max}"),
    };
    let columns = width(&text);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred questions")]
    let ratio = if max == 0 { 1.0 } else { (done as f64 / max as f64).min(1.0) };
    let gauge = LineGauge::default()
        .ratio(ratio)
        .label("")
        .filled_symbol(theme.glyphs.gauge_done)
        .unfilled_symbol(theme.glyphs.gauge_left)
        .filled_style(theme.focus())
        .unfilled_style(theme.line());
    // The gauge leaves a column for its label, which is empty.
    let unlabelled = |area: Rect| Rect { x: area.x.saturating_sub(1), width: area.width + 1, ..area };
    if is_small(frame.area()) {
        let [line, rest] = split_top(area, 1);
        let saved = Header::saved(session);
        let saved = if session.keeping.trouble.is_empty() { Span::raw("") } else { saved };
        let right = u16::try_from(saved.width()).unwrap_or(0);
        let spacing = u16::from(right > 0);
        let [left, middle, end] = line.layout(&Layout::horizontal([
            Constraint::Length(columns + 1),
            Constraint::Fill(1),
            Constraint::Length(right + spacing),
        ]));
        frame.render_widget(Span::styled(text, theme.dim()), left);
        frame.render_widget(gauge, unlabelled(middle));
        frame.render_widget(Line::from(saved).right_aligned(), end);
        return rest;
    }
    let [top, rest] = split_top(area, 1);
    frame.render_widget(Header::new(session, Header::saved(session)), top);
    let [line, rest] = split_top(rest, 1);
    let layout = Layout::horizontal([Constraint::Fill(1), Constraint::Length(columns + 3)]);
    let [left, right] = line.layout(&layout);
    frame.render_widget(gauge, unlabelled(left));
    frame.render_widget(Line::raw(text).right_aligned(), right);
    rest
}
