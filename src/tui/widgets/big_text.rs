//! Words in large letters.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Text},
    widgets::Widget,
};

/// A to Z, five pixels high. A cell has two of them.
const LETTERS: [[&str; 3]; 26] = [
    ["▄▀▀▄", "█▀▀█", "▀  ▀"],
    ["█▀▀▄", "█▀▀▄", "▀▀▀ "],
    ["▄▀▀▄", "█  ▄", " ▀▀ "],
    ["█▀▀▄", "█  █", "▀▀▀ "],
    ["█▀▀▀", "█▀▀ ", "▀▀▀▀"],
    ["█▀▀▀", "█▀▀ ", "▀   "],
    ["▄▀▀▀", "█ ▀█", " ▀▀▀"],
    ["█  █", "█▀▀█", "▀  ▀"],
    ["▀▀█▀▀", "  █  ", "▀▀▀▀▀"],
    ["   █", "▄  █", " ▀▀ "],
    ["█ ▄▀", "█▀▄ ", "▀  ▀"],
    ["█   ", "█   ", "▀▀▀▀"],
    ["█▄ ▄█", "█ ▀ █", "▀   ▀"],
    ["█▄  █", "█ ▀▄█", "▀   ▀"],
    ["▄▀▀▄", "█  █", " ▀▀ "],
    ["█▀▀▄", "█▀▀ ", "▀   "],
    ["▄▀▀▄ ", "█ ▄█ ", " ▀▀ ▀"],
    ["█▀▀▄", "█▀█ ", "▀  ▀"],
    ["▄▀▀▀", " ▀▀▄", "▀▀▀ "],
    ["▀▀█▀▀", "  █  ", "  ▀  "],
    ["█  █", "█  █", " ▀▀ "],
    ["█   █", " █ █ ", "  ▀  "],
    ["█   █", "█ █ █", " ▀ ▀ "],
    ["▀▄ ▄▀", " ▄▀▄ ", "▀   ▀"],
    ["▀▄ ▄▀", "  █  ", "  ▀  "],
    ["▀▀▀█", " ▄▀ ", "▀▀▀▀"],
];

const SPACE: [&str; 3] = ["  "; 3];

/// A text in letters three rows high; with `ascii`, `[ WORD ]` in the middle row. [`width`](Self::width) says whether
/// every character has a large letter.
#[derive(Debug, Clone, Copy)]
pub struct BigText<'a> {
    pub text: &'a str,
    pub style: Style,
    pub ascii: bool,
}

impl BigText<'_> {
    /// The columns of `text`, if every character has a large letter.
    pub fn width(text: &str) -> Option<u16> {
        let widths = text.chars().map(|c| Some(crate::text::width(letter(c)?.first()?)));
        let widths = widths.collect::<Option<Vec<_>>>()?;
        let gaps = u16::try_from(widths.len().saturating_sub(1)).ok()?;
        widths.into_iter().try_fold(gaps, u16::checked_add)
    }
}

fn letter(c: char) -> Option<[&'static str; 3]> {
    match c.to_ascii_uppercase() {
        ' ' => Some(SPACE),
        c @ 'A'..='Z' => LETTERS.get(usize::from(c as u8 - b'A')).copied(),
        _ => None,
    }
}

impl Widget for BigText<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let row = |index: usize| {
            let parts: Vec<&str> = self.text.chars().filter_map(|c| letter(c)?.get(index).copied()).collect();
            Line::styled(parts.join(" "), self.style)
        };
        if self.ascii {
            let word = format!("[ {} ]", self.text.to_uppercase());
            Text::from_iter([Line::default(), Line::styled(word, self.style.bold())]).render(area, buf);
        } else {
            Text::from_iter([0, 1, 2].map(row)).render(area, buf);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::rendered;

    #[test]
    fn letters_are_as_designed() {
        let python = BigText { text: "Python", style: Style::new(), ascii: false };
        assert_eq!(
            rendered(34, 3, |area, buf| python.render(area, buf)),
            [
                "█▀▀▄ ▀▄ ▄▀ ▀▀█▀▀ █  █ ▄▀▀▄ █▄  █",
                "█▀▀    █     █   █▀▀█ █  █ █ ▀▄█",
                "▀      ▀     ▀   ▀  ▀  ▀▀  ▀   ▀",
            ]
        );
        assert_eq!(["Rust", "a b", "", "C++", "é"].map(BigText::width), [Some(20), Some(12), Some(0), None, None]);
    }

    #[test]
    fn every_letter_is_four_or_five_columns_wide_and_five_pixels_high() {
        for rows in LETTERS {
            let [width, ..] = rows.map(crate::text::width);
            assert!((4..=5).contains(&width) && rows.map(crate::text::width) == [width; 3], "{rows:?}");
            assert!(rows[2].chars().all(|c| c == ' ' || c == '▀'), "{rows:?}");
        }
    }
}
