//! The verdict tab: why the winner wins, and how the reasons can be weighed.

mod head;
pub mod points;
mod reasons;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Margin, Rect},
    text::{Line, Span},
    widgets::{Row, Table},
};

use crate::{
    catalogue::ChoiceSet,
    report::{Report, STRONGEST},
    scoring::VerdictKind,
    text::{truncate, wrap},
    tui::{
        action::Action,
        layout::{indented, is_small, split_top},
        screen::{Effect, move_selection, scroll},
        theme::Theme,
        widgets::{Listing, ListingState, ScrollState, ScrollText, card},
    },
};

use super::tab::Tab;

use self::{
    points::ROOMY,
    reasons::{Reasons, SIDE_BY_SIDE, STRONGEST_COLUMNS},
};

/// The tab. Its rows are the reasons of the chart or, in a small window, all lines.
#[derive(Default)]
pub struct VerdictTab {
    list: ListingState,
    /// The reason of each row, by its index; written while rendering.
    rows: Vec<Option<usize>>,
    /// The reason that is selected.
    reason: Option<usize>,
    /// The order of the reasons before anything was tried. It stays, so that no row moves while one is weighed.
    order: Vec<usize>,
    is_trying: bool,
    /// If every option is ruled out, there are no rows.
    scroll: ScrollState,
}

impl VerdictTab {
    /// The reasons in the order in which they were before anything was tried.
    fn reasons(&mut self, report: &Report, width: u16) -> Reasons {
        if !self.is_trying {
            self.order = Reasons::new(report, &[], width).indices;
        }
        Reasons::new(report, &self.order, width)
    }

    /// Selects the row of the reason that is selected, or else the same row.
    fn set_rows(&mut self, rows: Vec<Option<usize>>) {
        let row = self.reason.and_then(|reason| rows.iter().position(|row| *row == Some(reason)));
        self.list.selected = row.unwrap_or(self.list.selected).min(rows.len().saturating_sub(1));
        self.reason = rows.get(self.list.selected).copied().flatten();
        self.rows = rows;
    }

    /// In a small window: the chart between everything else, in lines that can be selected. The advice comes first.
    fn render_small(&mut self, frame: &mut Frame, area: Rect, report: &Report, theme: Theme) {
        // Two columns for the selection symbol, and two for the scrollbar.
        let width = area.width.saturating_sub(4);
        let mut lines: Vec<Line> =
            report.paragraphs().iter().flat_map(|text| wrap(text, width)).map(Line::from).collect();
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let reasons = self.reasons(report, width);
        let first = lines.len() + usize::from(reasons.chart(report, theme).has_header(width));
        let rows: Vec<Option<usize>> =
            std::iter::repeat_n(None, first).chain(reasons.indices.iter().copied().map(Some)).collect();
        lines.extend(reasons.chart(report, theme).lines(width, points::scale(report, theme, area.width, true)));
        lines.push(Line::default());
        lines.extend(below_chart(report, width, theme));
        self.set_rows(rows.into_iter().chain(std::iter::repeat(None)).take(lines.len()).collect());
        let rows = lines.into_iter().map(|line| (Row::new([line]), 1)).collect();
        let area = split_top(area, u16::from(area.height > 7))[1];
        let listing = Listing::new(rows, vec![Constraint::Fill(1)], theme);
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        frame.render_stateful_widget(listing, area, &mut self.list);
    }
}

/// How robust the verdict is, and the strongest answers.
fn below_chart(report: &Report, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let robustness = [&report.robustness, &report.weighing, &report.guesses_line].into_iter();
    let robustness = robustness.flat_map(|text| wrap(text, width)).filter(|line| !line.is_empty());
    let mut lines: Vec<Line> = robustness.map(|line| Line::styled(line, theme.dim())).collect();
    lines.extend([Line::default(), Line::styled(report.strongest_title(), theme.title())]);
    lines.extend(report.strongest_answers.iter().take(STRONGEST).map(|line| {
        let name = report.catalogue.option_name(line.option);
        Line::from(vec![
            Span::raw(truncate(line.question.topic_or_title(), width / 2, theme.glyphs.ellipsis)),
            Span::styled(format!("  +{} {name}", line.points), theme.option(line.option)),
        ])
    }));
    lines
}

