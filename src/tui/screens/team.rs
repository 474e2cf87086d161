//! Several people's answers: the team's verdict, and below it a table with a column for each person.

mod table;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span, Text},
};

use crate::{
    report::{Comparison, TriedComparison, capitalized},
    text::{truncate, width, wrap, wrap_to},
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, split_top},
        popups::{agreement::AgreementPopup, info::Info},
        screen::{Effect, Screen, move_selection},
        session::Session,
        theme::Theme,
        widgets::{Header, ListingState, VerdictLine},
    },
};

/// The comparison. What is tried belongs to the session, which the popup of a question shares.
#[derive(Default)]
pub struct TeamScreen {
    list: ListingState,
}

impl<'c> Screen<'c> for TeamScreen {
    fn context(&self) -> Context {
        Context::Team
    }

    fn is_enabled(&self, action: Action, session: &Session<'c>) -> bool {
        let Some(team) = &session.team else { return false };
        match action {
            Action::Info => true,
            Action::Back => team.is_trying(),
            Action::Accept => !team.rows().is_empty(),
            _ => team.rows().len() > 1,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let Some(team) = &mut session.team else { return Effect::None };
        match action {
            Action::Back if team.is_trying() => {
                team.clear();
                Effect::Redraw
            }
            Action::Info => Effect::Open(Box::new(Info::team(team))),
            Action::Accept => {
                let row = team.rows().get(self.list.selected);
                match row.and_then(|row| team.proposals(row.question.index)) {
                    Some(proposals) => Effect::Open(Box::new(AgreementPopup::new(proposals, team.shown()))),
                    None => Effect::None,
                }
            }
            action => move_selection(&mut self.list.selected, action, team.rows().len(), self.list.page),
        }
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let Some(team) = &session.team else { return };
        // What was tried may have shown a question that is hidden again.
        self.list.selected = self.list.selected.min(team.rows().len().saturating_sub(1));
        let area = if is_small(frame.area()) {
            render_small_head(frame, area, team, session.theme)
        } else {
            render_head(frame, area, team, session)
        };
        table::render(frame, area, team, &mut self.list, session.theme);
    }
}

/// Draws the verdict of what is tried, or else of the answers given, its figures, and what is tried. Returns the rest of
/// `area`.
fn render_head(frame: &mut Frame, area: Rect, team: &TriedComparison, session: &Session) -> Rect {
    let theme = session.theme;
    let shown = team.shown();
    let people = Span::styled(format!("{} people", shown.people.len()), theme.dim());
    let [top, rest] = split_top(area, 1);
    frame.render_widget(Header::new(session, people), top);
    // A blank line where the table still has most of its rows.
    let gap = u16::from(area.height >= 24);
    let [line, rest] = split_top(split_top(rest, gap)[1], 1);
    let points = format!("{}.", shown.figures.first().map_or("", String::as_str));
    frame.render_widget(verdict_line(shown, &points, theme), line);
    let [line, rest] = split_top(rest, 1);
    frame.render_widget(Line::styled(other_figures(shown, line.width), theme.dim()), line);
    // The same lines for both, so that the table does not move.
    let [lines, rest] = split_top(rest, 1 + gap);
    let fits = |words: &str| wrap(words, lines.width).len() <= usize::from(lines.height);
    let tried = team.words(fits);
    let (words, style) = match &tried {
        Some(words) => (words, theme.focus()),
        None => (&shown.conflict_words, theme.dim()),
    };
    let words = wrap_to(words, lines.width, lines.height.into(), theme.glyphs.ellipsis).into_iter();
    frame.render_widget(words.map(|line| Line::styled(line, style)).collect::<Text>(), lines);
    split_top(rest, gap)[1]
}

/// The same in at most two lines.
fn render_small_head(frame: &mut Frame, area: Rect, team: &TriedComparison, theme: Theme) -> Rect {
    let [line, rest] = split_top(area, 1);
    frame.render_widget(verdict_line(team.shown(), "", theme), line);
    let Some(words) = team.words(|words| width(words) <= line.width) else { return rest };
    let [line, rest] = split_top(rest, 1);
    let words = truncate(&words, line.width, theme.glyphs.ellipsis);
    frame.render_widget(Line::styled(words, theme.focus()), line);
    rest
}

/// The lead and how many questions were answered, or only the first of both where there is no room.
fn other_figures(comparison: &Comparison, available: u16) -> String {
    let figures = comparison.figures.get(1..).unwrap_or_default();
    let words = |figures: &[String]| capitalized(&format!("{}.", figures.join("; ")));
    let all = words(figures);
    if width(&all) <= available { all } else { words(figures.get(..1).unwrap_or_default()) }
}

fn verdict_line<'a>(comparison: &'a Comparison, points: &'a str, theme: Theme) -> VerdictLine<'a> {
    let leader = comparison.verdict.leader();
    let leader = leader.map(|leader| (leader, comparison.catalogue.option_name(leader)));
    VerdictLine { headline: &comparison.headline, leader, points, theme }
}
