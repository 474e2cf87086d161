//! What an author probably did wrong. A parser only says where it had to stop, which may be many lines after the
//! mistake. This looks at the lines around, as a person would, and only once there is an error.

use std::ops::Range;

use crate::{diagnostics::quote, text::invisible};

/// A probable mistake.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Where it is.
    pub(crate) bytes: Range<usize>,
    /// What is wrong.
    pub(crate) what: String,
    /// What to write instead.
    pub(crate) instead: String,
}

impl Mistake {
    fn new(bytes: Range<usize>, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { bytes, what: what.into(), instead: instead.into() }
    }
}

/// A line of a text that is not blank.
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

    /// The line behind its indent and the `- ` of a list, and the column where that begins, from 0.
    fn body(&self) -> (usize, &'t str) {
        let mut body = self.text.trim_start_matches(' ');
        while let Some(rest) = body.strip_prefix("- ") {
            body = rest.trim_start_matches(' ');
        }
        (self.text.len() - body.len(), body)
    }

    /// Its key, the column of that, and its value, if it is `key: value`.
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

    /// The bytes of what is `length` long at `column`.
    fn at(&self, column: usize, length: usize) -> Range<usize> {
        self.start + column..self.start + column + length
    }
}

/// Whether `word` looks like a key.
fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The lines of `text` that have something on them and are no comments.
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

/// The probable mistake in `text`, which a parser cannot read on from the byte `at`; `message` is what it says.
pub(crate) fn mistake(text: &str, at: usize, message: &str) -> Option<Mistake> {
    let lines = lines(text);
    let last = lines.iter().rposition(|line| line.start <= at)?;
    let read = lines.get(..=last)?;
    let (here, before) = read.split_last()?;
    hidden(read)
        .or_else(|| tab(here))
        .or_else(|| unclosed(&lines, last))
        .or_else(|| in_block(here, before))
        .or_else(|| curly(here))
        .or_else(|| after_quote(here, at))
        .or_else(|| no_blank(here))
        .or_else(|| no_blank(before.last()?).filter(|_| message.contains("values are not allowed")))
        .or_else(|| placed(here, before, message))
        .or_else(|| unindented(text, here, before, message))
        .or_else(|| colon(here, at, message))
}

/// A character that cannot be seen where only blanks can be, in the last of `lines` that has one.
fn hidden(lines: &[Line]) -> Option<Mistake> {
    let in_line = |line: &Line| {
        let mut is_start = true;
        let mut before = ' ';
        for (column, c) in line.text.char_indices() {
            let rest = line.text.get(column + c.len_utf8()..).unwrap_or_default();
            let is_structural = is_start || matches!(before, ':' | '-') || rest.starts_with(':');
            if let Some(name) = invisible(c).filter(|_| is_structural) {
                let instead = if c.is_whitespace() { "replace it with a normal space" } else { "delete it" };
                let what = format!("unexpected {}", name.trim_start_matches("a "));
                return Some(Mistake::new(line.at(column, c.len_utf8()), what, instead));
            }
            is_start &= matches!(c, ' ' | '-');
            before = c;
        }
        None
    };
    lines.iter().rev().find_map(in_line)
}

/// A tab in the indent of a line.
fn tab(line: &Line) -> Option<Mistake> {
    let indent = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    let column = line.text.get(..indent)?.find('\t')?;
    Some(Mistake::new(line.at(column, 1), "tabs are not allowed in an indent", "use spaces"))
}

