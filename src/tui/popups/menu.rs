//! Lists to choose from: the formats of an export, the other catalogues.

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::Line,
    widgets::Row,
};

use crate::{
    report::{Format, Report},
    text::{truncate, width},
    tui::{
        action::Action,
        keymap::Context,
        screens::{Effect, Screen, moved},
        session::{Entry, Session},
        widgets::listing::{Listing, ListingState},
    },
};

use super::{field::FileName, popup};

/// What is listed.
enum Choices<'c> {
    Formats(Rc<Report<'c>>),
    Catalogues(Vec<Entry>),
}

/// A list with one row selected.
pub struct Menu<'c> {
    choices: Choices<'c>,
    list: ListingState,
}

impl<'c> Menu<'c> {
    /// The formats that `report` can be written in, with `format` selected. A format leads on to the name of a file.
    pub fn formats(report: Rc<Report<'c>>, format: Format) -> Self {
        let selected = Format::ALL.iter().position(|other| *other == format);
        Self { choices: Choices::Formats(report), list: ListingState::at(selected) }
    }

    /// The other catalogues, as they were found when the list was opened.
    pub fn catalogues(entries: Vec<Entry>) -> Self {
        Self { choices: Choices::Catalogues(entries), list: ListingState::at(Some(0)) }
    }

    fn selected(&self) -> usize {
        self.list.selected.unwrap_or(0)
    }

    fn count(&self) -> usize {
        match &self.choices {
            Choices::Formats(_) => Format::ALL.len(),
            Choices::Catalogues(entries) => entries.len(),
        }
    }

    fn choose(&self, at: usize, session: &mut Session<'c>) -> Effect<'c> {
        match &self.choices {
            Choices::Formats(report) => {
                let format = Format::ALL.get(at).copied().unwrap_or_default();
                Effect::Open(Box::new(FileName::new(Rc::clone(report), format)))
            }
            Choices::Catalogues(entries) => match entries.get(at) {
                Some(Entry { name, title: Ok(_) }) => Effect::Switch(name.clone()),
                Some(Entry { name, .. }) => {
                    session.notice = Some(format!("`whichone check {name}` says what is wrong with it."));
                    Effect::Redraw
                }
                None => Effect::None,
            },
        }
    }

    /// The title, and what each row says: a name, and what it is.
    fn texts(&self) -> (&'static str, Vec<(String, String)>) {
        match &self.choices {
            Choices::Formats(_) => {
                let formats = Format::ALL.iter().enumerate();
                let row = |(at, format): (usize, &Format)| ((at + 1).to_string(), format.what().to_owned());
                ("Write the result to a file", formats.map(row).collect())
            }
            Choices::Catalogues(entries) => {
                let row = |Entry { name, title }: &Entry| (name.clone(), title.clone().unwrap_or_else(|why| why));
                ("Decide something else", entries.iter().map(row).collect())
            }
        }
    }
}

impl<'c> Screen<'c> for Menu<'c> {
    fn context(&self) -> Context {
        match self.choices {
            Choices::Formats(_) => Context::Export,
            Choices::Catalogues(_) => Context::Catalogues,
        }
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        match (action, &self.choices) {
            (Action::Accept, Choices::Catalogues(entries)) => {
                entries.get(self.selected()).is_some_and(|entry| entry.title.is_ok())
            }
            (Action::Digit(digit), _) => digit <= self.count(),
            (Action::Accept | Action::Back, _) => true,
            _ => self.count() > 1,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        match action {
            Action::Accept => self.choose(self.selected(), session),
            Action::Digit(digit) if digit <= self.count() => self.choose(digit.saturating_sub(1), session),
            Action::Back => Effect::Close,
            action => match moved(action, self.selected(), self.count(), self.list.page) {
                Some(to) => {
                    self.list.selected = Some(to);
                    Effect::Redraw
                }
                None => Effect::None,
            },
        }
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let (title, rows) = self.texts();
        let most = window.width.saturating_sub(6).min(70);
        let names = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0).min(most / 2);
        let texts = rows.iter().map(|(_, text)| width(text)).max().unwrap_or(0).min(most.saturating_sub(names + 4));
        let cut = |text: &str, room| Line::from(truncate(text, room, theme.glyphs.ellipsis));
        let rows = rows.iter().map(|(name, text)| (Row::new([cut(name, names), cut(text, texts)]), 1)).collect();
        let columns = vec![Constraint::Length(names), Constraint::Length(texts)];
        let listing = Listing { rows, columns, header: None, theme };
        // The sign of the selection, and a space between the columns.
        let size = ((names + texts + 4).max(34), listing.height());
        let inner = popup(frame, window, theme, title, "Enter choose   Esc close", size);
        frame.render_stateful_widget(listing, inner, &mut self.list);
    }
}
