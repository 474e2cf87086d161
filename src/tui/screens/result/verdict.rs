//! The verdict tab: who wins, by how much, and why.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Margin, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Row, Table},
};

use crate::{
    report::{ChartLine, ExclusionLine, Report, STRONGEST, count},
    scoring::VerdictKind,
    text::{truncate, wrap},
    tui::{
        layout::{indented, is_small, split_top},
        theme::Theme,
        widgets::{
            BalanceBar, BigText, ChartRow, DivergingChart, Rank, RankBars, Scale, ScrollState, ScrollText, card,
        },
    },
};

/// From this width on, in columns, the strongest answers are beside the chart.
const SIDE_BY_SIDE: u16 = 120;

/// The width of the strongest answers beside the chart.
const STRONGEST_COLUMNS: u16 = 60;

/// The columns of the plus sign between two names in large letters.
const PLUS: u16 = 5;

/// From this width on, in columns, there are large letters and margins.
const ROOMY: u16 = 90;

/// From this height on, in rows, the advice of the winner is shown.
const TALL: u16 = 40;

/// From this width on, in columns, the chart is in a card.
const CARD: u16 = 80;

/// Draws the tab.
pub fn render(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    if is_small(frame.area()) {
        render_small(frame, area, report, theme, scroll);
        return;
    }
    *scroll = ScrollState { max: 0, ..ScrollState::default() };
    if report.verdict.kind == VerdictKind::NoneLeft {
        render_exclusions(frame, area, report, theme, scroll);
        return;
    }
    let scale = scale(report, theme, area.width, false);
    if area.width >= SIDE_BY_SIDE {
        let sides = Layout::horizontal([Constraint::Fill(1), Constraint::Length(STRONGEST_COLUMNS)]).spacing(3);
        let [chart, strongest] = area.layout(&sides);
        render_chart(frame, chart, report, theme, scale);
        render_strongest(frame, strongest, report, theme);
    } else {
        let below = render_chart(frame, area, report, theme, scale);
        render_strongest(frame, split_top(below, 1)[1], report, theme);
    }
}

/// In a small window: the chart, then everything else in lines that scroll. The advice comes first.
fn render_small(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    let width = area.width.saturating_sub(2);
    let advice: Vec<Line> = report.paragraphs().iter().flat_map(|text| wrap(text, width)).map(Line::from).collect();
    let robustness =
        [&report.robustness, &report.weighing, &report.guesses_line].into_iter().filter(|text| !text.is_empty());
    let robustness = robustness.flat_map(|text| wrap(text, width)).map(|line| Line::styled(line, theme.dim()));
    let strongest = report.strongest_answers.iter().take(STRONGEST).map(|line| {
        let name = report.catalogue.option_name(line.option);
        Line::from(vec![
            Span::raw(truncate(line.question.topic_or_title(), width / 2, theme.glyphs.ellipsis)),
            Span::styled(format!("  +{} {name}", line.points), theme.option(line.option)),
        ])
    });
    let reasons = Reasons::new(report, usize::MAX, width);
    let chart = reasons.chart(report, theme).lines(width, scale(report, theme, area.width, true));
    let mut lines = advice;
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(chart);
    lines.push(Line::default());
    lines.extend(robustness);
    lines.extend([Line::default(), Line::styled(report.strongest_title(), theme.title())]);
    lines.extend(strongest);
    let area = split_top(area, u16::from(area.height > 7))[1];
    frame.render_stateful_widget(ScrollText::new(lines, theme), area, scroll);
}

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
    let score = |option: usize| report.verdict.scores.points.get(option).copied().unwrap_or(0);
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

/// Draws what is above the tabs: the verdict, and the points of the options.
pub fn render_head(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let rest = render_verdict(frame, area, report, theme);
    let gap = u16::from(!is_small(frame.area()));
    render_points(frame, split_top(rest, gap)[1], report, theme)
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
    let guesses = wrap(&report.guesses_line, width);
    lines.extend(guesses.into_iter().filter(|line| !line.is_empty()).map(Line::from));
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

/// The scale for all bars of the screen: that of the widget with the least room in `width` columns. In a small window
/// the chart leaves two columns for its scrollbar.
fn scale(report: &Report, theme: Theme, width: u16, is_small: bool) -> Scale {
    let available = width.saturating_sub(u16::from(width >= ROOMY));
    let bars = if report.is_between_two() {
        balance(report, theme).largest_scale(available)
    } else {
        RankBars { rows: &ranked(report), theme }.largest_scale(available)
    };
    let chart = if width >= SIDE_BY_SIDE && !is_small { width - STRONGEST_COLUMNS - 3 } else { width };
    let taken = match chart {
        _ if is_small => 2,
        CARD.. => 4,
        _ => 0,
    };
    let available = chart.saturating_sub(taken);
    bars.min(Reasons::new(report, usize::MAX, available).chart(report, theme).largest_scale(available))
}

fn balance<'r>(report: &'r Report, theme: Theme) -> BalanceBar<'r> {
    let points = [0, 1].map(|option| report.verdict.scores.points.get(option).copied().unwrap_or(0));
    BalanceBar { names: [0, 1].map(|option| report.catalogue.option_name(option)), points, theme }
}

