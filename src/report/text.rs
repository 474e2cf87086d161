//! The report for a terminal's scrollback: plain text, 78 columns, nothing that needs colour.

use unicode_width::UnicodeWidthStr;

use crate::document::wrapped;

use super::{AnswerLine, Column, Report, count};

/// The width it is wrapped to, in columns.
const WIDTH: usize = 78;

/// Writes `report` as plain text, ending in a newline.
#[must_use]
pub fn text(report: &Report) -> String {
    let mut out = Vec::new();
    out.push(report.catalogue.title.clone());
    out.push(String::new());
    out.push(report.headline.clone());
    paragraph(&mut out, &report.figures_line(), 0);
    if !report.about_line().is_empty() {
        paragraph(&mut out, &report.about_line(), 0);
    }
    for advice in &report.advice {
        out.push(String::new());
        paragraph(&mut out, advice, 0);
    }
    let solid = report.solid_line();
    if !solid.is_empty() {
        out.push(String::new());
        paragraph(&mut out, &solid, 0);
    }
    for column in &report.columns {
        write_column(&mut out, column);
    }
    out.extend([String::new(), "Answers".into()]);
    for line in &report.answers {
        write_answer(&mut out, report, line);
    }
    for line in &report.kept {
        paragraph(&mut out, &line.question.title, 2);
        paragraph(&mut out, &format!("not asked any more: {}", line.words.join("; ")), 4);
        write_note(&mut out, line);
    }
    write_what_if(&mut out, report);
    write_weights(&mut out, report);
    for sentence in report.left_out.iter().chain([&report.manner]).filter(|sentence| !sentence.is_empty()) {
        out.push(String::new());
        paragraph(&mut out, sentence, 0);
    }
    out.push(String::new());
    let catalogue = report.catalogue;
    let opening = format!("From the catalogue {} {}.", catalogue.id, catalogue.version);
    paragraph(&mut out, &format!("{opening} This command comes to the same verdict again:"), 0);
    write_command(&mut out, &report.replay_words(""));
    out.join("\n") + "\n"
}

/// A command over several lines, as a shell takes it.
fn write_command(out: &mut Vec<String>, words: &[String]) {
    let mut line = String::from(" ");
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        // What follows an option stays with it.
        let value = words.next_if(|_| word.starts_with("--")).map_or(String::new(), |value| format!(" {value}"));
        let word = format!("{word}{value}");
        // Room for what goes on in the next line.
        if line.width() + 1 + word.width() + 2 > WIDTH && line.trim() != "" {
            out.push(line + " \\");
            line = "   ".into();
        }
        line.push(' ');
        line.push_str(&word);
    }
    out.push(line);
}

fn write_column(out: &mut Vec<String>, column: &Column) {
    out.push(String::new());
    out.push(format!("{}: {}", column.option.name, count(column.points, "point")));
    for line in &column.reasons {
        with_figure(out, 2, &line.reason.title, &format!("{} of {}", line.points, line.most));
        for given in &line.given {
            with_figure(out, 4, given.label, &format!("+{}", given.points));
        }
    }
}

fn write_answer(out: &mut Vec<String>, report: &Report, line: &AnswerLine) {
    paragraph(out, &line.question.title, 2);
    let adds = report.adds_words(line);
    let ending = if adds.is_empty() { String::new() } else { format!(" ({adds})") };
    paragraph(out, &format!("{}{ending}", line.words.join("; ")), 4);
    write_note(out, line);
}

fn write_note(out: &mut Vec<String>, line: &AnswerLine) {
    if let Some(note) = line.note_line() {
        paragraph(out, &note, 4);
    }
}

fn write_what_if(out: &mut Vec<String>, report: &Report) {
    if !report.what_if.is_empty() {
        out.extend([String::new(), "If one answer were different".into()]);
    }
    for line in &report.what_if {
        paragraph(out, line.topic(), 2);
        paragraph(out, &format!("“{}” instead of “{}”: {}", line.to, line.from, line.then), 4);
    }
    for sentence in report.change_sentences() {
        out.push(String::new());
        paragraph(out, sentence, 0);
    }
}

fn write_weights(out: &mut Vec<String>, report: &Report) {
    if report.tippings.is_empty() {
        return;
    }
    out.extend([String::new(), "If a reason counted for more or less".into()]);
    for (title, figure) in report.tipping_lines() {
        with_figure(out, 2, title, &figure);
    }
    if !report.margin.is_empty() {
        out.push(String::new());
        paragraph(out, &report.margin, 0);
    }
}

/// Text wrapped with a hanging indent of two.
fn paragraph(out: &mut Vec<String>, text: &str, indent: usize) {
    let (first, next) = (" ".repeat(indent), " ".repeat(if indent == 0 { 0 } else { indent + 2 }));
    out.extend(wrapped(text, WIDTH, &first, &next));
}

/// A name, and a figure at the right edge of its last line.
fn with_figure(out: &mut Vec<String>, indent: usize, name: &str, figure: &str) {
    let room = WIDTH.saturating_sub(figure.width() + 2);
    let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
    let mut lines = wrapped(name, room, &first, &next);
    if let Some(last) = lines.last_mut() {
        let gap = WIDTH.saturating_sub(last.width() + figure.width());
        *last = format!("{last}{}{figure}", " ".repeat(gap));
    }
    out.extend(lines);
}
