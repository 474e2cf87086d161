//! Guesses what an author did wrong. A parser only says where it had to stop, which can be many lines after the mistake.
//! This looks at the lines around that, as a person would.

use std::ops::Range;

use crate::{
    diagnostics::quote,
    text::{invisible, is_typographic_quote},
};

/// A probable mistake.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) bytes: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: String,
}

impl Mistake {
    fn new(bytes: Range<usize>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { bytes, what: what.into(), help: help.into() }
    }
}

/// A line that is neither blank nor a comment.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// The byte at which it begins.
    start: usize,
    /// Its number, from 1.
    number: usize,
}

impl<'t> Line<'t> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// The line after its indent and any `- `, and the column where that begins, from 0.
    fn body(&self) -> (usize, &'t str) {
        let mut body = self.text.trim_start_matches(' ');
        while let Some(rest) = body.strip_prefix("- ") {
            body = rest.trim_start_matches(' ');
        }
        (self.text.len() - body.len(), body)
    }

    /// The key, its column and the value, if the line is `key: value`.
    fn entry(&self) -> Option<(&'t str, usize, &'t str)> {
        let (column, body) = self.body();
        let (key, value) = body.split_once(':')?;
        let is_entry = is_key(key) && (value.trim().is_empty() || value.starts_with(' '));
        let value = value.trim();
        is_entry.then_some((key, column, if value.starts_with('#') { "" } else { value }))
    }

    fn is_item(&self) -> bool {
        let rest = self.text.trim_start_matches(' ');
        rest.starts_with("- ") || rest == "-"
    }

    fn bytes(&self, column: usize, length: usize) -> Range<usize> {
        self.start + column..self.start + column + length
    }
}

/// Whether `word` looks like a key.
fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let line = whole.trim_end_matches(['\n', '\r']);
        let rest = line.trim_start_matches(' ');
        if !rest.trim_end().is_empty() && !rest.starts_with('#') {
            lines.push(Line { text: line, start, number: index + 1 });
        }
        start += whole.len();
    }
    lines
}

/// The probable mistake in `text`, in which the parser stopped at `byte` with `message`.
pub(crate) fn mistake(text: &str, byte: usize, message: &str, top_level_keys: &[&str]) -> Option<Mistake> {
    let lines = lines(text);
    let last = lines.iter().rposition(|line| line.start <= byte)?;
    let read = lines.get(..=last)?;
    let (here, before) = read.split_last()?;
    let unexpected_colon = message.contains("values are not allowed");
    invisible_character(read)
        .or_else(|| tab_in_indent(here))
        .or_else(|| unclosed_quote(&lines, last))
        .or_else(|| wrong_indent_in_block(here, before))
        .or_else(|| typographic_quote(here))
        .or_else(|| text_after_quote(here, byte))
        .or_else(|| space_missing(here))
        .or_else(|| space_missing(before.last()?).filter(|_| unexpected_colon))
        .or_else(|| wrong_indent_or_dash(here, before, message))
        .or_else(|| outside_of_block(text, here, before, message, top_level_keys))
        .or_else(|| unquoted_colon(here, byte).filter(|_| unexpected_colon))
}

/// The last invisible character where only spaces can be.
fn invisible_character(lines: &[Line]) -> Option<Mistake> {
    let in_line = |line: &Line| {
        let mut is_start = true;
        let mut before = ' ';
        for (column, c) in line.text.char_indices() {
            let rest = line.text.get(column + c.len_utf8()..).unwrap_or_default();
            let is_structural = is_start || matches!(before, ':' | '-') || rest.starts_with(':');
            if let Some(name) = invisible(c).filter(|_| is_structural) {
                let what = format!("unexpected {}", name.trim_start_matches("a "));
                let help = if c.is_whitespace() { "replace it with a normal space" } else { "delete it" };
                return Some(Mistake::new(line.bytes(column, c.len_utf8()), what, help));
            }
            is_start &= matches!(c, ' ' | '-');
            before = c;
        }
        None
    };
    lines.iter().rev().find_map(in_line)
}

