//! The result: the verdict and its reasons, in five tabs.

mod answers;
mod method;
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
    text::truncate,
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, split_top},
        popups::{info::Info, menu::Menu},
        session::Session,
        theme::Theme,
        widgets::{ScrollState, header::Header},
    },
};

use super::{
    Effect, Screen,
    compare::ComparisonTable,
    result::{answers::AnswersTab, method::MethodTab, verdict::VerdictTab, what_if::WhatIfTab},
    scrolled,
};

/// The titles of the tabs.
const TITLES: [&str; 5] = ["Verdict", "Answers", "What if", "Compare", "Method"];

/// What is in a tab.
pub trait Tab<'c> {
    /// Where it is scrolled to. None if it has a selection instead.
    fn scroll(&self) -> Option<&ScrollState> {
        None
    }

    /// The same, to be changed.
    fn scroll_mut(&mut self) -> Option<&mut ScrollState> {
        None
    }

    /// Whether `action` does anything in it.
    fn is_enabled(&self, action: Action, _report: &Report<'c>) -> bool {
        action != Action::Accept && self.scroll().is_some_and(|scroll| scroll.max > 0)
    }

    /// What the footer calls `action`, where that is not what the keymap says.
    fn label(&self, action: Action, _report: &Report<'c>) -> Option<&'static str> {
        (action == Action::Up && self.scroll().is_some()).then_some("scroll")
    }

    /// Carries out an action.
    fn update(&mut self, action: Action, _report: &Report<'c>) -> Effect<'c> {
        self.scroll_mut().and_then(|scroll| scrolled(scroll, action)).unwrap_or(Effect::None)
    }

    /// Draws what stands above the tabs, and gives the rest of `area`.
    fn render_head(&self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme) -> Rect {
        let [line, rest] = split_top(area, 1);
        frame.render_widget(short_verdict(report, theme, area.width), line);
        rest
    }

    /// Draws what is in it.
    fn render(&mut self, frame: &mut Frame, area: Rect, report: &Report<'c>, theme: Theme);
}

/// The result as it was when it was opened: answers cannot change while it is shown.
pub struct ResultScreen<'c> {
    report: Rc<Report<'c>>,
    tabs: [Box<dyn Tab<'c> + 'c>; 5],
    open: usize,
}

impl<'c> ResultScreen<'c> {
    /// The result of the answers as they stand.
    pub fn new(session: &Session<'c>) -> Self {
        let tabs: [Box<dyn Tab<'c> + 'c>; 5] = [
            Box::new(VerdictTab::default()),
            Box::new(AnswersTab::default()),
            Box::new(WhatIfTab::default()),
            Box::new(ComparisonTable::default()),
            Box::new(MethodTab::default()),
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
            Action::Export => Effect::Open(Box::new(Menu::formats(Rc::clone(&self.report), Format::default()))),
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

    fn footer(&self, session: &Session<'c>) -> Option<Line<'static>> {
        let theme = session.theme;
        let mut line = Line::from(Span::styled(theme.arrows(), theme.focus()));
        for (at, title) in TITLES.iter().enumerate() {
            let number = at + 1;
            line.push_span(if at == self.open {
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
        let titles = TITLES.iter().enumerate().map(|(at, title)| {
            // In ASCII the open tab is told by its brackets, too.
            let is_open = at == self.open && theme.is_ascii();
            if is_open { format!("[{} {title}]", at + 1) } else { format!(" {} {title} ", at + 1) }
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

/// The verdict in a line: "Rust, the clear choice.  30 points to 7."
fn short_verdict<'a>(report: &'a Report, theme: Theme, width: u16) -> Line<'a> {
    let headline = &report.headline;
    let named = report.verdict.leader().and_then(|leader| {
        let name = report.catalogue.option_name(leader);
        headline.strip_prefix(name).map(|rest| [Span::styled(name, theme.option_title(leader)), Span::raw(rest)])
    });
    let mut line = match named {
        Some([name, rest]) => Line::from_iter([name, rest.style(theme.title())]),
        None => Line::styled(headline, theme.title()),
    };
    if line.width() > usize::from(width) {
        return Line::styled(truncate(headline, width, theme.glyphs.ellipsis), theme.title());
    }
    let points = Span::styled(format!("  {}.", report.points), theme.dim());
    if line.width() + points.width() <= usize::from(width) {
        line.push_span(points);
    }
    line
}
