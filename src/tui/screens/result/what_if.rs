//! The what-if tab: what would change the verdict, and why not another option.

mod changes;
mod ties;
mod why_not;

use ratatui::{Frame, layout::Rect, text::Line, widgets::TableState};

use crate::{
    catalogue::{ChoiceSet, Question},
    quiz::Command,
    report::{Report, WhatIfLine},
    scoring::VerdictKind,
    text::wrap,
    tui::{
        action::Action,
        layout::{is_small, split_top},
        screen::{Effect, move_selection},
        theme::Theme,
        widgets::{ListingState, card},
    },
};

use super::{
    tab::{Tab, short_verdict},
    verdict::points,
};

/// The tab. Its rows are the single changes, then the reasons of the plot, then the sentences on the other options, or
/// in a small window the lines of these sentences.
#[derive(Default)]
pub struct WhatIfTab {
    list: ListingState,
    plot: TableState,
    /// The answers that are tried: questions with their choices.
    tried: Vec<(usize, ChoiceSet)>,
    why_not: ListingState,
    /// The reason whose row is selected. Its row moves when it counts for more or less.
    reason: Option<usize>,
    /// The number of sentences or lines; written while rendering.
    why_not_rows: usize,
}

fn is_too_early(report: &Report) -> bool {
    report.verdict.kind == VerdictKind::Insufficient
}

impl WhatIfTab {
    fn count(&self, report: &Report) -> usize {
        if is_too_early(report) {
            0
        } else if self.tried.is_empty() {
            Self::first_sentence(report) + self.why_not_rows
        } else {
            report.what_if.len()
        }
    }

    /// The index of the first sentence on another option: after the reasons.
    fn first_sentence(report: &Report) -> usize {
        Self::first_tie(report) + ties::plotted(report).len()
    }

    /// The reason whose row has this index. While answers are tried, there are no such rows.
    fn reason_at(&self, report: &Report, row: usize) -> Option<usize> {
        let row = row.checked_sub(Self::first_tie(report)).filter(|_| self.tried.is_empty())?;
        ties::plotted(report).get(row).copied()
    }

    /// The index of the first reason: after the single changes, or after the sentence that there are none.
    fn first_tie(report: &Report) -> usize {
        report.what_if.len().max(1)
    }
}

impl<'c> Tab<'c> for WhatIfTab {
    fn is_enabled(&self, action: Action, report: &Report<'c>) -> bool {
        match action {
            Action::Accept => is_too_early(report),
            _ => self.count(report) > 1,
        }
    }

