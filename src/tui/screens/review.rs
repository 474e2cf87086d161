//! The review: every answer at a glance, each of which can be changed.
//!
//! ```text
//!  ▸ See the verdict
//!
//!    When must something useful be running?    Within weeks
//!    Who will change this code a year from …   Not sure: does not count
//! ```

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    report::{AnswerLine, answered, counted_words, kept},
    tui::{
        app::App,
        text::{beside, paragraph},
    },
};

use super::{Room, Screen};

/// From this width on, in columns, answers stand beside their questions.
const BESIDE: usize = 72;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let (catalogue, answers) = (app.quiz.catalogue(), app.quiz.answers());
    let lines = answered(catalogue, answers, app.quiz.notes());
    let mut body = Vec::new();
    let mut focus = 0..0;
    let mut add = |at: usize, lines: Vec<Line<'static>>, body: &mut Vec<Line<'static>>| {
        if at == app.mark {
            focus = body.len()..body.len() + lines.len();
        }
        body.extend(lines);
    };
    add(0, vec![see_verdict(app)], &mut body);
    body.push(Line::default());
    for (at, line) in lines.iter().enumerate() {
        add(at + 1, row(app, at + 1, line, room.width), &mut body);
    }
    body.extend(not_counted(&kept(catalogue, answers, app.quiz.notes()), room.width));
    let bar = app.look.glyphs.thick.repeat(room.width);
    Screen {
        status: status(app, &lines),
        bar: Line::raw(bar),
        body,
        cursor: focus.start,
        focus: Some(focus),
        ..Screen::default()
    }
}

fn status(app: &App, lines: &[AnswerLine]) -> String {
    format!("Review {} {}", app.look.glyphs.dot, counted_words(lines))
}

fn see_verdict(app: &App) -> Line<'static> {
    let (sign, style) = marking(app, 0);
    Line::from(vec![Span::styled(sign, style), Span::styled("See the verdict", style)])
}

/// The sign in front of a row, and its style.
fn marking(app: &App, at: usize) -> (String, Style) {
    if app.mark == at { (format!("{} ", app.look.glyphs.mark), app.look.strong()) } else { ("  ".into(), Style::new()) }
}

fn row(app: &App, at: usize, line: &AnswerLine, width: usize) -> Vec<Line<'static>> {
    let (sign, style) = marking(app, at);
    let sign = vec![Line::styled(sign, style)];
    let answer = with_note(line, &line.said());
    let room = width.saturating_sub(2);
    if width >= BESIDE {
        let left = room * 52 / 100;
        let right = room.saturating_sub(left + 2);
        let title = paragraph(&line.question.title, left, 2, style);
        let answer = paragraph(&answer, right, 2, Style::new());
        beside(vec![sign, beside(vec![title, answer], &[left, right], "  ")], &[2, room], "")
    } else {
        let mut lines = paragraph(&line.question.title, room, 2, style);
        let inset = room.saturating_sub(2);
        lines.extend(beside(vec![vec![], paragraph(&answer, inset, 2, Style::new())], &[2, inset], ""));
        beside(vec![sign, lines], &[2, room], "")
    }
}

/// The answer, and the note on it in a line of its own.
fn with_note(line: &AnswerLine, answer: &str) -> String {
    line.note_line().map_or(answer.into(), |note| format!("{answer}\n{note}"))
}

/// The answers of questions that are hidden as things stand.
fn not_counted(kept: &[AnswerLine], width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for line in kept {
        let text = with_note(line, &format!("Kept, not counted: {} {}", line.question.title, line.said()));
        lines.push(Line::default());
        lines.extend(paragraph(&text, width, 2, Style::new()));
    }
    lines
}
