//! Faults and findings, each with its line and a caret.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::catalogue::{self, Fault, Finding, Place, locate};

/// The faults of the catalogue `name`, ready to print.
pub(super) fn faults(name: &str, text: &str, faults: &[Fault]) -> String {
    let parts = faults.iter().map(|fault| {
        let (title, help) = (fault.problem.to_string(), fault.problem.help());
        one(name, text, &fault.place, Level::ERROR, fault.problem.code(), &title, &help)
    });
    parts.collect()
}

/// The findings of the catalogue `name`, ready to print.
pub(super) fn findings(name: &str, text: &str, findings: &[Finding]) -> String {
    let paths: Vec<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    let parts = findings.iter().zip(locate(text, &paths)).map(|(finding, place)| {
        let level = match finding.level {
            catalogue::Level::Error => Level::ERROR,
            catalogue::Level::Warning => Level::WARNING,
        };
        one(name, text, &place, level, finding.code, &finding.message, &finding.help)
    });
    parts.collect()
}

fn one(name: &str, text: &str, place: &Place, level: Level<'_>, code: &str, title: &str, help: &str) -> String {
    let snippet = Snippet::source(text).path(name).annotation(AnnotationKind::Primary.span(place.bytes.clone()));
    let title = level.primary_title(title).id(code);
    let report: &[Group] = &[title.element(snippet).element(Level::HELP.message(help))];
    Renderer::plain().render(report) + "\n\n"
}

/// Writes what a person should read; where that fails there is nobody to tell.
pub(super) fn print(to: &mut impl Write, text: &str) {
    _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}
