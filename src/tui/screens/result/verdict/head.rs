//! What is above the tabs: who wins, and by how much.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    report::{ExclusionLine, Report},
    scoring::VerdictKind,
    text::{wrap, wrap_to},
    tui::{
        layout::{indented, is_small, split_top},
        theme::Theme,
        widgets::BigText,
    },
};

use super::points::{self, ROOMY};

/// The columns of the plus sign between two names in large letters.
const PLUS: u16 = 5;

/// The most lines of a sentence on guesses or priorities. Reports have all of it.
const MAX_LINES: usize = 3;

/// From this height on, in rows, the advice of the winner is shown.
const TALL: u16 = 40;

/// The winners, or that there is none.
fn names(report: &Report, theme: Theme) -> Vec<(String, Style)> {
    let name = |option: usize| (report.catalogue.option_name(option).to_owned(), theme.option_title(option));
    match report.verdict.kind {
        VerdictKind::Clear | VerdictKind::Leans => vec![name(report.verdict.first)],
        VerdictKind::Both => report.verdict.sharing.iter().map(|option| name(*option)).collect(),
        VerdictKind::Either => vec![("Too close to call".into(), theme.title())],
        VerdictKind::NoneLeft => vec![("No option left".into(), theme.title())],
        VerdictKind::Insufficient => vec![("No verdict yet".into(), theme.title())],
    }
}

/// The texts beside the names: the kind of verdict, the points, and what other weights would change.
fn sentences(report: &Report) -> [String; 3] {
    let kind = report.beside_names.clone();
    let score = |option: usize| report.verdict.points(option);
    let points = match (report.catalogue.options.len(), report.verdict.leader()) {
        (2, _) => format!("{}.", report.points),
        // With three options or more, every bar has its own number: compare only the first two.
        (_, Some(leader)) if report.verdict.has_rival() => {
            format!("{} points to {}.", score(leader), score(report.verdict.second))
        }
        _ => String::new(),
    };
    [kind, points, report.weighing.clone()]
}

/// Draws the verdict, and the points of the options. Returns the rest of `area`.
pub fn render(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let rest = render_verdict(frame, area, report, theme);
    let gap = u16::from(!is_small(frame.area()));
    points::render(frame, split_top(rest, gap)[1], report, theme)
}

/// The names, large if there is room, with the sentences beside or below them, and the advice.
fn render_verdict(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let names = names(report, theme);
    let [kind, points, weighing] = sentences(report);
    if is_small(frame.area()) {
        let [line, rest] = split_top(area, 1);
        frame.render_widget(small_head(&names, &kind, area.width, theme), line);
        return rest;
    }
    let is_large = area.width >= ROOMY;
    let big: Option<Vec<u16>> = names.iter().map(|(name, _)| BigText::width(name)).collect();
    let total = |widths: &[u16]| {
        let all = widths.iter().fold(0, |all: u16, width| all.saturating_add(*width).saturating_add(PLUS));
        all.saturating_sub(PLUS)
    };
    let big = big.map(|widths| (total(&widths), widths)).filter(|(total, _)| is_large && *total < area.width);
    let indent = u16::from(is_large);
    let (name_width, name_rows) = match &big {
        Some((total, _)) => (*total, 3),
        None => (u16::try_from(badges(&names).width()).unwrap_or(u16::MAX), 1),
    };
    // Beside the names if that leaves lines long enough to read.
    let gap = if is_large { 3 } else { 2 };
    let beside = area.width.saturating_sub(name_width + indent + gap);
    let is_beside = beside >= 40;
    let width = if is_beside { beside } else { area.width.saturating_sub(indent) };
    let mut first = Line::from(Span::styled(kind, theme.title()));
    let mut plain = report.robustness.clone();
    let points = format!("  {points}");
    if !is_large && first.width() + Span::raw(&points).width() <= width.into() {
        first.push_span(points);
    } else {
        plain = format!("{points} {plain}");
    }
    let mut lines: Vec<Line> = if first.width() > width.into() {
        wrap(&first.to_string(), width).into_iter().map(|line| Line::styled(line, theme.title())).collect()
    } else {
        vec![first]
    };
    lines.extend(wrap(plain.trim(), width).into_iter().map(Line::from));
    let dim = wrap(&weighing, width);
    lines.extend(dim.into_iter().filter(|line| !line.is_empty()).map(|line| Line::styled(line, theme.dim())));
    let ellipsis = theme.glyphs.ellipsis;
    let others = [&report.guesses_line, &report.priorities_line].into_iter().filter(|text| !text.is_empty());
    lines.extend(others.flat_map(|text| wrap_to(text, width, MAX_LINES, ellipsis)).map(Line::from));
    let advice =
        advice(report, area.width.saturating_sub(indent).min(88), area.height / 4, frame.area().height >= TALL);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let height = if is_beside { rows.max(name_rows) } else { rows + name_rows };
    let [head, rest] = split_top(area, height);
    let inner = indented(head, indent);
    let [name_area, text] = if is_beside {
        inner.layout(&Layout::horizontal([Constraint::Length(name_width + gap), Constraint::Fill(1)]))
    } else {
        split_top(inner, name_rows)
    };
    match big {
        Some((_, widths)) => render_big(frame, name_area, &names, &widths, theme),
        None => frame.render_widget(badges(&names), name_area),
    }
    frame.render_widget(Paragraph::new(lines), text);
    if advice.is_empty() {
        return rest;
    }
    let rows = u16::try_from(advice.len()).unwrap_or(u16::MAX);
    let [_, rest] = split_top(rest, 1);
    let [text, rest] = split_top(rest, rows);
    let text = indented(text, indent);
    frame.render_widget(Paragraph::new(advice.join("\n")), text);
    rest
}

