//! Errors and findings as text, each with its line and a caret.

use std::{borrow::Cow, ops::Range};

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::{
    diagnostics::{Diagnostic, Position, Rule, Severity},
    lints::Finding,
    text::{is_printable, sanitize, sanitize_line},
    tui::preview::Problem,
    yaml::locate,
};

/// Renders the errors in the file `name`.
pub fn errors(name: &str, text: &str, errors: &[Diagnostic]) -> String {
    let render = |error: &Diagnostic| {
        let (title, help) = (error.kind.to_string(), error.kind.help());
        let position = error.position.clone();
        render(name, text, &Message { rule: error.kind.rule(), position, title: &title, help: &help, note: None })
    };
    errors.iter().map(render).collect()
}

/// Renders the findings in the catalogue `name`.
pub fn findings(name: &str, text: &str, findings: &[Finding]) -> String {
    let related = findings.iter().filter_map(|finding| finding.evidence.as_ref()).flat_map(|evidence| &evidence.places);
    let paths: Vec<_> = findings.iter().map(|finding| &finding.path).chain(related).cloned().collect();
    let mut located = locate(text, &paths).into_iter();
    let positions: Vec<Position> = located.by_ref().take(findings.len()).collect();
    let render = |(finding, position): (&Finding, Position)| {
        let note = finding
            .evidence
            .as_ref()
            .map(|evidence| (evidence.text.as_str(), located.by_ref().take(evidence.places.len()).collect()));
        let Finding { rule, message, .. } = finding;
        render(name, text, &Message { rule: *rule, position, title: message, help: finding.help(), note })
    };
    findings.iter().zip(positions).map(render).collect()
}

/// An error as a preview shows it.
pub(crate) fn error_problem(text: &str, error: &Diagnostic) -> Problem {
    let severity = error.kind.rule().severity();
    problem(text, severity, (&error.kind.to_string(), &error.kind.help()), &error.position)
}

/// Findings as a preview shows them.
pub(crate) fn finding_problems(text: &str, findings: &[Finding]) -> Vec<Problem> {
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    let problem = |(position, finding): (Position, &Finding)| {
        problem(text, finding.severity(), (&finding.message, finding.help()), &position)
    };
    locate(text, &paths).into_iter().zip(findings).map(problem).collect()
}

fn problem(text: &str, severity: Severity, (message, help): (&str, &str), position: &Position) -> Problem {
    let Range { start, end } = position.bytes;
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line_end = text.get(start..).and_then(|after| after.find('\n')).map_or(text.len(), |at| start + at);
    let end = end.clamp(start, line_end.max(start));
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_printable(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    };
    let part =
        |range: Range<usize>| text.get(range).unwrap_or_default().trim_end_matches('\r').chars().map(shown).collect();
    Problem {
        severity,
        message: sanitize_line(message),
        help: sanitize_line(help),
        position: Some((position.line, position.column)),
        source: [part(line_start..start), part(start..end), part(end..line_end)],
    }
}

/// One error or finding.
struct Message<'t> {
    rule: Rule,
    position: Position,
    title: &'t str,
    help: &'t str,
    /// The evidence, and the other positions that it comes from.
    note: Option<(&'t str, Vec<Position>)>,
}

fn render(name: &str, text: &str, message: &Message) -> String {
    let Message { rule, position, title, help, note } = message;
    let level = match rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let related = note.iter().flat_map(|(_, positions)| positions);
    let mut related: Vec<&Position> = related.filter(|other| other.bytes != position.bytes).collect();
    let mut window = Window::around(text, position, &related);
    let is_cut = window.text.len() > MAX_WINDOW;
    if is_cut {
        related.clear();
        window = Window::near(text, position);
    }
    let snippet = Snippet::source(replace_control_characters(window.text))
        .path((!is_cut).then(|| sanitize(name)))
        .line_start(window.line)
        .annotation(AnnotationKind::Primary.span(window.span(position)))
        .annotations(related.iter().map(|position| AnnotationKind::Context.span(window.span(position))));
    let notes = note.iter().map(|(note, _)| Level::NOTE.message(sanitize(*note)));
    let title = level.primary_title(sanitize(*title)).id(rule.code());
    // In a cut line the renderer would count columns from the cut.
    let origin = || Origin::path(sanitize(name)).line(position.line).char_column(position.column);
    let report = title.elements(is_cut.then(origin)).element(snippet).elements(notes);
    let report = report.element(Level::HELP.message(sanitize(*help)));
    Renderer::plain().render(&[report]) + "\n\n"
}

/// The longest text that is given to the renderer, in bytes.
const MAX_WINDOW: usize = 32 * 1024;

/// How many bytes before and after a position are shown of a longer text: more than fit in a line of a terminal.
const NEAR: usize = 1024;

/// The part of a text that the renderer is given. It would go through the whole text for each message.
struct Window<'t> {
    text: &'t str,
    /// The number of the first line.
    line: usize,
    /// The byte at which the text begins.
    start: usize,
}

impl<'t> Window<'t> {
    /// The lines from the first of these positions to the last.
    fn around(text: &'t str, position: &Position, related: &[&Position]) -> Self {
        let positions = || related.iter().copied().chain([position]);
        let first = positions().min_by_key(|position| position.bytes.start).unwrap_or(position);
        let last = positions().map(|position| position.bytes.end).max().unwrap_or(0);
        let start = text.get(..first.bytes.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |at| last + at + 1);
        Self { text: text.get(start..end).unwrap_or(text), line: first.line, start }
    }

    /// The part of the line around the start of `position`.
    fn near(text: &'t str, position: &Position) -> Self {
        let at = position.bytes.start.min(text.len());
        let bound = |byte: usize| (byte..=text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len());
        let (from, to) = (bound(at.saturating_sub(NEAR)), bound((at + NEAR).min(text.len())));
        let start = text.get(from..at).and_then(|before| before.rfind('\n')).map_or(from, |end| from + end + 1);
        let end = text.get(at..to).and_then(|after| after.find('\n')).map_or(to, |end| at + end + 1);
        Self { text: text.get(start..end).unwrap_or_default(), line: position.line, start }
    }

    /// The bytes of `position`, counted from the start of the window.
    fn span(&self, position: &Position) -> Range<usize> {
        let offset = |byte: usize| byte.saturating_sub(self.start).min(self.text.len());
        offset(position.bytes.start)..offset(position.bytes.end)
    }
}

/// Replaces what the renderer would send to the terminal and the terminal obey: C1 control characters and marks of
/// direction. Each replacement has as many bytes, so that positions stay valid.
fn replace_control_characters(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}');
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let replace = |c: char| match c {
        c if !is_obeyed(c) => c,
        c if c.len_utf8() == 2 => '¤',
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(replace).collect()
}
