//! Writing the result to a file: its format, then its name.

use std::rc::Rc;

use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use crate::{
    report::{Format, Report},
    store::shown_path,
    text::wrap,
    tui::{
        action::Action,
        keymap::Context,
        layout::{popup_text_width, split_top},
        screen::{Effect, Export, Screen},
        session::Session,
        widgets::{TextField, popup_frame},
    },
};

use super::menu::{Menu, MenuRow};

/// A list of the formats that `report` can be written in. Choosing one asks for the name of the file.
pub fn formats(report: Rc<Report<'_>>, selected: Format) -> Menu<'_> {
    let row = |(index, format): (usize, &Format)| MenuRow {
        name: (index + 1).to_string(),
        text: format.what().to_owned(),
        is_enabled: true,
    };
    let rows = Format::ALL.iter().enumerate().map(row).collect();
    let selected = Format::ALL.iter().position(|format| *format == selected).unwrap_or(0);
    Menu::new(Context::Export, "Write the result to a file", rows, selected, move |index, _| {
        let format = Format::ALL.get(index).copied().unwrap_or_default();
        Effect::Open(Box::new(FileName::new(Rc::clone(&report), format)))
    })
}

/// Asks for the name of the file.
pub struct FileName<'c> {
    report: Rc<Report<'c>>,
    format: Format,
    field: TextField,
}

/// The limit of a file name, in characters.
const MAX_NAME: usize = 1_000;

impl<'c> FileName<'c> {
    pub fn new(report: Rc<Report<'c>>, format: Format) -> Self {
        Self { report, format, field: TextField::new(format.file_name(), MAX_NAME) }
    }

    /// Asks for another name after `export` failed.
    pub fn retry(export: &Export<'c>) -> Self {
        let field = TextField::new(&export.file, MAX_NAME);
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
            Action::Back => Effect::Open(Box::new(formats(Rc::clone(&self.report), self.format))),
            _ => Effect::None,
        }
    }

    fn paste(&mut self, text: &str, session: &mut Session<'c>) -> Effect<'c> {
        if !self.field.insert(text) {
            session.notice = Some(format!("A file name can be up to {MAX_NAME} characters."));
        }
        Effect::Redraw
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let width = popup_text_width(window);
        let path = format!("Will be written to {}", shown_path(&session.full_path(self.field.text().trim())));
        let path = wrap(&path, width);
        let rows = self.field.height(width) + 1 + u16::try_from(path.len()).unwrap_or(1);
        let keys = "Enter save   Esc other formats";
        let inner = popup_frame(frame, window, session.theme, "Save the result as", keys, (width, rows));
        let [field, rest] = split_top(inner, self.field.height(width));
        let [_, path_area] = split_top(rest, 1);
        frame.render_widget(Paragraph::new(path.join("\n")).style(session.theme.dim()), path_area);
        self.field.render(frame, field);
    }
}
