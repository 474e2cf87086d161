//! The screens, each in a file of its own.

pub mod answer_lines;
mod question;
mod result;
mod review;
mod side_by_side;
mod team;
mod welcome;

use crate::quiz::Stage;

use super::{screen::Screen, session::Session};

/// The screen for the stage that the quiz is at. The welcome screen selects the row that led to the stage `before`, and
/// the review the question that was `edited` from there. A comparison has a single screen.
pub fn for_stage<'c>(session: &Session<'c>, before: Stage, edited: Option<usize>) -> Box<dyn Screen<'c> + 'c> {
    if session.team.is_some() {
        return Box::new(team::TeamScreen::default());
    }
    match session.quiz.stage() {
        Stage::Welcome => Box::new(welcome::Welcome::after(before, session)),
        Stage::SideBySide => Box::new(side_by_side::SideBySide::default()),
        Stage::Question { .. } => Box::new(question::QuestionScreen::new(session)),
        Stage::Review => Box::new(review::Review::new(session, edited)),
        Stage::Result => Box::new(result::ResultScreen::new(session)),
    }
}
