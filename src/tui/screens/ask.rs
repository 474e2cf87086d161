//! A question of the program itself, over the screen: leave, start over.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    quiz::Answer,
    report::count,
    tui::{
        app::{App, Asked},
        text::{boxed, paragraph},
    },
};

use super::{Pen, Room};

/// Draws the question; gives the row where a person should look.
pub(super) fn draw(pen: &mut Pen, app: &App, room: Room, asked: Asked) -> usize {
    let inner = room.width.min(64).saturating_sub(4);
    let (title, text) = words(app, asked);
    let mut lines = paragraph(&text, inner, 0, Style::new());
    lines.push(Line::default());
    lines.extend(paragraph(choices(asked), inner, 0, app.look.strong()));
    let title = Span::styled(title, app.look.strong());
    pen.boxed(boxed(app.look.glyphs, title, "", lines, inner + 4), room).1 + 1
}

fn words(app: &App, asked: Asked) -> (&'static str, String) {
    let answers = app.quiz.answers();
    let given = app.quiz.path().iter().filter(|question| answers.get(question) != Answer::Open).count();
    let given = count(given, "answer");
    match asked {
        Asked::Leave => {
            let why = &app.keeping.trouble;
            (
                " Leave? ",
                format!(
                    "{given} could not be saved: {why}. Leaving prints all that you answered, so that you can keep it."
                ),
            )
        }
        Asked::Restart if app.keeping.saved => (
            " Start over? ",
            format!(
                "This goes back to the beginning. What you answered so far ({given}) is kept in a file beside the new one."
            ),
        ),
        Asked::Restart => (
            " Start over? ",
            format!("This forgets what you answered so far ({given}) and goes back to the beginning."),
        ),
    }
}

fn choices(asked: Asked) -> &'static str {
    match asked {
        Asked::Leave => "Enter leaves.  Esc stays.",
        Asked::Restart => "Enter starts over.  Esc stays.",
    }
}
