//! The verdict in a line.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

use crate::{text::truncate, tui::theme::Theme};

/// "Rust, the clear choice.  30 points to 7.", with the name of the leader in its colour. The points are left out if there
/// is no room for them.
#[derive(Debug)]
pub struct VerdictLine<'a> {
    pub headline: &'a str,
    /// The index and the name of the option that wins.
    pub leader: Option<(usize, &'a str)>,
    pub points: &'a str,
    pub theme: Theme,
}

impl Widget for VerdictLine<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let Self { headline, leader, points, theme } = self;
        let width = usize::from(area.width);
        let mut line = match leader.and_then(|(leader, name)| Some((leader, name, headline.strip_prefix(name)?))) {
            Some((leader, name, text)) => {
                Line::from_iter([Span::styled(name, theme.option_title(leader)), Span::styled(text, theme.title())])
            }
            None => Line::from(Span::styled(headline, theme.title())),
        };
        let points = Span::styled(format!("  {points}"), theme.dim());
        if line.width() > width {
            line = Line::styled(truncate(headline, area.width, theme.glyphs.ellipsis), theme.title());
        } else if line.width() + points.width() <= width {
            line.push_span(points);
        }
        line.render(area, buf);
    }
}
