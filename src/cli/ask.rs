//! `whichone`: asking the questions, on a screen or by line.

use std::{
    env,
    io::{self, BufRead, IsTerminal},
    path::Path,
    process::ExitCode,
};

use crate::{
    line_mode::{self, LineIo},
    quiz::{ExitReason, Quiz, Responses},
    report::{Format, Report},
    store::{Clock, FileStore, SessionInfo, Store, kept_file, shown_path},
    text::sanitize_line,
    tui::{self, Exit, Session, TuiError, terminal::Tty, theme::ColorDepth},
};

use super::{
    CliError, Source, answers,
    args::{AskArgs, ThemeName},
    color_depth, exit_message,
    farewell::{ExitMessage, ReportingStore, plain_path, warn, word},
    locale, order_of, others, print_result, set, theme_of,
};

/// Asks the questions, and prints the result once they are answered.
pub(crate) fn ask(args: &AskArgs) -> Result<ExitCode, CliError> {
    let mut args = args.clone();
    let mut farewell = ExitMessage::new(&args);
    let mut tty = None;
    loop {
        match ask_catalogue(&args, &farewell, &mut tty)? {
            Outcome::Ended(status) => return Ok(status),
            Outcome::Other(name) => {
                args.catalogue = Some(name.into());
                farewell = farewell.about(&args);
            }
        }
    }
}

/// How asking from one catalogue ended.
enum Outcome {
    /// The program ends.
    Ended(ExitCode),
    /// Another catalogue is asked from, by this name.
    Other(String),
}

/// Asks from the catalogue that `args` name, on `tty` once it is open.
fn ask_catalogue(args: &AskArgs, farewell: &ExitMessage, tty: &mut Option<Tty>) -> Result<Outcome, CliError> {
    let path = args.catalogue.as_deref();
    let source = Source::read(path).map_err(|error| path.and_then(Source::unknown_word).unwrap_or(error))?;
    let catalogue = source.load()?;
    let clock = clock()?;
    let (project, by) = (sanitize_line(&args.project), sanitize_line(&args.by));
    let path = args.sheet.clone().map_or_else(|| kept_file(&catalogue.id, &project), Ok);
    args.writing.target.check(path.iter().chain(&args.catalogue))?;
    let edition = source.edition(&catalogue);
    let file = named(args.catalogue.as_deref());
    let (mut keeper, resumed) = FileStore::open(path, (&catalogue, edition), (&project, &by), clock);
    let mut opening = SessionInfo {
        place: keeper.path().map(shown_path).unwrap_or_default(),
        folder: env::current_dir().unwrap_or_default(),
        ..SessionInfo::default()
    };
    let (mut progress, mut order) = (Responses::none(&catalogue), args.order.unwrap_or_default());
    if let Some(resumed) = resumed {
        (opening.saved, opening.news) = (resumed.saved, resumed.drift.sentences());
        (progress, order) = (resumed.progress, args.order.unwrap_or(resumed.order));
    }
    answers::put(&catalogue, &args.given, &mut progress.answers)?;
    let quiz = Quiz::resumed(&catalogue, order_of(order, &catalogue), progress);
    opening.about = keeper.about(&quiz, &file);
    let (quiz, ended) = on_screen_or_by_line(quiz, &opening, args, (&mut keeper, farewell), tty);
    let ending = match ended {
        Ok(Exit::Switch(name)) => return Ok(Outcome::Other(name)),
        Ok(Exit::Quit(ending)) => Ok(ending),
        // The events of a terminal never end.
        Ok(Exit::EndOfEvents) => Ok(ExitReason::Left),
        Err(error) => Err(error),
    };
    let background = tty.as_ref().and_then(Tty::background);
    // Everything that follows is for the shell's screen.
    *tty = None;
    // Somebody may have changed the file, or deleted it.
    keeper.save(&quiz);
    // What goes to a file is read elsewhere, where the locale of this terminal says nothing.
    let is_shown = args.writing.target.output.is_none() && io::stdout().is_terminal();
    let written = match &ending {
        Ok(ExitReason::Seen) => {
            let ascii = args.ascii || (is_shown && locale::is_ascii());
            let report = Report::of(&quiz, &keeper.about(&quiz, &file));
            if is_shown && args.writing.format.is_none() {
                let kept = keeper.path().filter(|_| keeper.has(&quiz) && !keeper.is_read_only());
                exit_message::print(&report, args, kept, (theme_of(args.theme, background, ascii), is_dumb()))
            } else {
                let written = args.writing.write(&report, ascii);
                if written.is_err() && args.writing.target.output.is_some() {
                    print_result(&Format::Text.write(&report))?;
                }
                written
            }
        }
        _ => Ok(()),
    };
    let seen = matches!(ending, Ok(ExitReason::Seen)) && written.is_ok();
    if ending.is_ok() || !quiz.is_untouched() {
        warn(&farewell.words(&quiz, &keeper, seen));
    }
    written?;
    Ok(Outcome::Ended(match ending? {
        ExitReason::Interrupted => ExitCode::from(130),
        ExitReason::Left => ExitCode::from(1),
        ExitReason::Seen => ExitCode::SUCCESS,
    }))
}

