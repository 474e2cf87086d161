//! What is printed at the end of a quiz: after a verdict a summary on standard output, and on standard error where the
//! answers are saved, or the answers themselves if they are not.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crossterm::{
    queue,
    style::{Attribute, Print, ResetColor, SetAttribute, SetForegroundColor, force_color_output},
};
use ratatui::prelude::IntoCrossterm;

use crate::{
    quiz::{Quiz, Responses},
    report::{Ink, Report, SummaryLine, summary},
    store::{ExportError, FileStore, SaveStatus, Store, shown_path},
    text::sanitize_line,
    tui::{
        terminal::ExitMessagePrinter,
        theme::{ColorDepth, Theme},
    },
};

use super::{
    args::QuizArgs,
    environment::terminal_width,
    exit::{CliError, INTERRUPTED},
    output::{print, print_error, warn},
    shell::{flag, path_word, positional, word},
};

/// The message on standard error. The thread that waits for signals shares it.
#[derive(Debug)]
pub(crate) struct ExitMessage {
    /// The command that asks again, without `--file`; none if its arguments cannot be shown.
    command: Option<String>,
    answers_file: Option<PathBuf>,
    /// What a signal handler would print now.
    current: Arc<Mutex<String>>,
}

impl ExitMessage {
    pub(crate) fn new(args: &QuizArgs) -> Self {
        let mut words = vec![Some("whichone".to_owned())];
        words.extend(args.catalogue.iter().map(|path| path_word(path)));
        let project = sanitize_line(&args.project);
        if !project.is_empty() {
            words.push(flag("--project", &project));
        }
        words.extend(args.plain.then(|| Some("--plain".into())));
        let command = words.into_iter().collect::<Option<Vec<_>>>().map(|words| words.join(" "));
        Self { command, answers_file: args.answers_file.clone(), current: Arc::default() }
    }

    /// The message for other arguments, which the same signal handler prints.
    pub(crate) fn with_args(&self, args: &QuizArgs) -> Self {
        Self { current: Arc::clone(&self.current), ..Self::new(args) }
    }

    /// The message if the quiz ended now; `verdict_seen` says whether the result was printed.
    pub(crate) fn text(&self, quiz: &Quiz, store: &FileStore, verdict_seen: bool) -> String {
        let is_untouched = *quiz.responses() == Responses::none(quiz.catalogue());
        let continue_with = |file: Option<&Path>| {
            self.command_with(file).map_or(String::new(), |command| format!(" Continue with `{command}`."))
        };
        match store.path().filter(|_| !store.is_read_only()) {
            _ if !store.is_saved(quiz) => {
                let purpose = self
                    .command_with(Some(Path::new("FILE")))
                    .map_or(" to keep them".into(), |command| format!(" and continue with `{command}`"));
                let answers = store.answers_file(quiz).text();
                format!("Your answers could not be saved. Put these lines in a file{purpose}:\n\n{answers}\n")
            }
            Some(path) if store.has_moved() => format!(
                "Another program changed your answers file. Your answers here are in {}.{}\n",
                shown_path(path),
                continue_with(Some(path))
            ),
            _ if verdict_seen => String::new(),
            _ if is_untouched => "Nothing answered, nothing saved.\n".into(),
            None => "Nothing new answered, nothing saved.\n".into(),
            Some(path) => {
                format!("Saved in {}.{}\n", shown_path(path), continue_with(self.answers_file.as_deref()))
            }
        }
    }

    /// The command that continues with the answers in `file`; none if a path in it cannot be shown.
    fn command_with(&self, file: Option<&Path>) -> Option<String> {
        let command = self.command.clone()?;
        match file {
            Some(file) => Some(format!("{command} {}", flag("--file", file.to_str()?)?)),
            None => Some(command),
        }
    }

    /// Prints what [`StoreWithExitMessage`] set last.
    pub(crate) fn printer(&self) -> ExitMessagePrinter {
        let current = Arc::clone(&self.current);
        Arc::new(move || warn(&current.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Prints the message when a signal ends line mode. On a screen, `tui` handles the signals.
    #[cfg(unix)]
    pub(crate) fn print_on_signals(&self) {
        use signal_hook::{
            consts::{SIGHUP, SIGINT, SIGTERM},
            iterator::Signals,
            low_level::emulate_default_handler,
        };
        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
        let print_message = self.printer();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                // End the line being typed.
                print_error("\n");
                print_message();
                if signal == SIGINT {
                    std::process::exit(INTERRUPTED.into());
                }
                _ = emulate_default_handler(signal);
            }
        });
    }

    /// Prints the message when Ctrl-C or Ctrl-Break ends line mode.
    #[cfg(windows)]
    pub(crate) fn print_on_signals(&self) {
        let print_message = self.printer();
        // Fails only if there is a handler, and that prints the message too.
        _ = ctrlc::set_handler(move || {
            print_error("\n");
            print_message();
            std::process::exit(INTERRUPTED.into());
        });
    }
}

