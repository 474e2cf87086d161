//! What stands on the screen, as a value: rows of lines in their places. Two frames can be compared row by row before a
//! single cell is drawn.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

/// Everything that stands on the screen at one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    area: Rect,
    /// For each row, what is put on it, one after the other.
    rows: Vec<Vec<Piece>>,
    /// Where the cursor stands: always somewhere, so that it can be followed.
    pub cursor: Position,
}

/// A line in its place.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    x: u16,
    width: u16,
    /// Whether it covers what was put there before; if not, that shows where the line does not reach.
    covers: bool,
    line: Line<'static>,
}

impl Frame {
    /// An empty screen of so many columns and rows.
    #[must_use]
    pub fn blank((columns, rows): (u16, u16)) -> Self {
        Self { area: Rect::new(0, 0, columns, rows), rows: vec![Vec::new(); rows.into()], cursor: Position::default() }
    }

    /// All of it.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.area
    }

    /// Puts `lines` into the rows of `area`, as far as it has any.
    pub fn put(&mut self, area: Rect, lines: impl IntoIterator<Item = Line<'static>>) {
        self.add(area, false, lines);
    }

    /// The same over whatever stands in `area`.
    pub fn cover(&mut self, area: Rect, lines: impl IntoIterator<Item = Line<'static>>) {
        self.add(area, true, lines);
    }

    fn add(&mut self, area: Rect, covers: bool, lines: impl IntoIterator<Item = Line<'static>>) {
        for (row, line) in area.rows().zip(lines) {
            if let Some(pieces) = self.rows.get_mut(usize::from(row.y)) {
                pieces.push(Piece { x: row.x, width: row.width, covers, line });
            }
        }
    }

    /// Has every one of the signs `from` give way to the one of `to` in the same place.
    pub fn replace(&mut self, from: &[&str], to: &[&str]) {
        let spans = self.rows.iter_mut().flatten().flat_map(|piece| &mut piece.line.spans);
        for span in spans {
            for (from, to) in from.iter().zip(to) {
                if span.content.contains(from) {
                    span.content = span.content.replace(from, to).into();
                }
            }
        }
    }

    /// The rows that do not say what they say in `other`.
    pub fn changed<'f>(&'f self, other: &'f Self) -> impl Iterator<Item = u16> + 'f {
        let rows = (0..).zip(&self.rows);
        rows.filter(|(row, pieces)| other.rows.get(usize::from(*row)) != Some(pieces)).map(|(row, _)| row)
    }

    /// These rows as cells, one below the other.
    #[must_use]
    pub fn cells(&self, rows: &[u16]) -> Buffer {
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let mut buffer = Buffer::empty(Rect { height, ..self.area });
        for (y, row) in (0..height).zip(rows) {
            for piece in self.rows.get(usize::from(*row)).into_iter().flatten() {
                piece.draw(&mut buffer, y);
            }
        }
        buffer
    }
}

impl Piece {
    fn draw(&self, buffer: &mut Buffer, y: u16) {
        let area = Rect::new(self.x, y, self.width, 1).intersection(buffer.area);
        // Of a wide character that begins before the piece and reaches into it, nothing can be left.
        let before = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = before.filter(|cell| cell.symbol().width() > 1) {
            cell.set_symbol(" ");
        }
        if self.covers {
            area.positions().for_each(|at| buffer.cell_mut(at).into_iter().for_each(Cell::reset));
        }
        let mut x = area.x;
        for span in &self.line {
            let style = self.line.style.patch(span.style);
            let room = Rect { x, width: area.right().saturating_sub(x), ..area };
            x = if span.content.chars().all(is_plain) {
                put_plain(buffer, room, &span.content, style)
            } else {
                buffer.set_span(x, y, &Span::styled(span.content.as_ref(), style), room.width).0
            };
        }
    }
}

/// Whether this sign takes a column of its own beside any like it: what ASCII prints, or what lines and bars are drawn
/// with. Nearly all of a screen is made of these, and they need no measuring.
const fn is_plain(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{2500}'..='\u{259f}')
}

/// Puts plain signs into `room`, a row, as far as it goes; gives the column after the last.
fn put_plain(buffer: &mut Buffer, room: Rect, text: &str, style: Style) -> u16 {
    let mut end = room.x;
    for (x, sign) in (room.x..room.right()).zip(text.chars()) {
        if let Some(cell) = buffer.cell_mut((x, room.y)) {
            cell.set_char(sign).set_style(style);
        }
        end = x + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use ratatui::style::Stylize;

    use super::*;

    fn row(frame: &Frame, row: u16) -> String {
        frame.cells(&[row]).content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn pieces_stand_on_each_other_and_covers_leave_nothing_of_what_is_below() {
        let mut frame = Frame::blank((6, 3));
        let line = || Line::from("abcdef".bold());
        frame.put(Rect::new(0, 0, 6, 3), [line(), line(), line()]);
        frame.put(Rect::new(2, 1, 3, 1), [Line::raw("X")]);
        frame.cover(Rect::new(2, 2, 3, 1), [Line::raw("Y")]);
        assert_eq!([0, 1, 2].map(|at| row(&frame, at)), ["abcdef", "abXdef", "abY  f"]);
        let cells = frame.cells(&[2]);
        assert!(cells[(1, 0)].modifier.contains(ratatui::style::Modifier::BOLD));
        assert!(cells[(3, 0)].modifier.is_empty(), "a style shows through");
    }

    #[test]
    fn what_does_not_fit_is_cut_at_its_area_and_at_the_screen() {
        let mut frame = Frame::blank((6, 2));
        frame.put(Rect::new(1, 0, 3, 9), [Line::raw("abcdef"), Line::raw("──────"), Line::raw("below")]);
        assert_eq!([0, 1].map(|at| row(&frame, at)), [" abc  ", " ───  "]);
        frame.put(Rect::new(5, 0, 9, 1), [Line::raw("漢")]);
        assert_eq!(row(&frame, 0), " abc  ");
        assert_eq!(frame.cells(&[7]).content.len(), 6, "a row there is none of is blank");
    }

    #[test]
    fn a_wide_character_gives_way_to_what_covers_its_second_half() {
        let mut below = Frame::blank((6, 1));
        below.put(Rect::new(0, 0, 6, 1), [Line::raw("a漢字b")]);
        let mut over = below.clone();
        over.cover(Rect::new(2, 0, 2, 1), [Line::raw("│x")]);
        assert_eq!(row(&over, 0), "a │x b");
        let (before, after) = (below.cells(&[0]), over.cells(&[0]));
        let sent: Vec<_> = before.diff(&after).into_iter().map(|(x, _, cell)| (x, cell.symbol())).collect();
        assert!(sent.starts_with(&[(1, " "), (2, "│"), (3, "x")]), "{sent:?}");
    }

    #[test]
    fn only_rows_that_say_something_else_have_changed() {
        let mut one = Frame::blank((6, 3));
        one.put(Rect::new(0, 0, 6, 3), ["a", "b", "c"].map(Line::raw));
        let mut other = one.clone();
        assert_eq!(one.changed(&other).count(), 0);
        other.put(Rect::new(0, 2, 6, 1), [Line::raw("d")]);
        assert_eq!(other.changed(&one).collect::<Vec<_>>(), [2]);
        assert_eq!(one.changed(&Frame::blank((6, 2))).collect::<Vec<_>>(), [0, 1, 2]);
    }
}
