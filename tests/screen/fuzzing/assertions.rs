//! What holds for all that is told to anybody.

use whichone::{diagnostics::Position, text::is_printable};

/// Whether a terminal only draws `text`, line by line.
pub fn is_safe(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || is_printable(c))
}

/// The same of a text that is one line.
pub fn is_safe_line(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// Whether `place` lies in `text`: its line, its column and its bytes, which agree.
pub fn lies_in(place: &Position, text: &str) -> bool {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - body.len();
    let before = text.get(mark..place.bytes.start);
    let line = before.map(|before| before.matches('\n').count() + 1);
    let column = before.map(|before| before.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
    text.get(place.bytes.clone()).is_some_and(|marked| !marked.contains('\n'))
        && (line, column) == (Some(place.line), Some(place.column))
}
