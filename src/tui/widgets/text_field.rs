//! A text field: one line of text, wrapped where it is long, with the terminal's cursor in it.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
    widgets::Paragraph,
};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{text::is_printable, tui::action::Edit};

/// Text that a person types.
pub struct TextField {
    input: Input,
    /// The limit in characters.
    max: usize,
}

impl TextField {
    /// With `text`, and the cursor after it.
    pub fn new(text: &str, max: usize) -> Self {
        Self { input: Input::new(text.into()), max }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Edits the text. Returns whether anything changed.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let before = (self.input.cursor(), self.input.value().len());
        for _ in 0..self.steps(edit) {
            self.input.handle(match edit {
                Edit::Left => InputRequest::GoToPrevChar,
                Edit::Right => InputRequest::GoToNextChar,
                Edit::Home => InputRequest::GoToStart,
                Edit::End => InputRequest::GoToEnd,
                Edit::DeleteBefore => InputRequest::DeletePrevChar,
                Edit::DeleteAfter => InputRequest::DeleteNextChar,
                Edit::DeleteWord => InputRequest::DeletePrevWord,
                Edit::DeleteToStart => InputRequest::DeleteFromStart,
            });
        }
        (self.input.cursor(), self.input.value().len()) != before
    }

    /// How many characters one edit spans: what people see as one can be several.
    fn steps(&self, edit: Edit) -> usize {
        let index = self.cursor();
        let (before, after) = self.text().split_at_checked(index).unwrap_or((self.text(), ""));
        let count = |cluster: Option<&str>| cluster.map_or(0, |cluster| cluster.chars().count());
        match edit {
            Edit::Left | Edit::DeleteBefore => count(before.graphemes(true).next_back()),
            Edit::Right | Edit::DeleteAfter => count(after.graphemes(true).next()),
            _ => 1,
        }
    }

    /// The cursor as a byte index.
    fn cursor(&self) -> usize {
        self.text().char_indices().nth(self.input.cursor()).map_or(self.text().len(), |(index, _)| index)
    }

    /// Inserts `text` at the cursor: line breaks as spaces, and without control characters. Returns whether all of it
    /// fits.
    pub fn insert(&mut self, text: &str) -> bool {
        let line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        let line: String = line.chars().filter(|c| is_printable(*c)).collect();
        let free = self.max.saturating_sub(self.text().chars().count());
        let inserted: String = line.chars().take(free).collect();
        let index = self.cursor();
        let (before, after) = self.text().split_at_checked(index).unwrap_or((self.text(), ""));
        let cursor = self.input.cursor() + inserted.chars().count();
        self.input = Input::new([before, &inserted, after].concat()).with_cursor(cursor);
        inserted.len() == line.len()
    }

    /// The text in rows of at most `width` columns, and the column and row of the cursor.
    fn rows(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        // The cursor after the last character needs a column too.
        let width = width.max(2) - 1;
        let cursor = self.cursor();
        let mut rows = vec![String::new()];
        let mut cursor_cell = (0, 0);
        for (byte, cluster) in self.text().grapheme_indices(true) {
            let taken = rows.last().map_or(0, |row| row.width());
            if taken + cluster.width() > width && taken > 0 {
                rows.push(String::new());
            }
            if byte <= cursor {
                cursor_cell = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
            }
            if let Some(row) = rows.last_mut() {
                row.push_str(cluster);
            }
        }
        if cursor == self.text().len() {
            cursor_cell = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
        }
        (rows, cursor_cell)
    }

    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(self.rows(width.into()).0.len()).unwrap_or(u16::MAX)
    }

    /// Draws it, with the cursor in view.
    pub fn render(&self, frame: &mut Frame, area: Rect) {
        let (rows, (column, row)) = self.rows(area.width.into());
        let first = (row + 1).saturating_sub(area.height.into());
        let shown: Vec<Line> = rows.into_iter().skip(first).map(Line::from).collect();
        frame.render_widget(Paragraph::new(shown), area);
        let cell = |from: u16, by: usize| from.saturating_add(u16::try_from(by).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position::new(cell(area.x, column), cell(area.y, row - first)));
    }
}
