//! How far the quiz is.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::LineGauge,
};

use crate::{
    catalogue::Question,
    text::width,
    tui::{
        layout::{is_small, split_top},
        session::Session,
    },
};

use super::header::Header;

/// The header of questions and review: "6 of 12", with a gauge.
pub struct ProgressHeader {
    /// The number of the question, or how many are answered.
    number: usize,
    done: usize,
    total: (usize, usize),
    exact: bool,
}

impl ProgressHeader {
    /// At a question.
    pub fn of_question(session: &Session, question: &Question) -> Self {
        Self { number: session.quiz.number(question), ..Self::of_answers(session) }
    }

    /// At the review.
    pub fn of_answers(session: &Session) -> Self {
        let progress = &session.progress;
        Self { number: progress.done, done: progress.done, total: progress.total(), exact: progress.exact }
    }

    fn words(&self) -> String {
        let (least, most) = self.total;
        match self.number {
            number if !self.exact => format!("{number} of up to {most}"),
            number if least == most => format!("{number} of {most}"),
            number => format!("{number} of {least}\u{2013}{most}"),
        }
    }

    /// Draws the header and the gauge; gives the rest of `area`.
    pub fn render(&self, frame: &mut Frame, area: Rect, session: &Session) -> Rect {
        let theme = session.theme;
        let words = self.words();
        let columns = width(&words);
        let (_, most) = self.total;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred questions")]
        let ratio = if most == 0 { 1.0 } else { (self.done as f64 / most as f64).min(1.0) };
        let gauge = LineGauge::default()
            .ratio(ratio)
            .label("")
            .filled_symbol(theme.glyphs.gauge_done)
            .unfilled_symbol(theme.glyphs.gauge_left)
            .filled_style(theme.focus())
            .unfilled_style(theme.line());
        // The gauge leaves a column for its label, which stands elsewhere.
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
            frame.render_widget(Span::styled(words, theme.dim()), left);
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
        frame.render_widget(Line::raw(words).right_aligned(), right);
        rest
    }
}
