//! Problems of a catalogue as lines, each with its source and a caret.

use ratatui::text::{Line, Span};

use crate::{
    diagnostics::Severity,
    text::{truncate, width, wrap},
    tui::theme::Theme,
};

use super::state::Problem;

/// The lines of `problems`, at most `columns` wide.
pub fn lines(problems: &[Problem], theme: Theme, columns: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for problem in problems {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(problem_lines(problem, theme, columns));
    }
    lines
}

fn problem_lines(problem: &Problem, theme: Theme, columns: u16) -> Vec<Line<'static>> {
    let style = match problem.severity {
        Severity::Error => theme.warning(),
        Severity::Warning => theme.title(),
    };
    let title = match problem.position {
        Some((line, column)) => {
            format!("{} in line {line}, column {column}: {}", problem.severity.word(), problem.message)
        }
        None => problem.message.clone(),
    };
    let title = wrap(&title, columns).into_iter().map(|line| Line::styled(line, style));
    let help = wrap(&problem.help, columns).into_iter().map(|line| Line::styled(line, theme.dim()));
    let source = problem.position.map(|(line, _)| source_lines(problem, line, theme, columns));
    title.chain(source.into_iter().flatten()).chain(help).collect()
}

/// The line of the file and the caret below it. A long line is cut so that the caret is seen.
fn source_lines(problem: &Problem, number: usize, theme: Theme, columns: u16) -> [Line<'static>; 2] {
    let gutter = format!("{number} {} ", theme.glyphs.axis);
    let available = columns.saturating_sub(width(&gutter)).max(8);
    let [before, part, after] = &problem.source;
    let indent = before.len() - before.trim_start().len();
    let before = before.get(indent..).unwrap_or_default();
    // At least half of the room is for the part that is wrong and what follows it.
    let before = last_columns(before, available / 2, theme.glyphs.ellipsis);
    let text = truncate(&format!("{before}{part}{after}"), available, theme.glyphs.ellipsis);
    let carets = width(part).clamp(1, available.saturating_sub(width(&before)).max(1));
    let blank = " ".repeat(usize::from(width(&gutter)).saturating_sub(2));
    let caret = format!("{}{}", " ".repeat(width(&before).into()), "^".repeat(carets.into()));
    [
        Line::from_iter([Span::styled(gutter, theme.dim()), Span::raw(text)]),
        Line::from_iter([
            Span::styled(format!("{blank}{} ", theme.glyphs.axis), theme.dim()),
            Span::styled(caret, theme.focus()),
        ]),
    ]
}

/// The end of `text`, in at most `columns` columns.
fn last_columns(text: &str, columns: u16, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let available = columns.saturating_sub(width(ellipsis));
    let mut starts = text.char_indices().map(|(start, _)| start);
    let end = starts.find_map(|start| text.get(start..).filter(|end| width(end) <= available));
    format!("{ellipsis}{}", end.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::COLOR;

    #[test]
    fn caret_is_under_the_part_that_is_wrong_at_any_width() {
        let source = ["      - { id: month, points: { ", "spede", ": 4 } }"].map(str::to_owned);
        let problem = Problem {
            severity: Severity::Error,
            message: "unknown reason `spede`".into(),
            help: "did you mean `speed`?".into(),
            position: Some((12, 30)),
            source,
        };
        for columns in [24, 34, 80] {
            let [text, caret] = source_lines(&problem, 12, COLOR, columns).map(|line| line.to_string());
            let (text, caret): (Vec<char>, Vec<char>) = (text.chars().collect(), caret.chars().collect());
            let marked: String = text.iter().zip(&caret).filter(|(_, mark)| **mark == '^').map(|(c, _)| *c).collect();
            assert_eq!(marked, "spede", "{columns} columns: {text:?} {caret:?}");
            assert!(text.len() <= columns.into());
        }
    }
}
