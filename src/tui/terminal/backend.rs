//! Ratatui's backend for the terminal: one write a frame, and whole rows where widths are uncertain.

use std::{io, mem, sync::Arc};

use crossterm::{
    cursor::{Hide, MoveTo, Show},
    queue,
    style::{Attribute, Colored, SetAttribute},
    terminal::{
        BeginSynchronizedUpdate, Clear,
        ClearType::{All, CurrentLine},
        EndSynchronizedUpdate,
    },
};
use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::{Buffer, Cell, CellWidth},
    layout::{Position, Rect, Size},
    prelude::IntoCrossterm,
    style::{Color, Modifier},
};

use super::device::Device;

/// What frames are drawn on.
pub(in crate::tui) trait Surface {
    /// Sends a frame in one write.
    fn send(&self, frame: &[u8]) -> io::Result<()>;

    /// Columns and rows.
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
/// Terminals disagree with us and with each other about the width of some text, such as Devanagari, Thai and flags. They
/// leave remnants of it when single cells change, so a row that has or had such text is cleared and drawn as a whole.
pub(in crate::tui) struct TtyBackend<S = Arc<Device>> {
    surface: S,
    /// What the next flush sends.
    bytes: Vec<u8>,
    /// What is on the screen.
    screen: Buffer,
    cursor: Cursor,
}

/// The cursor of the terminal, as far as it is known.
#[derive(Debug, Default)]
struct Cursor {
    /// Where ratatui last put it.
    set: Position,
    /// Whether nothing was drawn since.
    is_there: bool,
    is_visible: Option<bool>,
}

impl<S: Surface> TtyBackend<S> {
    pub fn new(surface: S) -> io::Result<Self> {
        let screen = blank(surface.size()?);
        Ok(Self { surface, bytes: Vec::new(), screen, cursor: Cursor::default() })
    }

    /// Keeps what these cells of the screen are from now on.
    fn remember(&mut self, cells: &[(u16, u16, &Cell)]) {
        for &(x, y, cell) in cells {
            if let Some(kept) = self.screen.cell_mut((x, y)) {
                kept.clone_from(cell);
            }
            for covered in 1..cell.cell_width() {
                if let Some(kept) = self.screen.cell_mut((x.saturating_add(covered), y)) {
                    kept.reset();
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
                // Where the terminal has its cursor now is uncertain: it is moved at the start of each part.
                draw_cells(&mut self.bytes, part.drain(..))?;
            }
            x = x.saturating_add(cell.cell_width().max(1));
        }
        draw_cells(&mut self.bytes, part.into_iter())
    }
}

/// Whether terminals disagree about the width of a cell: everything they build from several characters.
fn is_uncertain(cell: &Cell) -> bool {
    cell.symbol().chars().nth(1).is_some()
}

/// Modifiers with what switches them on and off.
const MODIFIERS: [(Modifier, Attribute, Attribute); 6] = [
    (Modifier::BOLD, Attribute::Bold, Attribute::NormalIntensity),
    (Modifier::DIM, Attribute::Dim, Attribute::NormalIntensity),
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (Modifier::UNDERLINED, Attribute::Underlined, Attribute::NoUnderline),
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut, Attribute::NotCrossedOut),
];

/// The style of a cell, as far as it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Ink {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank looks the same in both.
    fn blank_is_same(self, other: Self) -> bool {
        let seen = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
        self.bg == other.bg && !(self.modifier | other.modifier).intersects(seen)
    }

    /// Appends the one sequence that leads from this style to `next`.
    fn change_to(self, next: Self, bytes: &mut Vec<u8>) {
        let mut parts = Vec::new();
        let mut is_on = self.modifier;
        for (modifier, _, off) in MODIFIERS {
            if is_on.contains(modifier) && !next.modifier.contains(modifier) {
                parts.push(off.sgr());
                // Bold and dim go together.
                is_on -= if off == Attribute::NormalIntensity { Modifier::BOLD | Modifier::DIM } else { modifier };
            }
        }
        let added = MODIFIERS.iter().filter(|(modifier, ..)| (next.modifier - is_on).contains(*modifier));
        parts.extend(added.map(|(_, on, _)| on.sgr()));
        if self.fg != next.fg {
            parts.push(Colored::ForegroundColor(next.fg.into_crossterm()).to_string());
        }
        if self.bg != next.bg {
            parts.push(Colored::BackgroundColor(next.bg.into_crossterm()).to_string());
        }
        if !parts.is_empty() {
            bytes.extend(format!("\x1b[{}m", parts.join(";")).into_bytes());
        }
    }
}