fn tab_in_indent(line: &Line) -> Option<Mistake> {
    let indent = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    let column = line.text.get(..indent)?.find('\t')?;
    Some(Mistake::new(line.bytes(column, 1), "tabs are not allowed in an indent", "use spaces"))
}

/// The first quote up to the line `last` that is not closed where its text ends.
fn unclosed_quote(lines: &[Line], last: usize) -> Option<Mistake> {
    let mut index = 0;
    let mut open_brackets = 0;
    while let Some(line) = lines.get(index).filter(|_| index <= last) {
        index += 1;
        if line.entry().is_some_and(|(_, _, value)| is_block(value)) {
            while lines.get(index).is_some_and(|next| next.indent() > line.indent()) {
                index += 1;
            }
            continue;
        }
        let Some((column, mark)) = open_quote(line.text, &mut open_brackets) else { continue };
        let is_new = |next: &Line| next.is_item() || next.entry().is_some();
        let rest = lines.get(index..).unwrap_or_default();
        // Quoted text may continue on the next line, unless that is the next key.
        match rest.iter().position(|next| next.text.contains(mark)) {
            Some(more) if !rest.first().is_some_and(is_new) => index += more + 1,
            _ => {
                let bytes = line.bytes(column, line.text.len() - column);
                let help = format!("add `{mark}` where the text ends");
                return Some(Mistake::new(bytes, "this text has no closing quote", help));
            }
        }
    }
    None
}

/// Whether `value` is `|` or `>`, which begin a block of text on the next line.
fn is_block(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next().is_some_and(|c| "|>".contains(c)) && chars.all(|c| c.is_ascii_digit() || "+-".contains(c))
}

/// The column of a quote that opens a text in `line` and is not closed in it.
fn open_quote(line: &str, open_brackets: &mut usize) -> Option<(usize, char)> {
    let mut is_start = true;
    let mut before = ' ';
    let mut chars = line.char_indices();
    while let Some((column, c)) = chars.next() {
        match c {
            '"' | '\'' if is_start => {
                let length = quoted_length(line.get(column + 1..).unwrap_or_default(), c);
                let Some(length) = length else { return Some((column, c)) };
                chars = line.char_indices();
                chars.by_ref().take_while(|(index, _)| *index < column + length).for_each(drop);
                is_start = false;
            }
            '[' | '{' if is_start => *open_brackets += 1,
            ']' | '}' => *open_brackets = open_brackets.saturating_sub(1),
            '#' if before == ' ' => return None,
            ' ' => is_start |= before == ':',
            ',' if *open_brackets > 0 => is_start = true,
            '-' if is_start => {}
            _ => is_start = false,
        }
        before = c;
    }
    None
}

/// The length of `rest` up to and including the quote that closes it.
fn quoted_length(rest: &str, mark: char) -> Option<usize> {
    let mut chars = rest.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        if c == '\\' && mark == '"' {
            chars.next();
        } else if c == mark {
            if mark == '\'' && chars.peek().is_some_and(|(_, next)| *next == mark) {
                chars.next();
            } else {
                return Some(index + 1);
            }
        }
    }
    None
}

/// A typographic quote at the beginning of a text.
fn typographic_quote(line: &Line) -> Option<Mistake> {
    let (column, c) = line.text.char_indices().find(|(index, c)| {
        let before = line.text.get(..*index).unwrap_or_default().trim_end();
        is_typographic_quote(*c) && before.ends_with([':', '-', '[', '{', ','])
    })?;
    let what = format!("`{c}` (U+{:04X}) is not a quote in YAML", u32::from(c));
    Some(Mistake::new(line.bytes(column, c.len_utf8()), what, "use straight quotes: `\"…\"`"))
}

