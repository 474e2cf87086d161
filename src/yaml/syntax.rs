//! What is not YAML, in plain words.

use crate::diagnostics::{Diagnostic, DiagnosticKind};

use super::{
    mistakes::mistake,
    node::{Bytes, second_document},
    position::LineIndex,
};

/// What the parser says, what it means, and what to do about it. The first that fits counts.
const WORDS: [(&str, &str, &str); 25] = [
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
    ("expected key", NO_FIT, SAME_INDENT),
    ("'-' indicator", NO_FIT, SAME_INDENT),
    ("expected node content", "expected a value", "write it, or put the text in quotes"),
    ("document start", NO_FIT, SAME_INDENT),
];

const LOOK: &str = "look for a quote, a bracket, an indent or an unusual character here or in the line before";
const NO_FIT: &str = "this does not match the line before it";
const SAME_INDENT: &str = "give all keys of a map the same indent, and all `- ` of a list; put a text that begins with a \
                           quote or a bracket in quotes as a whole";

/// The fault of a text with nothing in it.
pub(crate) fn empty(lines: &LineIndex) -> Diagnostic {
    let instead = "begin with `format: 1`, `id`, `version`, `title` and `summary`".into();
    Diagnostic {
        kind: DiagnosticKind::Syntax { what: "the file is empty".into(), instead },
        position: lines.position(0..0),
    }
}

/// What is wrong with too many brackets inside each other.
pub(crate) fn too_deep() -> DiagnosticKind {
    let (what, instead) = words("recursion limit");
    DiagnosticKind::Syntax { what, instead }
}

/// What is wrong with aliases that stand for too much.
pub(crate) fn too_many_aliases() -> DiagnosticKind {
    let (what, instead) = words("repetition limit");
    DiagnosticKind::Syntax { what, instead }
}

/// The fault of a text that cannot be read on from `byte`.
pub(crate) fn unreadable(lines: &LineIndex, byte: usize) -> Diagnostic {
    let (what, instead) = ("this cannot be read".into(), LOOK.into());
    Diagnostic { kind: DiagnosticKind::Syntax { what, instead }, position: lines.word(byte) }
}

/// The fault that `error` tells of, which is about no part of a catalogue in particular.
pub(crate) fn diagnostic(text: &str, error: &serde_yaml::Error) -> Diagnostic {
    let lines = LineIndex::of(text);
    let message = error.to_string();
    let byte = byte(text, &lines, error, &message);
    if let Some(slip) = mistake(text, byte, &message) {
        let problem = DiagnosticKind::Syntax { what: slip.what, instead: slip.instead };
        return Diagnostic { kind: problem, position: lines.position(slip.bytes) };
    }
    let (mut what, instead) = words(&message);
    let found = text.get(byte..).and_then(|rest| rest.chars().next());
    if let Some(c) = found.filter(|c| c.is_control() && message.contains("control characters")) {
        what = format!("the control character U+{:04X} is not allowed", u32::from(c));
    } else if let Some(c) = found.filter(|_| message.contains("cannot start any token")) {
        what = format!("a text without quotes cannot begin with `{c}`");
    }
    Diagnostic { kind: DiagnosticKind::Syntax { what, instead }, position: lines.word(byte) }
}

fn words(message: &str) -> (String, String) {
    let Some((_, what, instead)) = WORDS.iter().find(|(part, _, _)| message.contains(part)) else {
        let message = message.split(" at line ").next().unwrap_or_default();
        return (format!("invalid YAML: {message}"), LOOK.into());
    };
    let opened = context(message).filter(|_| message.contains(" or ']'") || message.contains(" or '}'"));
    let opened = opened.map(|(line, _)| format!("; it opens on line {line}")).unwrap_or_default();
    ((*what).into(), format!("{instead}{opened}"))
}

/// The byte at which the parser had to stop.
fn byte(text: &str, lines: &LineIndex, error: &serde_yaml::Error, message: &str) -> usize {
    let known = if message.contains("more than one document") {
        second_document(text)
    } else if ["end of stream", "directive", "document indicator", "expected ':'"]
        .iter()
        .any(|end| message.contains(end))
    {
        // The parser stops far behind what is not finished.
        context(message).and_then(|(line, column)| lines.byte(line, column))
    } else {
        offset(message)
    };
    known.unwrap_or_else(|| Bytes::of(text).at(error.location().map_or(0, |at| at.index())))
}

/// The line and the column where that begins which the parser was in, if they are not those of the fault.
fn context(message: &str) -> Option<(usize, usize)> {
    let (_, context) = message.split_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The byte of a character that the parser does not even read.
fn offset(message: &str) -> Option<usize> {
    message.rsplit_once(" at position ")?.1.parse().ok()
}
