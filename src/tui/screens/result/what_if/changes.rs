//! The single changes that would lead to another verdict, as a table.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Cell, Paragraph, Row},
};

use crate::{
    catalogue::ChoiceSet,
    report::{Report, WhatIfLine},
    text::{truncate, wrap},
    tui::{
        layout::{is_small, split_top},
        theme::Theme,
        widgets::{Listing, ListingState, card},
    },
};

/// The rows that the card with the single changes takes.
pub fn height(report: &Report, width: u16) -> u16 {
    let flips = report.what_if.len();
    let sentences = report.what_if_sentences().into_iter();
    let lines: usize = sentences.map(|text| wrap(text, width.saturating_sub(1)).len()).sum();
    let titles = report.what_if_groups().into_iter().filter(|(title, _)| !title.is_empty()).count();
    let heads = if flips == 0 { 0 } else { 1 + usize::from(lines > 0) + titles };
    u16::try_from(flips + lines + heads).unwrap_or(u16::MAX).saturating_add(2)
}

/// Draws the single changes. `more` says what is not drawn. Without a plot, `rest` is below the changes.
pub fn render(
    frame: &mut Frame,
    area: Rect,
    report: &Report,
    theme: Theme,
    list: &mut ListingState,
    tried: &[(usize, ChoiceSet)],
    (more, rest): (&str, &str),
) {
    let is_small = is_small(frame.area());
    let flips = report.what_if.len();
    let title = if flips == 0 { "" } else { "If one answer were different" };
    let mut position = Vec::new();
    if flips > 1 && list.selected < flips {
        position.push(format!("{} of {flips}", list.selected + 1));
    }
    if !more.is_empty() {
        position.push(more.into());
    }
    let position = position.join(&format!(" {} ", theme.glyphs.dot));
    let inner = if is_small { area } else { card(frame, area, theme, title, &position) };
    let available = inner.width.saturating_sub(3);
    let rest = Some(rest).filter(|rest| !rest.is_empty());
    // The sentences are about the answers given, not about those that are tried.
    let sentences = if tried.is_empty() { report.what_if_sentences() } else { Vec::new() };
    let below = sentences
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
            let shown = tried_for(report, tried, indices.len() - 1);
            rows.push(change_row(line, shown.as_deref(), theme, &columns));
        }
    }
    let header = has_header
        .then(|| Row::new(["Question", "You said", "", "Instead", if tried.is_empty() { "Then" } else { "Alone" }]));
    let constraints = columns.iter().copied().map(Constraint::Length).collect();
    let listing = Listing { header, ..Listing::new(rows, constraints, theme) };
    let sentences = u16::try_from(below.len()).unwrap_or(u16::MAX);
    let height = listing.height();
    let gap = u16::from(sentences > 0 && flips > 0 && height.saturating_add(sentences) < inner.height);
    let [list_area, rest] =
        split_top(inner, height.min(inner.height.saturating_sub(sentences.min(inner.height / 3) + gap)));
    // The titles are rows that cannot be selected. The first one is seen with the first change.
    let offset = if list.selected == 0 { 0 } else { list.offset };
    let selected = indices.get(list.selected).copied().unwrap_or(usize::MAX);
    let mut state = ListingState { selected, offset, ..*list };
    frame.render_stateful_widget(listing, list_area, &mut state);
    *list = ListingState { selected: list.selected, ..state };
    frame.render_widget(Paragraph::new(below), split_top(rest, gap)[1]);
}

/// The labels of the answer tried, if the row at `index` shows it: the row with that answer or, if none has it, the
/// first of its question.
fn tried_for(report: &Report, tried: &[(usize, ChoiceSet)], index: usize) -> Option<String> {
    let line = report.what_if.get(index)?;
    let (question, picks) = tried.iter().find(|(question, _)| *question == line.question.index)?;
    let mut rows = report.what_if.iter().map(|line| (line.question.index, line.picks));
    let at = rows.clone().position(|row| row == (*question, *picks));
    let at = at.or_else(|| rows.position(|(other, _)| other == *question))?;
    (at == index).then(|| line.question.labels(*picks).join("; "))
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
    let answer = |text: &str, available: u16| truncate_each(text, available, theme.glyphs.ellipsis);
    let (topic, arrow) = (line.question.topic_or_title(), theme.glyphs.arrow);
    match columns {
        [first, second, _, third, last] => {
            let cells = [
                Line::from(cell(topic, *first)),
                Line::styled(answer(&line.from, *second), theme.dim()),
                Line::from(Span::styled(arrow, theme.focus())),
                Line::styled(answer(to, *third), style),
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

/// Labels joined with "; ". If there is no room, each is cut, so that one sees how many they are.
fn truncate_each(text: &str, available: u16, ellipsis: &str) -> String {
    let labels: Vec<&str> = text.split("; ").collect();
    let count = u16::try_from(labels.len()).unwrap_or(u16::MAX);
    if labels.len() < 2 || crate::text::width(text) <= available {
        return truncate(text, available, ellipsis);
    }
    let each = available.saturating_sub(2 * (count - 1)) / count;
    let labels: Vec<String> = labels.into_iter().map(|label| truncate(label, each, ellipsis)).collect();
    truncate(&labels.join("; "), available, ellipsis)
}