/// A store that updates the exit message after each save.
pub(crate) struct StoreWithExitMessage<'s> {
    pub(crate) store: &'s mut FileStore,
    pub(crate) message: &'s ExitMessage,
    /// Whether there is no message while all answers are saved.
    pub(crate) only_unsaved: bool,
}

impl Store for StoreWithExitMessage<'_> {
    fn save(&mut self, quiz: &Quiz) -> SaveStatus {
        let status = self.store.save(quiz);
        let is_silent = self.only_unsaved && status.saved;
        let text = if is_silent { String::new() } else { self.message.text(quiz, self.store, false) };
        *self.message.current.lock().unwrap_or_else(PoisonError::into_inner) = text;
        status
    }

    fn archive(&mut self) -> Option<PathBuf> {
        self.store.archive()
    }

    fn export(&mut self, path: &Path, text: &str, overwrite: bool) -> Result<(), ExportError> {
        self.store.export(path, text, overwrite)
    }
}

/// Prints the summary of a report and, if the answers are in a file, the command for the full one.
pub(crate) fn print_summary(
    report: &Report,
    args: &QuizArgs,
    answers_file: Option<&Path>,
    (theme, is_dumb): (Theme, bool),
) -> Result<(), CliError> {
    let has_colours = !is_dumb && theme.depth != ColorDepth::Mono;
    let summary = summary(report, terminal_width(), theme.is_ascii(), has_colours);
    let mut lines: Vec<String> = summary.iter().map(|line| render(line, theme, is_dumb)).collect();
    if let Some(path) = answers_file {
        lines.extend([String::new(), format!("Saved in {}", shown_path(path))]);
        let command = report_command(path, args.catalogue.as_deref());
        lines.extend(command.map(|command| format!("Full report: {command}")));
    }
    print(&(lines.join("\n") + "\n"))
}

/// The command for the full report; none if a path in it cannot be shown.
fn report_command(answers_file: &Path, catalogue: Option<&Path>) -> Option<String> {
    let path = positional(answers_file.to_str()?);
    let quoted = word(&path)?;
    // The shell expands `~` only outside quotes.
    let file = if quoted == path && answers_file.is_absolute() { shown_path(answers_file) } else { quoted };
    let catalogue = match catalogue {
        Some(catalogue) => format!(" {}", flag("--catalogue", catalogue.to_str()?)?),
        None => String::new(),
    };
    Some(format!("whichone report {file}{catalogue}"))
}

fn render(line: &SummaryLine, theme: Theme, is_dumb: bool) -> String {
    // The theme decides about colours, not crossterm.
    force_color_output(true);
    let mut bytes = Vec::new();
    for part in line.iter().filter(|part| !part.text.is_empty()) {
        let colour = match part.ink {
            Ink::Option(index) => theme.option(index).fg.map(IntoCrossterm::into_crossterm),
            Ink::Plain | Ink::Bold => None,
        };
        // Writing to memory cannot fail.
        _ = match (part.ink, colour) {
            _ if is_dumb => queue!(bytes, Print(&part.text)),
            (_, Some(colour)) => queue!(bytes, SetForegroundColor(colour), Print(&part.text), ResetColor),
            (Ink::Bold, None) => {
                queue!(bytes, SetAttribute(Attribute::Bold), Print(&part.text), SetAttribute(Attribute::Reset))
            }
            _ => queue!(bytes, Print(&part.text)),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::{report::summary::SummaryPart, tui::theme::Background};

    use super::*;

    #[test]
    #[cfg(unix)]
    fn report_command_is_quoted_for_a_shell() {
        let command = |file: &str, catalogue: Option<&str>| report_command(Path::new(file), catalogue.map(Path::new));
        assert_eq!(command("ada.yaml", None).unwrap(), "whichone report ada.yaml");
        assert_eq!(
            command("my answers.yaml", Some("a b.yaml")).unwrap(),
            "whichone report 'my answers.yaml' --catalogue 'a b.yaml'"
        );
        assert_eq!(command("-x", Some("-y")).unwrap(), "whichone report ./-x --catalogue=-y");
        assert_eq!(command("a\u{1b}b", None), None);
    }

    #[test]
    fn summary_is_styled_only_on_terminals_with_styles() {
        let part = |text: &str, ink| SummaryPart { text: text.into(), ink };
        let line = vec![part("A", Ink::Bold), part("b", Ink::Option(0)), part("c", Ink::Plain)];
        let theme = |depth| Theme::new(depth, Background::Dark, false);
        assert_eq!(render(&line, theme(ColorDepth::Ansi256), false), "\x1b[1mA\x1b[0m\x1b[38;5;117mb\x1b[0mc");
        assert_eq!(render(&line, theme(ColorDepth::Mono), false), "\x1b[1mA\x1b[0mbc");
        assert_eq!(render(&line, theme(ColorDepth::TrueColor), true), "Abc");
    }
}
