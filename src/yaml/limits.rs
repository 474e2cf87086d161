//! What parsers cannot be given: they would take time or memory out of all proportion to the text.

use saphyr_parser::{Event, Parser};

use crate::diagnostics::DiagnosticKind;

use super::{aliases, node::Bytes, syntax};

/// How many lists and maps may be open at once, in one of two ways of writing them.
const MOST_OPEN: usize = 1_000;

/// How many keys, values and items a text may have: parsers take some 150 bytes for each. Ten thousand questions of ten
/// choices have half as many.
const MOST_PARTS: usize = 2_000_000;

/// The byte with which `text` goes beyond what is read, and what is wrong with that. Its aliases written out it has at
/// most `most` bytes.
pub(crate) fn exceeded(text: &str, most: usize) -> Option<(usize, DiagnosticKind)> {
    let deep = || brackets(text).or_else(|| dashes(text)).map(|byte| (byte, syntax::too_deep()));
    let long = || parts(text).map(|byte| (byte, too_many_parts()));
    let aliases = || aliases::overflow(text, most).map(|byte| (byte, syntax::too_many_aliases()));
    deep().or_else(long).and_then(|seeming| exactly(text, seeming)).or_else(aliases)
}

/// What is too much about `text`, which seems to be `seeming`: signs inside of texts are none. Where the text cannot be
/// read far enough to tell, it is what it seems.
fn exactly(text: &str, seeming: (usize, DiagnosticKind)) -> Option<(usize, DiagnosticKind)> {
    let (mut open, mut parts) = (0, 0);
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { return Some(seeming) };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => open += 1,
            Event::SequenceEnd | Event::MappingEnd => open -= 1,
            _ => {}
        }
        parts += 1;
        if open > MOST_OPEN || parts > MOST_PARTS {
            let problem = if open > MOST_OPEN { syntax::too_deep() } else { too_many_parts() };
            return Some((Bytes::of(text).at(span.start.index()), problem));
        }
    }
    None
}

/// The byte of the opening bracket that would be one too many if none were ever closed, those in texts counted as well:
/// a closing one may be in a text too. Parsers take time in proportion to the square of how many are open.
fn brackets(text: &str) -> Option<usize> {
    text.bytes().enumerate().filter(|(_, byte)| b"[{".contains(byte)).nth(MOST_OPEN).map(|(at, _)| at)
}

/// The byte of the dash that is one too many at the beginning of a line: `- - - x` is a list in a list in a list. In a
/// text it is none.
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
        dashes > MOST_OPEN
    })
}

/// The byte of the sign that is one too many of those that begin a part. Such signs in texts count as well.
fn parts(text: &str) -> Option<usize> {
    text.bytes().enumerate().filter(|(_, byte)| b",:[{-?\n".contains(byte)).nth(MOST_PARTS).map(|(at, _)| at)
}

fn too_many_parts() -> DiagnosticKind {
    let what = format!("the file has more than {MOST_PARTS} keys, values and items");
    DiagnosticKind::Limit { what, instead: "remove some, or split the file in two".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told_at_the_sign_that_is_one_too_many() {
        let told = |text: &str| exceeded(text, usize::MAX).map(|(byte, problem)| (byte, problem.to_string()));
        let deep = |byte| Some((byte, syntax::too_deep().to_string()));
        assert_eq!(told(&("a: ".to_owned() + &"[".repeat(1_001))), deep(1_003));
        assert_eq!(told(&("a:\n".to_owned() + &"- ".repeat(1_001))), deep(2_001));
        assert_eq!(told(&"? ".repeat(1_001)), deep(2_000));
        let text = "[".repeat(2_000);
        for quoted in [format!("a: '{text}'"), format!("a: |\n  {text}"), format!("a: x{text}"), format!("# {text}")] {
            assert_eq!(told(&quoted), None, "{quoted}");
        }
        assert_eq!(told(&"[']',".repeat(20_000)), deep(5_000), "closed in texts alone");
        for good in [
            "[".repeat(1_000),
            format!("[{}]", "[],".repeat(2_000)),
            "- ".repeat(1_000),
            "- - -\n".repeat(1_000),
            "a - ".repeat(2_000),
        ] {
            assert_eq!(told(&good), None);
        }
    }

    #[test]
    fn parts_are_counted() {
        let list = |parts: usize| format!("[{}]", "a,".repeat(parts));
        // The beginning of the file, of its document and of the list are parts too.
        assert!(exceeded(&list(MOST_PARTS - 1), usize::MAX).is_none());
        let (byte, problem) = exceeded(&list(MOST_PARTS), usize::MAX).unwrap();
        assert_eq!((byte, problem.code()), (2 * (MOST_PARTS - 3) + 1, "limit"));
        assert!(exceeded(&"a,".repeat(MOST_PARTS + 1), usize::MAX).is_none(), "that is one text");
    }
}
