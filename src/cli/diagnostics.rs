//! Faults and findings, each with its line and a caret.

use std::{borrow::Cow, io::Write, ops::Range};

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::{
    diagnostics::{Diagnostic, Position, Rule},
    lints::Finding,
    text::sanitize,
    yaml::locate,
};

/// The faults of the file `name`, ready to print.
pub fn faults(name: &str, text: &str, faults: &[Diagnostic]) -> String {
    let parts = faults.iter().map(|fault| {
        let (check, place) = (fault.kind.rule(), fault.position.clone());
        one(name, text, &Told { check, place, title: &fault.kind.to_string(), help: &fault.kind.help(), note: None })
    });
    parts.collect()
}

/// The findings of the catalogue `name`, ready to print.
pub fn findings(name: &str, text: &str, findings: &[Finding]) -> String {
    let witnesses = || findings.iter().filter_map(|finding| finding.evidence.as_ref());
    let others = witnesses().flat_map(|witness| &witness.places);
    let paths: Vec<_> = findings.iter().map(|finding| &finding.path).chain(others).cloned().collect();
    let mut places = locate(text, &paths).into_iter();
    let places_of: Vec<Position> = places.by_ref().take(findings.len()).collect();
    let parts = findings.iter().zip(places_of).map(|(finding, place)| {
        let note = finding.evidence.as_ref();
        let note = note.map(|witness| (witness.text.as_str(), places.by_ref().take(witness.places.len()).collect()));
        let Finding { rule: check, message, .. } = finding;
        one(name, text, &Told { check: *check, place, title: message, help: finding.help(), note })
    });
    parts.collect()
}

/// What is told of one fault or finding.
struct Told<'t> {
    check: Rule,
    place: Position,
    title: &'t str,
    help: &'t str,
    /// What shows it, and the other places that it comes from.
    note: Option<(&'t str, Vec<Position>)>,
}

fn one(name: &str, text: &str, told: &Told) -> String {
    let level = match told.check.severity() {
        crate::diagnostics::Severity::Error => Level::ERROR,
        crate::diagnostics::Severity::Warning => Level::WARNING,
    };
    let others = told.note.iter().flat_map(|(_, places)| places);
    let mut others: Vec<&Position> = others.filter(|place| place.bytes != told.place.bytes).collect();
    let mut window = Window::around(text, &told.place, &others);
    let is_cut = window.text.len() > LONGEST_WINDOW;
    if is_cut {
        others.clear();
        window = Window::near(text, &told.place);
    }
    let snippet = Snippet::source(harmless(window.text))
        .path((!is_cut).then(|| sanitize(name)))
        .line_start(window.line)
        .annotation(AnnotationKind::Primary.span(window.inside(&told.place)))
        .annotations(others.iter().map(|place| AnnotationKind::Context.span(window.inside(place))));
    let notes = told.note.iter().map(|(note, _)| Level::NOTE.message(sanitize(*note)));
    let title = level.primary_title(sanitize(told.title)).id(told.check.code());
    // The renderer would count columns from where the cut is.
    let place = || Origin::path(sanitize(name)).line(told.place.line).char_column(told.place.column);
    let report = title.elements(is_cut.then(place)).element(snippet).elements(notes);
    let report = report.element(Level::HELP.message(sanitize(told.help)));
    Renderer::plain().render(&[report]) + "\n\n"
}

/// The longest text that the renderer is given, in bytes.
const LONGEST_WINDOW: usize = 32 * 1024;

/// How many bytes of it are looked at around a place in a longer one: more than fit beside each other.
const NEAR: usize = 1024;

/// The lines that are shown. The renderer goes through all of the text that it is given, for each thing told.
struct Window<'t> {
    text: &'t str,
    /// The number of its first line.
    line: usize,
    /// The byte at which it begins.
    start: usize,
}

impl<'t> Window<'t> {
    /// The lines of `text` from the first of these places to the last.
    fn around(text: &'t str, place: &Position, others: &[&Position]) -> Self {
        let places = || others.iter().copied().chain([place]);
        let first = places().min_by_key(|place| place.bytes.start).unwrap_or(place);
        let last = places().map(|place| place.bytes.end).max().unwrap_or(0);
        let start = text.get(..first.bytes.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |at| last + at + 1);
        Self { text: text.get(start..end).unwrap_or(text), line: first.line, start }
    }

    /// The text around where `place` begins, in its line.
    fn near(text: &'t str, place: &Position) -> Self {
        let at = place.bytes.start.min(text.len());
        let bound = |byte: usize| (byte..=text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len());
        let (from, to) = (bound(at.saturating_sub(NEAR)), bound((at + NEAR).min(text.len())));
        let start = text.get(from..at).and_then(|before| before.rfind('\n')).map_or(from, |end| from + end + 1);
        let end = text.get(at..to).and_then(|after| after.find('\n')).map_or(to, |end| at + end + 1);
        Self { text: text.get(start..end).unwrap_or_default(), line: place.line, start }
    }

    /// Where a place is in it.
    fn inside(&self, place: &Position) -> Range<usize> {
        let from = |byte: usize| byte.saturating_sub(self.start).min(self.text.len());
        from(place.bytes.start)..from(place.bytes.end)
    }
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
pub(crate) fn print(to: &mut impl Write, text: &str) {
    _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}