/// Text after a closing quote.
fn text_after_quote(line: &Line, byte: usize) -> Option<Mistake> {
    let (_, body) = line.body();
    let value = line.entry().map_or(body, |(_, _, value)| value).trim_end();
    let mark = value.chars().next().filter(|c| "\"'".contains(*c))?;
    let length = quoted_length(value.get(1..)?, mark)? + 1;
    let rest = value.get(length..)?.trim_start();
    let end = line.text.trim_end().len();
    if rest.is_empty() || rest.starts_with(['#', ':']) || byte < line.start + end - value.len() {
        return None;
    }
    let help = match mark {
        '\'' => "write two (`''`) for an apostrophe in the text, or put the text in double quotes",
        _ => "put all of the text in quotes: single ones (`'…'`) if it has double ones in it",
    };
    let bytes = line.bytes(end - rest.len(), rest.len());
    Some(Mistake::new(bytes, "unexpected text after the closing quote", help))
}

/// `key:value`, or `-key: value`.
fn space_missing(line: &Line) -> Option<Mistake> {
    let (column, body) = line.body();
    if let Some(rest) = body.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase())) {
        return Some(Mistake::new(line.bytes(column, 1), "a space is missing after `-`", write(&format!("- {rest}"))));
    }
    let (key, value) = split_key_without_space(body)?;
    let (what, help) = missing_space(key, value);
    Some(Mistake::new(line.bytes(column, key.len() + 1), what, help))
}

/// The key and the value of `key:value`, unless it is a URL.
pub(crate) fn split_key_without_space(word: &str) -> Option<(&str, &str)> {
    let (key, value) = word.split_once(':')?;
    let is_entry = is_key(key) && !value.starts_with([' ', '/', ':']) && !value.trim().is_empty();
    (is_entry && key.starts_with(|c: char| c.is_ascii_lowercase())).then_some((key, value))
}

/// What is wrong with `key:value`, and what to write instead.
pub(crate) fn missing_space(key: &str, value: &str) -> (String, String) {
    (format!("a space is missing after `{key}:`"), write(&format!("{key}: {value}")))
}

fn write(line: &str) -> String {
    format!("write `{}`", quote(line))
}

/// A line with the wrong indent, or without its `- `.
fn wrong_indent_or_dash(here: &Line, before: &[Line], message: &str) -> Option<Mistake> {
    let previous = before.last()?;
    let is_deeper = message.contains("values are not allowed");
    let is_about_indent = ["expected key", "'-' indicator", "document start"].iter().any(|part| message.contains(part));
    if !is_deeper && !is_about_indent {
        return None;
    }
    let (word, column) = match here.entry() {
        _ if here.is_item() => ("- ", here.indent()),
        Some((key, column, _)) if column == here.indent() => (key, column),
        _ => return None,
    };
    let first_at = |column: usize| before.iter().rev().take_while(|line| line.indent() >= column).last();
    let open = open_columns(before);
    let is_open = |wanted: bool| open.iter().any(|(at, item, _)| *at == column && *item == wanted);
    // The first item under a key may be the one without a dash.
    let is_list_key =
        |line: &Line| line.indent() <= column && line.entry().is_some_and(|(_, _, value)| value.is_empty());
    let parent = before.iter().rposition(|line| line.indent() < column || is_list_key(line));
    let first_item = parent.filter(|at| before.get(*at).is_some_and(is_list_key)).and_then(|at| before.get(at + 1));
    if here.is_item()
        && let Some(first) = first_item.filter(|line| !line.is_item())
    {
        return dash_missing(first);
    }
    if here.is_item() && is_open(false) && !is_open(true) {
        return first_at(column).and_then(dash_missing);
    }
    if !here.is_item() && is_open(true) && !is_deeper {
        return dash_missing(here);
    }
    let begins_item = previous.entry().is_some_and(|(_, at, _)| at == previous.indent() && at + 2 == column);
    if is_deeper && begins_item && first_at(previous.indent()).is_some_and(|line| line.number == previous.number) {
        return dash_missing(previous);
    }
    let fitting = open.iter().filter(|(at, item, _)| *item == here.is_item() && *at != column);
    let (wanted, _, line) = fitting.min_by_key(|(at, ..)| (at.abs_diff(column), usize::MAX - at))?;
    let what = format!("wrong indent: {column} space{} instead of {wanted}", if column == 1 { "" } else { "s" });
    let help = format!("indent `{}` like line {line}", word.trim_end());
    Some(Mistake::new(here.bytes(column, word.trim_end().len()), what, help))
}

