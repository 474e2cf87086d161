//! A question in a comparison: everybody's answer with its note, and what agreement on each would lead to.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    style::Style,
    text::{Line, Span, Text},
    widgets::Row,
};

use crate::{
    report::{AnswerLine, Comparison, Proposal, Proposals, contribution, rules_out},
    text::{pad, truncate, width, wrap},
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, popup_space, popup_text_width, split_top},
        screen::{Effect, Screen, move_selection, scroll},
        screens::answer_lines::answer_text,
        session::Session,
        theme::Theme,
        widgets::{Listing, ListingState, ScrollState, ScrollText, popup_frame},
    },
};

/// The widest a name is drawn beside an answer, in columns.
const NAME: u16 = 24;

pub struct AgreementPopup<'c> {
    proposals: Proposals<'c>,
    /// The name of each person.
    names: Vec<String>,
    list: ListingState,
    scroll: ScrollState,
}

impl<'c> AgreementPopup<'c> {
    /// Selects the agreement that is tried.
    pub fn new(proposals: Proposals<'c>, comparison: &Comparison) -> Self {
        let tried = proposals.proposals.iter().position(|proposal| proposal.is_tried);
        let names = comparison.people.iter().map(|person| person.name.clone()).collect();
        Self { proposals, names, list: ListingState::new(tried.unwrap_or(0)), scroll: ScrollState::default() }
    }

    /// The question, and everybody's answer, in lines of `available` columns.
    fn text(&self, session: &Session<'c>, available: u16, is_small: bool) -> Vec<Line<'static>> {
        let theme = session.theme;
        let title = wrap(&self.proposals.question.title, available).into_iter();
        let mut lines: Vec<Line> = title.map(|line| Line::styled(line, theme.title())).collect();
        lines.extend((!is_small).then(Line::default));
        let longest = self.names.iter().map(|name| width(name)).max().unwrap_or(0).min(NAME);
        // Beside the names if that leaves room for the answers, else below them.
        let indent = if available >= 50 { longest + 2 } else { 2 };
        for (name, answer) in self.names.iter().zip(&self.proposals.answers) {
            let mut texts = answer_lines(session, answer.as_ref(), available.saturating_sub(indent)).into_iter();
            if indent > 2 {
                let name = pad(name, longest, theme.glyphs.ellipsis);
                let first = texts.next().unwrap_or_default();
                let name = Span::styled(format!("{name}  "), theme.title());
                lines.push(Line::from_iter(std::iter::once(name).chain(first.spans)));
            } else {
                lines.push(Line::styled(truncate(name, available, theme.glyphs.ellipsis), theme.title()));
            }
            let indented = |line: Line<'static>| {
                Line::from_iter(std::iter::once(Span::raw(" ".repeat(indent.into()))).chain(line.spans))
            };
            lines.extend(texts.map(indented));
        }
        if self.proposals.proposals.is_empty() {
            lines.push(Line::default());
            let text = if self.proposals.answers.iter().flatten().any(|line| line.answer.picks().is_some()) {
                "There is nothing to settle: the answers that count are the same."
            } else {
                "Nobody has answered this."
            };
            lines.extend(wrap(text, available).into_iter().map(|line| Line::styled(line, theme.dim())));
        }
        lines
    }

    /// The agreements to choose from: in columns, or one below the other in a narrow popup.
    fn listing(&self, available: u16, theme: Theme) -> Listing<'static> {
        let proposals = &self.proposals.proposals;
        let cut = |text: &str, width: u16| truncate(text, width, theme.glyphs.ellipsis);
        let then =
            |proposal: &Proposal| format!("{}{}", proposal.short, if proposal.is_tried { " (tried now)" } else { "" });
        let style = |proposal: &Proposal| if proposal.is_tried { theme.focus() } else { Style::new() };
        if available < 50 {
            let row = |proposal: &Proposal| {
                let first = Line::styled(cut(&proposal.label, available.saturating_sub(2)), style(proposal));
                let second = format!("{} {}", theme.glyphs.arrow, then(proposal));
                let second = Line::styled(cut(&second, available.saturating_sub(2)), theme.dim());
                (Row::new([Text::from(vec![first, second])]).height(2), 2)
            };
            return Listing::new(proposals.iter().map(row).collect(), vec![Constraint::Fill(1)], theme);
        }
        let lines: Vec<(&Proposal, String, String)> =
            proposals.iter().map(|proposal| (proposal, self.givers(proposal), then(proposal))).collect();
        let givers = lines.iter().map(|(_, givers, _)| width(givers)).fold(width(SAID), u16::max);
        let verdicts = lines.iter().map(|(.., then)| width(then)).fold(width(THEN), u16::max).min(available / 2);
        let answers = available.saturating_sub(verdicts + givers + 6);
        let row = |(proposal, givers, then): &(&Proposal, String, String)| {
            let cells = [cut(&proposal.label, answers), givers.clone(), cut(then, verdicts)];
            (Row::new(cells.map(|cell| Line::styled(cell, style(proposal)))), 1)
        };
        let columns = vec![Constraint::Length(answers), Constraint::Length(givers), Constraint::Length(verdicts)];
        let header = (!proposals.is_empty()).then(|| Row::new([IF, SAID, THEN]));
        Listing { header, ..Listing::new(lines.iter().map(row).collect(), columns, theme) }
    }

    /// How many people gave this answer, and how many of them as a guess: "2, 1 a guess".
    fn givers(&self, proposal: &Proposal) -> String {
        let picks = Some(proposal.agreement.picks);
        let answers = self.proposals.answers.iter().flatten();
        let given: Vec<&AnswerLine> = answers.filter(|line| line.answer.picks() == picks).collect();
        let count = given.len();
        match given.iter().filter(|line| line.is_guess).count() {
            0 => count.to_string(),
            1 if count == 1 => "1, a guess".into(),
            guesses if guesses == count => format!("{count}, all guesses"),
            1 => format!("{count}, 1 a guess"),
            guesses => format!("{count}, {guesses} guesses"),
        }
    }
}

