//! The options side by side, aspect by aspect: a tab of the result, and a screen of its own before the first question.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::{Cell, Row, Table, TableState},
};

use crate::{
    catalogue::Catalogue,
    quiz::Command,
    report::{Report, RowLine, rows},
    text::{truncate, wrap},
    tui::{
        action::Action,
        keymap::Context,
        layout::{indented, is_small, split_top},
        popups::info::Info,
        screen::{Effect, Screen, scroll},
        session::Session,
        theme::Theme,
        widgets::{
            Header, SPACING, ScrollState, ScrollText, SideBySideColumns, card, lines, max_offset, render_heads,
            render_scrollbar, starred,
        },
    },
};

/// Columns to the left of the table.
const INDENT: u16 = 1;

/// The options side by side, before the first question.
#[derive(Default)]
pub struct SideBySide {
    scroll: ScrollState,
}

impl<'c> Screen<'c> for SideBySide {
    fn context(&self) -> Context {
        Context::SideBySide
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        matches!(action, Action::Back | Action::Info) || self.scroll.max > 0
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
            action => scroll(&mut self.scroll, action).unwrap_or(Effect::None),
        }
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let [top, body] = split_top(area, 1);
        frame.render_widget(Header::new(session, Span::raw("")), top);
        let body = if is_small(frame.area()) { body } else { split_top(body, 1)[1] };
        let catalogue = session.catalogue();
        ComparisonTable::new(catalogue, &rows(catalogue, &[]), session.theme).render(frame, body, &mut self.scroll);
    }
}

/// Draws the tab of the result.
pub fn render_tab(frame: &mut Frame, area: Rect, report: &Report, theme: Theme, scroll: &mut ScrollState) {
    let rows = rows(report.catalogue, &report.columns);
    ComparisonTable::new(report.catalogue, &rows, theme).render(frame, area, scroll);
}

/// A table that scrolls by rows, or a text that scrolls by lines where there is no room for columns.
struct ComparisonTable<'a> {
    rows: &'a [RowLine<'a>],
    names: Vec<&'a str>,
    theme: Theme,
}

