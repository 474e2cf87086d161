//! A line as it is typed: its text, and where the cursor stands in it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::document::is_drawn;

use super::input::Key;

/// A line of text with a cursor. What a person sees as one character is one here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    text: String,
    /// The byte that the cursor stands before.
    cursor: usize,
}

impl Typed {
    /// `text`, with the cursor behind it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), cursor: text.len() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts `text` in at the cursor, line breaks as spaces, and what a terminal would not draw but obey left out. Gives
    /// whether all of it fits into `most` characters; where not, as much as does.
    pub fn insert(&mut self, text: &str, most: usize) -> bool {
        let line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        let line: String = line.chars().filter(|c| is_drawn(*c)).collect();
        let room = most.saturating_sub(self.text.chars().count());
        let taken: String = line.chars().take(room).collect();
        let (before, after) = self.around();
        self.text = [before, &taken, after].concat();
        self.cursor += taken.len();
        taken.len() == line.len()
    }

    /// Moves the cursor, or takes something out.
    pub fn edit(&mut self, key: Key) {
        let (before, after) = self.around();
        let left = before.len() - before.graphemes(true).next_back().map_or(0, str::len);
        let right = self.cursor + after.graphemes(true).next().map_or(0, str::len);
        match key {
            Key::Left => self.cursor = left,
            Key::Right => self.cursor = right,
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            Key::Backspace => self.cut(left, self.cursor),
            Key::Delete => self.cut(self.cursor, right),
            Key::Ctrl('w') => self.cut(self.word(), self.cursor),
            Key::Ctrl('u') => self.cut(0, self.cursor),
            _ => {}
        }
    }

    /// The byte at which the word before the cursor begins.
    fn word(&self) -> usize {
        let before = self.around().0.trim_end();
        before.rfind(char::is_whitespace).map_or(0, |space| space + 1)
    }

    fn cut(&mut self, from: usize, to: usize) {
        let kept = [self.text.get(..from).unwrap_or_default(), self.text.get(to..).unwrap_or_default()];
        self.text = kept.concat();
        self.cursor = from;
    }

    fn around(&self) -> (&str, &str) {
        self.text.split_at_checked(self.cursor).unwrap_or((&self.text, ""))
    }

    /// The text in rows of at most `width` columns, and the column and the row of the cursor.
    #[must_use]
    pub fn rows(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        // The cursor behind the last character needs a column too.
        let width = width.max(2) - 1;
        let mut rows = vec![String::new()];
        let mut at = (0, 0);
        for (byte, character) in self.text.grapheme_indices(true) {
            let taken = rows.last().map_or(0, |row| row.width());
            if taken + character.width() > width && taken > 0 {
                rows.push(String::new());
            }
            if byte <= self.cursor {
                at = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
            }
            if let Some(row) = rows.last_mut() {
                row.push_str(character);
            }
        }
        if self.cursor == self.text.len() {
            at = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
        }
        (rows, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, keys: &[Key]) -> (String, usize) {
        let mut typed = Typed::new(text);
        for key in keys {
            typed.edit(*key);
        }
        (typed.text.clone(), typed.cursor)
    }

    #[test]
    fn what_people_see_as_one_character_is_one() {
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(after(&format!("a{family}"), &[Key::Backspace]), ("a".into(), 1));
        assert_eq!(after("e\u{301}x", &[Key::Left, Key::Left]), ("e\u{301}x".into(), 0));
        assert_eq!(after("漢字", &[Key::Left, Key::Delete]), ("漢".into(), 3));
    }

    #[test]
    fn words_and_lines_are_taken_out() {
        assert_eq!(after("one two  ", &[Key::Ctrl('w')]), ("one ".into(), 4));
        assert_eq!(after("one two", &[Key::Left, Key::Ctrl('u')]), ("o".into(), 0));
        assert_eq!(
            after("", &[Key::Backspace, Key::Delete, Key::Left, Key::Right, Key::Ctrl('w')]),
            (String::new(), 0)
        );
    }

    #[test]
    fn pasted_text_is_one_line_without_control_characters_and_not_too_long() {
        let mut typed = Typed::new("ad");
        typed.edit(Key::Left);
        assert!(typed.insert("b\r\nc\x1b", 100));
        assert_eq!((typed.text(), typed.cursor), ("ab cd", 4));
        assert!(!typed.insert("12345", 7));
        assert_eq!(typed.text(), "ab c12d");
    }

    #[test]
    fn rows_are_as_wide_as_they_may_be_and_hold_the_cursor() {
        let (rows, at) = Typed::new("abcdef").rows(4);
        assert_eq!((rows, at), (vec!["abc".to_owned(), "def".into()], (3, 1)));
        assert_eq!(Typed::new("").rows(0), (vec![String::new()], (0, 0)));
        let mut typed = Typed::new("漢字漢");
        typed.edit(Key::Home);
        typed.edit(Key::Right);
        typed.edit(Key::Right);
        assert_eq!(typed.rows(5).1, (0, 1));
    }
}
