//! Making anyone's text mean nothing in a markup but itself.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// What templates for Markdown escape with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markdown;

impl Escaper for Markdown {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> fmt::Result {
        out.write_str(&markdown(text))
    }
}

/// `text` as Markdown that shows it and does nothing else: no emphasis, links, images, HTML, tables, headings, lists or
/// code. In one line: a break would end what it stands in.
pub fn markdown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let number = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let closing = closing_sequence(&line);
    for (at, c) in line.char_indices() {
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            // Headings, lists, rules and front matter, where they begin a line.
            '#' if closing == Some(at) => true,
            '#' | '+' | '-' | '=' => at == 0 && begins_a_block(&line, c),
            '.' | ')' => at == number && number > 0,
            // Bare addresses become links by themselves.
            ':' => line.get(at..).is_some_and(|rest| rest.starts_with("://")),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
    // Addresses without a scheme. An empty comment parts what renderers would join to a mention or a mail address; an
    // entity would not, for they decode it first.
    out.replace("www.", "www\\.").replace('@', "@<!-- -->")
}

/// Where the signs begin that would close a heading and be left out of it: those at the end, after a space.
fn closing_sequence(line: &str) -> Option<usize> {
    let before = line.trim_end_matches('#');
    (before.len() < line.len() && before.ends_with(' ')).then_some(before.len())
}

/// Whether the sign `c`, with which `line` begins, is more than a sign there: alone, repeated, or before a space.
fn begins_a_block(line: &str, c: char) -> bool {
    line.chars().nth(1).is_none_or(|next| next == ' ' || next == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_means_nothing_but_itself() {
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
