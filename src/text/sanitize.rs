//! Making other people's text safe to send to a terminal.

/// Makes `text` safe to send to a terminal: replaces every control character except newlines, and every character that
/// changes the direction of writing, by something visible. A tab becomes a space.
///
/// Call it once, where text enters (a catalogue, an answers file, an argument), so that no screen has to.
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

/// Like [`sanitize`], but joins everything into one line: for names, titles and labels.
pub fn sanitize_line(text: impl AsRef<str>) -> String {
    sanitize(text.as_ref().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Replaces typographic quotes and the multiplication sign by ASCII.
pub fn straight_quotes(text: &str) -> String {
    text.replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{d7}', "x")
}

/// Whether `c` is neither a control character nor one that changes the direction of writing.
pub fn is_printable(c: char) -> bool {
    !c.is_control() && !changes_direction(c)
}

/// Whether `c` is a typographic quote.
pub(crate) fn is_typographic_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»')
}

fn changes_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_visible_and_ordinary_text_is_unchanged() {
        assert_eq!(sanitize(" plain é 漢字\nsecond line\n"), "plain é 漢字\nsecond line");
        assert_eq!(sanitize("\x1b[2Jgone\x07\x7f\u{9b}"), "^[[2Jgone^G^?<U+009B>");
        assert_eq!(sanitize("a\u{202e}b\tc"), "a<U+202E>b c");
        assert_eq!(["a  b", " a b ", "a\n b", "é  b", "   "].map(sanitize_line), ["a b", "a b", "a b", "é b", ""]);
    }
}
