//! Which reasons are most important, and what that means for the verdict.

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::Line,
    widgets::{Paragraph, Row},
};

use crate::{
    report::Report,
    text::{truncate, width, wrap},
    tui::{
        action::Action,
        keymap::Context,
        layout::{popup_text_width, split_top},
        screen::{Effect, Screen, move_selection},
        session::Session,
        widgets::{Listing, ListingState, popup_frame},
    },
};

/// The most reasons that can be ranked.
const MAX: usize = 3;

/// A list of the reasons with points, of which up to three can be ranked.
pub struct RankPopup<'c> {
    report: Rc<Report<'c>>,
    /// The reasons that give more points to one of the two best options, by their indices.
    reasons: Vec<usize>,
    ranked: Vec<usize>,
    list: ListingState,
}

impl<'c> RankPopup<'c> {
    /// None if no reason can decide between two options.
    pub fn new(report: Rc<Report<'c>>) -> Option<Self> {
        let subtotals = report.sensitivity.subtotals.iter().enumerate();
        let reasons: Vec<usize> = subtotals.filter(|(_, points)| **points != 0).map(|(reason, _)| reason).collect();
        let can_rank = report.sensitivity.share.is_some();
        can_rank.then(|| Self { report, reasons, ranked: Vec::new(), list: ListingState::default() })
    }

    /// Gives the selected reason this rank, from 1, or takes it away.
    fn rank(&mut self, rank: usize) -> Effect<'c> {
        let Some(reason) = self.reasons.get(self.list.selected).copied() else { return Effect::None };
        let before = self.ranked.iter().position(|other| *other == reason);
        self.ranked.retain(|other| *other != reason);
        let to = rank.saturating_sub(1).min(self.ranked.len());
        if before != Some(to) {
            self.ranked.insert(to, reason);
            self.ranked.truncate(MAX);
        }
        Effect::Redraw
    }

    fn words(&self) -> String {
        if self.ranked.is_empty() {
            return format!("{} Press 1 on the reason that matters most to you, then 2 and 3.", self.report.weighing);
        }
        self.report.ranked_words(&self.ranked)
    }
}

impl<'c> Screen<'c> for RankPopup<'c> {
    fn context(&self) -> Context {
        Context::Rank
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        matches!(action, Action::Digit(_) | Action::Back) || self.reasons.len() > 1
    }

    fn update(&mut self, action: Action, _session: &mut Session<'c>) -> Effect<'c> {
        match action {
            Action::Digit(digit) => self.rank(digit),
            Action::Back => Effect::Close,
            action => move_selection(&mut self.list.selected, action, self.reasons.len(), self.list.page),
        }
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let columns = popup_text_width(window);
        let words = wrap(&self.words(), columns);
        let title = |reason: usize| self.report.catalogue.reason_title(reason);
        let longest = self.reasons.iter().map(|reason| width(title(*reason))).max().unwrap_or(0);
        let name = longest.min(columns.saturating_sub(6));
        let row = |reason: &usize| {
            let rank =
                self.ranked.iter().position(|other| other == reason).map_or(String::new(), |at| (at + 1).to_string());
            let title = truncate(title(*reason), name, theme.glyphs.ellipsis);
            (Row::new([Line::styled(rank, theme.focus()), Line::from(title)]), 1)
        };
        let rows = self.reasons.iter().map(row).collect();
        let listing = Listing::new(rows, vec![Constraint::Length(1), Constraint::Length(name)], theme);
        let below = u16::try_from(words.len()).unwrap_or(u16::MAX);
        let size = (columns, listing.height().saturating_add(below + 1));
        let inner = popup_frame(frame, window, theme, "What matters most?", "1-3 rank   Esc close", size);
        let [list, text] = split_top(inner, listing.height().min(inner.height.saturating_sub(below + 1)));
        frame.render_stateful_widget(listing, list, &mut self.list);
        frame.render_widget(Paragraph::new(words.join("\n")), split_top(text, 1)[1]);
    }
}
