//! The review: every answer at a glance, each of which can be changed.
//!
//! ```text
//!  ▸ See the verdict
//!
//!    When must something useful be running?    Within weeks
//!    Who will change this code a year from …   Not sure: does not count
//! ```

use std::ops::Range;

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    report::{AnswerLine, answered, counted_words, kept},
    tui::{
        app::App,
        text::{beside, paragraph, whole, wrap},
    },
};

use super::{Room, Screen};

/// From this width on, in columns, answers stand beside their questions.
const BESIDE: usize = 72;

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let (catalogue, answers) = (app.quiz.catalogue(), app.quiz.answers());
    let lines = answered(catalogue, answers, app.quiz.notes());
    let mut body = vec![see_verdict(app), Line::default()];
    let mut places = Vec::with_capacity(lines.len() + 1);
    places.push(0..1);
    for line in &lines {
        let height = Row::of(line, room.width).height();
        places.push(body.len()..body.len() + height);
        body.extend(std::iter::repeat_n(Line::default(), height));
    }
    body.extend(not_counted(&kept(catalogue, answers, app.quiz.notes()), room.width));
    let focus = places.get(app.mark).cloned().unwrap_or(0..0);
    let bar = Line::raw(app.look.glyphs.thick.repeat(room.width));
    let (status, cursor) = (status(app, &lines), focus.start);
    let screen = Screen { status, bar, body, cursor, focus: Some(focus), ..Screen::default() };
    with_rows(app, screen, &lines, &places, room)
}

/// The screen with the rows that are seen in their places. There can be thousands of others.
fn with_rows(app: &App, screen: Screen, lines: &[AnswerLine], places: &[Range<usize>], room: Room) -> Screen {
    let mut screen = screen;
    let first = screen.first(room, app);
    let seen = first..first + screen.window(room);
    for ((at, line), place) in (1..).zip(lines).zip(places.iter().skip(1)) {
        if place.start < seen.end && place.end > seen.start {
            let row = Row::of(line, room.width).lines(app, at);
            screen.body.splice(place.clone(), row);
        }
    }
    screen
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

/// A question with its answer, broken into lines.
struct Row {
    title: Vec<String>,
    answer: Vec<String>,
    /// The columns of the whole row.
    width: usize,
}

impl Row {
    fn of(line: &AnswerLine, width: usize) -> Self {
        let (left, right) = columns(width);
        let answer = with_note(line, &line.said());
        Self { title: wrap(&line.question.title, left, 2), answer: wrap(&answer, right, 2), width }
    }

    fn height(&self) -> usize {
        let (title, answer) = (self.title.len(), self.answer.len());
        if self.width >= BESIDE { title.max(answer) } else { title + answer }
    }

    /// As the row at this place of the review.
    fn lines(self, app: &App, at: usize) -> Vec<Line<'static>> {
        let (sign, style) = marking(app, at);
        let sign = vec![Line::styled(sign, style)];
        let styled = |lines: Vec<String>, style| lines.into_iter().map(|line| whole(line, style)).collect();
        let (mut title, answer): (Vec<Line>, _) = (styled(self.title, style), styled(self.answer, Style::new()));
        let (left, right) = columns(self.width);
        let both = if self.width >= BESIDE {
            beside(vec![title, answer], &[left, right], "  ")
        } else {
            title.extend(beside(vec![Vec::new(), answer], &[2, right], ""));
            title
        };
        beside(vec![sign, both], &[2, self.width.saturating_sub(2)], "")
    }
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