/// Appends what draws these cells, in as few bytes as there can be: nothing is set twice, and blanks are in the colour of
/// what stands before them. `CrosstermBackend` would take half as many again.
fn draw_cells<'c>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = (u16, u16, &'c Cell)>) -> io::Result<()> {
    let (mut ink, mut last) = (Ink::PLAIN, None::<(u16, u16)>);
    for (x, y, cell) in cells {
        // Behind a wide character too, for terminals disagree about them.
        if last.is_none_or(|(before, row)| (before.saturating_add(1), row) != (x, y)) {
            queue!(bytes, MoveTo(x, y))?;
        }
        last = Some((x, y));
        let next = Ink::of(cell);
        if cell.symbol() != " " || !ink.blank_is_same(next) {
            ink.change_to(next, bytes);
            ink = next;
        }
        bytes.extend(cell.symbol().bytes());
    }
    if ink != Ink::PLAIN {
        queue!(bytes, SetAttribute(Attribute::Reset))?;
    }
    Ok(())
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

    /// Answered from memory: the terminal's own answer would have to be read from among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.set)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if !(self.cursor.is_there && self.cursor.set == position) {
            queue!(self.bytes, MoveTo(position.x, position.y))?;
        }
        (self.cursor.set, self.cursor.is_there) = (position, true);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears the screen and forgets all that was known of it. A full-screen program clears nothing less.
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

    use ratatui::{Terminal, style::Style, widgets::Paragraph};

    use super::*;

    /// Keeps each write.
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
        /// One that shows `text`, with the cursor there if that is given.
        fn new(text: &str, cursor: Option<(u16, u16)>) -> Self {
            let writes = Writes(Rc::default());
            let terminal = Terminal::new(TtyBackend::new(writes.clone()).unwrap()).unwrap();
            let mut screen = Self { terminal, writes };
            screen.draw(text, cursor);
            screen
        }

        /// What is sent to draw `text`, in one write.
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

    #[cfg(unix)]
    #[test]
    fn every_cell_arrives_in_its_style() {
        let colors = [Color::Reset, Color::LightBlue, Color::Indexed(141), Color::Rgb(1, 2, 3)];
        let modifiers = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
        let style = |at: usize| {
            let set = modifiers.iter().enumerate().filter(|(bit, _)| (at / 16) >> bit & 1 == 1);
            let mut modifier = set.fold(Modifier::empty(), |all, (_, modifier)| all | *modifier);
            if modifier.contains(Modifier::BOLD) {
                // The emulator knows one of the two.
                modifier -= Modifier::DIM;
            }
            Style::new().fg(colors[at % 4]).bg(colors[at / 4 % 4]).add_modifier(modifier)
        };
        let mut parser = vt100::Parser::new(4.try_into().unwrap(), 20.try_into().unwrap(), 0);
        let mut screen = Screen::new("", None);
        for frame in 0..40 {
            // Neighbours differ in everything, and some are blank.
            let place = |x: u16, y: u16| usize::from(y * 20 + x);
            let styled =
                |x, y| (if (place(x, y) + frame) % 3 == 0 { " " } else { "a" }, style(place(x, y) * 7 + frame * 80));
            let cells = (0..4).flat_map(|y| (0..20).map(move |x| (x, y)));
            let drawn = screen.terminal.draw(|frame| {
                for (x, y) in cells.clone() {
                    let (symbol, style) = styled(x, y);
                    frame.buffer_mut()[(x, y)].set_symbol(symbol).set_style(style);
                }
            });
            drawn.unwrap();
            parser.process(screen.writes.0.take().concat().as_bytes());
            for (x, y) in cells {
                let (symbol, style) = styled(x, y);
                let cell = parser.screen().cell(y, x).unwrap();
                let color = |color: Option<Color>| match color {
                    Some(Color::LightBlue) => vt100::Color::Idx(12),
                    Some(Color::Indexed(index)) => vt100::Color::Idx(index),
                    Some(Color::Rgb(red, green, blue)) => vt100::Color::Rgb(red, green, blue),
                    _ => vt100::Color::Default,
                };
                let has = |modifier| style.add_modifier.contains(modifier);
                let seen = (cell.bgcolor(), cell.underline(), cell.inverse());
                assert_eq!(seen, (color(style.bg), has(Modifier::UNDERLINED), has(Modifier::REVERSED)), "{x} {y}");
                if symbol != " " {
                    let seen = (cell.contents(), cell.fgcolor(), cell.bold(), cell.dim(), cell.italic());
                    let [bold, dim, italic] = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC].map(has);
                    assert_eq!(seen, (symbol, color(style.fg), bold, dim, italic), "{x} {y}");
                }
            }
        }
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