    fn label(&self, action: Action, report: &Report<'c>) -> Option<&'static str> {
        (action == Action::Accept && is_too_early(report)).then_some("continue")
    }

    fn update(&mut self, action: Action, report: &Report<'c>) -> Effect<'c> {
        if action == Action::Accept {
            return if is_too_early(report) { Effect::Command(Command::Continue) } else { Effect::None };
        }
        let count = self.count(report);
        let effect = move_selection(&mut self.list.selected, action, count, self.list.page);
        self.reason = self.reason_at(report, self.list.selected);
        effect
    }

    fn selected_change<'r>(&self, report: &'r Report<'c>) -> Option<&'r WhatIfLine<'c>> {
        report.what_if.get(self.list.selected).filter(|_| !is_too_early(report))
    }

    fn selected_question(&self, report: &Report<'c>) -> Option<&'c Question> {
        self.selected_change(report).map(|line| line.question)
    }

    fn selected_reason(&self) -> Option<usize> {
        self.reason
    }

    fn mark_tried(&mut self, tried: Option<&[(usize, ChoiceSet)]>) {
        self.tried = tried.unwrap_or_default().into();
    }

    fn render_head(&self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) -> Rect {
        let rest = short_verdict(frame, area, report, theme);
        points::render(frame, rest, report, theme)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        if is_too_early(report) {
            let inner = if is_small(frame.area()) { area } else { card(frame, split_top(area, 3)[0], theme, "", "") };
            let text = "  Answer at least half of the questions first. Enter continues with the next one.";
            frame.render_widget(Line::styled(text, theme.dim()), inner);
            return;
        }
        let is_small = is_small(frame.area());
        let (rows, rest) = ties::ties(report, theme);
        let inner = area.width.saturating_sub(4);
        let table = changes::height(report, inner);
        // The other cards are about the answers given, not about those that are tried.
        if !self.tried.is_empty() {
            let area = if is_small { area } else { split_top(area, table)[0] };
            changes::render(frame, area, report, theme, &mut self.list, &self.tried, ("", ""));
            return;
        }
        let first_tie = Self::first_tie(report);
        if let Some(row) = self.reason.and_then(|own| ties::plotted(report).iter().position(|reason| *reason == own)) {
            self.list.selected = first_tie + row;
        }
        let is_in_plot = self.list.selected >= first_tie && !rows.is_empty();
        let selected = self.list.selected.checked_sub(first_tie).filter(|index| *index < rows.len());
        let has_plot = !rows.is_empty() || !rest.is_empty();
        let has_why_not = !report.why_not.is_empty();
        let first_sentence = Self::first_sentence(report);
        let is_in_why_not = has_why_not && self.list.selected >= first_sentence;
        let why_not = why_not::listing(report, area.width, theme, is_small);
        self.why_not_rows = why_not.rows.len();
        // In a smaller window there were more rows.
        self.list.selected = self.list.selected.min(self.count(report).saturating_sub(1));
        self.reason = self.reason_at(report, self.list.selected);
        self.why_not.selected = self.list.selected.checked_sub(first_sentence).unwrap_or(usize::MAX);
        let rest_without_plot = if rows.is_empty() { rest.as_str() } else { "" };
        self.plot.select(selected);
        if is_small {
            if is_in_why_not {
                why_not::render(frame, area, report, theme, &mut self.why_not);
            } else if is_in_plot {
                ties::render(frame, area, (&rows, &rest), &mut self.plot, theme, "");
            } else {
                changes::render(frame, area, report, theme, &mut self.list, &self.tried, ("", rest_without_plot));
            }
            return;
        }
        // The plot gets the rows it needs if that leaves a few for the table. Otherwise, only the one with the
        // selection is drawn.
        let wanted = ties::height(&rows, theme, inner)
            + u16::try_from(wrap(&rest, inner).len()).unwrap_or(0) * u16::from(!rest.is_empty())
            + 2;
        let least = table.min(9);
        // The other options get their rows if that leaves both other cards theirs. Otherwise, they take the place of
        // both.
        let above = table.saturating_add(if has_plot { wanted.saturating_add(2) } else { 1 });
        let why_not = why_not.height().saturating_add(2);
        let fits = has_why_not && above.saturating_add(why_not) <= area.height;
        if is_in_why_not && !fits {
            why_not::render(frame, split_top(area, why_not)[0], report, theme, &mut self.why_not);
            return;
        }
        let area = if fits {
            let [area, below] = split_top(area, above);
            why_not::render(frame, split_top(below, why_not)[0], report, theme, &mut self.why_not);
            Rect { height: area.height - u16::from(!has_plot), ..area }
        } else {
            area
        };
        let more = if fits || !has_why_not { String::new() } else { format!("below: {}", report.why_not_title()) };
        // A blank line between the cards only if the table still has all its rows.
        let gap = u16::from(table.saturating_add(wanted.saturating_add(1)) < area.height);
        if has_plot && wanted.saturating_add(least + gap) <= area.height {
            let [changes, below] = split_top(area, table.min(area.height - wanted - gap));
            let [plot, _] = split_top(split_top(below, gap)[1], wanted);
            changes::render(frame, changes, report, theme, &mut self.list, &self.tried, ("", ""));
            ties::render(frame, plot, (&rows, &rest), &mut self.plot, theme, &more);
        } else if is_in_plot {
            ties::render(frame, area, (&rows, &rest), &mut self.plot, theme, &more);
        } else {
            let more = if rows.is_empty() { &more } else { "reasons below" };
            changes::render(frame, area, report, theme, &mut self.list, &self.tried, (more, rest_without_plot));
        }
    }
}
