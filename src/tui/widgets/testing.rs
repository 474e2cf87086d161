//! What the tests of widgets share.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    text::Line,
};

use crate::tui::theme::{Background, ColorDepth, Theme};

pub const COLOR: Theme = Theme::new(ColorDepth::TrueColor, Background::Dark, false);
pub const MONO: Theme = Theme::new(ColorDepth::Mono, Background::Dark, false);
pub const ASCII: Theme = Theme::new(ColorDepth::Mono, Background::Dark, true);

/// The text of `lines`, without blanks at the ends.
pub fn drawn(lines: Vec<Line>) -> Vec<String> {
    lines.into_iter().map(|line| line.to_string().trim_end().to_owned()).collect()
}

/// The text that `render` draws, without blanks at the ends.
pub fn rendered(width: u16, height: u16, render: impl FnOnce(Rect, &mut Buffer)) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    render(buf.area, &mut buf);
    let rows = buf.content.chunks(usize::from(width.max(1)));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
}
