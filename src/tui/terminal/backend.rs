//! Ratatui's backend for the terminal: one write per frame, and whole rows where widths are uncertain.

use std::{io, mem, sync::Arc};

use crossterm::{
    cursor::{Hide, MoveTo, Show},
    queue,
    terminal::{
        BeginSynchronizedUpdate, Clear,
        ClearType::{All, CurrentLine},
        EndSynchronizedUpdate,
    },
};
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::{Buffer, Cell, CellWidth},
    layout::{Position, Rect, Size},
};

use super::device::Device;

/// What frames are drawn on.
pub(in crate::tui) trait Surface {
    /// Sends a frame in one write.
    fn send(&self, frame: &[u8]) -> io::Result<()>;

    fn size(&self) -> io::Result<Size>;
}

impl Surface for Arc<Device> {
    fn send(&self, frame: &[u8]) -> io::Result<()> {
        let written = self.write(frame);
        #[cfg(unix)]
        let written = written.map_err(|error| crate::tui::signals::end_if_gone(self, error));
        written
    }

    fn size(&self) -> io::Result<Size> {
        Device::size(self)
    }
}

/// Collects a frame until ratatui flushes it.
///
/// Terminals disagree about the width of some text, such as Devanagari, Thai and flags. Remnants of it stay when single
/// cells change, so a row that has or had such text is cleared and drawn as a whole.
pub(in crate::tui) struct TtyBackend<S = Arc<Device>> {
    surface: S,
    /// What the next flush sends.
    bytes: Vec<u8>,
    /// What is on the screen.
    screen: Buffer,
    cursor: Cursor,
}

/// The cursor of the terminal.
#[derive(Debug, Default)]
struct Cursor {
    /// Where ratatui last put it.
    position: Position,
    /// Whether it is still there: drawing moves it.
    is_there: bool,
    /// Unknown at first.
    is_visible: Option<bool>,
}

impl<S: Surface> TtyBackend<S> {
    pub fn new(surface: S) -> io::Result<Self> {
        let screen = blank(surface.size()?);
        Ok(Self { surface, bytes: Vec::new(), screen, cursor: Cursor::default() })
    }

    /// Puts these cells into the copy of the screen.
    fn remember(&mut self, cells: &[(u16, u16, &Cell)]) {
        for &(x, y, cell) in cells {
            if let Some(known) = self.screen.cell_mut((x, y)) {
                known.clone_from(cell);
            }
            for covered in 1..cell.cell_width() {
                if let Some(known) = self.screen.cell_mut((x.saturating_add(covered), y)) {
                    known.reset();
                }
            }
        }
    }

    /// Whether a row of the screen has text whose width is uncertain.
    fn is_uncertain(&self, y: u16) -> bool {
        (0..self.screen.area.width).filter_map(|x| self.screen.cell((x, y))).any(is_uncertain)
    }

    /// Clears a row and draws it from its start.
    fn redraw(&mut self, y: u16) -> io::Result<()> {
        queue!(self.bytes, MoveTo(0, y), Clear(CurrentLine))?;
        let (mut x, mut part) = (0, Vec::new());
        while let Some(cell) = self.screen.cell((x, y)) {
            if *cell != Cell::EMPTY {
                part.push((x, y, cell));
            }
            if is_uncertain(cell) {
                // The terminal's cursor may now be anywhere. Each part starts by moving it.
                draw_cells(&mut self.bytes, part.drain(..))?;
            }
            x = x.saturating_add(cell.cell_width().max(1));
        }
        draw_cells(&mut self.bytes, part.into_iter())
    }
}

/// Whether terminals disagree about the width of a cell: of everything that is built from several characters.
fn is_uncertain(cell: &Cell) -> bool {
    cell.symbol().chars().nth(1).is_some()
}

/// Appends what draws these cells. They are in plain style afterwards.
fn draw_cells<'c>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = (u16, u16, &'c Cell)>) -> io::Result<()> {
    let mut cells = cells.peekable();
    if cells.peek().is_some() { CrosstermBackend::new(bytes).draw(cells) } else { Ok(()) }
}

fn blank(size: Size) -> Buffer {
    Buffer::empty(Rect::from((Position::ORIGIN, size)))
}

