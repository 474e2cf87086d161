//! The options side by side, aspect by aspect: a tab of the result, and a screen of its own before the first question.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Cell, Row, Table, TableState},
};

use crate::{
    quiz::Command,
    report::{Report, RowLine, rows},
    text::{truncate, width, wrap},
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, split_top},
        popups::info::Info,
        session::Session,
        theme::Theme,
        widgets::{ScrollState, ScrollText, card, first_of_the_end, header::Header, scrollbar},
    },
};

use super::{Effect, Screen, result::Tab, scrolled};

/// The comparison of the catalogue, scrolled by rows, or by lines where there is no room for columns.
#[derive(Default)]
pub struct ComparisonTable {
    scroll: ScrollState,
}

impl ComparisonTable {
    fn draw(&mut self, frame: &mut Frame, area: Rect, lines: &[RowLine], names: &[&str], theme: Theme) {
        if lines.is_empty() {
            frame.render_widget(Line::styled("Nothing to compare in this catalogue.", theme.dim()), area);
            return;
        }
        let is_small = is_small(frame.area());
        let matter = lines.iter().filter(|line| line.matters).count();
        let mut notes = Vec::new();
        if matter > 0 {
            notes.push(format!("{} {matter} of {} matter most for your answers", theme.glyphs.star, lines.len()));
        }
        if names.len() == 2 && lines.iter().any(|line| line.row.better.is_some()) {
            notes.push(format!("{} better here", theme.glyphs.towards.concat()));
        }
        let notes = notes.join(&format!(" {} ", theme.glyphs.dot));
        let inner = if is_small { area } else { card(frame, area, theme, "", &notes) };
        // A column needs some 16 columns to be read.
        if inner.width / 16 <= u16::try_from(names.len()).unwrap_or(u16::MAX) || is_small {
            self.draw_stacked(frame, inner, lines, names, theme);
        } else {
            self.draw_table(frame, (inner, area), lines, names, theme);
        }
    }

    fn draw_table(
        &mut self,
        frame: &mut Frame,
        (inner, outer): (Rect, Rect),
        lines: &[RowLine],
        names: &[&str],
        theme: Theme,
    ) {
        let count = u16::try_from(names.len()).unwrap_or(u16::MAX);
        let titles = lines.iter().map(|line| width(&line.row.title)).max().unwrap_or(0).min(20).min(inner.width / 4);
        // Before the first answer all rows are the same.
        let any_matters = lines.iter().any(|line| line.matters);
        let has_better = lines.iter().any(|line| line.row.better.is_some()) && names.len() == 2;
        let between = if has_better { 3 } else { 0 };
        let spacing = 2;
        let taken = 3 + titles + spacing * count + between;
        let cell = inner.width.saturating_sub(taken) / count.max(1);
        let rule = theme.glyphs.line.repeat(inner.width.into());
        let header = names.iter().enumerate().map(|(at, name)| {
            Cell::from(Line::styled(truncate(name, cell, theme.glyphs.ellipsis), theme.option_title(at)))
        });
        let mut columns = vec![Constraint::Length(3 + titles)];
        let mut heads = vec![Cell::from("")];
        for (at, head) in header.enumerate() {
            if at == 1 && has_better {
                heads.push(Cell::from(""));
                columns.push(Constraint::Length(1));
            }
            heads.push(head);
            columns.push(Constraint::Length(cell));
        }
        let rows: Vec<(Row, u16)> = lines
            .iter()
            .map(|line| table_row(line, theme, [titles, cell], has_better, any_matters && !line.matters))
            .collect();
        let heights: Vec<u16> = rows.iter().map(|(_, height)| height.saturating_add(1)).collect();
        let [head, body] = split_top(inner, 2);
        if rows.iter().any(|(_, height)| *height > body.height) {
            self.draw_stacked(frame, inner, lines, names, theme);
            return;
        }
        let [_, rule_area] = split_top(head, 1);
        frame.render_widget(Table::new([Row::new(heads)], columns.clone()).column_spacing(spacing), head);
        frame.render_widget(Line::styled(rule.clone(), theme.line()), rule_area);
        // Scrolled by rows: the last ones fill the area. The rule below the last row is not needed.
        let most = first_of_the_end(&heights, body.height.saturating_add(1));
        self.scroll.max = most;
        self.scroll.page = usize::from(body.height / heights.iter().copied().max().unwrap_or(1).max(1)).max(1);
        self.scroll.offset = self.scroll.offset.min(most);
        let table = Table::new(rows.into_iter().map(|(row, height)| row.height(height).bottom_margin(1)), columns);
        let mut state = TableState::new().with_offset(self.scroll.offset);
        frame.render_stateful_widget(table.column_spacing(spacing), body, &mut state);
        // The margin below each row holds a rule.
        let mut y = body.y;
        for height in heights.iter().skip(self.scroll.offset) {
            y = y.saturating_add(*height);
            let line = Rect { y: y.saturating_sub(1), height: 1, ..body };
            if y >= body.bottom() {
                break;
            }
            frame.render_widget(Line::styled(rule.clone(), theme.line()), line);
        }
        if most > 0 {
            let lines = |heights: &[u16]| heights.iter().map(|height| usize::from(*height)).sum();
            let above = lines(heights.get(..self.scroll.offset).unwrap_or_default());
            let bar = Rect { width: outer.right().saturating_sub(body.x), ..body };
            scrollbar(bar, frame.buffer_mut(), theme, lines(&heights), above);
        }
    }