impl<'c> Tab<'c> for VerdictTab {
    fn is_enabled(&self, action: Action, _report: &Report<'c>) -> bool {
        action != Action::Accept && (self.rows.len() > 1 || (self.rows.is_empty() && self.scroll.max > 0))
    }

    fn update(&mut self, action: Action, _report: &Report<'c>) -> Effect<'c> {
        if self.rows.is_empty() {
            return scroll(&mut self.scroll, action).unwrap_or(Effect::None);
        }
        let effect = move_selection(&mut self.list.selected, action, self.rows.len(), self.list.page);
        self.reason = self.rows.get(self.list.selected).copied().flatten();
        effect
    }

    fn selected_reason(&self) -> Option<usize> {
        self.reason
    }

    fn select_reason(&mut self) {
        if self.reason.is_none() {
            self.reason = self.rows.iter().copied().flatten().next();
        }
    }

    fn mark_tried(&mut self, tried: Option<&[(usize, ChoiceSet)]>) {
        self.is_trying = tried.is_some();
    }

    fn render_head(&self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) -> Rect {
        head::render(frame, area, report, theme)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        if is_small(frame.area()) {
            self.render_small(frame, area, report, theme);
            return;
        }
        if report.verdict.kind == VerdictKind::NoneLeft {
            self.set_rows(Vec::new());
            render_exclusions(frame, area, report, theme, &mut self.scroll);
            return;
        }
        let reasons = self.reasons(report, 0);
        self.set_rows(reasons.indices.iter().copied().map(Some).collect());
        let scale = points::scale(report, theme, area.width, false);
        let is_beside = area.width >= SIDE_BY_SIDE;
        let sides = Layout::horizontal([Constraint::Fill(1), Constraint::Length(STRONGEST_COLUMNS)]).spacing(3);
        let [chart, strongest] = if is_beside { area.layout(&sides) } else { [area; 2] };
        let below = reasons::render(frame, chart, report, theme, scale, (&self.order, &mut self.list));
        render_strongest(frame, if is_beside { strongest } else { split_top(below, 1)[1] }, report, theme);
    }
}

/// Draws which answers rule out which options.
fn render_exclusions(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    let inner = card(frame, area, theme, "Answers that rule options out", "").inner(Margin::new(1, 0));
    let width = inner.width.saturating_sub(2);
    let words = report.exclusions.iter().flat_map(|line| wrap(&line.words(), width));
    let lines: Vec<Line> = words.map(Line::from).collect();
    frame.render_stateful_widget(ScrollText::new(lines, theme), inner, scroll);
}

/// Draws the answers that moved the points most, as many as fit.
fn render_strongest(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) {
    let rows = usize::from(area.height).saturating_sub(1).min(STRONGEST);
    let lines: Vec<_> = report.strongest_answers.iter().take(rows).collect();
    if lines.is_empty() {
        return;
    }
    let indent = u16::from(area.width >= ROOMY);
    let area = indented(area, indent);
    let [title, list] = split_top(area, 1);
    frame.render_widget(Line::styled(report.strongest_title(), theme.title()), title);
    let longest = |texts: &mut dyn Iterator<Item = &str>| texts.map(crate::text::width).max().unwrap_or(0);
    let topic = longest(&mut lines.iter().map(|line| line.question.topic_or_title())).min(area.width / 3);
    let names = longest(&mut lines.iter().map(|line| report.catalogue.option_name(line.option)));
    let available = area.width.saturating_sub(topic + names + 10);
    let answer = longest(&mut lines.iter().map(|line| line.answer.as_str())).min(available);
    let row = |line: &&crate::report::StrongestAnswer| {
        let name = report.catalogue.option_name(line.option);
        Row::new([
            Line::styled(truncate(line.question.topic_or_title(), topic, theme.glyphs.ellipsis), theme.dim()),
            Line::from(truncate(&line.answer, answer, theme.glyphs.ellipsis)),
            Line::styled(format!("+{} {name}", line.points), theme.option(line.option)),
        ])
    };
    let columns = [Constraint::Length(topic), Constraint::Length(answer), Constraint::Fill(1)];
    let table = Table::new(lines.iter().map(row), columns).column_spacing(2);
    frame.render_widget(table, list);
}
