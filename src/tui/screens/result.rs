//! The result: the verdict and its reasons, in five tabs.

mod answers;
mod method;
mod tab;
mod trial;
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
    catalogue::Question,
    quiz::{self, Answer, Command},
    report::{Format, Report, WhatIfLine, counted_words},
    scoring::VerdictKind,
    tui::{
        action::Action,
        keymap::Context,
        layout::{is_small, split_top},
        popups::{export, info::Info, rank::RankPopup},
        screen::{Effect, Screen},
        session::Session,
        widgets::Header,
    },
};

use super::side_by_side;

use self::{
    answers::AnswersTab,
    tab::{ScrollTab, Tab},
    trial::Trial,
    verdict::VerdictTab,
    what_if::WhatIfTab,
};

const TITLES: [&str; 5] = ["Verdict", "Answers", "What if", "Compare", "Method"];

/// The index of the tab with the chart of the reasons.
const VERDICT: usize = 0;

/// The index of the tab on which other answers are tried.
const WHAT_IF: usize = 2;

/// The result. Answers only change here when what is tried is applied.
pub struct ResultScreen<'c> {
    report: Rc<Report<'c>>,
    trial: Option<Trial<'c>>,
    tabs: [Box<dyn Tab<'c> + 'c>; 5],
    open: usize,
}

impl<'c> ResultScreen<'c> {
    pub fn new(session: &Session<'c>) -> Self {
        let tabs: [Box<dyn Tab<'c> + 'c>; 5] = [
            Box::new(VerdictTab::default()),
            Box::new(AnswersTab::default()),
            Box::new(WhatIfTab::default()),
            Box::new(ScrollTab::new(side_by_side::render_tab)),
            Box::new(ScrollTab::new(method::render)),
        ];
        Self { report: Rc::new(session.report()), trial: None, tabs, open: 0 }
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

    /// The report on what is tried, or else on the answers given.
    fn shown(&self) -> &Rc<Report<'c>> {
        self.trial.as_ref().map_or(&self.report, |trial| &trial.report)
    }

