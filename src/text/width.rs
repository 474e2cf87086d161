//! The display width of text: measuring, truncating and padding.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes up on a screen, as ratatui counts them: control characters take up none.
pub fn width(text: &str) -> u16 {
    // Nearly all text is ASCII, and finding graphemes takes long: a label may have a megabyte.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    text.graphemes(true).map(grapheme_width).fold(0, u16::saturating_add)
}

fn grapheme_width(grapheme: &str) -> u16 {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // Terminals give the halfwidth sound marks of Japanese a column; unicode-width does not.
    let marks = grapheme.matches(['\u{ff9e}', '\u{ff9f}']).count();
    u16::try_from(grapheme.width() + marks).unwrap_or(u16::MAX)
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
    fn text_is_cut_at_graphemes_and_filled_up() {
        assert_eq!(["sensor", "sensor-hub"].map(|text| truncate(text, 7, "…")), ["sensor", "sensor…"]);
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2, "~"), "e\u{301}~");
        assert_eq!(truncate("any", 0, "…"), "");
        assert_eq!(pad("漢字漢字", 6, "…"), "漢字… ");
    }
}
