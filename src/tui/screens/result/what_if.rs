//! The what-if tab: what would change the verdict, and why not another option.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Cell, Paragraph, Row, TableState},
};

use crate::{
    catalogue::ChoiceSet,
    quiz::Command,
    report::{Report, WhatIfLine, WhyNotSection, never_ties, times},
    scoring::VerdictKind,
    text::{truncate, wrap},
    tui::{
        action::Action,
        layout::{is_small, split_top},
        screen::{Effect, move_selection},
        theme::Theme,
        widgets::{BreakEvenPlot, BreakEvenRow, Listing, ListingState, card},
    },
};

use super::{
    tab::{Tab, short_verdict},
    verdict::render_points,
};

/// The factors that the plot shows.
const RANGE: std::ops::RangeInclusive<f64> = 0.25..=8.0;

/// How many reasons are plotted, the nearest first. The others are named below the plot.
const MAX_PLOTTED: usize = 3;

/// The tab. Its rows are the single changes, then the reasons of the plot, then the sentences on the other options, or
/// in a small window the lines of these sentences.
#[derive(Default)]
pub struct WhatIfTab {
    list: ListingState,
    plot: TableState,
    /// The answers that are tried: questions with their choices.
    tried: Vec<(usize, ChoiceSet)>,
    why_not: ListingState,
    /// The number of sentences or lines; written while rendering.
    why_not_rows: usize,
}

/// A reason, and its break-even weight.
struct Tie {
    label: String,
    /// The factor at which it makes a tie.
    factor: f64,
    option: usize,
    text: String,
}

/// The reasons in the plot, and a sentence on the others.
fn ties(report: &Report, theme: Theme) -> (Vec<Tie>, String) {
    let (first, second) = report.sensitivity.between;
    let side =
        |reason: usize| if report.sensitivity.subtotals.get(reason).is_some_and(|x| *x > 0) { first } else { second };
    let (mut ties, mut others, mut never) = (Vec::new(), Vec::new(), 0);
    for break_even in &report.break_evens {
        let label = report.catalogue.reason_title(break_even.reason).to_owned();
        match break_even.factor {
            Some(factor) if RANGE.contains(&factor) && ties.len() < MAX_PLOTTED => {
                let text = format!("ties at {}{}", times(factor), theme.glyphs.times);
                ties.push(Tie { label, factor, option: side(break_even.reason), text });
            }
            Some(factor) => others.push(format!("{label} {}{}", times(factor), theme.glyphs.times)),
            None => never += 1,
        }
    }
    let mut rest = if others.is_empty() { String::new() } else { format!("Also: {}.", others.join(", ")) };
    let never = never_ties(never, ties.len() + others.len());
    rest = [rest, never].join(" ").trim().into();
    (ties, rest)
}

fn plot_height(rows: &[BreakEvenRow], theme: Theme, width: u16) -> u16 {
    if rows.is_empty() { 0 } else { BreakEvenPlot { rows, theme }.height(width) }
}

