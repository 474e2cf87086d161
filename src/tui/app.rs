//! The app: one active screen, at most one popup over it, and the loop that runs them.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use ratatui::{Frame, Terminal, backend::Backend, layout::Rect, widgets::Paragraph};

use crate::{
    quiz::{Command, ExitReason, Stage},
    store::{ExportError, Store},
    text::sanitize_line,
};

use super::{
    action::Action,
    error::TuiError,
    event::{Event, Events, Key},
    keymap::{self, Context},
    layout,
    popups::{cases::cases, confirm::Confirm, export::FileName, help::Help, problems::Problems},
    preview::Version,
    screen::{Effect, Export, Screen},
    screens,
    session::Session,
    terminal::{TerminalControl, Tty},
    widgets::{Footer, Hint, finish},
};

/// How long events that are already waiting are handled before the next frame.
const BATCH: Duration = Duration::from_millis(20);

/// Why the run loop ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    /// The quiz ended.
    Quit(ExitReason),
    /// The quiz continues with another catalogue, which has this name on the command line.
    Switch(String),
    /// The preview continues with the next version of its catalogue.
    Reload,
    /// There are no more events. Happens only in tests.
    EndOfEvents,
}

/// One active screen, and at most one popup over it.
pub struct App<'c> {
    /// What all screens share.
    pub session: Session<'c>,
    screen: Box<dyn Screen<'c> + 'c>,
    popup: Option<Box<dyn Screen<'c> + 'c>>,
    /// Whether the last frame was too small for a screen.
    is_too_small: bool,
}

/// What the loop must do after an event.
enum Request<'c> {
    None,
    Redraw,
    Suspend,
    StartOver,
    Export(Export<'c>),
    Copy(String),
    Exit(Exit),
}

/// Takes a person through the quiz of `session` on `tty`. Returns the session as they left it.
///
/// # Errors
/// If the terminal fails.
pub fn ask<'c>(tty: &Tty, session: Session<'c>, store: &mut impl Store) -> (Session<'c>, Result<Exit, TuiError>) {
    let mut app = App::new(session);
    let run = |mut terminal| run(&mut app, &mut terminal, &tty.events, store, &mut &*tty);
    let exit = tty.terminal().map_err(TuiError::Failed).and_then(run);
    (app.session, exit)
}

/// Runs `app` on `terminal` until it ends. What you see is saved: `store` gets every answer before it is drawn.
///
/// # Errors
/// If the terminal fails.
pub fn run<B: Backend>(
    app: &mut App,
    terminal: &mut Terminal<B>,
    events: &Events,
    store: &mut impl Store,
    control: &mut impl TerminalControl,
) -> Result<Exit, TuiError>
where
    B::Error: Send + Sync + 'static,
{
    let failed = |error: B::Error| TuiError::Failed(std::io::Error::other(error));
    app.save(store);
    terminal.draw(|frame| app.render(frame)).map_err(failed)?;
    loop {
        let Ok(first) = events.receiver.recv() else { return Ok(Exit::EndOfEvents) };
        let begun = Instant::now();
        let mut next = Some(first);
        let mut redraw = false;
        while let Some(event) = next {
            if matches!(event, Event::Resumed) {
                terminal.clear().map_err(failed)?;
            }
            // Ctrl-C does not wait behind slow keys.
            let request = if events.interrupted() {
                Request::Exit(Exit::Quit(ExitReason::Interrupted))
            } else {
                app.handle(event)?
            };
            redraw |= !matches!(request, Request::None);
            match request {
                Request::None | Request::Redraw => {}
                Request::Suspend => control.suspend().map_err(TuiError::Failed)?,
                Request::Copy(text) => control.copy(&text).map_err(TuiError::Failed)?,
                Request::StartOver => {
                    app.save(store);
                    let archived = store.archive();
                    app.start_over(
                        archived.as_deref().and_then(Path::file_name).map(|name| {
                            format!("Your old answers are kept in {}", sanitize_line(name.to_string_lossy()))
                        }),
                    );
                }
                Request::Export(export) => {
                    let text = export.format.write(&export.report);
                    let result = store.export(&export.path, &text, export.replace);
                    app.finish_export(export, result);
                }
                Request::Exit(exit) => {
                    app.save(store);
                    return Ok(exit);
                }
            }
            next = if begun.elapsed() < BATCH { events.receiver.try_recv().ok() } else { None };
        }
        redraw |= app.save(store);
        if redraw {
            terminal.draw(|frame| app.render(frame)).map_err(failed)?;
        }
    }
}

