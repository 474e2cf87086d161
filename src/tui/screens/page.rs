//! A page of headings and paragraphs, as it grows.

use ratatui::{style::Style, text::Line};

use crate::tui::{look::Look, text::paragraph};

/// The lines so far.
pub(super) struct Page {
    pub(super) look: Look,
    pub(super) width: usize,
    pub(super) lines: Vec<Line<'static>>,
}

impl Page {
    pub(super) fn new(look: Look, width: usize) -> Self {
        Self { look, width, lines: Vec::new() }
    }

    /// A heading, with a blank line before it.
    pub(super) fn heading(&mut self, title: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.extend(paragraph(title, self.width, 0, self.look.strong()));
    }

    /// A paragraph, every line but its first indented by `hang`; nothing where there is no text.
    pub(super) fn text(&mut self, text: &str, hang: usize) {
        if !text.is_empty() {
            self.lines.extend(paragraph(text, self.width, hang, Style::new()));
        }
    }
}