/// The rows that the card with the single changes takes.
fn table_height(report: &Report, width: u16) -> u16 {
    let flips = report.what_if.len();
    let sentences = report.what_if_sentences().into_iter();
    let lines: usize = sentences.map(|text| wrap(text, width.saturating_sub(1)).len()).sum();
    let titles = report.what_if_groups().into_iter().filter(|(title, _)| !title.is_empty()).count();
    let heads = if flips == 0 { 0 } else { 1 + usize::from(lines > 0) + titles };
    u16::try_from(flips + lines + heads).unwrap_or(u16::MAX).saturating_add(2)
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
        let near =
            report.break_evens.iter().filter(|tie| tie.factor.is_some_and(|factor| RANGE.contains(&factor))).count();
        Self::first_tie(report) + near.min(MAX_PLOTTED)
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
        move_selection(&mut self.list.selected, action, count, self.list.page)
    }

    fn selected_change<'r>(&self, report: &'r Report<'c>) -> Option<&'r WhatIfLine<'c>> {
        report.what_if.get(self.list.selected).filter(|_| !is_too_early(report))
    }

    fn mark_tried(&mut self, tried: &[(usize, ChoiceSet)]) {
        self.tried = tried.into();
    }

    fn render_head(&self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) -> Rect {
        let rest = short_verdict(frame, area, report, theme);
        render_points(frame, rest, report, theme)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        if is_too_early(report) {
            let inner = if is_small(frame.area()) { area } else { card(frame, split_top(area, 3)[0], theme, "", "") };
            let text = "  Answer at least half of the questions first. Enter continues with the next one.";
            frame.render_widget(Line::styled(text, theme.dim()), inner);
            return;
        }
        let is_small = is_small(frame.area());
        let (ties, rest) = ties(report, theme);
        let rows: Vec<BreakEvenRow> = ties
            .iter()
            .map(|tie| BreakEvenRow { label: &tie.label, factor: tie.factor, option: tie.option, text: &tie.text })
            .collect();
        let inner = area.width.saturating_sub(4);
        let table = table_height(report, inner);
        // The other cards are about the answers given, not about those that are tried.
        if !self.tried.is_empty() {
            let area = if is_small { area } else { split_top(area, table)[0] };
            self.render_changes(frame, area, report, theme, ("", ""));
            return;
        }
        let first_tie = Self::first_tie(report);
        let is_in_plot = self.list.selected >= first_tie && !rows.is_empty();
        let selected = self.list.selected.checked_sub(first_tie).filter(|index| *index < rows.len());
        let has_plot = !rows.is_empty() || !rest.is_empty();
        let has_why_not = !report.why_not.is_empty();
        let first_sentence = Self::first_sentence(report);
        let is_in_why_not = has_why_not && self.list.selected >= first_sentence;
        let why_not = why_not_listing(report, area.width, theme, is_small);
        self.why_not_rows = why_not.rows.len();
        // In a smaller window there were more rows.
        self.list.selected = self.list.selected.min(self.count(report).saturating_sub(1));
        self.why_not.selected = self.list.selected.checked_sub(first_sentence).unwrap_or(usize::MAX);
        let rest_without_plot = if rows.is_empty() { rest.as_str() } else { "" };
        if is_small {
            if is_in_why_not {
                self.render_why_not(frame, area, report, theme);
            } else if is_in_plot {
                self.render_plot(frame, area, (&rows, &rest), selected, theme, "");
            } else {
                self.render_changes(frame, area, report, theme, ("", rest_without_plot));
            }
            return;
        }
        // The plot gets the rows it needs if that leaves a few for the table. Otherwise, only the one with the
        // selection is drawn.
        let wanted = plot_height(&rows, theme, inner)
            + u16::try_from(wrap(&rest, inner).len()).unwrap_or(0) * u16::from(!rest.is_empty())
            + 2;
        let least = table.min(9);
        // The other options get their rows if that leaves both other cards theirs. Otherwise, they take the place of
        // both.
        let above = table.saturating_add(if has_plot { wanted.saturating_add(2) } else { 1 });
        let why_not = why_not.height().saturating_add(2);
        let fits = has_why_not && above.saturating_add(why_not) <= area.height;
        if is_in_why_not && !fits {
            self.render_why_not(frame, split_top(area, why_not)[0], report, theme);
            return;
        }
        let area = if fits {
            let [area, below] = split_top(area, above);
            self.render_why_not(frame, split_top(below, why_not)[0], report, theme);
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
            self.render_changes(frame, changes, report, theme, ("", ""));
            self.render_plot(frame, plot, (&rows, &rest), selected, theme, &more);
        } else if is_in_plot {
            self.render_plot(frame, area, (&rows, &rest), selected, theme, &more);
        } else {
            let more = if rows.is_empty() { &more } else { "reasons below" };
            self.render_changes(frame, area, report, theme, (more, rest_without_plot));
        }
    }
}