impl<'c> App<'c> {
    /// Starts on the screen for the stage of the quiz.
    pub fn new(session: Session<'c>) -> Self {
        Self {
            screen: screens::for_stage(&session, session.quiz.stage(), None),
            session,
            popup: None,
            is_too_small: false,
        }
    }

    /// The row or the tab that is selected on the screen.
    pub(super) fn selected(&self) -> usize {
        self.screen.selected()
    }

    /// Selects a row or a tab of the screen.
    pub(super) fn select(&mut self, selected: usize) {
        self.screen.select(selected, &self.session);
    }

    /// Saves the answers. Returns whether there is a notice about that.
    fn save(&mut self, store: &mut impl Store) -> bool {
        let status = store.save(&self.session.quiz);
        let has_moved = status.moved != self.session.keeping.moved;
        if has_moved {
            self.session.notice = Some(status.moved_notice());
        }
        if !status.date.is_empty() {
            self.session.opening.about.date.clone_from(&status.date);
        }
        self.session.keeping = status;
        has_moved
    }

    /// The context in which the next key is looked up.
    pub fn context(&self) -> Context {
        if self.is_too_small { Context::TooSmall } else { self.active().context() }
    }

    fn active(&self) -> &(dyn Screen<'c> + 'c) {
        self.popup.as_deref().unwrap_or(&*self.screen)
    }

