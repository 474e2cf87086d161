//! The first line of a screen.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

use crate::{
    text::{truncate, width},
    tui::{session::Session, theme::Theme},
};

/// The title of the catalogue and the project at the left, and `right` at the right.
#[derive(Debug)]
pub struct Header<'a> {
    title: &'a str,
    project: &'a str,
    right: Span<'a>,
    theme: Theme,
}

impl<'a> Header<'a> {
    pub fn new(session: &'a Session, right: Span<'a>) -> Self {
        let (title, project) = (&session.catalogue().title, &session.opening.about.project);
        Self { title, project, right, theme: session.theme }
    }

    /// "saved", a warning, or "preview".
    pub fn saved(session: &Session) -> Span<'static> {
        let theme = session.theme;
        if session.preview.is_some() {
            return Span::styled("preview", theme.dim());
        }
        if !session.keeping.trouble.is_empty() {
            return Span::styled("not saved", theme.warning());
        }
        if session.quiz.is_untouched() {
            return Span::raw("");
        }
        Span::styled(format!("saved {}", theme.glyphs.check).trim_end().to_owned(), theme.dim())
    }
}

impl Widget for Header<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let theme = self.theme;
        let right = u16::try_from(self.right.width()).unwrap_or(u16::MAX);
        let available = area.width.saturating_sub(right.saturating_add(2));
        let title = truncate(self.title, available, theme.glyphs.ellipsis);
        let mut left = Line::from(Span::styled(title, theme.title()));
        let project = format!(" {} {}", theme.glyphs.dot, self.project);
        let project = truncate(&project, available.saturating_sub(width(self.title)), theme.glyphs.ellipsis);
        if !self.project.is_empty() && project.chars().count() > 4 {
            left.push_span(Span::styled(project, theme.dim()));
        }
        left.render(area, buf);
        Line::from(self.right).right_aligned().render(area, buf);
    }
}