impl WhatIfTab {
    /// Draws the single changes. `more` says what is not drawn. Without a plot, `rest` is below the changes.
    fn render_changes(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        report: &Report,
        theme: Theme,
        (more, rest): (&str, &str),
    ) {
        let is_small = is_small(frame.area());
        let flips = report.what_if.len();
        let title = if flips == 0 { "" } else { "If one answer were different" };
        let mut position = Vec::new();
        if flips > 1 && self.list.selected < flips {
            position.push(format!("{} of {flips}", self.list.selected + 1));
        }
        if !more.is_empty() {
            position.push(more.into());
        }
        let position = position.join(&format!(" {} ", theme.glyphs.dot));
        let inner = if is_small { area } else { card(frame, area, theme, title, &position) };
        let available = inner.width.saturating_sub(3);
        let rest = Some(rest).filter(|rest| !rest.is_empty());
        let below = report
            .what_if_sentences()
            .into_iter()
            .chain(rest)
            .flat_map(|text| wrap(text, available))
            .map(|line| Line::from(format!("  {line}")));
        let below: Vec<Line> = below.collect();
        let has_header = !is_small && flips > 0;
        let columns = change_columns(&report.what_if, inner.width);
        let (mut rows, mut indices) = (Vec::new(), Vec::new());
        for (title, lines) in report.what_if_groups() {
            rows.extend(Some(title).filter(|title| !title.is_empty()).map(|title| title_row(title, theme)));
            for line in lines {
                indices.push(rows.len());
                let tried = self.tried_for(report, indices.len() - 1);
                rows.push(change_row(line, tried.as_deref(), theme, &columns));
            }
        }
        let header = has_header.then(|| Row::new(["Question", "You said", "", "Instead", "Then"]));
        let constraints = columns.iter().copied().map(Constraint::Length).collect();
        let listing = Listing { header, ..Listing::new(rows, constraints, theme) };
        let sentences = u16::try_from(below.len()).unwrap_or(u16::MAX);
        let height = listing.height();
        let gap = u16::from(sentences > 0 && flips > 0 && height.saturating_add(sentences) < inner.height);
        let [list, rest] =
            split_top(inner, height.min(inner.height.saturating_sub(sentences.min(inner.height / 3) + gap)));
        // The titles are rows that cannot be selected. The first one is seen with the first change.
        let offset = if self.list.selected == 0 { 0 } else { self.list.offset };
        let selected = indices.get(self.list.selected).copied().unwrap_or(usize::MAX);
        let mut state = ListingState { selected, offset, ..self.list };
        frame.render_stateful_widget(listing, list, &mut state);
        self.list = ListingState { selected: self.list.selected, ..state };
        frame.render_widget(Paragraph::new(below), split_top(rest, gap)[1]);
    }

    /// The labels of the answer tried, if the row at `index` shows it: the row with that answer or, if none has it, the
    /// first of its question.
    fn tried_for(&self, report: &Report, index: usize) -> Option<String> {
        let line = report.what_if.get(index)?;
        let (question, picks) = self.tried.iter().find(|(question, _)| *question == line.question.index)?;
        let mut rows = report.what_if.iter().map(|line| (line.question.index, line.picks));
        let at = rows.clone().position(|row| row == (*question, *picks));
        let at = at.or_else(|| rows.position(|(other, _)| other == *question))?;
        (at == index).then(|| line.question.labels(*picks).join("; "))
    }

    /// Draws why the other options do not win.
    fn render_why_not(&mut self, frame: &mut Frame, area: Rect, report: &Report, theme: Theme) {
        let is_small = is_small(frame.area());
        let listing = why_not_listing(report, area.width, theme, is_small);
        let inner = if is_small { area } else { card(frame, area, theme, &report.why_not_title(), "") };
        frame.render_stateful_widget(listing, inner, &mut self.why_not);
    }

    fn render_plot(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        (rows, rest): (&[BreakEvenRow], &str),
        selected: Option<usize>,
        theme: Theme,
        more: &str,
    ) {
        let inner = if is_small(frame.area()) {
            area
        } else {
            card(frame, area, theme, "If a reason counted for more or less", more)
        };
        let plot = BreakEvenPlot { rows, theme };
        let lines = if rest.is_empty() { Vec::new() } else { wrap(rest, inner.width.saturating_sub(3)) };
        let below = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(3));
        let height = plot_height(rows, theme, inner.width).min(inner.height.saturating_sub(below));
        let [plot_area, text] = split_top(inner, height);
        self.plot.select(selected);
        frame.render_stateful_widget(plot, plot_area, &mut self.plot);
        let lines = lines.into_iter().map(|line| Line::styled(format!("  {line}"), theme.dim()));
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), text);
    }
}

