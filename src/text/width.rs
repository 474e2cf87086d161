//! The display width of text: measuring, truncating and padding.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of `text` in columns, as ratatui counts it: control characters have none.
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
    // Terminals give the halfwidth Japanese sound marks a column; unicode-width does not.
    let sound_marks = grapheme.matches(['\u{ff9e}', '\u{ff9f}']).count();
    u16::try_from(grapheme.width() + sound_marks).unwrap_or(u16::MAX)
}

/// Shortens `text` to at most `width` columns, ending in `ellipsis` if anything was cut.
pub fn truncate(text: &str, width: u16, ellipsis: &str) -> String {
    if self::width(text) <= width {
        return text.into();
    }
    let Some(available) = width.checked_sub(self::width(ellipsis)) else {
        return String::new();
    };
    let mut used = 0;
    let fits = |grapheme: &&str| {
        used += grapheme_width(grapheme);
        used <= available
    };
    text.graphemes(true).take_while(fits).chain([ellipsis]).collect()
}

/// Shortens `text`, or pads it with spaces, to exactly `width` columns.
pub fn pad(text: &str, width: u16, ellipsis: &str) -> String {
    let text = truncate(text, width, ellipsis);
    let padding = width.saturating_sub(self::width(&text));
    text + &" ".repeat(padding.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns() {
        assert_eq!(["", "plain", "漢字", "e\u{301}", "a\u{7}b"].map(width), [0, 5, 4, 1, 2]);
    }

    #[test]
    fn text_is_cut_between_graphemes_and_padded() {
        assert_eq!(["sensor", "sensor-hub"].map(|text| truncate(text, 7, "…")), ["sensor", "sensor…"]);
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2, "~"), "e\u{301}~");
        assert_eq!(truncate("any", 0, "…"), "");
        assert_eq!(pad("漢字漢字", 6, "…"), "漢字… ");
    }
}
