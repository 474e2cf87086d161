//! The welcome screen: what it is, how long it takes, and where to begin.
//!
//! ```text
//!  Eleven or twelve questions, about three minutes, one argued answer.
//!
//!  Python  Interpreted, dynamically typed, …
//!  Rust    Compiled, statically typed, …
//!
//!  11 to 12 questions, about 3 minutes. …
//!
//!  ▸ Resume at question 5, saved yesterday
//!    Start over
//!    Browse the comparison
//! ```

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::Opt,
    quiz::Answer,
    report::length,
    tui::{
        app::App,
        keymap::Action,
        text::{beside, fit, paragraph},
    },
};

use super::{Room, Screen};

/// A row that the mark can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Row {
    /// To the first question that is open.
    Begin,
    /// Forget the answers, after asking.
    StartOver,
    /// To the comparison.
    Browse,
}

/// The rows that there are now, from the first to the last.
fn menu(app: &App) -> &'static [Row] {
    if app.can(Action::Restart) { &[Row::Begin, Row::StartOver, Row::Browse] } else { &[Row::Begin, Row::Browse] }
}

/// How many rows the mark can stand on.
pub(in crate::tui) fn rows(app: &App) -> usize {
    menu(app).len()
}

/// The row at `mark`.
pub(in crate::tui) fn row(app: &App, mark: usize) -> Option<Row> {
    menu(app).get(mark).copied()
}

pub(super) fn screen(app: &App, room: Room) -> Screen {
    let catalogue = app.quiz.catalogue();
    let look = app.look;
    let width = room.width.min(80);
    let mut body = vec![Line::default()];
    body.extend(paragraph(&catalogue.summary, width, 0, look.strong()));
    body.push(Line::default());
    let name_width = catalogue.options.iter().map(|option| option.name.width()).max().unwrap_or(0).min(width / 3);
    for (at, option) in catalogue.options.iter().enumerate() {
        body.extend(option_lines(app, at, option, name_width, width));
    }
    body.push(Line::default());
    body.extend(paragraph(&promise(app), width, 0, Style::new()));
    for sentence in &app.opening.news {
        body.extend(paragraph(sentence, width, 2, Style::new()));
    }
    body.push(Line::default());
    let first = body.len();
    let mut focus = first..first + 1;
    for (at, row) in menu(app).iter().enumerate() {
        let lines = menu_lines(app, at, &label(app, *row), width);
        if at == app.mark {
            focus = body.len()..body.len() + lines.len();
        }
        body.extend(lines);
    }
    Screen {
        status: format!("whichone {}", env!("CARGO_PKG_VERSION")),
        bar: Line::raw(look.glyphs.thick.repeat(room.width)),
        body,
        cursor: focus.start,
        focus: Some(focus),
        ..Screen::default()
    }
}

fn option_lines(app: &App, at: usize, option: &Opt, name_width: usize, width: usize) -> Vec<Line<'static>> {
    let name = vec![Line::styled(fit(&option.name, name_width, app.look.glyphs.cut), app.look.side_title(at))];
    let room = width.saturating_sub(name_width + 2);
    let summary = paragraph(&option.summary, room, 0, Style::new());
    beside(vec![name, summary], &[name_width, room], "  ")
}

/// What a person can count on: how long it takes, that nothing is final, where the answers go.
fn promise(app: &App) -> String {
    let kept = app.keeping.promise(&app.opening.place);
    format!(
        "{} You can go back and change any answer, and see what each of them added. {kept}",
        length(&app.opening.about.project, app.questions),
    )
}

fn label(app: &App, row: Row) -> String {
    match row {
        Row::Browse => "Browse the comparison".into(),
        Row::StartOver => "Start over".into(),
        Row::Begin if !app.can(Action::Restart) => "Start the questions".into(),
        Row::Begin => {
            let path = app.quiz.path();
            let open = path.iter().position(|question| app.quiz.answers().get(question) == Answer::Open);
            let place = open.map_or("the review".into(), |at| format!("question {}", at + 1));
            let saved =
                if app.opening.saved.is_empty() { String::new() } else { format!(", saved {}", app.opening.saved) };
            format!("Resume at {place}{saved}")
        }
    }
}

fn menu_lines(app: &App, at: usize, label: &str, width: usize) -> Vec<Line<'static>> {
    let marked = app.mark == at;
    let (sign, style) = if marked { (app.look.glyphs.mark, app.look.strong()) } else { (" ", Style::new()) };
    let room = width.saturating_sub(2);
    beside(vec![vec![Line::from(Span::styled(sign, style))], paragraph(label, room, 2, style)], &[2, room], "")
}