/// The first quote up to the line `last` that is not closed where its text ends.
fn unclosed(lines: &[Line], last: usize) -> Option<Mistake> {
    let mut at = 0;
    let mut flow = 0;
    while let Some(line) = lines.get(at).filter(|_| at <= last) {
        at += 1;
        if line.entry().is_some_and(|(_, _, value)| is_block(value)) {
            while lines.get(at).is_some_and(|next| next.indent() > line.indent()) {
                at += 1;
            }
            continue;
        }
        let Some((column, mark)) = open_quote(line.text, &mut flow) else { continue };
        let is_closed_later = |next: &Line| next.text.contains(mark);
        let is_new = |next: &Line| next.is_item() || next.entry().is_some();
        // Quoted text may continue on the next line, unless that is the next key.
        match lines.get(at..).and_then(|rest| rest.iter().position(is_closed_later)) {
            Some(more) if !lines.get(at).is_some_and(is_new) => at += more + 1,
            _ => {
                let word = line.text.get(column..).unwrap_or_default();
                let what = "this text has no closing quote";
                return Some(Mistake::new(
                    line.at(column, word.len()),
                    what,
                    format!("add `{mark}` where the text ends"),
                ));
            }
        }
    }
    None
}

/// Whether `value` announces text in the next lines.
fn is_block(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next().is_some_and(|c| "|>".contains(c)) && chars.all(|c| c.is_ascii_digit() || "+-".contains(c))
}

/// The column of a quote in `line` that opens a text and is not closed in it. `flow` is how many brackets are open.
fn open_quote(line: &str, flow: &mut usize) -> Option<(usize, char)> {
    let mut is_start = true;
    let mut before = ' ';
    let mut chars = line.char_indices();
    while let Some((column, c)) = chars.next() {
        match c {
            '"' | '\'' if is_start => {
                let length = closed(line.get(column + 1..).unwrap_or_default(), c);
                let Some(length) = length else { return Some((column, c)) };
                chars = line.char_indices();
                chars.by_ref().take_while(|(at, _)| *at < column + length).for_each(drop);
                is_start = false;
            }
            '[' | '{' if is_start => *flow += 1,
            ']' | '}' => *flow = flow.saturating_sub(1),
            '#' if before == ' ' => return None,
            ' ' => is_start |= before == ':',
            ',' if *flow > 0 => is_start = true,
            '-' if is_start => {}
            _ => is_start = false,
        }
        before = c;
    }
    None
}

/// How many bytes of `rest` there are up to the `mark` that closes the text in it.
fn closed(rest: &str, mark: char) -> Option<usize> {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && mark == '"' {
            chars.next();
        } else if c == mark {
            if mark == '\'' && chars.peek().is_some_and(|(_, next)| *next == mark) {
                chars.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Whether `c` is a typographic quote.
pub(crate) fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»')
}

/// A text that begins with a typographic quote, in a line that cannot be read.
fn curly(line: &Line) -> Option<Mistake> {
    let (column, c) = line.text.char_indices().find(|(at, c)| {
        let before = line.text.get(..*at).unwrap_or_default().trim_end();
        is_curly(*c) && before.ends_with([':', '-', '[', '{', ','])
    })?;
    let what = format!("`{c}` (U+{:04X}) is not a quote in YAML", u32::from(c));
    Some(Mistake::new(line.at(column, c.len_utf8()), what, "use straight quotes: `\"…\"`"))
}

/// Text after a closing quote.
fn after_quote(line: &Line, at: usize) -> Option<Mistake> {
    let (_, body) = line.body();
    let value = line.entry().map_or(body, |(_, _, value)| value);
    let mark = value.chars().next().filter(|c| "\"'".contains(*c))?;
    let length = closed(value.get(1..)?, mark)? + 1;
    let column = line.text.len() - line.text.trim_end().len();
    let start = line.text.len() - column - value.trim_end().len();
    let rest = value.get(length..)?.trim_start();
    if rest.is_empty() || rest.starts_with(['#', ':']) || at < line.start + start {
        return None;
    }
    let what = "unexpected text after the closing quote";
    let instead = match mark {
        '\'' => "write two (`''`) for an apostrophe in the text, or put the text in double quotes",
        _ => "put all of the text in quotes: single ones (`'…'`) if it has double ones in it",
    };
    let from = line.text.len() - column - rest.trim_end().len();
    Some(Mistake::new(line.at(from, rest.trim_end().len()), what, instead))
}

/// `key:value`, or `-key: value`.
fn no_blank(line: &Line) -> Option<Mistake> {
    let (column, body) = line.body();
    if let Some(rest) = body.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase())) {
        let written = format!("- {rest}");
        return Some(Mistake::new(
            line.at(column, 1),
            "a space is missing after `-`",
            format!("write `{}`", quote(&written)),
        ));
    }
    let (key, value) = no_blank_in(body)?;
    let whole = format!("{key}: {value}");
    Some(Mistake::new(line.at(column, key.len() + 1), missing_blank(key), format!("write `{}`", quote(&whole))))
}

