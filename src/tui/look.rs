//! How things look: styles made of the terminal's own colours, and the glyphs drawn with.

use ratatui::style::{Color, Modifier, Style};

/// The colour of each option, by its place. All of them keep a contrast of 4.2 to 1 or more on black and on white, so
/// that one set serves dark and light terminals; a test computes it.
const ACCENTS: [u8; 6] = [63, 130, 30, 163, 64, 243];

/// The style and the glyphs in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used. Without them, words, position, bold and underline say the same.
    pub colour: bool,
    /// The glyphs.
    pub glyphs: &'static Glyphs,
}

impl Look {
    /// Titles and what is marked.
    #[must_use]
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What belongs to the option at place `option`.
    #[must_use]
    pub fn side(self, option: usize) -> Style {
        let accent = ACCENTS.get(option).copied().filter(|_| self.colour);
        accent.map_or(Style::new(), |index| Style::new().fg(Color::Indexed(index)))
    }

    /// A title that belongs to the option at place `option`.
    #[must_use]
    pub fn side_title(self, option: usize) -> Style {
        self.side(option).add_modifier(Modifier::BOLD)
    }
}

/// The characters of our own drawing. All are one column wide, but for those that say otherwise.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// In front of the marked row.
    pub mark: &'static str,
    /// A choice of a `many` question that is ticked; three columns.
    pub ticked: &'static str,
    /// One that is not; three columns.
    pub unticked: &'static str,
    /// The choice of a `one` question that was answered.
    pub chosen: &'static str,
    /// A cell of a bar that counts.
    pub full: &'static str,
    /// One that does not.
    pub empty: &'static str,
    /// A thin line.
    pub line: &'static str,
    /// A thick one.
    pub thick: &'static str,
    /// The corners of a box, from the upper left to the right, then the lower.
    pub corners: [&'static str; 4],
    /// Its sides.
    pub side: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Quotation marks, before and after; texts are written with the usual ones.
    pub quotes: [&'static str; 2],
    /// Where a line had to be cut.
    pub cut: &'static str,
    /// There is more above.
    pub above: &'static str,
    /// There is more below.
    pub below: &'static str,
    /// The names of keys, as in [`super::keymap`], where they have a sign.
    pub keys: [(&'static str, &'static str); 6],
}

/// The usual glyphs.
pub const UNICODE: Glyphs = Glyphs {
    mark: "▸",
    ticked: "[x]",
    unticked: "[ ]",
    chosen: "•",
    full: "█",
    empty: "░",
    line: "─",
    thick: "━",
    corners: ["┌", "┐", "└", "┘"],
    side: "│",
    dot: "·",
    quotes: ["“", "”"],
    cut: "…",
    above: "↑",
    below: "↓",
    keys: [("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"), ("Enter", "⏎"), ("Tab", "⇥")],
};

/// Glyphs for terminals and fonts that have nothing but ASCII.
pub const ASCII: Glyphs = Glyphs {
    mark: ">",
    ticked: "[x]",
    unticked: "[ ]",
    chosen: "*",
    full: "#",
    empty: ".",
    line: "-",
    thick: "=",
    corners: ["+", "+", "+", "+"],
    side: "|",
    dot: "-",
    quotes: ["\"", "\""],
    cut: "~",
    above: "^",
    below: "v",
    keys: [("Up", "Up"), ("Down", "Down"), ("Left", "Left"), ("Right", "Right"), ("Enter", "Enter"), ("Tab", "Tab")],
};

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    /// The relative luminance of a colour of the 6x6x6 cube or the grey ramp (WCAG 2.2).
    fn luminance(index: u8) -> f64 {
        let levels = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
        let cube = usize::from(index).saturating_sub(16);
        let grey = 8.0 + 10.0 * (f64::from(index) - 232.0);
        let rgb = if index >= 232 { [grey; 3] } else { [cube / 36, cube / 6 % 6, cube % 6].map(|level| levels[level]) };
        let linear =
            rgb.map(|c: f64| if c <= 10.0 { c / 255.0 / 12.92 } else { ((c / 255.0 + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn every_accent_reads_on_black_and_on_white() {
        for accent in ACCENTS {
            let light = luminance(accent);
            let (on_white, on_black) = (1.05 / (light + 0.05), (light + 0.05) / 0.05);
            assert!(on_white >= 4.2 && on_black >= 4.2, "{accent}: {on_white:.2} on white, {on_black:.2} on black");
        }
    }

    #[test]
    fn glyphs_have_the_width_that_drawing_counts_on() {
        for glyphs in [&UNICODE, &ASCII] {
            assert_eq!([glyphs.ticked.width(), glyphs.unticked.width()], [3, 3]);
            let Glyphs { mark, chosen, full, empty, line, thick, side, dot, cut, above, below, .. } = glyphs;
            for one in [mark, chosen, full, empty, line, thick, side, dot, cut, above, below] {
                assert_eq!(one.width(), 1, "{one}");
            }
        }
        let ascii = [ASCII.mark, ASCII.chosen, ASCII.full, ASCII.line, ASCII.thick, ASCII.side, ASCII.dot, ASCII.cut];
        assert!(ascii.iter().all(|glyph| glyph.is_ascii()));
    }
}
