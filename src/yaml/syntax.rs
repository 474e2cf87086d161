//! Syntax errors in plain words.

use crate::diagnostics::{Diagnostic, DiagnosticKind, Rule};

use super::{
    line_index::LineIndex,
    mistakes::mistake,
    node::{ByteOffsets, second_document},
};

/// Part of the parser's message, what it means, and what to do about it. The first match counts.
const MESSAGES: [(&str, &str, &str); 25] = [
    ("more than one document", "a second document begins here", "remove it, or move it to a file of its own"),
    ("recursion limit", "lists or maps are nested too deeply", "remove some of the brackets or dashes"),
    ("repetition limit", "the aliases (`*name`) repeat too much", "write the values out instead"),
    ("unknown anchor", "unknown alias", "put a text that begins with `*` in quotes"),
    ("alphabetic or numeric", "expected a name after `&` or `*`", "put a text that begins with it in quotes"),
    ("control characters", "control characters are not allowed", "remove it"),
    ("unknown escape", "unknown escape", "write `\\\\` for a backslash, or use single quotes"),
    ("a tab character", "tabs are not allowed in an indent", "use spaces"),
    ("cannot start any token", "a text without quotes cannot begin with this character", "put the text in quotes"),
    ("end of stream", "this text has no closing quote", "add the same quote where the text ends"),
    ("document indicator", "this text has no closing quote", "add the same quote where the text ends"),
    ("expected ',' or ']'", "expected `,` or `]`", "add a `,` before this, or close the list with `]`"),
    ("expected ',' or '}'", "expected `,` or `}`", "add a `,` before this, or close the map with `}`"),
    (
        "values are not allowed",
        "unexpected `:`",
        "put a text that contains `: ` in quotes, and give all keys of a map the same indent",
    ),
    ("unexpected ':'", "unexpected `:`", "put a text that contains `:` in quotes"),
    ("keys are not allowed", "a text without quotes cannot begin with `? `", "put the text in quotes"),
    ("comment or line break", "unexpected text after `|` or `>`", "begin the text on the next line, indented"),
    ("whitespace or line break", "expected a space before this", "add it, or put the text in quotes"),
    ("directive", "a line cannot begin with `%`", "put the text in quotes, and indent it"),
    ("entries are not allowed", "a list cannot begin here", "begin it on a new line"),
    ("could not find expected ':'", "expected `key: value`", "add a `:` and a space after the key"),
    ("expected key", MISMATCH, SAME_INDENT),
    ("'-' indicator", MISMATCH, SAME_INDENT),
    ("expected node content", "expected a value", "write it, or put the text in quotes"),
    ("document start", MISMATCH, SAME_INDENT),
];

const LOOK_HERE: &str = "look for a quote, a bracket, an indent or an unusual character here or in the line before";
const MISMATCH: &str = "this does not match the line before it";
const SAME_INDENT: &str = "give all keys of a map the same indent, and all `- ` of a list; put a text that begins with a \
                           quote or a bracket in quotes as a whole";

/// The error of a file with nothing in it.
pub(crate) fn empty(lines: &LineIndex, beginning: &str) -> Diagnostic {
    let kind = DiagnosticKind::new(Rule::Syntax, "the file is empty", beginning);
    Diagnostic { kind, position: lines.position(0..0) }
}

pub(crate) fn too_deep() -> DiagnosticKind {
    explain("recursion limit")
}

pub(crate) fn too_many_aliases() -> DiagnosticKind {
    explain("repetition limit")
}

/// The error of a text that one of the two parsers cannot read on from `byte`.
pub(crate) fn unreadable(lines: &LineIndex, byte: usize) -> Diagnostic {
    let kind = DiagnosticKind::new(Rule::Syntax, "this cannot be read", LOOK_HERE);
    Diagnostic { kind, position: lines.word(byte) }
}

/// Explains a parser's `error`.
pub(crate) fn diagnostic(lines: &LineIndex, error: &serde_yaml::Error, top_level_keys: &[&str]) -> Diagnostic {
    let text = lines.text();
    let message = error.to_string();
    let byte = byte(lines, error, &message);
    if let Some(mistake) = mistake(text, byte, &message, top_level_keys) {
        let kind = DiagnosticKind::new(Rule::Syntax, mistake.what, mistake.help);
        return Diagnostic { kind, position: lines.position(mistake.bytes) };
    }
    let mut kind = explain(&message);
    let found = text.get(byte..).and_then(|rest| rest.chars().next());
    if let (Some(c), DiagnosticKind::Message { what, .. }) = (found, &mut kind) {
        if c.is_control() && message.contains("control characters") {
            *what = format!("the control character U+{:04X} is not allowed", u32::from(c));
        } else if message.contains("cannot start any token") {
            *what = format!("a text without quotes cannot begin with `{c}`");
        }
    }
    Diagnostic { kind, position: lines.word(byte) }
}

fn explain(message: &str) -> DiagnosticKind {
    let Some((_, what, help)) = MESSAGES.iter().find(|(part, ..)| message.contains(part)) else {
        let message = message.split(" at line ").next().unwrap_or_default();
        return DiagnosticKind::new(Rule::Syntax, format!("invalid YAML: {message}"), LOOK_HERE);
    };
    let opened = context(message).filter(|_| message.contains(" or ']'") || message.contains(" or '}'"));
    let opened = opened.map(|(line, _)| format!("; it opens on line {line}")).unwrap_or_default();
    DiagnosticKind::new(Rule::Syntax, *what, format!("{help}{opened}"))
}

/// The byte of the error.
fn byte(lines: &LineIndex, error: &serde_yaml::Error, message: &str) -> usize {
    let text = lines.text();
    let known = if message.contains("more than one document") {
        second_document(text)
    } else if ["end of stream", "directive", "document indicator", "expected ':'"]
        .iter()
        .any(|end| message.contains(end))
    {
        // The parser stops far after what is not finished.
        context(message).and_then(|(line, column)| lines.byte(line, column))
    } else {
        unreadable_character(message)
    };
    known.unwrap_or_else(|| ByteOffsets::new(text).byte(error.location().map_or(0, |location| location.index())))
}

/// The line and the column where the unfinished part begins, if the message has them.
fn context(message: &str) -> Option<(usize, usize)> {
    let (_, context) = message.split_once(", while ")?;
    let (_, location) = context.rsplit_once(" at line ")?;
    let (line, column) = location.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The byte of a character that the parser does not accept anywhere.
fn unreadable_character(message: &str) -> Option<usize> {
    message.rsplit_once(" at position ")?.1.parse().ok()
}
