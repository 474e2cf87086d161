//! The preview of a catalogue that is being written: the quiz, loaded again whenever the file is saved.
//!
//! [`run`] has one session for each version that loads. A session ends when the next version is there, and the next one
//! begins where it ended.

pub(super) mod problems;
mod state;
mod waiting;

use std::{collections::BTreeMap, mem};

use ratatui::{Terminal, backend::Backend};

use crate::{
    analysis::case_answers,
    catalogue::Catalogue,
    quiz::{ExitReason, Quiz, Responses, Stage},
    store::{SessionInfo, Store},
};

use super::{
    app::{self, App, Exit},
    error::TuiError,
    event::Events,
    session::Session,
    terminal::{TerminalControl, Tty},
    theme::Theme,
};

pub use state::{Preview, Problem, Version};

/// Where a session ended, in terms of its catalogue.
struct Place {
    responses: Responses,
    stage: Stage,
    /// The row or the tab that was selected.
    selected: usize,
    drafts: BTreeMap<usize, String>,
    forecast_open: bool,
}

/// Previews a catalogue on `tty`, from its first version on. `info` says which files belong to the session, and `file`
/// how the catalogue's own is shown.
///
/// # Errors
/// If the terminal fails.
pub fn preview(
    tty: &Tty,
    first: Version,
    (file, info, theme): (String, &SessionInfo, Theme),
    store: &mut impl Store,
) -> Result<ExitReason, TuiError> {
    let mut terminal = tty.terminal().map_err(TuiError::Failed)?;
    run(&mut terminal, &tty.events, first, (file, info, theme), store, &mut &*tty)
}

/// Previews a catalogue on `terminal` until the person quits.
///
/// # Errors
/// If the terminal fails.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    events: &Events,
    first: Version,
    (file, info, theme): (String, &SessionInfo, Theme),
    store: &mut impl Store,
    control: &mut impl TerminalControl,
) -> Result<ExitReason, TuiError>
where
    B::Error: Send + Sync + 'static,
{
    let mut preview = Preview { file, ..Preview::default() };
    let mut catalogue = preview.take(first);
    let mut catalogue = loop {
        match catalogue {
            Some(catalogue) => break catalogue,
            None => match waiting::wait(&preview, theme, terminal, events, control)? {
                waiting::Waited::Version(version) => catalogue = preview.take(version),
                waiting::Waited::Exit(reason) => return Ok(reason),
            },
        }
    };
    let mut before: Option<(Box<Catalogue>, Place)> = None;
    loop {
        let mut app = begin(&catalogue, before.take(), preview, (info, theme));
        let exit = app::run(&mut app, terminal, events, store, control)?;
        let (place, left) = end(app);
        preview = left;
        let next = match exit {
            Exit::Reload => preview.next.take(),
            Exit::Quit(reason) => return Ok(reason),
            Exit::Switch(_) | Exit::EndOfEvents => None,
        };
        let Some(next) = next else { return Ok(ExitReason::Left) };
        before = Some((mem::replace(&mut catalogue, next), place));
    }
}

/// A session with `catalogue`, which begins where the one before ended.
fn begin<'c>(
    catalogue: &'c Catalogue,
    before: Option<(Box<Catalogue>, Place)>,
    mut preview: Preview,
    (info, theme): (&SessionInfo, Theme),
) -> App<'c> {
    let Some((from, place)) = before else {
        let quiz = Quiz::at(catalogue, Responses::none(catalogue), Stage::Welcome);
        let mut session = Session::new(quiz, info.clone(), theme);
        session.preview = Some(preview);
        return App::new(session);
    };
    let quiz = continued(catalogue, &from, &place, &mut preview);
    let mut session = Session::new(quiz, info.clone(), theme);
    session.notice = preview.case.is_none().then(|| format!("Loaded again: {}.", preview.summary));
    session.preview = Some(preview);
    if place.forecast_open {
        session.forecast_open = true;
        session.see_forecast();
    }
    for (index, draft) in place.drafts {
        let id = from.questions.get(index).map(|question| &question.id);
        if let Some(question) = catalogue.questions.iter().find(|question| Some(&question.id) == id) {
            session.drafts.insert(question.index, draft);
        }
    }
    let mut app = App::new(session);
    if is_same_place((&from, place.stage), (catalogue, app.session.quiz.stage())) {
        app.select(place.selected);
    }
    app
}

/// The quiz with `catalogue` that continues where the one with the version before, `from`, ended.
fn continued<'c>(catalogue: &'c Catalogue, from: &Catalogue, place: &Place, preview: &mut Preview) -> Quiz<'c> {
    let carried = Quiz::carried(catalogue, from, &place.responses, place.stage);
    let own = preview.own.take().map(|(responses, stage)| Quiz::carried(catalogue, from, &responses, stage));
    let Some(case) = preview.shown_case(catalogue) else {
        preview.case = None;
        return own.unwrap_or(carried);
    };
    // The answers of a worked case are those of the new version, unless they were changed on the screen.
    let before = preview.shown_case(from).map(|case| case_answers(from, case));
    let is_untouched = before.is_some_and(|answers| answers == place.responses.answers);
    preview.own = own.map(|own| (own.responses().clone(), own.stage()));
    if is_untouched {
        let responses = Responses { answers: case_answers(catalogue, case), ..carried.responses().clone() };
        return Quiz::carried(catalogue, catalogue, &responses, carried.stage());
    }
    carried
}

/// Whether two versions of a catalogue are at the same question, or at the same other stage.
fn is_same_place(before: (&Catalogue, Stage), now: (&Catalogue, Stage)) -> bool {
    let question = |(catalogue, stage): (&Catalogue, Stage)| match stage {
        Stage::Question { index, .. } => catalogue.questions.get(index).map(|question| question.id.clone()),
        _ => None,
    };
    mem::discriminant(&before.1) == mem::discriminant(&now.1) && question(before) == question(now)
}

fn end(app: App) -> (Place, Preview) {
    let selected = app.selected();
    let session = app.session;
    let place = Place {
        responses: session.quiz.responses().clone(),
        stage: session.quiz.stage(),
        selected,
        drafts: session.drafts,
        forecast_open: session.forecast_open,
    };
    (place, session.preview.unwrap_or_default())
}
