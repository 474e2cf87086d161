//! Making other people's text safe to send to a terminal.

/// `text` as it may be sent to a terminal: every control character (except the newline) and every character that
/// turns the direction of writing is replaced by something that can be seen; a tab becomes a space.
///
/// Applied once, where text enters (a catalogue, a sheet, an argument), so that no screen has to think of it.
pub fn sanitize(text: impl AsRef<str>) -> String {
    let mut out = String::new();
    for c in text.as_ref().trim().replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => out.extend(['^', char::from(c as u8 + b'@')]),
            '\x7f' => out.push_str("^?"),
            c if !is_printable(c) => out.extend(format!("<U+{:04X}>", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out
}

/// [`sanitize`], on one line: for names, titles and labels.
pub fn sanitize_line(text: impl AsRef<str>) -> String {
    sanitize(text.as_ref().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `text` with the quotation marks of ASCII for the usual ones, and an x for the multiplication sign.
pub fn straight_quotes(text: &str) -> String {
    text.replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{d7}', "x")
}

/// Whether a terminal only draws `c`: no control character, and none that turns the direction of writing.
pub fn is_printable(c: char) -> bool {
    !c.is_control() && !turns_direction(c)
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_ordinary_text_is_left_alone() {
        assert_eq!(sanitize(" plain é 漢字\nsecond line\n"), "plain é 漢字\nsecond line");
        assert_eq!(sanitize("\x1b[2Jgone\x07\x7f\u{9b}"), "^[[2Jgone^G^?<U+009B>");
        assert_eq!(sanitize("a\u{202e}b\tc"), "a<U+202E>b c");
        assert_eq!(["a  b", " a b ", "a\n b", "é  b", "   "].map(sanitize_line), ["a b", "a b", "a b", "é b", ""]);
    }
}
