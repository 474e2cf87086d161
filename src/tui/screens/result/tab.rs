//! What the tabs of the result have in common.

use ratatui::{Frame, layout::Rect};

use crate::{
    catalogue::{ChoiceSet, Question},
    report::{Report, WhatIfLine},
    tui::{
        action::Action,
        layout::split_top,
        screen::{Effect, scroll},
        theme::Theme,
        widgets::{ScrollState, VerdictLine},
    },
};

pub trait Tab<'c> {
    fn is_enabled(&self, action: Action, report: &Report<'c>) -> bool;

    /// The footer's word for `action`, where the keymap's does not fit.
    fn label(&self, _action: Action, _report: &Report<'c>) -> Option<&'static str> {
        None
    }

    fn update(&mut self, action: Action, report: &Report<'c>) -> Effect<'c>;

    /// The single change whose row is selected.
    fn selected_change<'r>(&self, _report: &'r Report<'c>) -> Option<&'r WhatIfLine<'c>> {
        None
    }

    /// The question whose answers can be stepped through.
    fn selected_question(&self, _report: &Report<'c>) -> Option<&'c Question> {
        None
    }

    /// The reason whose row is selected, by its index.
    fn selected_reason(&self) -> Option<usize> {
        None
    }

    /// Selects a reason, if there is one and none is selected.
    fn select_reason(&mut self) {}

    /// Tells it which answers are tried, questions with their choices; none if nothing is tried.
    fn mark_tried(&mut self, _tried: Option<&[(usize, ChoiceSet)]>) {}

    /// Draws what is above the titles of the tabs, and returns the rest of `area`.
    fn render_head(&self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) -> Rect {
        short_verdict(frame, area, report, theme)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme);
}

/// A tab that only scrolls.
pub struct ScrollTab {
    scroll: ScrollState,
    render: fn(&mut Frame, Rect, &Report, Theme, &mut ScrollState),
}

impl ScrollTab {
    pub fn new(render: fn(&mut Frame, Rect, &Report, Theme, &mut ScrollState)) -> Self {
        Self { scroll: ScrollState::default(), render }
    }
}

impl<'c> Tab<'c> for ScrollTab {
    fn is_enabled(&self, action: Action, _report: &Report<'c>) -> bool {
        action != Action::Accept && self.scroll.max > 0
    }

    fn label(&self, action: Action, _report: &Report<'c>) -> Option<&'static str> {
        (action == Action::Up).then_some("scroll")
    }

    fn update(&mut self, action: Action, _report: &Report<'c>) -> Effect<'c> {
        scroll(&mut self.scroll, action).unwrap_or(Effect::None)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        (self.render)(frame, area, report, theme, &mut self.scroll);
    }
}

/// Draws the verdict in a line: "Rust, the clear choice.  30 points to 7." Returns the rest of `area`.
pub fn short_verdict(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let [top, rest] = split_top(area, 1);
    let leader = report.verdict.leader().map(|leader| (leader, report.catalogue.option_name(leader)));
    let points = format!("{}.", report.points);
    frame.render_widget(VerdictLine { headline: &report.headline, leader, points: &points, theme }, top);
    rest
}