/// The options, most points first; those that are ruled out come last.
fn ranked<'r>(report: &'r Report) -> Vec<Rank<'r>> {
    let ranked = report.ranked().into_iter();
    let rank = ranked.map(|(option, column)| Rank {
        name: &column.option.name,
        points: column.points,
        option,
        ruled_out: report.is_ruled_out(option),
    });
    rank.collect()
}

/// Draws the points: of two options as one bar, of more as a bar each. Returns the rest of `area`.
pub(super) fn render_points(frame: &mut Frame, area: Rect, report: &Report, theme: Theme) -> Rect {
    let scale = scale(report, theme, area.width, is_small(frame.area()));
    let indent = u16::from(area.width >= ROOMY);
    let count = report.catalogue.options.len();
    let rows = if report.is_between_two() { 1 } else { u16::try_from(count).unwrap_or(u16::MAX) };
    let [bars, rest] = split_top(area, rows);
    let bars = indented(bars, indent);
    let lines = if report.is_between_two() {
        vec![balance(report, theme).line(bars.width, scale)]
    } else {
        RankBars { rows: &ranked(report), theme }.lines(bars.width, scale)
    };
    frame.render_widget(Paragraph::new(lines), bars);
    rest
}

/// The reasons of the two options that are compared, most points first, and a line on those without a row.
struct Reasons<'r> {
    rows: Vec<ChartRow<'r>>,
    footer: String,
}

impl<'r> Reasons<'r> {
    /// At most `max` rows, and a last line of at most `width` columns.
    fn new(report: &'r Report, max: usize, width: u16) -> Self {
        let row = |line: ChartLine<'r>| ChartRow { label: &line.reason.title, left: line.left, right: line.right };
        let mut rows: Vec<ChartRow> = report.chart().into_iter().map(row).collect();
        let rest = rows.split_off(rows.len().min(max));
        let footer = if rest.is_empty() { without_points(report, width) } else { summed(report, &rest) };
        Self { rows, footer }
    }

    fn chart<'a>(&'a self, report: &'a Report, theme: Theme) -> DivergingChart<'a> {
        let (options, names) = (report.pair(), report.pair_names());
        DivergingChart { rows: &self.rows, options, names, footer: &self.footer, theme }
    }
}

/// "3 smaller reasons: 4 Python, 2 Rust".
fn summed(report: &Report, rest: &[ChartRow]) -> String {
    let [left, right] = report.pair();
    let sides = [(left, rest.iter().map(|row| row.left).sum::<u32>()), (right, rest.iter().map(|row| row.right).sum())];
    let sides = sides.into_iter().filter(|(_, points)| *points > 0);
    let sides: Vec<String> =
        sides.map(|(option, points)| format!("{points} {}", report.catalogue.option_name(option))).collect();
    format!("{}: {}", count(rest.len(), "smaller reason"), sides.join(", "))
}

/// "No points: AI, Startup and 2 more": as many titles as `width` columns have room for.
fn without_points(report: &Report, width: u16) -> String {
    let titles: Vec<&str> = report.without_points.iter().map(|reason| reason.title.as_str()).collect();
    let naming = |count: usize| {
        let named = titles.get(..count).unwrap_or_default().join(", ");
        match titles.len() - count {
            0 => format!("No points: {named}"),
            rest => format!("No points: {named} and {rest} more"),
        }
    };
    (1..=titles.len()).rev().map(naming).find(|line| crate::text::width(line) <= width).unwrap_or_default()
}

/// Draws which answers rule out which options.
fn render_exclusions(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    let inner = card(frame, area, theme, "Answers that rule options out", "").inner(Margin::new(1, 0));
    let width = inner.width.saturating_sub(2);
    let words = report.exclusions.iter().flat_map(|line| wrap(&line.words(), width));
    let lines: Vec<Line> = words.map(Line::from).collect();
    frame.render_stateful_widget(ScrollText::new(lines, theme), inner, scroll);
}

/// Draws the chart of reasons, in a card if there is room. Returns the rest of `area`.
fn render_chart(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scale: Scale) -> Rect {
    let has_card = area.width >= CARD;
    let borders = if has_card { 2 } else { 0 };
    let legend = scale.legend(theme).unwrap_or_default();
    let area = if has_card {
        area
    } else {
        let [line, area] = split_top(area, 1);
        frame.render_widget(Line::from(Span::styled(legend.clone(), theme.dim())).right_aligned(), line);
        area
    };
    let available = area.height.saturating_sub(borders);
    let width = area.width.saturating_sub(2 * borders);
    let mut reasons = Reasons::new(report, usize::MAX, width);
    if reasons.chart(report, theme).height(width) > available {
        reasons.footer.clear();
    }
    if reasons.chart(report, theme).height(width) > available {
        // The header and the last line take two rows.
        reasons = Reasons::new(report, usize::from(available.saturating_sub(2)), width);
    }
    let chart = reasons.chart(report, theme);
    let [outer, rest] = split_top(area, chart.height(width).min(available) + borders);
    let inner = if has_card { card(frame, outer, theme, "", &legend).inner(Margin::new(1, 0)) } else { outer };
    frame.render_widget(Paragraph::new(chart.lines(width, scale)), inner);
    rest
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
