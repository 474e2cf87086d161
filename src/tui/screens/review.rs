//! The review: a row for every answer, and one for the verdict.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::{Line, Span, Text},
    widgets::{Block, Cell, Row},
};

use crate::{
    quiz::Command,
    report::{AnswerLine, answered, hidden_answers, rules_out},
    text::{truncate, width},
    tui::{
        action::Action,
        keymap::Context,
        layout::{centered, is_small, split_top},
        popups::info::Info,
        screen::{Effect, Screen, move_selection},
        session::Session,
        theme::Theme,
        widgets::{Listing, ListingState, card, render_progress_header},
    },
};

use super::answer_lines::{answer_text, summary};

/// The limit of the whole review, in columns.
const MAX_WIDTH: u16 = 100;

/// The limit of the topics, in columns.
const MAX_TOPIC: u16 = 24;

/// The review. Its last row is "see the verdict".
pub struct Review {
    list: ListingState,
}

impl Review {
    /// Selects the question that was `edited`, else "see the verdict".
    pub fn new(session: &Session, edited: Option<usize>) -> Self {
        let visible = session.quiz.answers().visible(session.catalogue());
        let row = edited.and_then(|edited| visible.iter().position(|question| question.index == edited));
        let selected = row.unwrap_or(visible.len());
        Self { list: ListingState::new(selected) }
    }
}

/// The answers to visible questions, and those to hidden questions.
fn lines<'c>(session: &Session<'c>) -> (Vec<AnswerLine<'c>>, Vec<AnswerLine<'c>>) {
    let (catalogue, responses) = (session.catalogue(), session.quiz.responses());
    (answered(catalogue, responses), hidden_answers(catalogue, responses))
}

impl<'c> Screen<'c> for Review {
    fn context(&self) -> Context {
        Context::Review
    }

    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool {
        let count = session.quiz.answers().visible(session.catalogue()).len();
        match action {
            Action::Accept | Action::Back | Action::Info => true,
            _ => count > 0,
        }
    }

    fn label(&self, action: Action, session: &Session<'c>) -> Option<&'static str> {
        let count = session.quiz.answers().visible(session.catalogue()).len();
        (action == Action::Accept && self.list.selected >= count).then_some("see the verdict")
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let visible = session.quiz.answers().visible(session.catalogue());
        let selected = visible.get(self.list.selected);
        match (action, selected) {
            (Action::Back, _) => return Effect::Command(Command::Back),
            (Action::Accept, None) => return Effect::Command(Command::Finish),
            (Action::Accept, Some(question)) => return Effect::Command(Command::Jump(question.index)),
            (Action::Info, Some(question)) => {
                let note = session.quiz.notes().get(question);
                return Effect::Open(Box::new(Info::question(session.catalogue(), question, note)));
            }
            (Action::Info, None) => return Effect::Open(Box::new(Info::catalogue(session))),
            _ => {}
        }
        let effect = move_selection(&mut self.list.selected, action, visible.len() + 1, self.list.page);
        if matches!(effect, Effect::Redraw) && self.list.selected == visible.len() {
            // Hidden questions come last, and cannot be selected.
            self.list.offset = usize::MAX;
        }
        effect
    }

    fn selected(&self) -> usize {
        self.list.selected
    }

    fn select(&mut self, selected: usize, session: &Session<'c>) {
        let last = session.quiz.answers().visible(session.catalogue()).len();
        self.list.selected = selected.min(last);
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let theme = session.theme;
        // Long rows are hard to read.
        let area = centered(area, area.width.min(MAX_WIDTH), area.height);
        let is_small = is_small(frame.area());
        let body = render_progress_header(frame, area, session, session.progress.done);
        let body = split_top(body, u16::from(!is_small))[1];
        let (lines, hidden) = lines(session);
        let borders = if is_small { 0 } else { 2 };
        let gap = u16::from(!is_small);
        let wanted = u16::try_from(lines.len() + hidden.len()).unwrap_or(u16::MAX).saturating_add(borders);
        // Space above and below the rows where there is room.
        let space = if !is_small && wanted + gap + 4 <= body.height { 2 } else { 0 };
        let height = (wanted + space).min(body.height.saturating_sub(1 + gap));
        let [list, below] = split_top(body, height);
        let below = split_top(below, if below.height > 1 + gap { gap + space / 2 } else { gap })[1];
        self.render_list(frame, list, session, (&lines, &hidden), space / 2);
        self.render_verdict_row(frame, split_top(below, 1)[0], lines.len(), theme);
    }
}

impl Review {
    fn render_list(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        session: &Session,
        (lines, hidden): (&[AnswerLine], &[AnswerLine]),
        space_above: u16,
    ) {
        let theme = session.theme;
        let inner = if is_small(frame.area()) {
            area
        } else {
            split_top(card(frame, area, theme, "Your answers", &summary(lines, theme)), space_above)[1]
        };
        let topics = lines.iter().chain(hidden).map(|line| width(line.question.topic_or_title()));
        let topic = topics.max().unwrap_or(0).min(MAX_TOPIC).min(inner.width / 2);
        let available = inner.width.saturating_sub(topic + 10);
        let rows =
            lines.iter().enumerate().map(|(index, line)| row(session, line, Some(index + 1), (topic, available)));
        let rows = rows.chain(hidden.iter().map(|line| row(session, line, None, (topic, available))));
        let rows = rows.map(|row| (row, 1)).collect();
        let columns = vec![Constraint::Length(3), Constraint::Length(topic), Constraint::Fill(1)];
        let listing = Listing { selectable: lines.len(), ..Listing::new(rows, columns, theme) };
        frame.render_stateful_widget(listing, inner, &mut self.list);
    }

    fn render_verdict_row(&self, frame: &mut Frame, area: Rect, count: usize, theme: Theme) {
        let is_selected = self.list.selected >= count;
        let mark = if is_selected { theme.glyphs.selection } else { " " };
        if is_selected {
            frame.render_widget(Block::new().style(theme.selected()), area);
            frame.render_widget(Line::from(Span::styled("Enter  ", theme.focus())).right_aligned(), area);
        }
        let line =
            Line::from(vec![Span::styled(mark, theme.focus()), Span::styled("  See the verdict", theme.title())]);
        frame.render_widget(line, area);
    }
}

/// A row: the number (none for a hidden question), the topic, the answer and what it rules out, and the note where there
/// is room.
fn row<'a>(session: &Session, line: &AnswerLine, number: Option<usize>, (topic, available): (u16, u16)) -> Row<'a> {
    let theme = session.theme;
    let ellipsis = theme.glyphs.ellipsis;
    let (mut answer, style) = answer_text(line, number.is_none(), theme);
    if let Some(picks) = line.answer.picks().filter(|_| number.is_some()) {
        answer += &rules_out(session.catalogue(), line.question.rules_out(picks));
    }
    let answer = truncate(&answer, available, ellipsis);
    let mut text = Line::from(Span::styled(answer.clone(), style));
    let rest = available.saturating_sub(width(&answer));
    if !line.note.is_empty() && rest > 5 {
        let note = truncate(&format!("   {} {}", theme.glyphs.note, line.note), rest, ellipsis);
        text.push_span(Span::styled(note, theme.dim()));
    }
    let number = number.map_or(String::new(), |number| format!("{number:>3}"));
    let topic = truncate(line.question.topic_or_title(), topic, ellipsis);
    Row::new([
        Cell::from(Text::styled(number, theme.dim())),
        Cell::from(Text::styled(topic, theme.dim())),
        Cell::from(text),
    ])
}