/// The names and the kind of verdict in a line. If they are too long, the names come last and are cut.
fn small_head(names: &[(String, Style)], kind: &str, width: u16, theme: Theme) -> Line<'static> {
    let words = badges(names);
    let available = width.saturating_sub(u16::try_from(words.width() + 2).unwrap_or(u16::MAX));
    // Shorter forms: "Answer 4 more." and "Either will do".
    let short =
        [kind, &kind.replace(" questions", "").replace(" question", ""), kind.split(':').next().unwrap_or_default()]
            .map(str::to_owned)
            .into_iter()
            .find(|kind| crate::text::width(kind) <= available);
    match short {
        Some(kind) => words + Span::styled(format!("  {kind}"), theme.title()),
        None => [Span::styled(format!("{kind}  "), theme.title())].into_iter().chain(words.spans).collect(),
    }
}

/// Which options are ruled out, and what to do: as many whole paragraphs as fit into `rows`, but at least one.
fn advice(report: &Report, width: u16, rows: u16, is_tall: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut texts: Vec<String> = report.exclusions.iter().map(ExclusionLine::words).collect();
    // Where every option is ruled out, the card below says why.
    if report.verdict.kind == VerdictKind::NoneLeft {
        texts.clear();
    } else if texts.iter().map(|text| wrap(text, width).len()).sum::<usize>() > usize::from(rows) {
        texts = vec![report.excluded_in_short.clone()];
    }
    texts.extend(Some(report.by_points.clone()).filter(|text| !text.is_empty()));
    // What to do with a winner can wait for the method tab.
    if report.verdict.leader().is_none() || is_tall {
        texts.extend(report.advice.iter().cloned());
    }
    for text in &texts {
        let paragraph = wrap(text, width);
        if !lines.is_empty() && lines.len() + paragraph.len() > usize::from(rows) {
            break;
        }
        lines.extend(paragraph);
    }
    lines
}

/// The names in reverse in a line.
fn badges(names: &[(String, Style)]) -> Line<'static> {
    let mut line = Line::default();
    for (index, (name, style)) in names.iter().enumerate() {
        if index > 0 {
            line.push_span(Span::raw(" + "));
        }
        let style = style.add_modifier(Modifier::REVERSED);
        line.push_span(Span::styled(format!(" {} ", name.to_uppercase()), style));
    }
    line
}

fn render_big(frame: &mut Frame, area: Rect, names: &[(String, Style)], widths: &[u16], theme: Theme) {
    let mut rest = area;
    for (index, ((name, style), width)) in names.iter().zip(widths).enumerate() {
        if index > 0 {
            let [plus, after] = rest.layout(&Layout::horizontal([Constraint::Length(PLUS), Constraint::Fill(1)]));
            let middle = split_top(split_top(plus, 1)[1], 1)[0];
            frame.render_widget(Line::styled("+", theme.dim()).centered(), middle);
            rest = after;
        }
        let [word, after] = rest.layout(&Layout::horizontal([Constraint::Length(*width), Constraint::Fill(1)]));
        frame.render_widget(BigText { text: name, style: *style, ascii: theme.is_ascii() }, word);
        rest = after;
    }
}