/// An answer with what it adds, and its note.
fn answer_lines(session: &Session, answer: Option<&AnswerLine>, available: u16) -> Vec<Line<'static>> {
    let (theme, catalogue) = (session.theme, session.catalogue());
    let Some(line) = answer else { return vec![Line::styled("not asked", theme.dim())] };
    let (text, style) = answer_text(line, false, theme);
    let adds = line.answer.picks().map_or(String::new(), |picks| {
        let ruled_out = rules_out(catalogue, line.question.rules_out(picks));
        format!("  {}{ruled_out}", contribution(catalogue, &line.contribution))
    });
    let mut lines = if width(&text).saturating_add(width(&adds)) <= available {
        vec![Line::from_iter([Span::styled(text, style), Span::styled(adds, theme.dim())])]
    } else {
        let styled = |text: &str, style: Style| {
            wrap(text, available).into_iter().map(|line| Line::styled(line, style)).collect::<Vec<_>>()
        };
        [styled(&text, style), styled(adds.trim(), theme.dim())].concat()
    };
    if !line.note.is_empty() {
        let note = wrap(&format!("{} {}", theme.glyphs.note, line.note), available).into_iter();
        lines.extend(note.map(|line| Line::styled(line, theme.dim())));
    }
    lines
}

const IF: &str = "If all who answered agreed on";
const SAID: &str = "Said so";
const THEN: &str = "Team verdict";

impl<'c> Screen<'c> for AgreementPopup<'c> {
    fn context(&self) -> Context {
        Context::Agreement
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        let count = self.proposals.proposals.len();
        match action {
            Action::Back => true,
            Action::Accept => count > 0,
            Action::PageUp | Action::PageDown => self.scroll.max > 0,
            _ => count > 1 || self.scroll.max > 0,
        }
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        let is_tried = || self.proposals.proposals.get(self.list.selected).is_some_and(|proposal| proposal.is_tried);
        match action {
            Action::Up if self.proposals.proposals.is_empty() => Some("scroll"),
            Action::Accept if is_tried() => Some("drop"),
            _ => None,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let proposals = &self.proposals.proposals;
        match action {
            Action::Back => Effect::Close,
            Action::Accept => {
                let Some(proposal) = proposals.get(self.list.selected) else { return Effect::None };
                session.team.as_mut().into_iter().for_each(|team| team.toggle(proposal.agreement));
                Effect::Close
            }
            Action::PageUp | Action::PageDown => scroll(&mut self.scroll, action).unwrap_or(Effect::None),
            action if proposals.is_empty() => scroll(&mut self.scroll, action).unwrap_or(Effect::None),
            action => move_selection(&mut self.list.selected, action, proposals.len(), self.list.page),
        }
    }

    fn render(&mut self, frame: &mut Frame, window: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let columns = popup_text_width(window);
        // The last column is the scrollbar's, and the one before it is free.
        let lines = self.text(session, columns.saturating_sub(2), is_small(window));
        // The scrollbar of the list stays inside the border.
        let listing = self.listing(columns.saturating_sub(1), theme);
        let below = listing.height();
        let gap = u16::from(below > 0);
        let text_rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let rows = text_rows.saturating_add(below + gap);
        let title = truncate(self.proposals.question.topic_or_title(), columns, theme.glyphs.ellipsis);
        // If there is no room for all, half for each.
        let available = popup_space(window).height.saturating_sub(2 + gap);
        let text_rows = text_rows.min(available.saturating_sub(below.min(available / 2)));
        let scroll = if usize::from(text_rows) < lines.len() { "PgUp PgDn scroll" } else { "" };
        let choose = if below > 0 { "Enter try" } else { "" };
        let keys: Vec<&str> = [choose, scroll, "Esc close"].into_iter().filter(|key| !key.is_empty()).collect();
        let keys = Some(keys.join("   ")).filter(|keys| width(keys) <= columns).unwrap_or_else(|| scroll.into());
        let inner = popup_frame(frame, window, theme, &title, &keys, (columns, rows));
        let [text, rest] = split_top(inner, text_rows);
        frame.render_stateful_widget(ScrollText::new(lines, theme), text, &mut self.scroll);
        if gap > 0 {
            let list = split_top(rest, gap)[1];
            let list = Rect { width: list.width.saturating_sub(1), ..list };
            frame.render_stateful_widget(listing, list, &mut self.list);
        }
    }
}
