//! Text fields: one line of text, wrapped where it is long, with the terminal's cursor in it.

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
    widgets::Paragraph,
};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{
    report::{Format, Report},
    store::shown_path,
    text::{is_printable, wrap},
    tui::{
        action::{Action, Edit},
        keymap::Context,
        screens::{Effect, Export, Screen},
        session::Session,
    },
};

use super::{menu::Menu, popup, text_width};

/// Text as it is typed, of at most so many characters.
pub struct TextField {
    input: Input,
    longest: usize,
}

impl TextField {
    /// With `text` in it, and the cursor behind that.
    pub fn new(text: &str, longest: usize) -> Self {
        Self { input: Input::new(text.into()), longest }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Edits the text. Gives whether anything changed.
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

    /// How many characters of the input one edit spans: all of what people see as one.
    fn steps(&self, edit: Edit) -> usize {
        let at = self.byte();
        let (before, after) = self.text().split_at_checked(at).unwrap_or((self.text(), ""));
        let count = |cluster: Option<&str>| cluster.map_or(0, |cluster| cluster.chars().count());
        match edit {
            Edit::Left | Edit::DeleteBefore => count(before.graphemes(true).next_back()),
            Edit::Right | Edit::DeleteAfter => count(after.graphemes(true).next()),
            _ => 1,
        }
    }

    /// The byte that the cursor stands before.
    fn byte(&self) -> usize {
        self.text().char_indices().nth(self.input.cursor()).map_or(self.text().len(), |(at, _)| at)
    }

    /// Puts `text` in at the cursor: line breaks as spaces, and without what a terminal would obey. Gives whether all of
    /// it fitted.
    pub fn insert(&mut self, text: &str) -> bool {
        let line = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        let line: String = line.chars().filter(|c| is_printable(*c)).collect();
        let room = self.longest.saturating_sub(self.text().chars().count());
        let taken: String = line.chars().take(room).collect();
        let at = self.byte();
        let (before, after) = self.text().split_at_checked(at).unwrap_or((self.text(), ""));
        let cursor = self.input.cursor() + taken.chars().count();
        self.input = Input::new([before, &taken, after].concat()).with_cursor(cursor);
        taken.len() == line.len()
    }

    /// The text in rows of at most `width` columns, and the column and row of the cursor.
    fn rows(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        // The cursor behind the last character needs a column too.
        let width = width.max(2) - 1;
        let cursor = self.byte();
        let mut rows = vec![String::new()];
        let mut at = (0, 0);
        for (byte, cluster) in self.text().grapheme_indices(true) {
            let taken = rows.last().map_or(0, |row| row.width());
            if taken + cluster.width() > width && taken > 0 {
                rows.push(String::new());
            }
            if byte <= cursor {
                at = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
            }
            if let Some(row) = rows.last_mut() {
                row.push_str(cluster);
            }
        }
        if cursor == self.text().len() {
            at = (rows.last().map_or(0, |row| row.width()), rows.len() - 1);
        }
        (rows, at)
    }

    /// How many rows it takes in `width` columns.
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

/// The name of the file that the result is written to.
pub struct FileName<'c> {
    report: Rc<Report<'c>>,
    format: Format,
    field: TextField,
}

/// How long the name of a file may be, in characters.
const LONGEST_NAME: usize = 1_000;

impl<'c> FileName<'c> {
    /// For `report` in `format`.
    pub fn new(report: Rc<Report<'c>>, format: Format) -> Self {
        Self { report, format, field: TextField::new(format.file_name(), LONGEST_NAME) }
    }

    /// Once more, after `export` went wrong.
    pub fn again(export: &Export<'c>) -> Self {
        let field = TextField::new(&export.file, LONGEST_NAME);
        Self { report: Rc::clone(&export.report), format: export.format, field }
    }
}

impl<'c> Screen<'c> for FileName<'c> {
    fn context(&self) -> Context {
        Context::Field
    }

    fn is_enabled(&self, _action: Action, _session: &Session<'c>) -> bool {
        true
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        (action == Action::Back).then_some("other formats")
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        match action {
            Action::Insert(c) => self.paste(&c.to_string(), session),
            Action::Edit(edit) if self.field.edit(edit) => Effect::Redraw,
            Action::Accept if self.field.text().trim().is_empty() => {
                session.notice = Some("Type a file name.".into());
                Effect::Redraw
            }
            Action::Accept => {
                let file = self.field.text().trim().to_owned();
                let (report, path) = (Rc::clone(&self.report), session.full_path(&file));
                Effect::Export(Export { report, format: self.format, file, path, replace: false })
            }
            Action::Back => Effect::Open(Box::new(Menu::formats(Rc::clone(&self.report), self.format))),
            _ => Effect::None,
        }
    }

    fn paste(&mut self, text: &str, session: &mut Session<'c>) -> Effect<'c> {
        if !self.field.insert(text) {
            session.notice = Some(format!("A file name can be up to {LONGEST_NAME} characters."));
        }
        Effect::Redraw
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let width = text_width(window);
        let path = format!("Will be written to {}", shown_path(&session.full_path(self.field.text().trim())));
        let path = wrap(&path, width);
        let rows = self.field.height(width) + 1 + u16::try_from(path.len()).unwrap_or(1);
        let inner =
            popup(frame, window, session.theme, "Save the result as", "Enter save   Esc other formats", (width, rows));
        let [field, rest] = crate::tui::layout::split_top(inner, self.field.height(width));
        let [_, path_area] = crate::tui::layout::split_top(rest, 1);
        frame.render_widget(Paragraph::new(path.join("\n")).style(session.theme.dim()), path_area);
        self.field.render(frame, field);
    }
}
