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
//!  ▸ Start the questions
//!    Browse the comparison
//! ```

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::{
    catalogue::Opt,
    quiz::Command,
    report::count,
    tui::{
        app::App,
        text::{beside, fit, paragraph},
    },
};

use super::{Room, Screen};

/// How long a question takes to read and answer, in seconds: a guess, rounded up to minutes where it is shown.
const SECONDS_A_QUESTION: usize = 15;

/// What can be done here, from the first row to the last.
const COMMANDS: [Command; 2] = [Command::Start, Command::Browse];

/// How many rows the mark can stand on.
pub(in crate::tui) fn rows() -> usize {
    COMMANDS.len()
}

/// What the row at `mark` does.
pub(in crate::tui) fn command(mark: usize) -> Option<Command> {
    COMMANDS.get(mark).copied()
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
    body.extend(paragraph(&promise(app), width, 0, ratatui::style::Style::new()));
    body.push(Line::default());
    let menu = body.len();
    for (at, command) in COMMANDS.iter().enumerate() {
        body.push(menu_line(app, at, label(app, *command)));
    }
    let focus = menu + app.mark..menu + app.mark + 1;
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
    let summary = paragraph(&option.summary, room, 0, ratatui::style::Style::new());
    beside(vec![name, summary], &[name_width, room], "  ")
}

fn promise(app: &App) -> String {
    let (least, most) = app.questions;
    let minutes = (most * SECONDS_A_QUESTION).div_ceil(60);
    let range = if least == most { most.to_string() } else { format!("{least} to {most}") };
    format!(
        "{range} question{}, about {}. You can go back and change any answer, and see what each of them added. Nothing \
         leaves this computer.",
        if most == 1 { "" } else { "s" },
        count(minutes, "minute"),
    )
}

fn label(app: &App, command: Command) -> &'static str {
    match command {
        Command::Browse => "Browse the comparison",
        _ if app.quiz.has_answers() => "Continue where you were",
        _ => "Start the questions",
    }
}

fn menu_line(app: &App, at: usize, label: &'static str) -> Line<'static> {
    let marked = app.mark == at;
    let (sign, style) =
        if marked { (app.look.glyphs.mark, app.look.strong()) } else { (" ", ratatui::style::Style::new()) };
    Line::from(vec![Span::styled(sign, style), Span::raw(" "), Span::styled(label, style)])
}