/// The key and the value of `key:value`, but not of an address.
pub(crate) fn no_blank_in(word: &str) -> Option<(&str, &str)> {
    let (key, value) = word.split_once(':')?;
    let is_one = is_key(key) && !value.starts_with([' ', '/', ':']) && !value.trim().is_empty();
    (is_one && key.starts_with(|c: char| c.is_ascii_lowercase())).then_some((key, value))
}

pub(crate) fn missing_blank(key: &str) -> String {
    format!("a space is missing after `{key}:`")
}

/// A line at the wrong column, or without its `- `.
fn placed(here: &Line, before: &[Line], message: &str) -> Option<Mistake> {
    let previous = before.last()?;
    let is_deeper = message.contains("values are not allowed");
    let is_about_place = ["expected key", "'-' indicator", "document start"].iter().any(|part| message.contains(part));
    if !is_deeper && !is_about_place {
        return None;
    }
    let (word, column) = match here.entry() {
        _ if here.is_item() => ("- ", here.indent()),
        Some((key, column, _)) if column == here.indent() => (key, column),
        _ => return None,
    };
    let first = |column: usize| before.iter().rev().take_while(|line| line.indent() >= column).last();
    let open = columns(before);
    let is_open = |wanted: bool| open.iter().any(|(at, item, _)| *at == column && *item == wanted);
    // The first item under a key may be the one without.
    let under = |line: &&Line| line.indent() <= column && line.entry().is_some_and(|(_, _, value)| value.is_empty());
    let parent = before.iter().rposition(|line| line.indent() < column || under(&line));
    let begun = parent.filter(|at| before.get(*at).as_ref().is_some_and(under)).and_then(|at| before.get(at + 1));
    if here.is_item()
        && let Some(begun) = begun.filter(|line| !line.is_item())
    {
        return no_dash(begun);
    }
    if here.is_item() && is_open(false) && !is_open(true) {
        return first(column).and_then(no_dash);
    }
    if !here.is_item() && is_open(true) && !is_deeper {
        return no_dash(here);
    }
    let begins_item = previous.entry().is_some_and(|(_, at, _)| at == previous.indent() && at + 2 == column);
    if is_deeper && begins_item && first(previous.indent()).is_some_and(|line| line.number == previous.number) {
        return no_dash(previous);
    }
    let fitting = open.iter().filter(|(at, item, _)| *item == here.is_item() && *at != column);
    let (wanted, _, line) = fitting.min_by_key(|(at, ..)| (at.abs_diff(column), usize::MAX - at))?;
    let what = format!("wrong indent: {column} space{} instead of {wanted}", if column == 1 { "" } else { "s" });
    let instead = format!("indent `{}` like line {line}", word.trim_end());
    Some(Mistake::new(here.at(column, word.trim_end().len()), what, instead))
}

/// That a line is an item without its `- `.
fn no_dash(line: &Line) -> Option<Mistake> {
    let (column, body) = line.body();
    let word = line.entry().map_or("{", |(key, ..)| key);
    let written = format!("- {}", body.trim_end());
    let slip = || {
        let what = format!("a `- ` is missing before `{word}`");
        Mistake::new(line.at(column, word.len()), what, format!("write `{}`", quote(&written)))
    };
    body.starts_with(word).then(slip)
}