/// A row for each sentence on the other options, `width` columns wide, or for each line if the window is small. The title
/// of each option is above its first sentence, unless it is that of the card.
fn why_not_listing(report: &Report, width: u16, theme: Theme, is_small: bool) -> Listing<'static> {
    let available = width.saturating_sub(if is_small { 3 } else { 5 });
    let has_titles = is_small || report.why_not.len() > 1;
    let rows = |section: &WhyNotSection| {
        let title = Some(Line::styled(truncate(&section.title, available, theme.glyphs.ellipsis), theme.title()));
        let mut title = title.filter(|_| has_titles);
        let row = |lines: &[Line<'static>]| {
            let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            (Row::new([Text::from(lines.to_vec())]).height(height), height)
        };
        let sentence = |sentence: &String| {
            let lines = wrap(sentence, available).into_iter().map(Line::from);
            let lines: Vec<Line> = title.take().into_iter().chain(lines).collect();
            let size = if is_small { 1 } else { lines.len().max(1) };
            lines.chunks(size).map(row).collect::<Vec<_>>()
        };
        section.sentences.iter().flat_map(sentence).collect::<Vec<_>>()
    };
    Listing::new(report.why_not.iter().flat_map(rows).collect(), vec![Constraint::Fill(1)], theme)
}

/// The widths of the columns: question, answer, arrow, other answer, verdict. If there is no room, a single one.
fn change_columns(lines: &[WhatIfLine], width: u16) -> Vec<u16> {
    if width < 60 {
        return vec![width.saturating_sub(3)];
    }
    let longest =
        |text: fn(&WhatIfLine) -> String| lines.iter().map(|line| crate::text::width(&text(line))).max().unwrap_or(0);
    let topic = longest(|line| line.topic().into()).clamp(8, 16);
    let then = longest(|line| line.then.clone()).clamp(4, width / 3);
    // Two columns for the selection symbol, two between columns, and one before the border.
    let available = width.saturating_sub(3 + topic + 1 + then + 4 * 2);
    let (from, to) = (longest(|line| line.from.clone()).max(8), longest(|line| line.to.clone()).max(7));
    let half = available / 2;
    let from = if from + to <= available { from } else { from.min(half.max(available.saturating_sub(to))) };
    vec![topic, from, 1, to.min(available - from), then]
}

/// A title over the changes of one kind.
fn title_row<'a>(title: &'static str, theme: Theme) -> (Row<'a>, u16) {
    (Row::new([Cell::new(Line::styled(title, theme.title())).column_span(5)]), 1)
}

/// The row of a single change. If another answer to its question is `tried`, it shows that one.
fn change_row<'a>(line: &WhatIfLine, tried: Option<&str>, theme: Theme, columns: &[u16]) -> (Row<'a>, u16) {
    let to = tried.unwrap_or(&line.to);
    let then = match tried {
        None => line.then.as_str(),
        Some(_) => "tried now",
    };
    let style = if tried.is_some() { theme.focus() } else { Style::default() };
    let cell = |text: &str, available: u16| truncate(text, available, theme.glyphs.ellipsis);
    let (topic, arrow) = (line.question.topic_or_title(), theme.glyphs.arrow);
    match columns {
        [first, second, _, third, last] => {
            let cells = [
                Line::from(cell(topic, *first)),
                Line::styled(cell(&line.from, *second), theme.dim()),
                Line::from(Span::styled(arrow, theme.focus())),
                Line::styled(cell(to, *third), style),
                Line::styled(cell(then, *last), style),
            ];
            (Row::new(cells), 1)
        }
        available => {
            let available = available.first().copied().unwrap_or(0);
            let first = Line::styled(cell(&format!("{topic}: {to}"), available), style);
            let second = Line::styled(cell(&format!("{arrow} {then}"), available), theme.dim());
            (Row::new([Text::from(vec![first, second])]).height(2), 2)
        }
    }
}
