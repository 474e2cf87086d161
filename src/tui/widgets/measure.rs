//! Widths of texts and numbers, in columns.

use ratatui::text::Line;

use crate::{scoring::HalfPoints, text::width};

/// From this width on there are two columns between parts of a line.
pub const WIDE: u16 = 60;

/// The columns between parts of a line of `width` columns.
pub const fn gap(width: u16) -> u16 {
    if width < WIDE { 1 } else { 2 }
}

pub fn blanks(columns: u16) -> String {
    " ".repeat(usize::from(columns))
}

/// The width of the longest of `texts`.
pub fn longest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    texts.into_iter().map(width).max().unwrap_or(0)
}

pub fn line_width(line: &Line) -> u16 {
    u16::try_from(line.width()).unwrap_or(u16::MAX)
}

/// The width of a number of points.
pub fn digits(points: HalfPoints) -> u16 {
    width(&points.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    proptest! {
        #[test]
        fn text_is_as_wide_as_ratatui_draws_it(text in "([ -~]|\\PC|\u{ff9e}|\u{301}|漢|\u{200d}){0,12}") {
            prop_assert_eq!(width(&text), text.graphemes(true).map(CellWidth::cell_width).sum::<u16>());
        }
    }
}