/// An item without its `- `.
fn dash_missing(line: &Line) -> Option<Mistake> {
    let (column, body) = line.body();
    let word = line.entry().map_or("{", |(key, ..)| key);
    let help = write(&format!("- {}", body.trim_end()));
    let mistake = Mistake::new(line.bytes(column, word.len()), format!("a `- ` is missing before `{word}`"), help);
    body.starts_with(word).then_some(mistake)
}

/// The columns at which a key or an item (`true`) could follow `lines`, each with the number of the last line that has
/// one there.
fn open_columns(lines: &[Line]) -> Vec<(usize, bool, usize)> {
    let mut open: Vec<(usize, bool, usize)> = Vec::new();
    let mut min = usize::MAX;
    for line in lines.iter().rev() {
        let key = line.entry().map(|(_, column, _)| (column, false, line.number));
        let item = line.is_item().then_some((line.indent(), true, line.number));
        for found in key.into_iter().chain(item) {
            if found.0 < min {
                open.push(found);
                min = found.0;
            }
        }
        // A key can be in the column of the items under it.
        if let Some(found) = key.filter(|found| found.0 == min && open.iter().all(|known| known.0 != min || known.1)) {
            open.push(found);
        }
    }
    open
}

/// A line of a block (`|` or `>`) that is indented less than its first line.
fn wrong_indent_in_block(here: &Line, before: &[Line]) -> Option<Mistake> {
    let parent = before.iter().rposition(|line| line.indent() < here.indent())?;
    let (key, ..) = before.get(parent)?.entry().filter(|(_, _, value)| is_block(value))?;
    let first = before.get(parent + 1).filter(|first| first.indent() > here.indent())?;
    let (found, wanted) = (here.indent(), first.indent());
    let what = format!("wrong indent in the text of `{key}`: {found} instead of {wanted} spaces");
    let help = format!("indent this line like line {}", first.number);
    Some(Mistake::new(here.bytes(found, here.text.trim().len()), what, help))
}

/// A line that is neither `key: value` nor part of the text before it.
fn outside_of_block(
    text: &str,
    here: &Line,
    before: &[Line],
    message: &str,
    top_level_keys: &[&str],
) -> Option<Mistake> {
    if !message.contains("could not find expected ':'") || here.entry().is_some() {
        return None;
    }
    let (column, body) = here.body();
    let word = body.split(' ').next().unwrap_or_default();
    // What is a key elsewhere in the file is one here.
    let is_known = || text.contains(&format!(" {word}: ")) || text.contains(&format!("\n{word}:"));
    if is_key(word) && (is_known() || top_level_keys.contains(&word)) {
        let rest = body.get(word.len()..).unwrap_or_default().trim();
        let what = format!("a `:` is missing after `{word}`");
        return Some(Mistake::new(here.bytes(column, word.len()), what, write(&format!("{word}: {rest}"))));
    }
    let (key, at, _) = before.iter().rev().find_map(Line::entry)?;
    let what = format!("this line is not indented, so it is not part of the text of `{key}`");
    let help = format!("indent it by at least {} spaces, or write `key: value`", at + 2);
    Some(Mistake::new(here.bytes(column, body.trim_end().len()), what, help))
}

/// The key whose block of text should begin at `byte`, and the indent that the text lacks.
pub(crate) fn key_of_unindented_block(text: &str, byte: usize) -> Option<(&str, usize)> {
    let lines = lines(text.get(..byte).unwrap_or_default());
    let (key, column, value) = lines.last()?.entry()?;
    is_block(value).then_some((key, column + 2))
}

/// A text without quotes that contains `: `.
fn unquoted_colon(here: &Line, byte: usize) -> Option<Mistake> {
    let (key, _, value) = here.entry()?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*']);
    let help = if value.contains(['"', '\\']) {
        format!("put the text after `{key}:` in single quotes")
    } else if value.chars().count() <= 60 {
        format!("write `{key}: \"{value}\"`")
    } else {
        format!("put the text after `{key}:` in double quotes")
    };
    is_plain.then(|| Mistake::new(byte..byte + 1, "a text without quotes cannot contain `: `", help))
}
