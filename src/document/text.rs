//! Making anyone's text safe to show, and finding where its lines may end.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

/// `text` as it may be sent to a terminal: every control character (except the newline) and every character that
/// turns the direction of writing is replaced by something that can be seen; a tab becomes a space.
///
/// Applied once, where text enters (a catalogue, a sheet, an argument), so that no screen has to think of it.
#[must_use]
pub fn shown<'t>(text: impl Into<Cow<'t, str>>) -> String {
    let text = text.into();
    // Most texts are plain, and thousands of them are read before the first frame: they stay the strings they are.
    if text.bytes().all(|byte| is_plain(byte) || byte == b'\n') {
        return trimmed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.trim().replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => out.extend(['^', char::from(c as u8 + b'@')]),
            '\x7f' => out.push_str("^?"),
            c if !is_drawn(c) => out.extend(format!("<U+{:04X}>", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out
}

/// [`shown`], in one line: for names, titles and labels.
#[must_use]
pub fn shown_line<'t>(text: impl Into<Cow<'t, str>>) -> String {
    let text = text.into();
    if text.bytes().all(is_plain) && !text.contains("  ") {
        return trimmed(text);
    }
    shown(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn trimmed(text: Cow<str>) -> String {
    let inner = text.trim();
    if inner.len() == text.len() { text.into_owned() } else { inner.into() }
}

/// `text` with the quotation marks of ASCII for the usual ones, and an x for the multiplication sign.
#[must_use]
pub fn straight_quotes(text: &str) -> String {
    text.replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{d7}', "x")
}

/// `text` in lines of at most `width` columns, the first after `first` and the others after `next`. Line breaks in it
/// stay.
#[must_use]
pub fn wrapped(text: &str, width: usize, first: &str, next: &str) -> Vec<String> {
    if first.is_ascii() && width.checked_sub(first.len()).is_some_and(|room| is_one_line(text, room)) {
        return vec![[first, text].concat()];
    }
    let options = Options::new(width).word_separator(breaks()).word_splitter(WordSplitter::NoHyphenation);
    let options = options.subsequent_indent(next);
    let wrap = |(at, line): (usize, &str)| {
        // Line by line: given all of them at once, textwrap measures the first after a break without its indent.
        let options = options.clone().initial_indent(if at == 0 { first } else { next });
        textwrap::wrap(line, options).into_iter().map(String::from).collect::<Vec<_>>()
    };
    text.split('\n').enumerate().flat_map(wrap).collect()
}

/// Whether `text` is seen at once to be a line of at most `width` columns, of which nothing has to be broken: so are most
/// texts, and nearly all in a list of thousands.
#[must_use]
pub fn is_one_line(text: &str, width: usize) -> bool {
    text.len() <= width && text.bytes().all(is_plain) && !text.ends_with(' ')
}

/// Where lines of text may end: as Unicode says, but never inside a path or an address, which people copy.
fn breaks() -> WordSeparator {
    WordSeparator::Custom(|line| {
        let mut words = Vec::new();
        for word in WordSeparator::AsciiSpace.find_words(line) {
            if is_whole(&word) {
                words.push(word);
                continue;
            }
            words.extend(WordSeparator::UnicodeBreakProperties.find_words(word.word));
            if let Some(end) = words.last_mut() {
                end.whitespace = word.whitespace;
            }
        }
        Box::new(words.into_iter())
    })
}

/// Whether no line may end inside `word`. Of letters and digits alone, as most words are, Unicode need not be asked.
fn is_whole(word: &str) -> bool {
    let body = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    word.contains('/') || body.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether it is a character of one column that needs no care.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether a terminal only draws `c`: no control character, and none that turns the direction of writing.
#[must_use]
pub fn is_drawn(c: char) -> bool {
    !c.is_control() && !turns_direction(c)
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_characters_are_shown_and_ordinary_text_is_left_alone() {
        assert_eq!(shown(" plain é 漢字\nsecond line\n"), "plain é 漢字\nsecond line");
        assert_eq!(shown("\x1b[2Jgone\x07\x7f\u{9b}"), "^[[2Jgone^G^?<U+009B>");
        assert_eq!(shown("a\u{202e}b\tc"), "a<U+202E>b c");
        assert_eq!(["a  b", " a b ", "a\n b", "é  b", "   "].map(shown_line), ["a b", "a b", "a b", "é b", ""]);
    }

    #[test]
    fn lines_end_at_spaces_and_hyphens_but_not_in_paths() {
        assert_eq!(wrapped("  1  run-time  x", 9, "", "     "), ["  1  run-", "     time", "     x"]);
        assert_eq!(wrapped("to ~/a-b/c d", 9, "", ""), ["to", "~/a-b/c d"]);
        assert_eq!(wrapped("", 9, "", ""), [""]);
        assert_eq!(wrapped("a\n1234 567", 8, "", "  "), ["a", "  1234", "  567"]);
    }

    proptest! {
        #[test]
        fn unicode_ends_no_line_in_a_word_it_is_not_asked_about(word in "[!-~]{0,3}[a-z0-9]{0,4}[!-~]{0,4}") {
            if is_whole(&word) && !word.contains('/') {
                prop_assert!(WordSeparator::UnicodeBreakProperties.find_words(&word).count() <= 1);
            }
        }
    }
}
