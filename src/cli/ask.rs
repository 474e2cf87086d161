//! `whichone`: asking the questions, on a screen or by line.

use std::{
    env,
    io::{self, BufRead, IsTerminal},
    path::Path,
    process::ExitCode,
};

use crate::{
    document::shown_line,
    plain::{self, Lines},
    quiz::{Ending, Progress, Quiz},
    report::{Report, quoted},
    sheet::{Clock, Edition, Keep, Keeper, Opening, kept_file, shown_path},
    tui::{self, TuiError},
};

use super::{CliError, Source, answers, args::AskArgs, diagnostics::print, look_of, order_of, set};

/// Asks the questions, and prints the result once they are answered.
pub(super) fn ask(args: &AskArgs) -> Result<ExitCode, CliError> {
    let source = Source::read(args.catalogue.as_deref())?;
    let catalogue = source.load()?;
    args.writing.check()?;
    let (project, by) = (shown_line(&args.project), shown_line(&args.by));
    let path = args.sheet.clone().map_or_else(|| kept_file(&catalogue.id, &project), Ok);
    let edition = Edition::of(&catalogue, &source.text);
    let (mut keeper, resumed) = Keeper::open(path, (&catalogue, edition), (&project, &by), clock());
    let mut opening = Opening {
        about: keeper.about(&args.catalogue.as_deref().map(displayed).unwrap_or_default()),
        place: keeper.path().map(shown_path).unwrap_or_default(),
        folder: env::current_dir().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default(),
        ..Opening::default()
    };
    let (mut progress, mut order) = (Progress::none(&catalogue), args.order.unwrap_or_default());
    if let Some(resumed) = resumed {
        (opening.saved, opening.news) = (resumed.saved, resumed.drift.sentences());
        (progress, order) = (resumed.progress, args.order.unwrap_or(resumed.order));
    }
    answers::put(&catalogue, &args.given, &mut progress.answers)?;
    let quiz = Quiz::resumed(&catalogue, order_of(order, &catalogue), progress);
    let (quiz, ending) = on_screen_or_by_line(quiz, &opening, args, &mut keeper);
    print(&mut io::stderr(), &farewell(&ending, &quiz, &keeper, args));
    match ending? {
        Ending::Interrupted => Ok(ExitCode::from(130)),
        Ending::Left => Ok(ExitCode::from(1)),
        Ending::Seen => {
            args.writing.write(&Report::of(&quiz, &opening.about))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn on_screen_or_by_line<'c>(
    quiz: Quiz<'c>,
    opening: &Opening,
    args: &AskArgs,
    keeper: &mut impl Keep,
) -> (Quiz<'c>, Result<Ending, CliError>) {
    let look = look_of(args.theme, args.ascii);
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let mut quiz = quiz;
    if !args.plain && !is_dumb && !set("ACCESSIBLE") {
        let (left, ending) = tui::ask(quiz, opening.clone(), look, keeper);
        match ending {
            // Without a terminal there may still be somebody who writes lines.
            Err(TuiError::NoTerminal(_)) if lines_wait() => quiz = left,
            ending => return (left, ending.map_err(CliError::Tui)),
        }
    }
    let (stdin, output) = (io::stdin(), io::stderr());
    let mut lines = Lines { repeat: !stdin.is_terminal(), ascii: args.ascii, input: stdin.lock(), output };
    let ending = plain::ask(&mut quiz, opening, &mut lines, keeper);
    (quiz, ending.map_err(CliError::Plain))
}

/// Whether there is anything to read.
fn lines_wait() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(|bytes| !bytes.is_empty())
}

/// The clock of the system, unless `SOURCE_DATE_EPOCH` stops it.
pub(super) fn clock() -> Clock {
    Clock::new(env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok()))
}

/// What is said at the end: the answers themselves where they are not saved, and where they are, how to go on.
fn farewell(ending: &Result<Ending, CliError>, quiz: &Quiz, keeper: &Keeper, args: &AskArgs) -> String {
    if !keeper.has(quiz) {
        let sheet = keeper.sheet(quiz).text();
        return format!(
            "whichone: your answers are not saved; with these lines in a FILE, `{}` goes on:\n\n{sheet}\n",
            resuming(args, Some(Path::new("FILE")))
        );
    }
    let early = !matches!(ending, Ok(Ending::Seen));
    match keeper.path() {
        Some(path) if early && *quiz.progress() != Progress::none(quiz.catalogue()) => {
            format!("whichone: your answers are saved in {}; `{}` goes on\n", displayed(path), resuming(args, None))
        }
        _ if matches!(ending, Ok(Ending::Left)) => "whichone: left before a verdict; nothing was answered\n".into(),
        _ => String::new(),
    }
}

/// The command that goes on with the answers, `sheet` as the file they are in.
fn resuming(args: &AskArgs, sheet: Option<&Path>) -> String {
    let mut words = vec!["whichone".to_owned()];
    words.extend(args.catalogue.iter().map(|path| quoted(&path.to_string_lossy())));
    let project = shown_line(&args.project);
    if !project.is_empty() {
        words.extend(["--project".into(), quoted(&project)]);
    }
    if let Some(path) = sheet.or(args.sheet.as_deref()) {
        words.extend(["--sheet".into(), quoted(&path.to_string_lossy())]);
    }
    words.extend(args.plain.then(|| "--plain".into()));
    words.join(" ")
}

/// A path as it may be sent to a terminal.
pub(super) fn displayed(path: &Path) -> String {
    shown_line(&path.to_string_lossy())
}
