//! The welcome screen: the options, and where to begin.

use ratatui::{
    Frame,
    layout::{Constraint, Flex, Layout, Rect},
    text::{Line, Span},
    widgets::{Block, Padding, Paragraph},
};

use crate::{
    quiz::{Answer, Command, Stage},
    report::length_words,
    text::{truncate, width, wrap},
    tui::{
        action::Action,
        keymap::Context,
        layout::{centered, is_small, split_top},
        popups::{catalogues::catalogues, confirm::Confirm, info::Info},
        screen::{Effect, Screen, move_selection},
        session::Session,
        widgets::{BigText, Header, option_card},
    },
};

/// The width of the list and the texts below it, in columns.
const COLUMN: u16 = 76;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Start,
    StartOver,
    Compare,
    Others,
}

pub struct Welcome {
    selected: usize,
}

fn rows(session: &Session) -> Vec<Row> {
    let mut rows = vec![Row::Start];
    rows.extend((!session.quiz.is_untouched()).then_some(Row::StartOver));
    rows.extend((!session.catalogue().comparison.is_empty()).then_some(Row::Compare));
    rows.extend(session.others.is_some().then_some(Row::Others));
    rows
}

impl Welcome {
    /// The screen after the stage `before`. After the comparison, its row is selected.
    pub fn after(before: Stage, session: &Session) -> Self {
        let row = rows(session).iter().position(|row| *row == Row::Compare).filter(|_| before == Stage::SideBySide);
        Self { selected: row.unwrap_or(0) }
    }
}

/// The text of a row, and the hint at its right.
fn row_texts(row: Row, session: &Session) -> (String, String) {
    match row {
        Row::Start if session.quiz.has_answers() => (continue_text(session), String::new()),
        Row::Start => ("Start".into(), String::new()),
        Row::StartOver if session.preview.is_some() => ("Start over".into(), String::new()),
        Row::StartOver => ("Start over".into(), "your old answers are kept".into()),
        Row::Compare => {
            let names: Vec<&str> = session.catalogue().options.iter().map(|option| option.name.as_str()).collect();
            let names = match names.as_slice() {
                [one, other] => format!("{one} and {other}"),
                _ => "the options".into(),
            };
            (format!("Compare {names}"), String::new())
        }
        Row::Others => {
            let hint = session.others.as_ref().map_or(String::new(), |others| others.hint.clone());
            ("Decide something else".into(), hint)
        }
    }
}

/// Where the quiz continues, and when the answers were saved.
fn continue_text(session: &Session) -> String {
    let path = session.quiz.path();
    let next = path.iter().position(|question| session.answer(question) == Answer::Open);
    let position =
        next.map_or("Continue with your answers".into(), |index| format!("Continue with question {}", index + 1));
    match session.opening.saved.as_str() {
        "" => position,
        saved => format!("{position} {} saved {saved}", session.theme.glyphs.dot),
    }
}

impl<'c> Screen<'c> for Welcome {
    fn context(&self) -> Context {
        Context::Welcome
    }

    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool {
        matches!(action, Action::Accept | Action::Info) || rows(session).len() > 1
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let rows = rows(session);
        match (action, rows.get(self.selected)) {
            (Action::Info, _) => Effect::Open(Box::new(Info::catalogue(session))),
            (Action::Accept, Some(Row::Start)) => Effect::Command(Command::Continue),
            (Action::Accept, Some(Row::StartOver)) => Effect::Open(Box::new(Confirm::start_over(session))),
            (Action::Accept, Some(Row::Compare)) => Effect::Command(Command::Browse),
            (Action::Accept, Some(Row::Others)) => {
                let entries = session.others.as_ref().map(|others| (others.find)()).unwrap_or_default();
                Effect::Open(Box::new(catalogues(entries)))
            }
            _ => move_selection(&mut self.selected, action, rows.len(), rows.len()),
        }
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let [top, body] = split_top(area, 1);
        if is_small(frame.area()) {
            frame.render_widget(Header::new(session, Span::raw("")), top);
        } else {
            let version = Line::from(Span::styled(env!("CARGO_PKG_VERSION"), theme.dim())).right_aligned();
            frame.render_widget(Line::styled("whichone", theme.focus()), top);
            frame.render_widget(version, top);
        }
        self.render_body(frame, body, session);
    }
}

