//! A question.
//!
//! ```text
//!  When must something useful be running?
//!  Time to a first release, not to a finished product.
//!
//!  ▸ 1  Within days
//!    2  Within weeks
//!    0  Not sure
//!
//!  A demo or a spike that may be thrown away.
//!
//!  Asked because of: Rapid development and prototyping (article 9.1)
//!  A deadline in days leaves no room for …
//! ```
//! The help of the marked choice has a place of its own under the list, so that moving the mark moves nothing else.
//! Where the screen is too small for that, all but the title scrolls, and the help stands under the marked choice.

use std::ops::Range;

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    catalogue::{Choice, Kind, Question},
    quiz::Answer,
    report::{NOT_SURE, because, left_words, note_line, takes},
    tui::{
        app::App,
        text::{beside, pad, paragraph, wrap},
    },
};

use super::{Room, Screen, outlook};

/// From this width of the terminal on, in columns, the outlook stands beside the question.
pub(super) const BESIDE: u16 = 90;

/// The columns of the outlook beside a question.
const OUTLOOK: usize = 30;

/// The columns in front of the help of a choice, where it stands under it.
const INSET: usize = 6;

/// The columns in front of the label of a choice: mark, number, and a tick for `many`.
const LABEL_AT: (usize, usize) = (6, 8);

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let Some(question) = app.quiz.question() else { return Screen::default() };
    let screen = Screen { status: status(app), bar: bar(app, room.width), ..Screen::default() };
    let beside = app.outlook && super::has_room_beside(app);
    let width = if beside { room.width - OUTLOOK - 3 } else { room.width };
    let parts = Parts::new(app, question, width);
    let screen = if parts.fit(room) { parts.pinned(screen, room) } else { parts.scrolling(screen, room) };
    if beside { with_outlook(app, screen, width, room) } else { screen }
}

/// The screen with the outlook to its right.
fn with_outlook(app: &App, screen: Screen, width: usize, room: Room) -> Screen {
    let mut side = vec![Line::styled("Outlook", app.look.strong())];
    side.extend(outlook::lines(app, OUTLOOK, room.height.saturating_sub(1)));
    side.resize(room.height, Line::default());
    let edge = Span::raw(format!(" {} ", app.look.glyphs.side));
    let side = side.into_iter().map(|line| Line::from_iter([edge.clone()].into_iter().chain(pad(line, OUTLOOK).spans)));
    Screen { side: Some((width, side.collect())), ..screen }
}

/// The parts of the screen, before it is known which of them scroll.
struct Parts<'c> {
    width: usize,
    title: Vec<Line<'static>>,
    /// The help of the question.
    about: Vec<Line<'static>>,
    rows: Vec<Vec<Line<'static>>>,
    mark: usize,
    /// The help of the marked choice.
    help: Vec<Line<'static>>,
    /// The same in one piece.
    help_text: &'c str,
    /// The rows that the longest help takes.
    help_height: usize,
    /// The person's note.
    note: Vec<Line<'static>>,
    because: Vec<Line<'static>>,
    why: Vec<Line<'static>>,
}

impl<'c> Parts<'c> {
    fn new(app: &App, question: &'c Question, width: usize) -> Self {
        let hint = hint(question);
        let about = if hint.is_empty() { Vec::new() } else { paragraph(&hint, width, 0, Style::new()) };
        let count = question.choices.len();
        let help_text = |at: usize| question.choices.get(at).map_or(NOT_SURE, |choice| choice.help.as_str());
        Self {
            width,
            title: paragraph(&question.title, width, 0, app.look.strong()),
            about,
            rows: (0..=count).map(|at| row(app, question, at, width)).collect(),
            mark: app.mark,
            help: paragraph(help_text(app.mark), width, 0, Style::new()),
            help_text: help_text(app.mark),
            help_height: (0..=count).map(|at| wrap(help_text(at), width, 0).len()).max().unwrap_or(0),
            note: note_line(app.quiz.notes().get(question))
                .map_or(Vec::new(), |note| paragraph(&note, width, 2, Style::new())),
            because: paragraph(&because(app.quiz.catalogue(), question), width, 2, Style::new()),
            why: if question.why.is_empty() { Vec::new() } else { paragraph(&question.why, width, 0, Style::new()) },
        }
    }

    /// Whether title, help and list fit with the help of the marked choice in a place of its own.
    fn fit(&self, room: Room) -> bool {
        let rows: usize = self.rows.iter().map(Vec::len).sum();
        self.title.len() + self.about.len() + 1 + rows + 1 + self.help_height <= room.height
    }

