//! Every answer, and what it added.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::{Line, Span, Text},
    widgets::{Cell, Row},
};

use crate::{
    quiz::{Answer, Command},
    report::{AnswerLine, Report},
    text::{truncate, width, wrap_to},
    tui::{
        action::Action,
        layout::is_small,
        screens::{Effect, moved, review::summary},
        theme::Theme,
        widgets::{
            card,
            listing::{Listing, ListingState},
        },
    },
};

use super::Tab;

/// How many lines an answer or a note takes at most. The question has all of it.
const LINES: usize = 3;

/// The second tab.
#[derive(Default)]
pub struct AnswersTab {
    list: ListingState,
}

impl AnswersTab {
    fn selected(&self) -> usize {
        self.list.selected.unwrap_or(0)
    }
}

impl<'c> Tab<'c> for AnswersTab {
    fn is_enabled(&self, action: Action, report: &Report<'c>) -> bool {
        match action {
            // The question of an answer that is only kept is hidden.
            Action::Accept => self.selected() < report.answers.len(),
            _ => report.answers.len() + report.hidden_answers.len() > 1,
        }
    }

    fn update(&mut self, action: Action, report: &Report<'c>) -> Effect<'c> {
        if action == Action::Accept {
            let line = report.answers.get(self.selected());
            return line.map_or(Effect::None, |line| Effect::Command(Command::Jump(line.question.index)));
        }
        match moved(action, self.selected(), report.answers.len() + report.hidden_answers.len(), self.list.page) {
            Some(to) => {
                self.list.selected = Some(to);
                Effect::Redraw
            }
            None => Effect::None,
        }
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) {
        let is_small = is_small(frame.area());
        self.list.selected = Some(self.selected());
        let all = || report.answers.iter().chain(&report.hidden_answers);
        let note = summary(&report.answers, theme);
        let area_inside = if is_small { area } else { card(frame, area, theme, "", &note) };
        let topics = all().map(|line| width(line.question.topic_or_title())).max().unwrap_or(0);
        let topic = topics.min(24).min(area_inside.width / 3);
        let adds = if is_small {
            0
        } else {
            all().map(|line| width(&report.contribution_words(line))).max().unwrap_or(0).min(area_inside.width / 3)
        };
        let room = area_inside.width.saturating_sub(topic + adds + 2 + 3 * 2);
        // What an answer added stands beside it, not at the far edge.
        let said = all().map(|line| width(&line.said()).max(width(&line.note) + 2)).max().unwrap_or(0).min(room);
        let columns = [Constraint::Length(topic), Constraint::Length(said.max(room.min(30))), Constraint::Min(adds)];
        let rows = all().map(|line| row(report, line, theme, [topic, room, adds])).collect();
        let listing = Listing { rows, columns: columns.into(), header: None, theme };
        frame.render_stateful_widget(listing, area_inside, &mut self.list);
    }
}

fn row<'a>(report: &Report, line: &AnswerLine, theme: Theme, [topic, room, adds]: [u16; 3]) -> (Row<'a>, u16) {
    let ellipsis = theme.glyphs.ellipsis;
    let is_kept = !report.answers.iter().any(|other| other.question.index == line.question.index);
    let is_dim = is_kept || line.answer.picks().is_none();
    let said = if is_kept { format!("{} (not asked any more)", line.said()) } else { line.said() };
    let style = if is_dim { theme.dim() } else { ratatui::style::Style::new() };
    let mut text: Vec<Line> =
        wrap_to(&said, room, LINES, ellipsis).into_iter().map(|line| Line::styled(line, style)).collect();
    if !line.note.is_empty() {
        let note = format!("{} {}", theme.glyphs.note, line.note);
        text.extend(wrap_to(&note, room, LINES, ellipsis).into_iter().map(|line| Line::styled(line, theme.dim())));
    }
    let height = u16::try_from(text.len()).unwrap_or(1).max(1);
    let added = match line.answer {
        Answer::Picked(_) if !is_kept => added(report, line, theme),
        _ => Line::default(),
    };
    let added = if added.width() > usize::from(adds) {
        Line::styled(truncate(&report.contribution_words(line), adds, ellipsis), theme.dim())
    } else {
        added
    };
    let topic = truncate(line.question.topic_or_title(), topic, ellipsis);
    let cells = [Cell::from(Line::styled(topic, theme.dim())), Cell::from(Text::from(text)), Cell::from(added)];
    (Row::new(cells).height(height), height)
}

/// "+5 Rust, +1 Python", each in its colour.
fn added(report: &Report, line: &AnswerLine, theme: Theme) -> Line<'static> {
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
    Line::from(spans)
}