fn on_screen_or_by_line<'c>(
    mut quiz: Quiz<'c>,
    opening: &SessionInfo,
    args: &AskArgs,
    (keeper, farewell): (&mut FileStore, &ExitMessage),
    tty: &mut Option<Tty>,
) -> (Quiz<'c>, Result<Exit, CliError>) {
    let ascii = args.ascii || locale::is_ascii();
    if !args.plain && !is_dumb() && !set("ACCESSIBLE") {
        let asks = args.theme == ThemeName::Auto && color_depth(args.theme) != ColorDepth::Mono;
        let opened = match tty.take() {
            Some(tty) => Ok(tty),
            None => Tty::open(farewell.text(), asks),
        };
        match opened {
            Ok(opened) => {
                let mut telling = ReportingStore { keeper, farewell, terse: true };
                let mut session = Session::new(quiz, opening.clone(), theme_of(args.theme, opened.background(), ascii));
                session.others = others::others(args);
                let (session, exit) = tui::ask(&opened, session, &mut telling);
                *tty = Some(opened);
                return (session.quiz, exit.map_err(CliError::Tui));
            }
            // Without a terminal there may still be somebody who writes lines.
            Err(TuiError::NoTerminal(_)) if lines_wait() => {}
            Err(error) => return (quiz, Err(CliError::Tui(error))),
        }
    } else if !args.plain && !lines_wait() {
        return (quiz, Err(CliError::NothingToRead));
    }
    farewell.on_signals();
    let (stdin, output) = (io::stdin(), io::stderr());
    let mut lines = LineIo { repeat: !stdin.is_terminal(), ascii, input: stdin.lock(), output };
    let ending = line_mode::ask(&mut quiz, opening, &mut lines, &mut ReportingStore { keeper, farewell, terse: false });
    (quiz, ending.map(Exit::Quit).map_err(CliError::Plain))
}

/// Whether the terminal takes nothing but text.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether there is anything to read, or somebody at a terminal who may write something.
fn lines_wait() -> bool {
    io::stdin().is_terminal() || io::stdin().lock().fill_buf().is_ok_and(|bytes| !bytes.is_empty())
}

/// The clock of the system, unless `SOURCE_DATE_EPOCH` stops it.
///
/// # Errors
/// Where it is set to something else than seconds.
pub(crate) fn clock() -> Result<Clock, CliError> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(Clock::system());
    };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    let stopped = seconds.and_then(Clock::stopped);
    stopped.ok_or_else(|| CliError::Epoch(sanitize_line(value.to_string_lossy())))
}

/// A catalogue's path as the result names it, and the command that comes to the result again.
pub(crate) fn named(path: Option<&Path>) -> String {
    let Some(path) = path else { return String::new() };
    path.to_str().filter(|text| word(text).is_some()).map_or_else(|| displayed(path), plain_path)
}

/// A path as it may be sent to a terminal.
pub(crate) fn displayed(path: &Path) -> String {
    sanitize_line(path.to_string_lossy())
}
