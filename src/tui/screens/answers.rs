//! The answers, and what each of them added: a tab of the result.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    quiz::Answer,
    report::{AnswerLine, Report},
    tui::{
        app::App,
        text::{self, paragraph},
    },
};

use super::{Room, Screen, reserve};

/// `screen` with them below all that it has.
pub(super) fn under(screen: Screen, app: &App, report: &Report, room: Room) -> Screen {
    let mut screen = screen;
    let answers: Vec<Told> =
        report.answers.iter().map(Told::Counted).chain(report.kept.iter().map(Told::Kept)).collect();
    let blocks = reserve(&mut screen.body, answers.iter().map(|answer| answer.height(app, report, room.width)));
    screen.body.push(Line::default());
    screen.body.extend(paragraph(&report.manner, room.width, 0, Style::new()));
    let how = "To change an answer, go back to the review with r.";
    screen.body.extend(paragraph(how, room.width, 0, Style::new()));
    let lines = |at: usize| answers.get(at).map_or(Vec::new(), |answer| answer.lines(app, report, room.width));
    screen.lay_out(app, room, &blocks, lines)
}

/// An answer to tell.
enum Told<'r> {
    Counted(&'r AnswerLine<'r>),
    /// To a question that is hidden as things stand.
    Kept(&'r AnswerLine<'r>),
}

impl Told<'_> {
    const fn line(&self) -> &AnswerLine<'_> {
        match self {
            Self::Counted(line) | Self::Kept(line) => line,
        }
    }

    /// What stands under the question, further in.
    fn below(&self, app: &App, report: &Report) -> impl Iterator<Item = String> {
        let words = self.line().words.join("; ");
        let said = match (self, self.line().answer) {
            (Self::Kept(_), _) => format!("Kept, not counted: {words}"),
            (_, Answer::Picked(_)) => format!("{words} {} {}", app.look.glyphs.dot, report.adds_words(self.line())),
            (_, Answer::NotSure | Answer::Open) => format!("{words}: does not count"),
        };
        std::iter::once(said).chain(self.line().note_line())
    }

    /// How many [`Self::lines`] it takes.
    fn height(&self, app: &App, report: &Report, width: usize) -> usize {
        let below = self.below(app, report).map(|text| text::height(&text, width.saturating_sub(2), 2));
        text::height(&self.line().question.title, width, 2) + below.sum::<usize>()
    }

    fn lines(&self, app: &App, report: &Report, width: usize) -> Vec<Line<'static>> {
        let mut lines = paragraph(&self.line().question.title, width, 2, app.look.strong());
        for text in self.below(app, report) {
            let below = paragraph(&text, width.saturating_sub(2), 2, Style::new()).into_iter();
            lines.extend(below.map(|line| Line::from_iter([Span::raw("  ")].into_iter().chain(line.spans))));
        }
        lines
    }
}
