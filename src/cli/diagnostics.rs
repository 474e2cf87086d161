//! Faults and findings, each with its line and a caret.

use std::{borrow::Cow, io::Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{
    catalogue::{self, Check, Finding},
    document::{Fault, Place, locate, shown},
};

/// The faults of the catalogue `name`, ready to print.
pub(super) fn faults(name: &str, text: &str, faults: &[Fault]) -> String {
    let parts = faults.iter().map(|fault| {
        let (check, place) = (fault.problem.check(), fault.place.clone());
        one(
            name,
            text,
            &Told { check, place, title: &fault.problem.to_string(), help: &fault.problem.help(), note: None },
        )
    });
    parts.collect()
}

/// The findings of the catalogue `name`, ready to print.
pub(super) fn findings(name: &str, text: &str, findings: &[Finding]) -> String {
    let witnesses = || findings.iter().filter_map(|finding| finding.witness.as_ref());
    let others = witnesses().flat_map(|witness| &witness.places);
    let paths: Vec<_> = findings.iter().map(|finding| &finding.path).chain(others).cloned().collect();
    let mut places = locate(text, &paths).into_iter();
    let places_of: Vec<Place> = places.by_ref().take(findings.len()).collect();
    let parts = findings.iter().zip(places_of).map(|(finding, place)| {
        let note = finding.witness.as_ref();
        let note = note.map(|witness| (witness.text.as_str(), places.by_ref().take(witness.places.len()).collect()));
        let Finding { check, message, .. } = finding;
        one(name, text, &Told { check: *check, place, title: message, help: finding.help(), note })
    });
    parts.collect()
}

/// What is told of one fault or finding.
struct Told<'t> {
    check: Check,
    place: Place,
    title: &'t str,
    help: &'t str,
    /// What shows it, and the other places that it comes from.
    note: Option<(&'t str, Vec<Place>)>,
}

fn one(name: &str, text: &str, told: &Told) -> String {
    let level = match told.check.level() {
        catalogue::Level::Error => Level::ERROR,
        catalogue::Level::Warning => Level::WARNING,
    };
    let others = told.note.iter().flat_map(|(_, places)| places);
    let others = others.filter(|place| place.bytes != told.place.bytes);
    let snippet = Snippet::source(harmless(text))
        .path(shown(name))
        .annotation(AnnotationKind::Primary.span(told.place.bytes.clone()))
        .annotations(others.map(|place| AnnotationKind::Context.span(place.bytes.clone())));
    let notes = told.note.iter().map(|(note, _)| Level::NOTE.message(shown(note)));
    let title = level.primary_title(shown(told.title)).id(told.check.code());
    let report = title.element(snippet).elements(notes).element(Level::HELP.message(shown(told.help)));
    Renderer::plain().render(&[report]) + "\n\n"
}

/// `text` without what the renderer would send to the terminal and the terminal obey: control characters above ASCII,
/// which 8-bit terminals know, and marks of direction. Each gives way to a character of as many bytes, so that all
/// else keeps its place.
fn harmless(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}');
    if !text.contains(obeyed) {
        return text.into();
    }
    let replace = |c: char| match c {
        c if !obeyed(c) => c,
        c if c.len_utf8() == 2 => '¤',
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(replace).collect()
}

/// Writes what a person should read; where that fails there is nobody to tell.
pub(super) fn print(to: &mut impl Write, text: &str) {
    _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};

    use super::*;
    use crate::{catalogue::load, verdict};

    /// A change that a slip of the hand could make.
    #[derive(Debug, Clone)]
    enum Slip {
        DeleteLine(Index),
        RepeatLine(Index),
        SwapLines(Index, Index),
        DeleteChar(Index),
        RepeatChar(Index),
        PutChar(Index, char),
        ReplaceChar(Index, char),
        Cut(Index),
    }

    impl Slip {
        fn apply(&self, text: &str) -> String {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let mut chars: Vec<char> = text.chars().collect();
            if chars.is_empty() {
                return String::new();
            }
            let (line_count, char_count) = (lines.len(), chars.len());
            let line = |at: &Index| at.index(line_count);
            let char = |at: &Index| at.index(char_count);
            match self {
                Self::DeleteLine(at) => drop(lines.remove(line(at))),
                Self::RepeatLine(at) => lines.insert(line(at), lines[line(at)]),
                Self::SwapLines(a, b) => lines.swap(line(a), line(b)),
                Self::DeleteChar(at) => drop(chars.remove(char(at))),
                Self::RepeatChar(at) => chars.insert(char(at), chars[char(at)]),
                Self::PutChar(at, new) => chars.insert(char(at), *new),
                Self::ReplaceChar(at, new) => chars[char(at)] = *new,
                Self::Cut(at) => chars.truncate(char(at)),
            }
            match self {
                Self::DeleteLine(_) | Self::RepeatLine(_) | Self::SwapLines(..) => lines.concat(),
                _ => chars.into_iter().collect(),
            }
        }
    }

    fn slip() -> impl Strategy<Value = Slip> {
        let meaningful = "\"'{}[]:,-#&*!|>%@`?<~ \t\r\n\\\0\u{1b}\u{85}\u{2028}\u{feff}\u{202e}1.eéß漢👍";
        let new = prop_oneof![prop::sample::select(meaningful.chars().collect::<Vec<_>>()), any::<char>()];
        prop_oneof![
            any::<Index>().prop_map(Slip::DeleteLine),
            any::<Index>().prop_map(Slip::RepeatLine),
            any::<(Index, Index)>().prop_map(|(a, b)| Slip::SwapLines(a, b)),
            any::<Index>().prop_map(Slip::DeleteChar),
            any::<Index>().prop_map(Slip::RepeatChar),
            (any::<Index>(), new.clone()).prop_map(|(at, new)| Slip::PutChar(at, new)),
            (any::<Index>(), new).prop_map(|(at, new)| Slip::ReplaceChar(at, new)),
            any::<Index>().prop_map(Slip::Cut),
        ]
    }

    /// Whether `place` lies in `text`: its line, its column and its bytes, which agree.
    fn lies_in(place: &Place, text: &str) -> bool {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = text.len() - body.len();
        let before = text.get(mark..place.bytes.start);
        let line = before.map(|before| before.matches('\n').count() + 1);
        let column = before.map(|before| before.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
        text.get(place.bytes.clone()).is_some_and(|marked| !marked.contains('\n'))
            && (line, column) == (Some(place.line), Some(place.column))
    }

    fn is_told(text: &str) -> Result<(), TestCaseError> {
        let told = match load(text) {
            Ok(catalogue) => findings("x", text, &verdict::findings(&catalogue)),
            Err(found) => {
                prop_assert!(!found.is_empty());
                let outside = found.iter().find(|fault| !lies_in(&fault.place, text));
                prop_assert!(outside.is_none(), "{outside:?}");
                faults("x", text, &found)
            }
        };
        prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
        Ok(())
    }

    proptest! {
        #[test]
        fn a_slip_in_the_built_in_catalogue_is_told_in_its_place(slips in prop::collection::vec(slip(), 1..4)) {
            let text = slips.iter().fold(include_str!("../../questions.yaml").to_owned(), |text, slip| slip.apply(&text));
            is_told(&text)?;
        }

        #[test]
        fn a_slip_in_a_small_catalogue_is_told_in_its_place(slips in prop::collection::vec(slip(), 1..6)) {
            let text = include_str!("../../tests/catalogues/valid/everything.yaml").to_owned();
            is_told(&slips.iter().fold(text, |text, slip| slip.apply(&text)))?;
        }

        #[test]
        fn any_text_is_told_in_its_place(text in "\\PC{0,40}|[-:{}\\[\\]\"'&*!|> a\n\r\t,#?éx\u{feff}]{0,40}") {
            is_told(&text)?;
        }
    }
}
