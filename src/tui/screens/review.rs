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
        text::{self, beside, paragraph},
    },
};

use super::{Room, Screen, reserve};

/// From this width on, in columns, answers stand beside their questions.
const BESIDE: usize = 72;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let (catalogue, answers) = (app.quiz.catalogue(), app.quiz.answers());
    let (lines, kept) = (answered(catalogue, answers, app.quiz.notes()), kept(catalogue, answers, app.quiz.notes()));
    let width = room.width;
    let mut body = vec![see_verdict(app), Line::default()];
    let heights = lines.iter().map(|line| height(line, width));
    let blocks =
        reserve(&mut body, heights.chain(kept.iter().map(|line| 1 + text::height(&not_counted(line), width, 2))));
    let focus = match app.mark.checked_sub(1) {
        None => 0..1,
        Some(row) => blocks.get(row).cloned().unwrap_or(0..0),
    };
    let bar = Line::raw(app.look.glyphs.thick.repeat(width));
    let (status, cursor) = (status(app, &lines), focus.start);
    let screen = Screen { status, bar, body, cursor, focus: Some(focus), ..Screen::default() };
    screen.lay_out(app, room, &blocks, |at| match lines.get(at) {
        Some(line) => row(app, at + 1, line, width),
        None => kept.get(at - lines.len()).map_or(Vec::new(), |line| {
            let text = paragraph(&not_counted(line), width, 2, Style::new());
            std::iter::once(Line::default()).chain(text).collect()
        }),
    })
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

/// How many lines a question takes with its answer.
fn height(line: &AnswerLine, width: usize) -> usize {
    let (left, right) = columns(width);
    let title = text::height(&line.question.title, left, 2);
    let answer = text::height(&with_note(line, &line.said()), right, 2);
    if width >= BESIDE { title.max(answer) } else { title + answer }
}

/// A question with its answer, as the row at this place of the review.
fn row(app: &App, at: usize, line: &AnswerLine, width: usize) -> Vec<Line<'static>> {
    let (sign, style) = marking(app, at);
    let (left, right) = columns(width);
    let mut title = paragraph(&line.question.title, left, 2, style);
    let answer = paragraph(&with_note(line, &line.said()), right, 2, Style::new());
    let both = if width >= BESIDE {
        beside(vec![title, answer], &[left, right], "  ")
    } else {
        title.extend(beside(vec![Vec::new(), answer], &[2, right], ""));
        title
    };
    beside(vec![vec![Line::styled(sign, style)], both], &[2, width.saturating_sub(2)], "")
}

/// The columns of a title, and of an answer beside it or below it.
const fn columns(width: usize) -> (usize, usize) {
    let room = width.saturating_sub(2);
    let left = room * 52 / 100;
    if width >= BESIDE { (left, room.saturating_sub(left + 2)) } else { (room, room.saturating_sub(2)) }
}

/// The answer, and the note on it in a line of its own.
fn with_note(line: &AnswerLine, answer: &str) -> String {
    line.note_line().map_or(answer.into(), |note| format!("{answer}\n{note}"))
}

/// The answer to a question that is hidden as things stand.
fn not_counted(line: &AnswerLine) -> String {
    with_note(line, &format!("Kept, not counted: {} {}", line.question.title, line.said()))
}