/// The columns between two names in large letters.
const BETWEEN: u16 = 8;

impl Welcome {
    /// The options, the list, and where the answers are saved. A low window leaves out some of it.
    fn render_body(&self, frame: &mut Frame, body: Rect, session: &Session) {
        let theme = session.theme;
        let is_small = is_small(frame.area());
        let width = COLUMN.min(body.width);
        let [questions, minutes] = length_words(session.questions);
        let dot = theme.glyphs.dot;
        let length = wrap(&format!("{questions} {dot} {minutes} {dot} one verdict, with its reasons"), width);
        let news = news(session, width);
        let promise = wrap(&session.location_notice(), width.saturating_sub(6));
        let cards = Cards::new(session, body.width);
        let large = large_names(session, (body.width, body.height));
        let rows = rows(session);
        let lines = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let names = if is_small { 0 } else { large.as_ref().map_or(1, |_| 3) };
        let mut heights = [
            names,
            lines(length.len()),
            if is_small { 0 } else { cards.height() },
            lines(rows.len()),
            lines(news.len()),
            lines(promise.len()),
        ];
        // Left out first: where the answers are saved (unless it is a warning), then the cards, then the length.
        let is_warned = !session.keeping.trouble.is_empty();
        let needed: fn(&[u16]) -> usize =
            |heights: &[u16]| heights.iter().filter(|height| **height > 0).map(|height| usize::from(*height) + 1).sum();
        for part in [5, 2, 1].into_iter().filter(|part| !(is_warned && *part == 5)) {
            if needed(&heights) > usize::from(body.height) + 1 {
                heights.iter_mut().skip(part).take(1).for_each(|height| *height = 0);
            }
        }
        let spare = body.height.saturating_sub(u16::try_from(needed(&heights)).unwrap_or(u16::MAX));
        // A blank line above each part, and two around the list if there is room.
        let above = [0, 1, 1, 1 + u16::from(spare > 2), 1, 1 + u16::from(spare > 3)];
        let parts = heights.iter().zip(above).map(|(height, above)| if *height > 0 { height + above } else { 0 });
        let areas = Layout::vertical(parts.map(Constraint::Length)).flex(Flex::Center).split(body);
        let area = |part: usize| {
            let area = areas.get(part).copied().unwrap_or_default();
            split_top(area, if area.height > 0 { above.get(part).copied().unwrap_or(0) } else { 0 })[1]
        };
        let column = |part: usize| centered(area(part), COLUMN, area(part).height);
        match large {
            Some(widths) => render_large_names(frame, area(0), session, &widths),
            None => frame.render_widget(small_names(session, body.width).centered(), area(0)),
        }
        frame.render_widget(Paragraph::new(length.join("\n")).centered(), area(1));
        cards.render(frame, area(2), session);
        self.render_list(frame, column(3), session, &rows);
        let indented = || Block::new().padding(Padding::horizontal(3));
        frame.render_widget(Paragraph::new(news.join("\n")).style(theme.warning()).block(indented()), column(4));
        let style = if is_warned { theme.warning() } else { theme.dim() };
        frame.render_widget(Paragraph::new(promise.join("\n")).style(style).block(indented()), column(5));
    }

    fn render_list(&self, frame: &mut Frame, area: Rect, session: &Session, rows: &[Row]) {
        let theme = session.theme;
        for ((index, row), line) in rows.iter().enumerate().zip(area.rows()) {
            let is_selected = index == self.selected;
            let (text, hint) = row_texts(*row, session);
            let available = line.width.saturating_sub(4);
            let text = truncate(&text, available, theme.glyphs.ellipsis);
            let (mark, right, style) = if is_selected {
                frame.render_widget(Block::new().style(theme.selected()), line);
                (theme.glyphs.selection, "Enter".to_owned(), theme.focus())
            } else {
                (" ", hint, theme.dim())
            };
            if width(&text) + width(&right) + 2 <= available {
                frame.render_widget(Line::from(Span::styled(format!("{right}  "), style)).right_aligned(), line);
            }
            frame.render_widget(Line::from_iter([Span::styled(mark, theme.focus()), format!("  {text}").into()]), line);
        }
    }
}

