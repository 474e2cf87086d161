//! What is printed at the end: the answers themselves if they are not saved, and how to continue if they are.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    quiz::{Quiz, Responses},
    report::quoted,
    store::{ExportError, FileStore, SaveStatus, Store, shown_path},
    text::{sanitize, sanitize_line},
};

use super::args::AskArgs;

/// The end of a session, as it would be told now; shared with the thread that waits for signals.
#[derive(Debug)]
pub(crate) struct ExitMessage {
    /// The catalogue, project and line mode, as arguments; none where they cannot be repeated on a line.
    again: Option<String>,
    sheet: Option<PathBuf>,
    /// What would be said if it ended now.
    words: Arc<Mutex<String>>,
}

impl ExitMessage {
    pub(crate) fn new(args: &AskArgs) -> Self {
        let mut words = vec![Some("whichone".to_owned())];
        words.extend(args.catalogue.iter().map(|path| path_word(path)));
        let project = sanitize_line(&args.project);
        if !project.is_empty() {
            words.push(flag("--project", &project));
        }
        words.extend(args.plain.then(|| Some("--plain".into())));
        let again = words.into_iter().collect::<Option<Vec<_>>>().map(|words| words.join(" "));
        Self { again, sheet: args.sheet.clone(), words: Arc::default() }
    }

    /// The same about another catalogue. What the signal thread would say changes with it.
    pub(crate) fn about(&self, args: &AskArgs) -> Self {
        Self { words: Arc::clone(&self.words), ..Self::new(args) }
    }

    /// What is said after a session that ended with a verdict `seen`, or before one.
    pub(crate) fn words(&self, quiz: &Quiz, keeper: &FileStore, seen: bool) -> String {
        let untouched = *quiz.responses() == Responses::none(quiz.catalogue());
        match keeper.path().filter(|_| !keeper.is_read_only()) {
            _ if !keeper.has(quiz) => {
                let on = self
                    .command(Some(Path::new("FILE")))
                    .map_or(" to keep them".into(), |command| format!(" and continue with `{command}`"));
                let sheet = keeper.answers_file(quiz).text();
                format!("Your answers could not be saved. Put these lines in a file{on}:\n\n{sheet}\n")
            }
            Some(path) if keeper.has_moved() => {
                let on =
                    self.command(Some(path)).map_or(String::new(), |command| format!(" Continue with `{command}`."));
                format!(
                    "Another program changed your answers file. Your answers here are in {}.{on}\n",
                    shown_path(path)
                )
            }
            _ if seen => String::new(),
            _ if untouched => "Nothing answered, nothing saved.\n".into(),
            None => "Nothing new answered, nothing saved.\n".into(),
            Some(path) => {
                let on = self
                    .command(self.sheet.as_deref())
                    .map_or(String::new(), |command| format!(" Continue with `{command}`."));
                format!("Saved in {}.{on}\n", shown_path(path))
            }
        }
    }

    /// The command that continues with the answers in `sheet`; none where a path in it cannot be written on a line.
    fn command(&self, sheet: Option<&Path>) -> Option<String> {
        let again = self.again.clone()?;
        match sheet {
            Some(sheet) => Some(format!("{again} {}", flag("--file", sheet.to_str()?)?)),
            None => Some(again),
        }
    }

    /// Says the words.
    pub(crate) fn text(&self) -> Arc<dyn Fn() + Send + Sync> {
        let words = Arc::clone(&self.words);
        Arc::new(move || warn(&words.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Has the words said when a signal ends the process while it asks by line. On a screen the signals belong to that.
    #[cfg(unix)]
    pub(crate) fn on_signals(&self) {
        use signal_hook::{
            consts::{SIGHUP, SIGINT, SIGTERM},
            iterator::Signals,
            low_level::emulate_default_handler,
        };
        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
        let last_words = self.text();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                // The line being typed ends here.
                _ = io::stderr().write_all(b"\n");
                last_words();
                if signal == SIGINT {
                    std::process::exit(130);
                }
                _ = emulate_default_handler(signal);
            }
        });
    }

    #[cfg(not(unix))]
    pub(crate) fn on_signals(&self) {}
}

/// The keeper of a session that keeps what would be said if a signal ended it now.
pub(crate) struct ReportingStore<'k> {
    pub(crate) keeper: &'k mut FileStore,
    pub(crate) farewell: &'k ExitMessage,
    /// Whether nothing is said where the answers are saved.
    pub(crate) terse: bool,
}

impl Store for ReportingStore<'_> {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        let keeping = self.keeper.save(quiz);
        let silent = self.terse && keeping.saved;
        let words = if silent { String::new() } else { self.farewell.words(quiz, self.keeper, false) };
        *self.farewell.words.lock().unwrap_or_else(PoisonError::into_inner) = words;
        keeping
    }

    fn archive(&mut self) -> Option<PathBuf> {
        self.keeper.archive()
    }

    fn export(&mut self, path: &Path, text: &str, over: bool) -> Result<(), ExportError> {
        self.keeper.export(path, text, over)
    }
}

/// A flag with its value, which may begin as a flag does.
pub(crate) fn flag(name: &str, value: &str) -> Option<String> {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    Some(format!("{name}{between}{}", word(value)?))
}

/// A word for a shell, if it can be shown as it is.
pub(crate) fn word(text: &str) -> Option<String> {
    (sanitize(text) == text && !text.contains('\n')).then(|| quoted(text))
}

/// A path as a command takes it that must not take it for an option or a command; none where it cannot be shown.
pub(crate) fn path_word(path: &Path) -> Option<String> {
    word(&plain_path(path.to_str()?))
}

/// `path`, with `./` before it where it could be taken for an option or a command.
pub(crate) fn plain_path(path: &str) -> String {
    let is_like_a_command = !path.contains(['.', '/']) && Path::new(path).is_file();
    if path.starts_with('-') || is_like_a_command { format!("./{path}") } else { path.into() }
}

/// Tells a person something on standard error; where that fails there is nobody to tell.
pub(crate) fn warn(text: &str) {
    if !text.trim().is_empty() {
        _ = io::stderr().write_all(format!("{}\n", sanitize(text)).as_bytes());
    }
}
