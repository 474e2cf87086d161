//! The result: the verdict and its reasons, in five tabs.

mod answers;
mod method;
mod tab;
mod verdict;
mod what_if;

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Tabs,
};

use crate::{
    quiz::Command,
    report::{Format, Report, counted_words},
    scoring::VerdictKind,
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, split_top},
        popups::{export, info::Info},
        screen::{Effect, Screen},
        session::Session,
        widgets::Header,
    },
};

use super::side_by_side;

use self::{
    answers::AnswersTab,
    tab::{ScrollTab, Tab},
    what_if::WhatIfTab,
};

const TITLES: [&str; 5] = ["Verdict", "Answers", "What if", "Compare", "Method"];

/// The result. Answers cannot change while it is shown, so the report is made once.
pub struct ResultScreen<'c> {
    report: Rc<Report<'c>>,
    tabs: [Box<dyn Tab<'c> + 'c>; 5],
    open: usize,
}

impl<'c> ResultScreen<'c> {
    pub fn new(session: &Session<'c>) -> Self {
        let tabs: [Box<dyn Tab<'c> + 'c>; 5] = [
            Box::new(ScrollTab::new(verdict::render).with_head(verdict::render_head)),
            Box::new(AnswersTab::default()),
            Box::new(WhatIfTab::default()),
            Box::new(ScrollTab::new(side_by_side::render_tab)),
            Box::new(ScrollTab::new(method::render)),
        ];
        Self { report: Rc::new(session.report()), tabs, open: 0 }
    }

    fn tab(&self) -> Option<&(dyn Tab<'c> + 'c)> {
        self.tabs.get(self.open).map(AsRef::as_ref)
    }

    fn open(&mut self, tab: usize) -> Effect<'c> {
        if tab == self.open || tab >= self.tabs.len() {
            return Effect::None;
        }
        self.open = tab;
        Effect::Redraw
    }

    fn is_insufficient(&self) -> bool {
        self.report.verdict.kind == VerdictKind::Insufficient
    }
}

impl<'c> Screen<'c> for ResultScreen<'c> {
    fn context(&self) -> Context {
        Context::Result
    }

    fn is_enabled(&self, action: Action, _session: &Session<'c>) -> bool {
        match action {
            Action::NextTab | Action::PreviousTab | Action::Back | Action::Export | Action::Copy | Action::Info => true,
            Action::Digit(digit) => digit <= self.tabs.len(),
            Action::Accept if self.open == 0 => self.is_insufficient(),
            action => self.tab().is_some_and(|tab| tab.is_enabled(action, &self.report)),
        }
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        match action {
            Action::Accept if self.open == 0 => Some("continue"),
            Action::Review => Some("edit answers"),
            Action::Info if self.open == 3 => Some("sources"),
            Action::Info => Some(""),
            action => self.tab()?.label(action, &self.report),
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let count = self.tabs.len();
        match action {
            Action::NextTab => self.open((self.open + 1) % count),
            Action::PreviousTab => self.open((self.open + count - 1) % count),
            Action::Digit(digit) => self.open(digit.saturating_sub(1)),
            Action::Back => Effect::Command(Command::Back),
            Action::Export => Effect::Open(Box::new(export::formats(Rc::clone(&self.report), Format::default()))),
            Action::Copy => Effect::Copy(Format::Text.write(&self.report)),
            Action::Info if self.open == 3 => Effect::Open(Box::new(Info::comparison(session.catalogue()))),
            Action::Info => Effect::Open(Box::new(Info::catalogue(session))),
            Action::Accept if self.open == 0 && self.is_insufficient() => Effect::Command(Command::Continue),
            action => match self.tabs.get_mut(self.open) {
                Some(tab) => tab.update(action, &self.report),
                None => Effect::None,
            },
        }
    }

    fn selected(&self) -> usize {
        self.open
    }

    fn select(&mut self, selected: usize, _session: &Session<'c>) {
        _ = self.open(selected);
    }

    fn footer(&self, session: &Session<'c>) -> Option<Line<'static>> {
        let theme = session.theme;
        let mut line = Line::from(Span::styled(theme.arrows(), theme.focus()));
        for (index, title) in TITLES.iter().enumerate() {
            let number = index + 1;
            line.push_span(if index == self.open {
                Span::styled(format!(" {number} {title}"), theme.title())
            } else {
                Span::styled(format!(" {number}"), theme.dim())
            });
        }
        Some(line)
    }

    fn render(&mut self, frame: &mut Frame, area: Rect, session: &Session<'c>) {
        let theme = session.theme;
        let is_small = is_small(frame.area());
        let report = &self.report;
        let Some(tab) = self.tabs.get_mut(self.open) else { return };
        if is_small {
            let rest = tab.render_head(frame, area, report, theme);
            tab.render(frame, rest, report, theme);
            return;
        }
        let [top, body] = split_top(area, 1);
        let answered = Span::styled(counted_words(&report.answers), theme.dim());
        frame.render_widget(Header::new(session, answered), top);
        let body = split_top(body, 1)[1];
        let body = tab.render_head(frame, body, report, theme);
        let body = split_top(body, 1)[1];
        let [bar, body] = split_top(body, 1);
        let titles = TITLES.iter().enumerate().map(|(index, title)| {
            // In ASCII the open tab has brackets too.
            let is_open = index == self.open && theme.is_ascii();
            if is_open { format!("[{} {title}]", index + 1) } else { format!(" {} {title} ", index + 1) }
        });
        let tabs = Tabs::new(titles)
            .select(self.open)
            .divider(" ")
            .padding("", "")
            .style(theme.dim())
            .highlight_style(theme.tab());
        frame.render_widget(tabs, bar);
        tab.render(frame, body, report, theme);
    }
}
