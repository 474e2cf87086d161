//! Texts that would take a parser too much time or memory.

use saphyr_parser::{Event, Parser};

use crate::diagnostics::{DiagnosticKind, Rule};

use super::{aliases, node::ByteOffsets, syntax};

/// How deep lists and maps may be nested, in each of the two ways to write them.
const MAX_DEPTH: usize = 1_000;

/// How many keys, values and items a text may have. Parsers take some 150 bytes for each.
const MAX_PARTS: usize = 2_000_000;

/// The byte at which `text` exceeds a limit, and the error. With its aliases expanded it may have `max_bytes` bytes.
pub(crate) fn exceeded(text: &str, max_bytes: usize) -> Option<(usize, DiagnosticKind)> {
    let depth = || brackets(text).or_else(|| dashes(text)).map(|byte| (byte, syntax::too_deep()));
    let parts = || parts(text).map(|byte| (byte, too_many_parts()));
    let aliases = || aliases::overflow(text, max_bytes).map(|byte| (byte, syntax::too_many_aliases()));
    depth().or_else(parts).and_then(|estimate| confirmed(text, estimate)).or_else(aliases)
}

/// Checks the estimate with a parser, which knows that a bracket in quotes is text. If the parser stops at a syntax
/// error before it can tell, the estimate is kept.
fn confirmed(text: &str, estimate: (usize, DiagnosticKind)) -> Option<(usize, DiagnosticKind)> {
    let (mut depth, mut parts) = (0, 0);
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { return Some(estimate) };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth -= 1,
            _ => {}
        }
        parts += 1;
        if depth > MAX_DEPTH || parts > MAX_PARTS {
            let kind = if depth > MAX_DEPTH { syntax::too_deep() } else { too_many_parts() };
            return Some((ByteOffsets::new(text).byte(span.start.index()), kind));
        }
    }
    None
}

/// The byte of the first opening bracket too many, as if none were ever closed: a closing one may be in quotes. Parsers
/// take quadratic time in the number of open brackets.
fn brackets(text: &str) -> Option<usize> {
    text.bytes().enumerate().filter(|(_, byte)| b"[{".contains(byte)).nth(MAX_DEPTH).map(|(byte, _)| byte)
}

/// The byte of the first dash too many at the beginning of a line: `- - - x` is a list in a list in a list.
fn dashes(text: &str) -> Option<usize> {
    let mut dashes: usize = 0;
    let mut is_beginning = true;
    text.bytes().position(|byte| {
        match byte {
            b'\n' => (dashes, is_beginning) = (0, true),
            b'-' | b'?' if is_beginning => dashes += 1,
            b' ' => {}
            _ => is_beginning = false,
        }
        dashes > MAX_DEPTH
    })
}

/// The byte of the first character too many of those that begin a part, in quotes or not.
fn parts(text: &str) -> Option<usize> {
    text.bytes().enumerate().filter(|(_, byte)| b",:[{-?\n".contains(byte)).nth(MAX_PARTS).map(|(byte, _)| byte)
}

fn too_many_parts() -> DiagnosticKind {
    let what = format!("the file has more than {MAX_PARTS} keys, values and items");
    DiagnosticKind::new(Rule::Limit, what, "remove some, or split the file in two")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_limited_outside_of_quotes() {
        let exceeded = |text: &str| exceeded(text, usize::MAX).map(|(byte, kind)| (byte, kind.to_string()));
        let deep = |byte| Some((byte, syntax::too_deep().to_string()));
        assert_eq!(exceeded(&("a: ".to_owned() + &"[".repeat(1_001))), deep(1_003));
        assert_eq!(exceeded(&("a:\n".to_owned() + &"- ".repeat(1_001))), deep(2_001));
        assert_eq!(exceeded(&"? ".repeat(1_001)), deep(2_000));
        let text = "[".repeat(2_000);
        for quoted in [format!("a: '{text}'"), format!("a: |\n  {text}"), format!("a: x{text}"), format!("# {text}")] {
            assert_eq!(exceeded(&quoted), None, "{quoted}");
        }
        assert_eq!(exceeded(&"[']',".repeat(20_000)), deep(5_000), "closed in quotes only");
        for good in [
            "[".repeat(1_000),
            format!("[{}]", "[],".repeat(2_000)),
            "- ".repeat(1_000),
            "- - -\n".repeat(1_000),
            "a - ".repeat(2_000),
        ] {
            assert_eq!(exceeded(&good), None);
        }
    }

    #[test]
    fn keys_values_and_items_are_limited_outside_of_quotes() {
        let list = |parts: usize| format!("[{}]", "a,".repeat(parts));
        // The starts of the file, the document and the list count too.
        assert!(exceeded(&list(MAX_PARTS - 1), usize::MAX).is_none());
        let (byte, kind) = exceeded(&list(MAX_PARTS), usize::MAX).unwrap();
        assert_eq!((byte, kind.code()), (2 * (MAX_PARTS - 3) + 1, "limit"));
        assert!(exceeded(&"a,".repeat(MAX_PARTS + 1), usize::MAX).is_none(), "that is one text");
    }
}
