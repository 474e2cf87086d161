//! Text in columns: wrapped, cut and filled up by what it takes up on a screen.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use crate::document::wrapped;

/// The columns that `text` takes up, as ratatui draws it: control characters take up none.
pub fn width(text: &str) -> u16 {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    text.graphemes(true).map(grapheme_width).fold(0, u16::saturating_add)
}

fn grapheme_width(grapheme: &str) -> u16 {
    if grapheme.contains(char::is_control) { 0 } else { grapheme.cell_width() }
}

/// `text` in lines of at most `width` columns; a word is broken only where it is longer than that. Line breaks stay.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    // Most texts fit, and finding where to break one takes long.
    if self::width(text) <= width && !text.contains('\n') {
        return vec![text.into()];
    }
    wrapped(text, usize::from(width.max(1)), "", "")
}

/// The first `lines` lines of [`wrap`]; the last ends in `ellipsis` where there are more.
pub fn wrap_to(text: &str, width: u16, lines: usize, ellipsis: &str) -> Vec<String> {
    let mut wrapped = wrap(text, width);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            *last = truncate(&format!("{last} {ellipsis}"), width, ellipsis);
        }
    }
    wrapped
}

/// `text` if it fits into `width` columns, else its beginning and `ellipsis`.
pub fn truncate(text: &str, width: u16, ellipsis: &str) -> String {
    if self::width(text) <= width {
        return text.into();
    }
    let Some(room) = width.checked_sub(self::width(ellipsis)) else {
        return String::new();
    };
    let mut taken = 0;
    let fits = |grapheme: &&str| {
        taken += grapheme_width(grapheme);
        taken <= room
    };
    text.graphemes(true).take_while(fits).chain([ellipsis]).collect()
}

/// `text` cut or filled up with blanks to exactly `width` columns.
pub fn pad(text: &str, width: u16, ellipsis: &str) -> String {
    let text = truncate(text, width, ellipsis);
    let blanks = width.saturating_sub(self::width(&text));
    text + &" ".repeat(blanks.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns() {
        assert_eq!(["", "plain", "漢字", "e\u{301}", "a\u{7}b"].map(width), [0, 5, 4, 1, 2]);
    }

    #[test]
    fn lines_that_are_left_out_are_marked() {
        assert_eq!(wrap("a long sentence\n漢字", 6), ["a long", "senten", "ce", "漢字"]);
        assert_eq!(wrap_to("one two three", 5, 2, "…"), ["one", "two …"]);
        assert_eq!(wrap_to("seven eight nine", 5, 1, "…"), ["seve…"]);
    }

    #[test]
    fn text_is_cut_at_graphemes_and_filled_up() {
        assert_eq!(["sensor", "sensor-hub"].map(|text| truncate(text, 7, "…")), ["sensor", "sensor…"]);
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2, "~"), "e\u{301}~");
        assert_eq!(truncate("any", 0, "…"), "");
        assert_eq!(pad("漢字漢字", 6, "…"), "漢字… ");
    }
}
