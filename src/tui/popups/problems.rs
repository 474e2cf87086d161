//! What is wrong with the catalogue that is previewed.

use ratatui::text::Line;

use crate::tui::{preview::problems, session::Session};

use super::text::{PopupText, TextPopup};

pub struct Problems;

impl Problems {
    pub fn popup() -> TextPopup<Self> {
        TextPopup::new(Self)
    }
}

impl PopupText for Problems {
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>) {
        let Some(preview) = &session.preview else { return Default::default() };
        // Not how many questions there are.
        let counted = preview.summary.split(';').next().unwrap_or_default().to_owned();
        (counted, problems::lines(&preview.problems, session.theme, width))
    }
}