    /// One aspect under the other, with a paragraph an option.
    fn draw_stacked(&mut self, frame: &mut Frame, area: Rect, lines: &[RowLine], names: &[&str], theme: Theme) {
        let room = area.width.saturating_sub(2);
        let mut text: Vec<Line> = Vec::new();
        for line in lines {
            if !text.is_empty() {
                text.push(Line::default());
            }
            let mark = if line.matters { theme.glyphs.star } else { " " };
            let title = truncate(&line.row.title, room.saturating_sub(2), theme.glyphs.ellipsis);
            text.push(Line::from(vec![
                Span::styled(mark, theme.focus()),
                Span::styled(format!(" {title}"), theme.title()),
            ]));
            for (at, (name, cell)) in names.iter().zip(&line.row.cells).enumerate() {
                let better =
                    if line.row.better == Some(at) { format!(" {}", theme.glyphs.check) } else { String::new() };
                text.push(Line::styled(format!("  {name}{better}"), theme.option_title(at)));
                text.extend(wrap(cell, room.saturating_sub(2)).into_iter().map(|line| Line::from(format!("  {line}"))));
            }
        }
        frame.render_stateful_widget(ScrollText::new(text, theme), area, &mut self.scroll);
    }
}

fn table_row<'a>(
    line: &RowLine,
    theme: Theme,
    [title, cell]: [u16; 2],
    has_better: bool,
    is_dim: bool,
) -> (Row<'a>, u16) {
    let style = if is_dim { theme.dim() } else { Style::new() };
    let mark = if line.matters { theme.glyphs.star } else { " " };
    let titles = wrap(&line.row.title, title);
    let texts: Vec<Vec<String>> = line.row.cells.iter().map(|text| wrap(text, cell)).collect();
    let height = texts.iter().map(Vec::len).chain([titles.len()]).max().unwrap_or(1);
    let title_style = if is_dim { theme.dim() } else { theme.title() };
    let title = titles.into_iter().enumerate().map(|(at, text)| {
        let mark = if at == 0 { mark } else { " " };
        Line::from(vec![Span::styled(format!(" {mark} "), theme.focus()), Span::styled(text, title_style)])
    });
    let mut cells = vec![Cell::from(Text::from_iter(title))];
    for (at, text) in texts.into_iter().enumerate() {
        if at == 1 && has_better {
            let [left, right] = theme.glyphs.towards;
            cells.push(match line.row.better {
                Some(0) => Cell::from(Span::styled(left, theme.option(0))),
                Some(better) => Cell::from(Span::styled(right, theme.option(better))),
                None => Cell::from(""),
            });
        }
        let text = if text.iter().all(String::is_empty) { vec!["-".into()] } else { text };
        cells.push(Cell::from(Text::from_iter(text.into_iter().map(Line::from))).style(style));
    }
    (Row::new(cells), u16::try_from(height).unwrap_or(u16::MAX).max(1))
}

fn names(catalogue: &crate::catalogue::Catalogue) -> Vec<&str> {
    catalogue.options.iter().map(|option| option.name.as_str()).collect()
}

impl<'c> Tab<'c> for ComparisonTable {
    fn scroll(&self) -> Option<&ScrollState> {
        Some(&self.scroll)
    }

    fn scroll_mut(&mut self) -> Option<&mut ScrollState> {
        Some(&mut self.scroll)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        let lines = rows(report.catalogue, &report.columns);
        self.draw(frame, area, &lines, &names(report.catalogue), theme);
    }
}

/// The comparison before the first question.
#[derive(Default)]
pub struct Comparison {
    table: ComparisonTable,
}

impl<'c> Screen<'c> for Comparison {
    fn context(&self) -> Context {
        Context::Comparison
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        matches!(action, Action::Back | Action::Info) || self.table.scroll.max > 0
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        match action {
            Action::Up => Some("scroll"),
            Action::Info => Some("sources"),
            _ => None,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        match action {
            Action::Back => Effect::Command(Command::Back),
            Action::Info => Effect::Open(Box::new(Info::comparison(session.catalogue()))),
            action => scrolled(&mut self.table.scroll, action).unwrap_or(Effect::None),
        }
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let [top, body] = split_top(area, 1);
        frame.render_widget(Header::new(session, Span::raw("")), top);
        let body = if is_small(frame.area()) { body } else { split_top(body, 1)[1] };
        let catalogue = session.catalogue();
        self.table.draw(frame, body, &rows(catalogue, &[]), &names(catalogue), session.theme);
    }
}
