//! The forecast, where a window has no room for it under the question.

use ratatui::text::Line;

use crate::tui::{session::Session, widgets::ForecastBar};

use super::text::{PopupText, TextPopup};

/// The forecast in a window of its own.
pub struct Forecast;

impl Forecast {
    /// The popup.
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