    /// With title, list and help in fixed places; the reasons below them scroll where there is no room.
    fn pinned(self, screen: Screen, room: Room) -> Screen {
        let mark = self.focus(0);
        let mut top = self.title;
        top.extend(self.about);
        top.push(Line::default());
        let mut body: Vec<Line> = self.rows.into_iter().flatten().collect();
        let mut help = self.help;
        help.resize(self.help_height, Line::default());
        body.push(Line::default());
        body.extend(help);
        let seen = body.len();
        body.push(Line::default());
        body.extend(self.note);
        body.extend(self.because);
        body.extend(self.why);
        // Air above, where there is plenty.
        if top.len() + body.len() + 2 < room.height {
            top.insert(0, Line::default());
        }
        Screen { top, body, cursor: mark.start, focus: Some(0..seen), ..screen }
    }

    /// The title stays, as far as half the room; the rest is one text that scrolls with the mark, the help under the
    /// marked choice.
    fn scrolling(mut self, screen: Screen, room: Room) -> Screen {
        let mut body = self.title.split_off(self.title.len().min(room.height / 2));
        body.append(&mut self.about);
        let mut focus = self.focus(body.len());
        let cursor = focus.start;
        for (at, row) in self.rows.into_iter().enumerate() {
            body.extend(row);
            if at == self.mark {
                body.extend(inset(self.help_text, self.width));
                focus.end = body.len();
            }
        }
        body.extend(self.note);
        body.extend(self.because);
        body.extend(self.why);
        Screen { top: self.title, body, cursor, focus: Some(focus), ..screen }
    }

    /// The lines of the marked row, in a text in which the rows begin after `before` lines.
    fn focus(&self, before: usize) -> Range<usize> {
        let start: usize = before + self.rows.iter().take(self.mark).map(Vec::len).sum::<usize>();
        start..start + self.rows.get(self.mark).map_or(1, Vec::len)
    }
}

/// The help of a choice, as it stands under it.
fn inset(help: &str, width: usize) -> Vec<Line<'static>> {
    if help.is_empty() {
        return Vec::new();
    }
    let help = paragraph(help, width.saturating_sub(INSET), 0, Style::new());
    beside(vec![Vec::new(), help], &[INSET, 0], "")
}

/// The number of the question and how many are left.
fn status(app: &App) -> String {
    let number = app.quiz.question().map_or(0, |question| app.quiz.number(question));
    let dot = app.look.glyphs.dot;
    format!("Question {number} {dot} {}", left_words(app.insight.left, app.insight.exact))
}

/// How far it is: what is answered, of that and the most that is left. It never goes back while answering forward,
/// since the most that is left falls by one or more with every answer.
fn bar(app: &App, width: usize) -> Line<'static> {
    let done = app.insight.done;
    let thick = (width * done).checked_div(done + app.insight.left.1).unwrap_or(0);
    let glyphs = app.look.glyphs;
    Line::from(vec![
        Span::styled(glyphs.thick.repeat(thick), app.look.strong()),
        Span::raw(glyphs.line.repeat(width - thick)),
    ])
}

/// The help under the title, and for a question with many answers how many it takes.
fn hint(question: &Question) -> String {
    let takes = takes(question);
    [question.help.as_str(), takes.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The row of a choice, or of "not sure" after the last.
fn row(app: &App, question: &Question, at: usize, width: usize) -> Vec<Line<'static>> {
    let glyphs = app.look.glyphs;
    let marked = app.mark == at;
    let style = if marked { app.look.strong() } else { Style::new() };
    let choice = question.choices.get(at);
    let number = match choice {
        None => "0".into(),
        Some(_) if at < 9 => (at + 1).to_string(),
        Some(_) => " ".into(),
    };
    let label_at = if question.kind == Kind::One { LABEL_AT.0 } else { LABEL_AT.1 };
    let label = wrap(choice.map_or("Not sure", |choice: &Choice| &choice.label), width.saturating_sub(label_at), 0);
    let first = [
        Span::styled(if marked { glyphs.mark } else { " " }, style),
        Span::raw(" "),
        Span::styled(number, style),
        Span::raw(format!(" {}", state(app, question, at))),
    ];
    let mut label = label.into_iter();
    let head = first.into_iter().chain([Span::raw(label.next().unwrap_or_default())]);
    let rest = label.map(|line| Line::from(vec![Span::raw(" ".repeat(label_at)), Span::raw(line)]));
    std::iter::once(Line::from_iter(head)).chain(rest).collect()
}

/// Whether the choice was answered, or is ticked, in front of its label.
fn state(app: &App, question: &Question, at: usize) -> String {
    let glyphs = app.look.glyphs;
    let answer = app.quiz.answers().get(question);
    let is_not_sure = at == question.choices.len();
    let chosen =
        if is_not_sure { answer == Answer::NotSure } else { answer.picks().is_some_and(|picks| picks.contains(at)) };
    let dot = if chosen { glyphs.chosen } else { " " };
    match question.kind {
        Kind::One => format!("{dot} "),
        Kind::Many { .. } if is_not_sure => format!("{dot}   "),
        Kind::Many { .. } => format!("{} ", if chosen { glyphs.ticked } else { glyphs.unticked }),
    }
}
