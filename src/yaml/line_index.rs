//! From bytes to lines and columns.

use std::ops::Range;

use crate::diagnostics::Position;

/// How many bytes are counted together.
const STRIDE: usize = 1024;

/// The lines of a text. Bytes are counted without the byte order mark it may begin with, as parsers count them;
/// a [`Position`] includes it.
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    /// The length of the byte order mark, in bytes.
    mark: usize,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes. A file can be one line of megabytes with hundreds of
    /// errors.
    counts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(whole: &'t str) -> Self {
        let text = without_mark(whole);
        let after_breaks = text.match_indices('\n').map(|(byte, _)| byte + 1);
        let strides = text.as_bytes().chunks(STRIDE).scan(0, |before, stride| {
            *before += count_characters(stride);
            Some(*before)
        });
        let counts = std::iter::once(0).chain(strides).collect();
        let starts = std::iter::once(0).chain(after_breaks).collect();
        Self { text, mark: whole.len() - text.len(), starts, counts }
    }

    /// The text without its byte order mark.
    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    fn characters_before(&self, byte: usize) -> usize {
        let stride = byte / STRIDE;
        let rest = self.text.as_bytes().get(stride * STRIDE..byte).unwrap_or_default();
        self.counts.get(stride).copied().unwrap_or(0) + count_characters(rest)
    }

    /// The position of `bytes`, up to the end of their first line.
    pub(crate) fn position(&self, bytes: Range<usize>) -> Position {
        let from = self.boundary(bytes.start);
        let line = self.starts.partition_point(|start| *start <= from);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(from) - self.characters_before(start) + 1;
        let rest = self.text.get(from..self.boundary(bytes.end)).unwrap_or_default();
        let length = rest.lines().next().unwrap_or_default().trim_end().len();
        Position { line, column, bytes: self.mark + from..self.mark + from + length }
    }

    /// The position of the word that begins at `byte`.
    pub(crate) fn word(&self, byte: usize) -> Position {
        let from = self.boundary(byte);
        let rest = self.text.get(from..).unwrap_or_default();
        let length = rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len());
        self.position(from..from + length)
    }

    /// The byte at a line and a column in characters, both from 1.
    pub(crate) fn byte(&self, line: usize, column: usize) -> Option<usize> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let (byte, _) = self.text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?;
        Some(start + byte)
    }

    /// The last byte up to `byte` at which a character begins.
    fn boundary(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|byte| self.text.is_char_boundary(*byte)).unwrap_or(0)
    }
}

/// `text` without the byte order mark it may begin with.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_however_far_into_a_line() {
        let text = format!("é\n{}", "aé漢".repeat(1_000));
        let lines = LineIndex::new(&text);
        for (column, (byte, _)) in text[3..].char_indices().enumerate() {
            let position = lines.position(byte + 3..byte + 3);
            assert_eq!((position.line, position.column), (2, column + 1));
        }
    }
}
