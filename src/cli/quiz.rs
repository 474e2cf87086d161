//! `whichone` without a subcommand: asks the questions, on a screen or line by line, and prints the result.

use std::{
    env,
    io::{self, BufRead, IsTerminal},
    process::ExitCode,
};

use crate::{
    analysis::decisive_order,
    catalogue::Catalogue,
    line_mode::{self, LineIo},
    quiz::{ExitReason, Order, OrderName, Quiz, Responses},
    record::{RecordedVerdict, Status, recheck},
    report::{Format, Report, ShortVerdict},
    store::{FileStore, Resumed, SessionInfo, Store, default_file, shown_path},
    text::sanitize_line,
    tui::{self, Exit, Session, TuiError, terminal::Tty},
};

use super::{
    answers::override_responses,
    args::{Args, QuizArgs},
    environment::{clock, follows_background, is_ascii_locale, is_dumb, theme, wants_line_mode},
    exit::{CliError, INTERRUPTED, NO_VERDICT},
    exit_message::{ExitMessage, StoreWithExitMessage, print_summary},
    other_catalogues::other_catalogues,
    output::{print, warn},
    shell::catalogue_name,
    source::Source,
};

/// Asks until the person quits, which may be from another catalogue than the first.
pub(crate) fn run(mut args: QuizArgs) -> Result<ExitCode, CliError> {
    let mut message = ExitMessage::new(&args);
    let mut tty = None;
    loop {
        match ask_catalogue(&args, &message, &mut tty)? {
            Ending::Exit(code) => return Ok(code),
            Ending::Switch(name) => {
                args.catalogue = Some(name.into());
                message = message.with_args(&args);
            }
        }
    }
}

/// How asking from one catalogue ended.
enum Ending {
    Exit(ExitCode),
    /// Asks from the catalogue of this name next.
    Switch(String),
}

/// Asks from the catalogue that `args` name; `tty` stays open when the catalogue is switched.
fn ask_catalogue(args: &QuizArgs, message: &ExitMessage, tty: &mut Option<Tty>) -> Result<Ending, CliError> {
    let path = args.catalogue.as_deref();
    let unknown_word = || path.and_then(|word| Source::unknown_word(word, &Args::commands()));
    let source = Source::read(path).map_err(|error| unknown_word().unwrap_or(error))?;
    let catalogue = source.load()?;
    let clock = clock()?;
    let (project, by) = (sanitize_line(&args.project), sanitize_line(&args.by));
    let answers_file = args.answers_file.clone().map_or_else(|| default_file(&catalogue.id, &project), Ok);
    args.output.target.check(answers_file.iter().chain(&args.catalogue))?;
    let catalogue_name = catalogue_name(path);
    let edition = source.edition(&catalogue);
    let (mut store, resumed) = FileStore::open(answers_file, (&catalogue, edition), (&project, &by), clock);
    if let Some(path) = path.filter(|path| !Source::is_built_in(path)) {
        store = store.with_catalogue(path);
    }
    let mut info = SessionInfo {
        answers_file: store.path().map(shown_path).unwrap_or_default(),
        folder: env::current_dir().unwrap_or_default(),
        ..SessionInfo::default()
    };
    let (mut responses, mut order) = (Responses::none(&catalogue), OrderName::default());
    if let Some(resumed) = resumed {
        info.changes = resumed.migration.sentences();
        info.changes.extend(moved_verdict(&catalogue, &resumed));
        info.saved = resumed.saved;
        (responses, order) = (resumed.responses, resumed.order);
    }
    override_responses(&catalogue, &args.answers, &mut responses)?;
    let order = match args.order.unwrap_or(order) {
        OrderName::Written => Order::Written,
        OrderName::Decisive => decisive_order(&catalogue),
    };
    let quiz = Quiz::resumed(&catalogue, order, responses);
    info.about = store.metadata(&quiz, &catalogue_name);
    let (quiz, exit) = ask(quiz, &info, args, (&mut store, message), tty);
    let reason = match exit {
        Ok(Exit::Switch(name)) => return Ok(Ending::Switch(name)),
        Ok(Exit::Quit(reason)) => Ok(reason),
        // The events of a terminal never end, and only a preview is loaded again.
        Ok(Exit::EndOfEvents | Exit::Reload) => Ok(ExitReason::Left),
        Err(error) => Err(error),
    };
    let background = tty.as_ref().and_then(Tty::background);
    // Restore the terminal before anything is printed.
    *tty = None;
    // Another program may have changed or deleted the file since the last save.
    store.save(&quiz);
    let has_verdict = matches!(reason, Ok(ExitReason::Seen));
    let printed = if has_verdict {
        // The locale of this terminal says nothing about who reads a file or a pipe.
        let to_terminal = args.output.target.output.is_none() && io::stdout().is_terminal();
        let ascii = args.drawing.ascii || (to_terminal && is_ascii_locale());
        let report = Report::of(&quiz, &store.metadata(&quiz, &catalogue_name));
        if to_terminal && args.output.format.is_none() {
            let answers_file = store.path().filter(|_| store.is_saved(&quiz) && !store.is_read_only());
            print_summary(&report, args, answers_file, (theme(args.drawing.theme, background, ascii), is_dumb()))
        } else {
            let written = args.output.write(&report, ascii);
            if written.is_err() && args.output.target.output.is_some() {
                print(&Format::Text.write(&report))?;
            }
            written
        }
    } else {
        Ok(())
    };
    if reason.is_ok() || !quiz.is_untouched() {
        warn(&message.text(&quiz, &store, has_verdict && printed.is_ok()));
    }
    printed?;
    Ok(Ending::Exit(match reason? {
        ExitReason::Interrupted => ExitCode::from(INTERRUPTED),
        ExitReason::Left => ExitCode::from(NO_VERDICT),
        ExitReason::Seen => ExitCode::SUCCESS,
    }))
}

