//! The answers, and what each of them added: a tab of the result.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    quiz::Answer,
    report::{AnswerLine, Report},
    tui::{app::App, text::paragraph},
};

pub(super) fn lines(app: &App, report: &Report, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for line in &report.answers {
        lines.extend(paragraph(&line.question.title, width, 2, app.look.strong()));
        lines.extend(indented(&said(app, report, line), width));
        lines.extend(note(line, width));
    }
    for line in &report.kept {
        lines.extend(paragraph(&line.question.title, width, 2, app.look.strong()));
        lines.extend(indented(&format!("Kept, not counted: {}", line.words.join("; ")), width));
        lines.extend(note(line, width));
    }
    lines.push(Line::default());
    lines.extend(paragraph(&report.manner, width, 0, Style::new()));
    lines.extend(paragraph("To change an answer, go back to the review with r.", width, 0, Style::new()));
    lines
}

fn said(app: &App, report: &Report, line: &AnswerLine) -> String {
    let words = line.words.join("; ");
    match line.answer {
        Answer::Picked(_) => format!("{words} {} {}", app.look.glyphs.dot, report.adds_words(line)),
        Answer::NotSure | Answer::Open => format!("{words}: does not count"),
    }
}

fn note(line: &AnswerLine, width: usize) -> Vec<Line<'static>> {
    line.note_line().map_or(Vec::new(), |note| indented(&note, width))
}

fn indented(text: &str, width: usize) -> Vec<Line<'static>> {
    let lines = paragraph(text, width.saturating_sub(2), 2, Style::new()).into_iter();
    lines.map(|line| Line::from_iter([Span::raw("  ")].into_iter().chain(line.spans))).collect()
}
