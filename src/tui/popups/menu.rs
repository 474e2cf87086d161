//! A list to choose from.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::Line,
    widgets::Row,
};

use crate::{
    text::{truncate, width},
    tui::{
        action::Action,
        keymap::Context,
        screen::{Effect, Screen, move_selection},
        session::Session,
        widgets::{Listing, ListingState, popup_frame},
    },
};

/// What choosing the row at an index does.
type Choose<'c> = dyn Fn(usize, &mut Session<'c>) -> Effect<'c> + 'c;

pub struct MenuRow {
    pub name: String,
    pub text: String,
    /// Whether the footer offers to choose it.
    pub is_enabled: bool,
}

/// A list to choose from.
pub struct Menu<'c> {
    context: Context,
    title: &'static str,
    rows: Vec<MenuRow>,
    list: ListingState,
    choose: Box<Choose<'c>>,
}

impl<'c> Menu<'c> {
    pub fn new(
        context: Context,
        title: &'static str,
        rows: Vec<MenuRow>,
        selected: usize,
        choose: impl Fn(usize, &mut Session<'c>) -> Effect<'c> + 'c,
    ) -> Self {
        Self { context, title, rows, list: ListingState::new(selected), choose: Box::new(choose) }
    }
}

impl<'c> Screen<'c> for Menu<'c> {
    fn context(&self) -> Context {
        self.context
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        match action {
            Action::Accept => self.rows.get(self.list.selected).is_some_and(|row| row.is_enabled),
            Action::Digit(digit) => digit <= self.rows.len(),
            Action::Back => true,
            _ => self.rows.len() > 1,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let count = self.rows.len();
        match action {
            Action::Accept => (self.choose)(self.list.selected, session),
            Action::Digit(digit) if digit <= count => (self.choose)(digit.saturating_sub(1), session),
            Action::Back => Effect::Close,
            action => move_selection(&mut self.list.selected, action, count, self.list.page),
        }
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let max_width = window.width.saturating_sub(6).min(70);
        let longest = |text: fn(&MenuRow) -> &str| self.rows.iter().map(|row| width(text(row))).max().unwrap_or(0);
        let names = longest(|row| &row.name).min(max_width / 2);
        let texts = longest(|row| &row.text).min(max_width.saturating_sub(names + 4));
        let cut = |text: &str, width| Line::from(truncate(text, width, theme.glyphs.ellipsis));
        let rows = self.rows.iter().map(|row| (Row::new([cut(&row.name, names), cut(&row.text, texts)]), 1));
        let columns = vec![Constraint::Length(names), Constraint::Length(texts)];
        let listing = Listing::new(rows.collect(), columns, theme);
        // Four columns for the selection symbol and the space between the columns.
        let size = ((names + texts + 4).max(34), listing.height());
        let inner = popup_frame(frame, window, theme, self.title, "Enter choose   Esc close", size);
        frame.render_stateful_widget(listing, inner, &mut self.list);
    }
}