/// The widths of the names in large letters, if they fit.
fn large_names(session: &Session, (width, height): (u16, u16)) -> Option<Vec<u16>> {
    let widths: Option<Vec<u16>> =
        session.catalogue().options.iter().map(|option| BigText::width(&option.name)).collect();
    let total = |widths: &[u16]| widths.iter().map(|width| usize::from(width.saturating_add(BETWEEN))).sum::<usize>();
    widths.filter(|widths| {
        !session.theme.is_ascii() && total(widths) <= usize::from(width.saturating_add(BETWEEN)) && height >= 18
    })
}

fn render_large_names(frame: &mut Frame, area: Rect, session: &Session, widths: &[u16]) {
    let theme = session.theme;
    let columns = widths.iter().flat_map(|width| [BETWEEN, *width]).skip(1).map(Constraint::Length);
    let areas = Layout::horizontal(columns).flex(Flex::Center).split(area);
    let options = &session.catalogue().options;
    for (index, (option, area)) in options.iter().zip(areas.iter().step_by(2)).enumerate() {
        frame.render_widget(BigText { text: &option.name, style: theme.option(index), ascii: false }, *area);
    }
    for (index, area) in areas.iter().skip(1).step_by(2).enumerate() {
        let word = if index + 2 == options.len() { "or" } else { theme.glyphs.dot };
        frame.render_widget(Line::styled(word, theme.dim()).centered(), centered(*area, BETWEEN, 1));
    }
}

/// The names in a line, or the title if they are too long: the cards have the names too.
fn small_names<'a>(session: &'a Session, width: u16) -> Line<'a> {
    let theme = session.theme;
    let options = &session.catalogue().options;
    let mut line = Line::default();
    for (index, option) in options.iter().enumerate() {
        if index > 0 {
            let between = if index + 1 == options.len() { "  or  " } else { "  " };
            line.push_span(Span::styled(between, theme.dim()));
        }
        line.push_span(Span::styled(option.name.as_str(), theme.option_title(index)));
    }
    let title = Line::styled(session.catalogue().title.as_str(), theme.title());
    if line.width() > usize::from(width) { title } else { line }
}

/// What changed since the answers were saved, in at most three lines: the info popup has all of it.
fn news(session: &Session, width: u16) -> Vec<String> {
    let mut lines: Vec<String> =
        session.opening.changes.iter().flat_map(|text| wrap(text, width.saturating_sub(6))).collect();
    if lines.len() > 3 {
        lines.truncate(2);
        lines.push("i shows all changes.".into());
    }
    lines
}

/// A card for each option, at most three in a row.
struct Cards {
    in_a_row: usize,
    width: u16,
    texts: Vec<Vec<String>>,
}

impl Cards {
    fn new(session: &Session, width: u16) -> Self {
        let options = &session.catalogue().options;
        let in_a_row = if options.len() == 4 { 2 } else { options.len().min(3) };
        let width = if options.len() == 2 { COLUMN.min(width) } else { width };
        let available = (width.saturating_sub(2) / u16::try_from(in_a_row).unwrap_or(1)).saturating_sub(6).max(8);
        Self { in_a_row, width, texts: options.iter().map(|option| wrap(&option.summary, available)).collect() }
    }

    fn heights(&self) -> impl Iterator<Item = u16> {
        let tallest = |row: &[Vec<String>]| row.iter().map(Vec::len).max().unwrap_or(0) + 2;
        self.texts.chunks(self.in_a_row).map(move |row| u16::try_from(tallest(row)).unwrap_or(u16::MAX))
    }

    fn height(&self) -> u16 {
        self.heights().fold(0, u16::saturating_add)
    }

    fn render(&self, frame: &mut Frame, area: Rect, session: &Session) {
        let theme = session.theme;
        let area = centered(area, self.width, area.height);
        let rows = Layout::vertical(self.heights().map(Constraint::Length)).split(area);
        let mut cards = session.catalogue().options.iter().zip(&self.texts).enumerate();
        for row in rows.iter() {
            let columns = Layout::horizontal(vec![Constraint::Fill(1); self.in_a_row]).spacing(2).split(*row);
            for ((index, (option, text)), column) in cards.by_ref().take(self.in_a_row).zip(columns.iter()) {
                let name = truncate(&option.name, column.width.saturating_sub(6), theme.glyphs.ellipsis);
                let text = Paragraph::new(text.join("\n")).block(option_card(theme, index, &name));
                frame.render_widget(text, *column);
            }
        }
    }
}