/// The columns at which a key or an item (`true`) could follow `lines`, each with the last line that has one there.
fn columns(lines: &[Line]) -> Vec<(usize, bool, usize)> {
    let mut open: Vec<(usize, bool, usize)> = Vec::new();
    let mut least = usize::MAX;
    for line in lines.iter().rev() {
        let key = line.entry().map(|(_, column, _)| (column, false, line.number));
        let item = line.is_item().then_some((line.indent(), true, line.number));
        for found in key.into_iter().chain(item) {
            if found.0 < least {
                open.push(found);
                least = found.0;
            }
        }
        // A key may have the column of the items under it.
        if let Some(found) =
            key.filter(|found| found.0 == least && open.iter().all(|known| known.0 != least || known.1))
        {
            open.push(found);
        }
    }
    open
}

/// A line of a text under `|` or `>` that is indented less than the first of them.
fn in_block(here: &Line, before: &[Line]) -> Option<Mistake> {
    let at = before.iter().rposition(|line| line.indent() < here.indent())?;
    let (key, ..) = before.get(at)?.entry().filter(|(_, _, value)| is_block(value))?;
    let first = before.get(at + 1).filter(|first| first.indent() > here.indent())?;
    let (found, wanted) = (here.indent(), first.indent());
    let what = format!("wrong indent in the text of `{key}`: {found} instead of {wanted} spaces");
    let word = here.text.trim();
    Some(Mistake::new(here.at(found, word.len()), what, format!("indent this line like line {}", first.number)))
}

/// A line that is no entry and no longer part of the text before it.
fn unindented(text: &str, here: &Line, before: &[Line], message: &str) -> Option<Mistake> {
    if !message.contains("could not find expected ':'") || here.entry().is_some() {
        return None;
    }
    let (column, body) = here.body();
    let word = body.split(' ').next().unwrap_or_default();
    // What is a key elsewhere is one here as well.
    if is_key(word) && (text.contains(&format!(" {word}: ")) || text.contains(&format!("\n{word}:")) || is_usual(word))
    {
        let rest = body.get(word.len()..).unwrap_or_default().trim();
        let what = format!("a `:` is missing after `{word}`");
        return Some(Mistake::new(
            here.at(column, word.len()),
            what,
            format!("write `{}`", quote(&format!("{word}: {rest}"))),
        ));
    }
    let (key, at, _) = before.iter().rev().find_map(Line::entry)?;
    let what = format!("this line is not indented, so it is not part of the text of `{key}`");
    let instead = format!("indent it by at least {} spaces, or write `key: value`", at + 2);
    Some(Mistake::new(here.at(column, body.trim_end().len()), what, instead))
}

/// Whether `word` is a key that files of ours have once at most.
fn is_usual(word: &str) -> bool {
    ["format", "id", "version", "title", "summary", "neutral", "both", "either"].contains(&word)
}

/// The key whose text seems to begin at `byte`, though it is not indented.
pub(crate) fn text_of_block(text: &str, byte: usize) -> Option<(&str, usize)> {
    let lines = lines(text.get(..byte).unwrap_or_default());
    let (key, column, value) = lines.last()?.entry()?;
    is_block(value).then_some((key, column + 2))
}

/// A text without quotes that has `: ` in it.
fn colon(here: &Line, at: usize, message: &str) -> Option<Mistake> {
    let (key, _, value) = here.entry().filter(|_| message.contains("values are not allowed"))?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*']);
    let instead = match value.contains(['"', '\\']) {
        false if value.chars().count() <= 60 => format!("write `{key}: \"{value}\"`"),
        false => format!("put the text after `{key}:` in double quotes"),
        true => format!("put the text after `{key}:` in single quotes"),
    };
    let what = "a text without quotes cannot contain `: `";
    is_plain.then(|| Mistake::new(at..at + 1, what, instead))
}
