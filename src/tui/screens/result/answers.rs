//! The answers tab: every answer, and the points it contributed.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::{Line, Span, Text},
    widgets::{Cell, Row},
};

use crate::{
    catalogue::Question,
    quiz::{Answer, Command},
    report::{AnswerLine, Report},
    text::{truncate, width, wrap_to},
    tui::{
        action::Action,
        layout::is_small,
        screen::{Effect, move_selection},
        screens::answer_lines::{answer_text, summary},
        theme::Theme,
        widgets::{Listing, ListingState, card},
    },
};

use super::tab::Tab;

/// The limit of an answer or a note, in lines.
const MAX_LINES: usize = 3;

#[derive(Default)]
pub struct AnswersTab {
    list: ListingState,
}

impl<'c> Tab<'c> for AnswersTab {
    fn is_enabled(&self, action: Action, report: &Report<'c>) -> bool {
        match action {
            // Hidden questions cannot be edited.
            Action::Accept => self.list.selected < report.answers.len(),
            _ => report.answers.len() + report.hidden_answers.len() > 1,
        }
    }

    fn selected_question(&self, report: &Report<'c>) -> Option<&'c Question> {
        report.answers.get(self.list.selected).filter(|line| line.answer.picks().is_some()).map(|line| line.question)
    }

    fn update(&mut self, action: Action, report: &Report<'c>) -> Effect<'c> {
        if action == Action::Accept {
            let line = report.answers.get(self.list.selected);
            return line.map_or(Effect::None, |line| Effect::Command(Command::Jump(line.question.index)));
        }
        let count = report.answers.len() + report.hidden_answers.len();
        move_selection(&mut self.list.selected, action, count, self.list.page)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        let is_small = is_small(frame.area());
        let all = || report.answers.iter().chain(&report.hidden_answers);
        // What was tried may have shown a question that is hidden again.
        self.list.selected = self.list.selected.min(all().count().saturating_sub(1));
        let note = summary(&report.answers, theme);
        let area_inside = if is_small { area } else { card(frame, area, theme, "", &note) };
        let topics = all().map(|line| width(line.question.topic_or_title())).max().unwrap_or(0);
        let topic = topics.min(24).min(area_inside.width / 3);
        let longest = all().map(|line| width(&line.said()).max(width(&line.note) + 2)).max().unwrap_or(0);
        let points = if is_small {
            0
        } else {
            // At least a third, and what the answers leave.
            let left = area_inside.width.saturating_sub(topic + longest + 2 + 3 * 2);
            let wanted = all().map(|line| width(&report.contribution_words(line))).max().unwrap_or(0);
            wanted.min(left.max(area_inside.width / 3))
        };
        let available = area_inside.width.saturating_sub(topic + points + 2 + 3 * 2);
        // The points are beside the answer, not at the far edge.
        let answer = longest.min(available);
        let columns =
            [Constraint::Length(topic), Constraint::Length(answer.max(available.min(30))), Constraint::Min(points)];
        let rows = all().map(|line| row(report, line, theme, [topic, available, points])).collect();
        let listing = Listing::new(rows, columns.into(), theme);
        frame.render_stateful_widget(listing, area_inside, &mut self.list);
    }
}

fn row<'a>(report: &Report, line: &AnswerLine, theme: Theme, [topic, available, points]: [u16; 3]) -> (Row<'a>, u16) {
    let ellipsis = theme.glyphs.ellipsis;
    let is_hidden = !report.answers.iter().any(|other| other.question.index == line.question.index);
    let (answer, style) = answer_text(line, is_hidden, theme);
    let answer = wrap_to(&answer, available, MAX_LINES, ellipsis).into_iter();
    let mut text: Vec<Line> = answer.map(|line| Line::styled(line, style)).collect();
    if !line.note.is_empty() {
        let note = format!("{} {}", theme.glyphs.note, line.note);
        text.extend(
            wrap_to(&note, available, MAX_LINES, ellipsis).into_iter().map(|line| Line::styled(line, theme.dim())),
        );
    }
    let height = u16::try_from(text.len()).unwrap_or(1).max(1);
    let mut contribution = match line.answer {
        Answer::Picked(_) if !is_hidden => contribution(report, line, theme),
        _ => Line::default(),
    };
    if contribution.width() > usize::from(points) {
        let text = truncate(&report.contribution_words(line), points, ellipsis);
        contribution = Line::styled(text, theme.dim());
    }
    let topic = truncate(line.question.topic_or_title(), topic, ellipsis);
    let cells = [Cell::from(Line::styled(topic, theme.dim())), Cell::from(Text::from(text)), Cell::from(contribution)];
    (Row::new(cells).height(height), height)
}

/// "+5 Rust, +1 Python", each in its colour.
fn contribution(report: &Report, line: &AnswerLine, theme: Theme) -> Line<'static> {
    if line.contribution.is_empty() {
        return Line::styled(report.contribution_words(line), theme.dim());
    }
    let mut spans = Vec::new();
    for (option, points) in &line.contribution {
        if !spans.is_empty() {
            spans.push(Span::raw(", "));
        }
        let name = report.catalogue.option_name(*option);
        spans.push(Span::styled(format!("+{points} {name}"), theme.option(*option)));
    }
    spans.push(Span::styled(report.rules_out_words(line), theme.dim()));
    Line::from(spans)
}
