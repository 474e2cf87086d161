//! Escaping text for Markdown.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// The escaper of Markdown templates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markdown;

impl Escaper for Markdown {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        out.write_str(&markdown(text))
    }
}

/// Markdown that shows `text` and does nothing else: no emphasis, links, images, HTML, tables, headings, lists or code.
/// Line breaks become spaces, because they would end the surrounding block.
pub fn markdown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let number = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let closing = closing_sequence(&line);
    for (index, c) in line.char_indices() {
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            // Headings, lists, rules and front matter at the start of a line.
            '#' if closing == Some(index) => true,
            '#' | '+' | '-' | '=' => index == 0 && begins_a_block(&line, c),
            '.' | ')' => index == number && number > 0,
            // Renderers turn bare addresses into links.
            ':' => line.get(index..).is_some_and(|rest| rest.starts_with("://")),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
    // Addresses without a scheme. An empty comment splits what renderers would take for a mention or an email address. An
    // entity would not help, because they decode it first.
    out.replace("www.", "www\\.").replace('@', "@<!-- -->")
}

/// Where the `#` characters begin that would close a heading: those at the end, after a space.
fn closing_sequence(line: &str) -> Option<usize> {
    let before = line.trim_end_matches('#');
    (before.len() < line.len() && before.ends_with(' ')).then_some(before.len())
}

/// Whether `c` begins a block at the start of `line`: alone, repeated, or before a space.
fn begins_a_block(line: &str, c: char) -> bool {
    line.chars().nth(1).is_none_or(|next| next == ' ' || next == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_shows_only_itself() {
        for (text, written) in [
            ("Python or Rust?", "Python or Rust?"),
            ("run-time, C++ and C#", "run-time, C++ and C#"),
            ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
            ("<script>&amp;", "\\<script\\>\\&amp;"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("a | b", "a \\| b"),
            ("# no\n- list", "\\# no - list"),
            ("Python or C #", "Python or C \\#"),
            ("a ##", "a \\##"),
            ("issue #1", "issue #1"),
            ("12. no", "12\\. no"),
            ("1.5 s", "1\\.5 s"),
            ("--- x", "\\--- x"),
            ("+1 Rust", "+1 Rust"),
            ("+ one", "\\+ one"),
            ("-", "\\-"),
            ("see https://a.b and www.c.d", "see https\\://a.b and www\\.c.d"),
            ("@everyone or a@b.c", "@<!-- -->everyone or a@<!-- -->b.c"),
            ("", ""),
        ] {
            assert_eq!(markdown(text), written, "{text}");
        }
    }
}
