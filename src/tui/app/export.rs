//! Writing the result to a file, and copying it.

use std::path::PathBuf;

use crate::{
    report::Format,
    sheet::{ExportError, expanded, shown_path},
    tui::{input::Key, typed::Typed},
};

use super::{App, Asked, Effect, Line, Overlay};

/// A result on its way to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The format.
    pub format: Format,
    /// The file, as it was typed.
    pub file: String,
    /// Whether it may be written over.
    pub over: bool,
}

impl App<'_> {
    /// Marks another format.
    pub(super) fn move_format(&mut self, key: Key) {
        let Some(Overlay::Export(mark)) = &mut self.overlay else { return };
        let last = Format::ALL.len() - 1;
        let to = match key {
            Key::Up | Key::Char('k') => mark.saturating_sub(1),
            Key::Down | Key::Char('j') => *mark + 1,
            Key::Home => 0,
            Key::End => last,
            key => key.digit().unwrap_or(1).saturating_sub(1),
        };
        *mark = to.min(last);
    }

    /// On to the name of the file.
    pub(super) fn choose_format(&mut self) {
        let Some(Overlay::Export(mark)) = &self.overlay else { return };
        let format = Format::ALL.get(*mark).copied().unwrap_or_default();
        self.overlay = Some(Overlay::Typing(Line::File(format), Typed::new(format.file_name())));
    }

    /// Writes the result to the file typed.
    pub(super) fn write_result(&mut self) -> Effect {
        match &self.overlay {
            Some(Overlay::Typing(Line::File(_), typed)) if typed.text().trim().is_empty() => {
                self.notice = Some("Type the name of a file.".into());
                Effect::None
            }
            Some(Overlay::Typing(Line::File(format), typed)) => {
                Effect::Export(Export { format: *format, file: typed.text().trim().into(), over: false })
            }
            _ => Effect::None,
        }
    }

    /// Back from the name of the file to the formats.
    pub(super) fn drop_file(&mut self, format: Format) {
        let mark = Format::ALL.iter().position(|other| *other == format).unwrap_or(0);
        self.overlay = Some(Overlay::Export(mark));
    }

    /// Where a file of this name is: in full.
    #[must_use]
    pub fn full_path(&self, file: &str) -> PathBuf {
        self.opening.folder.join(expanded(file))
    }

    /// What became of an export: where it was written, that a file is there, or why it could not be.
    pub(in crate::tui) fn exported(&mut self, export: Export, done: Result<(), ExportError>) {
        match done {
            Ok(()) => {
                self.overlay = None;
                self.notice = Some(format!("Written to {}", shown_path(&self.full_path(&export.file))));
            }
            Err(ExportError::Exists(_)) => self.overlay = Some(Overlay::Asking(Asked::Overwrite(export))),
            Err(error) => {
                self.overlay = Some(Overlay::Typing(Line::File(export.format), Typed::new(&export.file)));
                self.notice = Some(match error {
                    ExportError::Unwritten { source, .. } => format!("It cannot be written: {source}"),
                    ExportError::Sheet(_) => "Your answers are kept in that file: give another name.".into(),
                    _ => "Its folder is not there: give another name.".into(),
                });
            }
        }
    }

    /// Tells that the result was sent to the terminal to be copied.
    pub(in crate::tui) fn copied(&mut self) {
        self.notice = Some("Copied as text, if the terminal lets programs copy (OSC 52)".into());
    }
}
