//! The forecast, if the window has no room for it below the question.

use ratatui::text::Line;

use crate::tui::{session::Session, widgets::ForecastBar};

use super::text::{PopupText, TextPopup};

pub struct Forecast;

impl Forecast {
    pub fn popup() -> TextPopup<Self> {
        TextPopup::new(Self)
    }
}

impl PopupText for Forecast {
    fn text(&self, session: &Session, width: u16) -> (String, Vec<Line<'static>>) {
        let bar = ForecastBar { session };
        let title = format!("Forecast {}", bar.condition());
        let title = if crate::text::width(&title) < width { title.trim_end() } else { "Forecast" };
        (title.into(), bar.lines(width))
    }
}
