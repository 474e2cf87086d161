//! The screen, and what is known to stand on it.

use ratatui::backend::Backend;

use super::frame::Frame;

/// So many rows are turned into cells at a time.
const ROWS: usize = 8;

/// A screen that shows a frame.
///
/// ratatui's own canvas compares every cell of the screen with the one before, which takes most of the time that a
/// moved mark needs. Here rows are compared, and the cells of those alone that changed.
#[derive(Debug, Default)]
pub struct Canvas {
    /// What stands on it; none where it is blank.
    shown: Option<Frame>,
}

impl Canvas {
    /// Has `frame` stand on it: sends what is different from what does.
    ///
    /// # Errors
    /// Where the screen cannot be drawn on.
    pub fn show<B: Backend>(&mut self, frame: Frame, screen: &mut B) -> Result<(), B::Error> {
        let shown = match self.shown.take() {
            Some(shown) if shown.area() == frame.area() => shown,
            shown => {
                if shown.is_some() {
                    screen.clear()?;
                }
                screen.show_cursor()?;
                Frame::blank(frame.area().as_size().into())
            }
        };
        let changed: Vec<u16> = frame.changed(&shown).collect();
        for rows in changed.chunks(ROWS) {
            let (before, after) = (shown.cells(rows), frame.cells(rows));
            let row = |y: u16| rows.get(usize::from(y)).copied().unwrap_or_default();
            screen.draw(before.diff(&after).into_iter().map(|(x, y, cell)| (x, row(y), cell)))?;
        }
        screen.set_cursor_position(frame.cursor)?;
        screen.flush()?;
        self.shown = Some(frame);
        Ok(())
    }
}
