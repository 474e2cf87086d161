//! What is not YAML, in plain words.

use super::{
    fault::{Fault, Place, Problem},
    place::Lines,
    tree::{Bytes, second_document},
};

/// What the parser says, what it means, and what to do about it. The first that fits counts.
const WORDS: [(&str, &str, &str); 25] = [
    ("more than one document", "a second document begins here", "take it out, or make a file of its own of it"),
    ("recursion limit", "lists or maps are nested too deeply here", "take out those that stand inside others"),
    ("repetition limit", "the aliases (`*name`) repeat too much", "write the values out instead"),
    ("unknown anchor", "this alias names nothing", "put a text that begins with `*` in quotes"),
    ("alphabetic or numeric", "a name must follow this `&` or `*`", "put a text that begins with it in quotes"),
    ("control characters", "this control character cannot stand here", "take it out"),
    ("unknown escape", "there is no escape of this letter", "write `\\\\` for a backslash, or use single quotes"),
    ("a tab character", "this line is indented with a tab", "indent it with spaces"),
    ("cannot start any token", "no text without quotes begins with this character", "put the text in quotes"),
    ("end of stream", "this quote is never closed", "add the same quote at the end of the text"),
    ("document indicator", "this quote is never closed", "add the same quote at the end of the text"),
    ("expected ',' or ']'", "a `,` or the closing `]` is missing before this", "add it"),
    ("expected ',' or '}'", "a `,` or the closing `}` is missing before this", "add it"),
    (
        "values are not allowed",
        "this `:` cannot stand here",
        "put a text that has `: ` in it in quotes, and give the keys of one map the same indent",
    ),
    ("unexpected ':'", "this `:` cannot stand here", "put a text that has `:` in it in quotes"),
    ("keys are not allowed", "no text without quotes begins with `? `", "put the text in quotes"),
    ("comment or line break", "nothing can follow `|` or `>` in its line", "begin the text in the next line, indented"),
    ("whitespace or line break", "a space is missing before this", "add it, or put the text in quotes"),
    ("directive", "a line cannot begin with `%`", "put the text in quotes, and indent it"),
    ("entries are not allowed", "a list cannot begin here", "begin it on a line of its own"),
    ("could not find expected ':'", "a `:` is missing here", "write `key: value`"),
    ("expected key", NO_FIT, SAME_INDENT),
    ("'-' indicator", NO_FIT, SAME_INDENT),
    ("expected node content", "here a value must stand", "write it, or put the text in quotes"),
    ("document start", NO_FIT, SAME_INDENT),
];

const LOOK: &str = "look for a quote, a bracket, an indent or an unusual character here or in the line before";
const NO_FIT: &str = "this does not fit what stands before it";
const SAME_INDENT: &str = "give the keys of one map the same indent, and the `- ` of one list; put a text that begins \
                           with a quote or a bracket in quotes as a whole";

/// The fault of a text with nothing in it.
pub(super) fn empty(lines: &Lines) -> Fault {
    let instead = "begin with `format: 1`, `id`, `version`, `title` and `summary`".into();
    Fault { problem: Problem::Syntax { what: "the file is empty".into(), instead }, place: lines.place(0..0) }
}

/// What is wrong with too many brackets inside each other.
pub(super) fn too_deep() -> Problem {
    let (what, instead) = words("recursion limit");
    Problem::Syntax { what, instead }
}

/// What is wrong with aliases that stand for too much.
pub(super) fn too_many_aliases() -> Problem {
    let (what, instead) = words("repetition limit");
    Problem::Syntax { what, instead }
}

/// The fault of a text that cannot be read on from `byte`.
pub(super) fn unreadable(lines: &Lines, byte: usize) -> Fault {
    let (what, instead) = ("this cannot be read".into(), LOOK.into());
    Fault { problem: Problem::Syntax { what, instead }, place: lines.word(byte) }
}

/// The fault that `error` tells of, which is about no part of a catalogue in particular.
pub(super) fn fault(text: &str, error: &serde_yaml::Error) -> Fault {
    let lines = Lines::of(text);
    let message = error.to_string();
    let (what, instead) = words(&message);
    Fault { problem: Problem::Syntax { what, instead }, place: place(text, &lines, error, &message) }
}

fn words(message: &str) -> (String, String) {
    let Some((_, what, instead)) = WORDS.iter().find(|(part, _, _)| message.contains(part)) else {
        let message = message.split(" at line ").next().unwrap_or_default();
        return (format!("this is not valid YAML: {message}"), LOOK.into());
    };
    let opened = context(message).filter(|_| message.contains(" or ']'") || message.contains(" or '}'"));
    let opened = opened.map(|(line, _)| format!("; the bracket opens in line {line}")).unwrap_or_default();
    ((*what).into(), format!("{instead}{opened}"))
}

fn place(text: &str, lines: &Lines, error: &serde_yaml::Error, message: &str) -> Place {
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
    let byte = known.unwrap_or_else(|| Bytes::of(text).at(error.location().map_or(0, |at| at.index())));
    lines.word(byte)
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
