//! Making anyone's text safe to show.

/// `text` as it may be sent to a terminal: every control character (except the newline) and every character that
/// turns the direction of writing is replaced by something that can be seen; a tab becomes a space.
///
/// Applied once, where text enters (a catalogue, a sheet, an argument), so that no screen has to think of it.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => out.extend(['^', char::from(c as u8 + b'@')]),
            '\x7f' => out.push_str("^?"),
            c if c.is_control() || turns_direction(c) => out.extend(format!("<U+{:04X}>", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out
}

/// [`shown`], in one line: for names, titles and labels.
#[must_use]
pub fn shown_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_ordinary_text_is_left_alone() {
        assert_eq!(shown(" plain é 漢字\nsecond line\n"), "plain é 漢字\nsecond line");
        assert_eq!(shown("\x1b[2Jgone\x07\x7f\u{9b}"), "^[[2Jgone^G^?<U+009B>");
        assert_eq!(shown("a\u{202e}b\tc"), "a<U+202E>b c");
    }
}