/// That the recorded verdict is another one today, in a sentence.
fn moved_verdict(catalogue: &Catalogue, resumed: &Resumed) -> Option<String> {
    let was = resumed.verdict.as_ref()?;
    let now = RecordedVerdict::new(catalogue, &resumed.responses, &was.catalogue, "", String::new())?;
    if recheck(was, Some(&now), false) == Status::Unchanged {
        return None;
    }
    let [was, now] = [was, &now].map(|verdict| ShortVerdict::new(catalogue, verdict).words);
    Some(format!("Your verdict was: {was}. Today it would be: {now}. `whichone diff` shows why."))
}

/// Asks on a screen if there is a terminal and nothing asks for line mode, else line by line.
fn ask<'c>(
    mut quiz: Quiz<'c>,
    info: &SessionInfo,
    args: &QuizArgs,
    (store, message): (&mut FileStore, &ExitMessage),
    tty: &mut Option<Tty>,
) -> (Quiz<'c>, Result<Exit, CliError>) {
    let ascii = args.drawing.ascii || is_ascii_locale();
    if !args.plain && !wants_line_mode() {
        let opened = match tty.take() {
            Some(tty) => Ok(tty),
            None => Tty::open(message.printer(), follows_background(args.drawing.theme)),
        };
        match opened {
            Ok(opened) => {
                let mut store = StoreWithExitMessage { store, message, only_unsaved: true };
                let mut session =
                    Session::new(quiz, info.clone(), theme(args.drawing.theme, opened.background(), ascii));
                session.others = other_catalogues(args);
                let (session, exit) = tui::ask(&opened, session, &mut store);
                *tty = Some(opened);
                return (session.quiz, exit.map_err(CliError::Tui));
            }
            // Without a terminal, the answers may still come from a pipe.
            Err(TuiError::NoTerminal(_)) if has_input() => {}
            Err(error) => return (quiz, Err(CliError::Tui(error))),
        }
    } else if !args.plain && !has_input() {
        return (quiz, Err(CliError::NoInput));
    }
    message.print_on_signals();
    let stdin = io::stdin();
    let mut lines = LineIo { repeat: !stdin.is_terminal(), ascii, input: stdin.lock(), output: io::stderr() };
    let mut store = StoreWithExitMessage { store, message, only_unsaved: false };
    let reason = line_mode::ask(&mut quiz, info, &mut lines, &mut store);
    (quiz, reason.map(Exit::Quit).map_err(CliError::LineMode))
}

/// Whether standard input is a terminal, or has something to read.
fn has_input() -> bool {
    io::stdin().is_terminal() || io::stdin().lock().fill_buf().is_ok_and(|bytes| !bytes.is_empty())
}