impl<'a> ComparisonTable<'a> {
    fn new(catalogue: &'a Catalogue, rows: &'a [RowLine<'a>], theme: Theme) -> Self {
        Self { rows, names: catalogue.options.iter().map(|option| option.name.as_str()).collect(), theme }
    }

    /// Whether a column between two options points to the better one.
    fn has_better(&self) -> bool {
        self.names.len() == 2 && self.rows.iter().any(|line| line.row.better.is_some())
    }

    fn render(&self, frame: &mut Frame, area: Rect, scroll: &mut ScrollState) {
        let theme = self.theme;
        if self.rows.is_empty() {
            frame.render_widget(Line::styled("Nothing to compare in this catalogue.", theme.dim()), area);
            return;
        }
        let is_small = is_small(frame.area());
        let matter = self.rows.iter().filter(|line| line.matters).count();
        let mut notes = Vec::new();
        if matter > 0 {
            notes.push(format!("{} {matter} of {} matter most for your answers", theme.glyphs.star, self.rows.len()));
        }
        if self.has_better() {
            notes.push(format!("{} better here", theme.glyphs.towards.concat()));
        }
        let notes = notes.join(&format!(" {} ", theme.glyphs.dot));
        let inner = if is_small { area } else { card(frame, area, theme, "", &notes) };
        if is_small || !self.render_table(frame, (inner, area), scroll) {
            frame.render_stateful_widget(ScrollText::new(self.stacked(inner.width), theme), inner, scroll);
        }
    }

    /// Draws the table, unless there is no room for its columns or its rows.
    fn render_table(&self, frame: &mut Frame, (inner, outer): (Rect, Rect), scroll: &mut ScrollState) -> bool {
        let theme = self.theme;
        let between = if self.has_better() { 1 + SPACING } else { 0 };
        let titles = self.rows.iter().map(|line| line.row.title.as_str());
        let Some(sizes) = SideBySideColumns::new(titles, self.names.len(), (inner.width, INDENT + between)) else {
            return false;
        };
        let rows: Vec<(Row, u16)> = self.rows.iter().map(|line| self.row(line, sizes)).collect();
        // The margin below each row holds a rule.
        let heights: Vec<u16> = rows.iter().map(|(_, height)| height.saturating_add(1)).collect();
        let tallest = heights.iter().copied().max().unwrap_or(1);
        if tallest > inner.height.saturating_sub(1) {
            return false;
        }
        let mut columns = sizes.constraints();
        let head = |(option, name): (usize, &&str)| {
            let name = truncate(name, sizes.cell, theme.glyphs.ellipsis);
            Cell::from(Line::styled(name, theme.option_title(option)))
        };
        let mut heads = vec![Cell::from("")];
        heads.extend(self.names.iter().enumerate().map(head));
        if self.has_better() {
            heads.insert(2, Cell::from(""));
            columns.insert(2, Constraint::Length(1));
        }
        let body = render_heads(frame, inner, (Row::new(heads), 1), columns.clone(), (INDENT, theme));
        // The rule below the last row is not needed.
        scroll.max = max_offset(&heights, body.height.saturating_add(1));
        scroll.page = usize::from(body.height / tallest).max(1);
        scroll.offset = scroll.offset.min(scroll.max);
        let table = Table::new(rows.into_iter().map(|(row, height)| row.height(height).bottom_margin(1)), columns);
        let mut state = TableState::new().with_offset(scroll.offset);
        frame.render_stateful_widget(table.column_spacing(SPACING), indented(body, INDENT), &mut state);
        let rule = Line::styled(theme.glyphs.line.repeat(inner.width.into()), theme.line());
        let mut y = body.y;
        for height in heights.iter().skip(scroll.offset) {
            y = y.saturating_add(*height);
            if y >= body.bottom() {
                break;
            }
            frame.render_widget(&rule, Rect { y: y.saturating_sub(1), height: 1, ..body });
        }
        if scroll.max > 0 {
            let above = heights.get(..scroll.offset).map_or(0, lines);
            let bar = Rect { width: outer.right().saturating_sub(body.x), ..body };
            render_scrollbar(bar, frame.buffer_mut(), theme, lines(&heights), above);
        }
        true
    }

    /// A row of the table, with its height.
    fn row(&self, line: &RowLine, sizes: SideBySideColumns) -> (Row<'static>, u16) {
        let theme = self.theme;
        // Before the first answer no row matters.
        let is_dim = !line.matters && self.rows.iter().any(|line| line.matters);
        let title_style = if is_dim { theme.dim() } else { theme.title() };
        let title = sizes.title(&line.row.title, line.matters, title_style, theme);
        let texts: Vec<Vec<String>> = line.row.cells.iter().map(|text| wrap(text, sizes.cell)).collect();
        let height = texts.iter().map(Vec::len).chain([title.lines.len()]).max().unwrap_or(1);
        let mut cells = vec![Cell::from(title)];
        for (option, text) in texts.into_iter().enumerate() {
            if option == 1 && self.has_better() {
                let [left, right] = theme.glyphs.towards;
                cells.push(match line.row.better {
                    Some(0) => Cell::from(Span::styled(left, theme.option(0))),
                    Some(better) => Cell::from(Span::styled(right, theme.option(better))),
                    None => Cell::from(""),
                });
            }
            let style = if is_dim { theme.dim() } else { Style::new() };
            let text = if text.iter().all(String::is_empty) { vec!["-".into()] } else { text };
            cells.push(Cell::from(Text::from_iter(text)).style(style));
        }
        (Row::new(cells), u16::try_from(height).unwrap_or(u16::MAX).max(1))
    }

    /// One aspect below the other, with a paragraph for each option.
    fn stacked(&self, width: u16) -> Vec<Line<'_>> {
        let theme = self.theme;
        let width = width.saturating_sub(4);
        let mut text: Vec<Line> = Vec::new();
        for line in self.rows {
            if !text.is_empty() {
                text.push(Line::default());
            }
            let title = truncate(&line.row.title, width, theme.glyphs.ellipsis);
            text.push(starred(title, line.matters, theme.title(), theme));
            for (option, (name, cell)) in self.names.iter().zip(&line.row.cells).enumerate() {
                let is_better = line.row.better == Some(option);
                let better = if is_better { format!(" {}", theme.glyphs.check) } else { String::new() };
                text.push(Line::styled(format!("  {name}{better}"), theme.option_title(option)));
                text.extend(wrap(cell, width).into_iter().map(|line| Line::from(format!("  {line}"))));
            }
        }
        text
    }
}