impl<S: Surface> Backend for TtyBackend<S> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changed: Vec<_> = content.collect();
        let (mut cells, mut rows) = (Vec::with_capacity(changed.len()), Vec::new());
        for row in changed.chunk_by(|(_, one, _), (_, other, _)| one == other) {
            let Some(&(_, y, _)) = row.first() else { continue };
            let was_uncertain = self.is_uncertain(y);
            self.remember(row);
            if was_uncertain || self.is_uncertain(y) {
                rows.push(y);
            } else {
                cells.extend_from_slice(row);
            }
        }
        self.cursor.is_there &= changed.is_empty();
        draw_cells(&mut self.bytes, cells.into_iter())?;
        rows.into_iter().try_for_each(|y| self.redraw(y))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.is_visible.replace(false) != Some(false) {
            queue!(self.bytes, Hide)?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.is_visible.replace(true) != Some(true) {
            queue!(self.bytes, Show)?;
        }
        Ok(())
    }

    /// Does not ask the terminal, whose answer would arrive among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if !(self.cursor.is_there && self.cursor.position == position) {
            queue!(self.bytes, MoveTo(position.x, position.y))?;
        }
        (self.cursor.position, self.cursor.is_there) = (position, true);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// A full-screen program always clears all of the screen.
    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type != ClearType::All {
            return Err(io::ErrorKind::Unsupported.into());
        }
        queue!(self.bytes, Clear(All))?;
        self.screen = blank(self.surface.size()?);
        (self.cursor.is_there, self.cursor.is_visible) = (false, None);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.surface.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.bytes.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.append(&mut mem::take(&mut self.bytes));
        queue!(frame, EndSynchronizedUpdate)?;
        self.surface.send(&frame)
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, rc::Rc};

    use ratatui::{Terminal, widgets::Paragraph};

    use super::*;

    /// Collects the writes.
    #[derive(Clone)]
    struct Writes(Rc<RefCell<Vec<String>>>);

    impl Surface for Writes {
        fn send(&self, frame: &[u8]) -> io::Result<()> {
            self.0.borrow_mut().push(String::from_utf8(frame.to_vec()).unwrap());
            Ok(())
        }

        fn size(&self) -> io::Result<Size> {
            Ok(Size::new(20, 4))
        }
    }

    struct Screen {
        terminal: Terminal<TtyBackend<Writes>>,
        writes: Writes,
    }

    impl Screen {
        /// A screen that shows `text`, and the cursor if it has a position.
        fn new(text: &str, cursor: Option<(u16, u16)>) -> Self {
            let writes = Writes(Rc::default());
            let terminal = Terminal::new(TtyBackend::new(writes.clone()).unwrap()).unwrap();
            let mut screen = Self { terminal, writes };
            screen.draw(text, cursor);
            screen
        }

        /// Draws `text`, and returns what is sent.
        fn draw(&mut self, text: &str, cursor: Option<(u16, u16)>) -> String {
            self.terminal
                .draw(|frame| {
                    frame.render_widget(Paragraph::new(text), frame.area());
                    if let Some(position) = cursor {
                        frame.set_cursor_position(position);
                    }
                })
                .unwrap();
            let writes = self.writes.0.take();
            assert!(writes.len() <= 1, "{writes:?}");
            writes.concat()
        }
    }

    #[test]
    fn frame_is_one_synchronized_write_and_none_if_nothing_changed() {
        let mut screen = Screen::new("one", None);
        let frame = screen.draw("two\nक्षि", Some((1, 1)));
        assert!(frame.starts_with("\u{1b}[?2026h") && frame.ends_with("\u{1b}[?2026l"), "{frame:?}");
        assert!(frame.contains("two") && frame.contains("\u{1b}[?25h"), "{frame:?}");
        assert_eq!(screen.draw("two\nक्षि", Some((1, 1))), "");
        assert_eq!(screen.draw("two\nक्षि", Some((3, 0))), "\u{1b}[?2026h\u{1b}[1;4H\u{1b}[?2026l");
        let frame = screen.draw("one", Some((3, 0)));
        assert!(frame.contains("\u{1b}[1;4H") && !frame.contains("\u{1b}[?25h"), "put back after drawing: {frame:?}");
    }

    #[test]
    fn clearing_redraws_everything_and_hides_the_cursor_again() {
        let mut screen = Screen::new("ที่ old", None);
        screen.terminal.clear().unwrap();
        let frame = screen.draw("ที่", None);
        assert!(["\u{1b}[2J", "ที่", "\u{1b}[?25l"].iter().all(|part| frame.contains(part)), "{frame:?}");
        assert!(!frame.contains("old"), "{frame:?}");
    }

    #[test]
    fn plain_row_sends_only_what_changed() {
        let frame = Screen::new("left middle right\nक्षि", None).draw("left MIDDLE right\nक्षि", None);
        assert!(frame.contains("\u{1b}[1;6HMIDDLE") && !frame.contains("left"), "{frame:?}");
        assert!(!frame.contains("क्षि") && !frame.contains("\u{1b}[2K"), "{frame:?}");
    }

    #[test]
    fn row_that_gets_or_had_text_of_uncertain_width_is_cleared_and_redrawn() {
        for uncertain in ["क्षि", "ที่", "🇩🇪", "👨\u{200d}👩\u{200d}👧"] {
            let mut screen = Screen::new("plain b end", None);
            for text in [&format!("a{uncertain}b end"), "plain b end"] {
                let frame = screen.draw(text, None);
                assert!(frame.contains("\u{1b}[1;1H\u{1b}[2K") && frame.contains("end"), "{frame:?}");
            }
        }
    }

    #[test]
    fn cursor_is_moved_after_each_symbol_of_uncertain_width() {
        // One column wide for us, so that nothing else makes the cursor move.
        let frame = Screen::new("", None).draw("aที่bc", None);
        assert!(frame.contains("aที่\u{1b}[") && frame.contains("\u{1b}[1;3Hbc"), "{frame:?}");
    }

    #[test]
    fn redrawn_row_has_nothing_that_a_wide_character_covered() {
        let mut screen = Screen::new("xyz ที่", None);
        screen.draw("界z ที่", None);
        let frame = screen.draw("Q z ที่", None);
        assert!(frame.contains('Q') && frame.contains('z') && !frame.contains('y'), "{frame:?}");
    }
}