    fn handle(&mut self, event: Event) -> Result<Request<'c>, TuiError> {
        match event {
            Event::Key(key) => Ok(self.press(key)),
            Event::Paste(text) if !self.is_too_small => {
                let effect = match &mut self.popup {
                    Some(popup) => popup.paste(&text, &mut self.session),
                    None => Effect::None,
                };
                Ok(self.carry_out(effect))
            }
            Event::Paste(_) => Ok(Request::None),
            Event::Resize | Event::Resumed => Ok(Request::Redraw),
            Event::Saved(version) => Ok(self.load(*version)),
            Event::Failed(error) => Err(TuiError::Failed(error)),
        }
    }

    fn press(&mut self, key: Key) -> Request<'c> {
        let had_notice = self.session.notice.take().is_some();
        let request = match keymap::action(self.context(), key) {
            Some(action) => self.update(action),
            None => Request::None,
        };
        match request {
            Request::None if had_notice => Request::Redraw,
            request => request,
        }
    }

    /// Ends the session for a version that loads, or says what is wrong with it.
    fn load(&mut self, version: Version) -> Request<'c> {
        let is_typing = self.active().context() == Context::Field;
        let Some(preview) = &mut self.session.preview else { return Request::None };
        preview.next = preview.take(version);
        if preview.next.is_some() {
            if let Some(popup) = self.popup.as_mut().filter(|_| is_typing) {
                // Keeps what was typed as a draft.
                popup.update(Action::Back, &mut self.session);
            }
            return Request::Exit(Exit::Reload);
        }
        if is_typing { Request::Redraw } else { self.open(Box::new(Problems::popup())) }
    }

    /// Opens the only worked case, or the list of them.
    fn open_cases(&mut self) -> Request<'c> {
        let Some(preview) = &self.session.preview else { return Request::None };
        match self.session.catalogue().cases.as_slice() {
            [] => {
                self.session.notice = Some("This catalogue has no worked cases.".into());
                Request::Redraw
            }
            [_] if preview.case.is_none() => self.carry_out(Effect::Case(Some(0))),
            _ => self.open(Box::new(cases(&self.session))),
        }
    }

    fn toggle_points(&mut self) -> Request<'c> {
        let Some(preview) = &mut self.session.preview else { return Request::None };
        preview.points_open = !preview.points_open;
        Request::Redraw
    }

    fn update(&mut self, action: Action) -> Request<'c> {
        match action {
            Action::Interrupt => Request::Exit(Exit::Quit(ExitReason::Interrupted)),
            Action::Suspend => Request::Suspend,
            Action::Quit if self.is_too_small || self.session.is_safe_to_quit() => {
                Request::Exit(Exit::Quit(self.session.ending()))
            }
            Action::Quit => self.open(Box::new(Confirm::quit(&self.session))),
            Action::StartOver if self.session.quiz.is_untouched() => Request::None,
            Action::StartOver => self.open(Box::new(Confirm::start_over(&self.session))),
            Action::Help => {
                let is_preview = self.session.preview.is_some();
                self.open(Box::new(Help::popup(self.screen.context(), is_preview)))
            }
            Action::Points => self.toggle_points(),
            Action::Cases => self.open_cases(),
            Action::Problems if self.has_problems() => self.open(Box::new(Problems::popup())),
            Action::Problems => Request::None,
            Action::Verdict => self.carry_out(Effect::Command(Command::Finish)),
            Action::Review => self.carry_out(Effect::Command(Command::Review)),
            action => {
                let effect = match &mut self.popup {
                    Some(popup) => popup.update(action, &mut self.session),
                    None => self.screen.update(action, &mut self.session),
                };
                self.carry_out(effect)
            }
        }
    }

    fn has_problems(&self) -> bool {
        self.session.preview.as_ref().is_some_and(|preview| !preview.problems.is_empty())
    }

    fn open(&mut self, popup: Box<dyn Screen<'c> + 'c>) -> Request<'c> {
        self.popup = Some(popup);
        Request::Redraw
    }

    fn carry_out(&mut self, effect: Effect<'c>) -> Request<'c> {
        match effect {
            Effect::None => Request::None,
            Effect::Redraw => Request::Redraw,
            Effect::Command(command) => self.command(command),
            Effect::CloseWith(command) => {
                self.popup = None;
                self.command(command)
            }
            Effect::Open(popup) => self.open(popup),
            Effect::Close => {
                self.popup = None;
                Request::Redraw
            }
            Effect::Export(export) => Request::Export(export),
            Effect::Copy(text) => {
                self.session.notice = Some(if self.screen.is_trying() {
                    "Copied, without what you are trying.".into()
                } else {
                    "Copied. If pasting brings nothing, your terminal forbids it: use e to write a file.".into()
                });
                Request::Copy(text)
            }
            Effect::StartOver => Request::StartOver,
            Effect::Case(case) => {
                self.session.show_case(case);
                self.popup = None;
                self.screen = screens::for_stage(&self.session, Stage::Welcome, None);
                Request::Redraw
            }
            // Answers given after a verdict are not in the result that is printed.
            Effect::Switch(_) if !self.session.keeping.saved && !self.session.quiz.is_untouched() => {
                self.session.notice = Some("Your answers are not saved. Quit first: they are printed then.".into());
                Request::Redraw
            }
            Effect::Switch(name) => Request::Exit(Exit::Switch(name)),
            Effect::Quit(ending) => Request::Exit(Exit::Quit(ending)),
        }
    }

    /// Applies a command to the quiz, and shows the screen of the stage it leads to.
    fn command(&mut self, command: Command) -> Request<'c> {
        let before = self.session.quiz.stage();
        let shown = self.session.quiz.answers().shown(self.session.catalogue());
        if let Err(refusal) = self.session.apply(command) {
            self.session.notice = Some(refusal.to_string());
            return Request::Redraw;
        }
        if self.session.quiz.stage() != before {
            if self.screen.is_trying() {
                self.session.notice = Some("What you were trying is dropped.".into());
            }
            let edited = match before {
                Stage::Question { index, editing: true } => Some(self.revealed(&shown).unwrap_or(index)),
                _ => None,
            };
            self.popup = None;
            self.screen = screens::for_stage(&self.session, before, edited);
        }
        Request::Redraw
    }

    /// The first question that an edit revealed: visible now, and not `shown` before.
    fn revealed(&self, shown: &[bool]) -> Option<usize> {
        let visible = self.session.quiz.answers().visible(self.session.catalogue());
        visible.iter().map(|question| question.index).find(|index| shown.get(*index) == Some(&false))
    }

    fn start_over(&mut self, notice: Option<String>) {
        self.session.start_over(notice);
        self.popup = None;
        self.screen = screens::for_stage(&self.session, Stage::Welcome, None);
    }

    fn finish_export(&mut self, export: Export<'c>, result: Result<(), ExportError>) {
        let error = match result {
            Ok(()) => {
                self.popup = None;
                let without = if self.screen.is_trying() { ", without what you are trying" } else { "" };
                self.session.notice = Some(format!("Written to {}{without}", sanitize_line(&export.file)));
                return;
            }
            Err(ExportError::Exists(_)) => {
                self.popup = Some(Box::new(Confirm::replace(export)));
                return;
            }
            Err(error) => error,
        };
        self.session.notice = Some(match error {
            ExportError::Unwritten { source, .. } => format!("Cannot write it: {source}"),
            ExportError::Protected(_) => "That file is read-only. Choose another name.".into(),
            ExportError::InputFile(_) if self.session.preview.is_some() => {
                "That file is the catalogue. Choose another name.".into()
            }
            ExportError::InputFile(_) => "That file holds your answers. Choose another name.".into(),
            _ => "No such folder. Choose another name.".into(),
        });
        self.popup = Some(Box::new(FileName::retry(&export)));
    }

    /// Draws a frame.
    pub fn render(&mut self, frame: &mut Frame) {
        let window = frame.area();
        self.is_too_small = layout::is_too_small(window);
        if self.is_too_small {
            render_too_small(frame, window);
        } else {
            self.render_screen(frame, window);
        }
        finish(frame.buffer_mut(), self.session.theme);
    }

    fn render_screen(&mut self, frame: &mut Frame, window: Rect) {
        let regions = layout::regions(window);
        self.screen.render(frame, regions.body, &self.session);
        if let Some(popup) = &mut self.popup {
            frame.buffer_mut().set_style(window, self.session.theme.behind_popup());
            popup.render(frame, window, &self.session);
        }
        let theme = self.session.theme;
        match &self.session.notice {
            Some(notice) => {
                let text = crate::text::truncate(notice, regions.notice.width, theme.glyphs.ellipsis);
                frame.render_widget(Paragraph::new(text).style(theme.focus()), regions.notice);
            }
            None if self.popup.is_none() => self.render_standing_notice(frame, regions.notice),
            None => {}
        }
        let left = self.active().footer(&self.session).filter(|_| layout::is_small(window));
        frame.render_widget(Footer { hints: self.hints(), left, theme }, regions.footer);
    }

    /// What is above the footer while there is no other notice.
    fn render_standing_notice(&self, frame: &mut Frame, area: Rect) {
        let Session { quiz, theme, .. } = &self.session;
        let preview = self.session.preview.as_ref();
        let case = preview.and_then(|preview| preview.case_sentence(quiz.catalogue(), quiz.answers()));
        let (text, style) = match (preview, case) {
            (Some(preview), _) if preview.is_stale => {
                let problems = &preview.summary;
                let long = format!("The file has {problems}, so you see the version before. Press p to see why.");
                let has_room = usize::from(area.width) >= long.len();
                (if has_room { long } else { format!("The file has {problems}: press p") }, theme.warning())
            }
            (_, Some((true, sentence))) => (sentence, theme.focus()),
            (_, Some((false, sentence))) => (sentence, theme.warning()),
            (Some(preview), _)
                if preview.points_open && quiz.question().is_some() && layout::is_small(frame.area()) =>
            {
                (self.session.points_so_far(), theme.title())
            }
            _ => {
                self.render_decided_notice(frame, area);
                return;
            }
        };
        let text = crate::text::truncate(&text, area.width, theme.glyphs.ellipsis);
        frame.render_widget(Paragraph::new(text).style(style), area);
    }

    /// Says that the outcome is decided.
    fn render_decided_notice(&self, frame: &mut Frame, area: Rect) {
        let Session { quiz, progress, theme, .. } = &self.session;
        let is_decided =
            quiz.question().is_some() && progress.has_verdict && progress.decided.is_some() && progress.left.1 > 0;
        if is_decided {
            let long = "Your remaining answers cannot change the outcome. v shows it now.";
            let text = if usize::from(area.width) > long.len() { long } else { "Outcome decided: v shows it." };
            frame.render_widget(Paragraph::new(text).style(theme.dim()), area);
        }
    }

    fn hints(&self) -> Vec<Hint> {
        let active = self.active();
        let is_enabled = |action| is_enabled(active, action, &self.session);
        let hint = |binding: &keymap::Binding| {
            let names = binding.first_names(is_enabled);
            let action = binding.keys.iter().map(|(_, action)| *action).find(|action| is_enabled(*action))?;
            let word = active.label(action, &self.session).unwrap_or(binding.footer);
            (!word.is_empty()).then_some(Hint { names, action, word })
        };
        keymap::bindings(active.context()).filter(|binding| !binding.footer.is_empty()).filter_map(hint).collect()
    }
}

/// Whether `action` does anything now: for all screens alike, or as `screen` says.
fn is_enabled<'c>(screen: &dyn Screen<'c>, action: Action, session: &Session<'c>) -> bool {
    match action {
        Action::Help | Action::Quit | Action::Interrupt => true,
        Action::Suspend => cfg!(unix),
        Action::StartOver => !session.quiz.is_untouched(),
        Action::Verdict => session.progress.has_verdict,
        Action::Review => session.quiz.has_answers(),
        Action::Points => session.preview.is_some(),
        Action::Cases => session.preview.is_some() && !session.catalogue().cases.is_empty(),
        Action::Problems => session.preview.as_ref().is_some_and(|preview| !preview.problems.is_empty()),
        action => screen.is_enabled(action, session),
    }
}

fn render_too_small(frame: &mut Frame, window: Rect) {
    let (columns, rows) = layout::SMALLEST;
    let message = format!(
        "Please enlarge the window: whichone needs {columns} x {rows} (this is {} x {}).",
        window.width, window.height
    );
    let lines = crate::text::wrap(&message, window.width);
    frame.render_widget(Paragraph::new(lines.join("\n")), window);
}