    /// The report on the answers given, with the weights that are tried.
    fn base(&self) -> &Rc<Report<'c>> {
        self.trial.as_ref().map_or(&self.report, |trial| &trial.base)
    }

    /// The report that the rows of the open tab are from. What can be tried is what could change the verdict on the answers
    /// given.
    fn rows(&self) -> &Rc<Report<'c>> {
        if self.open == WHAT_IF { self.base() } else { self.shown() }
    }

    /// The single change whose row is selected.
    fn selected_change(&self) -> Option<&WhatIfLine<'c>> {
        self.tab().filter(|_| self.open == WHAT_IF)?.selected_change(self.base())
    }

    /// What is tried, or else what is given.
    fn overlay(&self, session: &Session<'c>) -> quiz::Trial {
        let given = || quiz::Trial::new(session.quiz.responses());
        self.trial.as_ref().map_or_else(given, |trial| trial.overlay.clone())
    }

    /// The question whose answers can be stepped through.
    fn selected_question(&self) -> Option<&'c Question> {
        self.tab()?.selected_question(self.rows())
    }

    /// Tries the selected change or, if it is tried already, no longer does.
    fn try_selected(&mut self, session: &Session<'c>) -> Effect<'c> {
        let Some((question, picks)) = self.selected_change().map(|line| (line.question, line.picks)) else {
            return Effect::None;
        };
        let (picked, mut overlay) = (Answer::Picked(picks), self.overlay(session));
        let answer = if overlay.answers.get(question) == picked { session.answer(question) } else { picked };
        overlay.answer(question, answer, session.quiz.responses());
        self.set_trial(overlay, session)
    }

    /// Tries the answer before or after the one tried for the selected question.
    fn step(&mut self, forward: bool, session: &Session<'c>) -> Effect<'c> {
        let Some(question) = self.selected_question() else { return Effect::None };
        let mut overlay = self.overlay(session);
        overlay.step(question, forward, session.quiz.responses());
        self.set_trial(overlay, session)
    }

    /// Tries the next larger or smaller weight of the selected reason.
    fn weigh(&mut self, heavier: bool, session: &mut Session<'c>) -> Effect<'c> {
        let Some(reason) = self.tab().and_then(Tab::selected_reason) else {
            self.tabs.iter_mut().for_each(|tab| tab.select_reason());
            return Effect::Redraw;
        };
        let mut overlay = self.overlay(session);
        let weight = overlay.priorities.get(reason);
        let Some(next) = (if heavier { weight.larger() } else { weight.smaller() }) else {
            session.notice = Some(
                if heavier { "A reason counts at most four times." } else { "This reason does not count already." }
                    .into(),
            );
            return Effect::Redraw;
        };
        overlay.priorities.set(reason, next);
        self.set_trial(overlay, session)
    }

    fn set_trial(&mut self, overlay: quiz::Trial, session: &Session<'c>) -> Effect<'c> {
        self.trial = Trial::new(overlay, &self.report, session);
        let tried = self.trial.as_ref().map(|trial| trial.changed_answers(session));
        self.tabs.iter_mut().for_each(|tab| tab.mark_tried(tried.as_deref()));
        Effect::Redraw
    }

    /// Takes over what is tried.
    fn apply(&mut self, session: &mut Session<'c>) -> Effect<'c> {
        let Some(trial) = self.trial.take() else { return Effect::None };
        match session.apply(Command::Adopt(trial.overlay)) {
            Ok(()) => {
                self.report = trial.report;
                session.notice = Some("Applied.".into());
            }
            Err(error) => session.notice = Some(error.to_string()),
        }
        self.set_trial(quiz::Trial::new(session.quiz.responses()), session)
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
            Action::Apply => self.trial.is_some(),
            Action::Rank => self.shown().sensitivity.share.is_some(),
            Action::PreviousChoice | Action::NextChoice => self.selected_question().is_some(),
            Action::Lighter | Action::Heavier => {
                self.open == VERDICT || self.tab().is_some_and(|tab| tab.selected_reason().is_some())
            }
            Action::Accept if self.open == VERDICT => self.is_insufficient(),
            Action::Accept if self.selected_change().is_some() => true,
            action => self.tab().is_some_and(|tab| tab.is_enabled(action, self.rows())),
        }
    }

    fn label(&self, action: Action, _session: &Session<'c>) -> Option<&'static str> {
        match action {
            Action::Accept if self.open == VERDICT => Some("continue"),
            Action::Accept if self.selected_change().is_some() => Some("try"),
            Action::Review if self.trial.is_some() => Some(""),
            Action::Back if self.trial.is_none() => Some(""),
            Action::Back => Some("drop"),
            Action::Review => Some("edit answers"),
            Action::Info if self.open == 3 => Some("sources"),
            Action::Info => Some(""),
            action => self.tab()?.label(action, self.rows()),
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'c>) -> Effect<'c> {
        let count = self.tabs.len();
        match action {
            Action::NextTab => self.open((self.open + 1) % count),
            Action::PreviousTab => self.open((self.open + count - 1) % count),
            Action::Digit(digit) => self.open(digit.saturating_sub(1)),
            Action::Back if self.trial.is_some() => self.set_trial(quiz::Trial::new(session.quiz.responses()), session),
            Action::Back => Effect::Command(Command::Back),
            Action::Apply => self.apply(session),
            Action::Rank => match RankPopup::new(Rc::clone(self.shown())) {
                Some(popup) => Effect::Open(Box::new(popup)),
                None => Effect::None,
            },
            Action::PreviousChoice => self.step(false, session),
            Action::NextChoice => self.step(true, session),
            Action::Lighter => self.weigh(false, session),
            Action::Heavier => self.weigh(true, session),
            Action::Accept if self.selected_change().is_some() => self.try_selected(session),
            Action::Export => Effect::Open(Box::new(export::formats(Rc::clone(&self.report), Format::default()))),
            Action::Copy => Effect::Copy(Format::Text.write(&self.report)),
            Action::Info if self.open == 3 => Effect::Open(Box::new(Info::comparison(session.catalogue()))),
            Action::Info => Effect::Open(Box::new(Info::catalogue(session))),
            Action::Accept if self.open == VERDICT && self.is_insufficient() => Effect::Command(Command::Continue),
            action => {
                let rows = Rc::clone(self.rows());
                self.tabs.get_mut(self.open).map_or(Effect::None, |tab| tab.update(action, &rows))
            }
        }
    }

    fn is_trying(&self) -> bool {
        self.trial.is_some()
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
        if let Some(trial) = &self.trial {
            line.push_span(Span::styled(format!(" {}", trial.words(session, true)), theme.focus()));
            return Some(line);
        }
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
        let report = Rc::clone(self.shown());
        let report = &report;
        let rows = Rc::clone(self.rows());
        let Some(tab) = self.tabs.get_mut(self.open) else { return };
        if is_small {
            let rest = tab.render_head(frame, area, report, theme);
            tab.render(frame, rest, &rows, theme);
            return;
        }
        let [top, body] = split_top(area, 1);
        let right = match &self.trial {
            Some(trial) => Span::styled(trial.words(session, false), theme.focus()),
            None => Span::styled(counted_words(&report.answers), theme.dim()),
        };
        frame.render_widget(Header::new(session, right), top);
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
        tab.render(frame, body, &rows, theme);
    }
}
