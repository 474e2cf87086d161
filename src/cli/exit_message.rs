//! What stays on the terminal after a verdict: a summary, where the answers are, and the command for the full report.

use std::path::Path;

use crossterm::{
    queue,
    style::{Attribute, Print, ResetColor, SetAttribute, SetForegroundColor, force_color_output},
};
use ratatui::prelude::IntoCrossterm;

use crate::{
    report::{Ink, Report, SummaryLine, summary},
    store::shown_path,
    tui::theme::{ColorDepth, Theme},
};

use super::{
    CliError,
    args::AskArgs,
    farewell::{flag, plain_path, word},
    print_result,
};

/// The width where the terminal does not tell its own.
const WIDTH: usize = 80;

/// Prints it; `kept` is the file with the answers, if they are in one, and on a `dumb` terminal it is text alone.
///
/// # Errors
/// Where standard output cannot be written.
pub(crate) fn print(
    report: &Report,
    args: &AskArgs,
    kept: Option<&Path>,
    (theme, dumb): (Theme, bool),
) -> Result<(), CliError> {
    let coloured = !dumb && theme.depth != ColorDepth::Mono;
    let lines = summary(report, width(), theme.is_ascii(), coloured);
    let mut text = lines.iter().map(|line| drawn(line, theme, dumb) + "\n").collect::<String>();
    if let Some(path) = kept {
        let command = full_report(path, args.catalogue.as_deref());
        let full = command.map(|command| format!("Full report: {command}\n"));
        text.extend([format!("\nSaved in {}\n", shown_path(path))].into_iter().chain(full));
    }
    print_result(&text)
}

/// How many columns standard output has, which may be another terminal than the one that controls the process.
fn width() -> usize {
    #[cfg(unix)]
    let columns = rustix::termios::tcgetwinsize(std::io::stdout()).map(|size| size.ws_col);
    #[cfg(not(unix))]
    let columns = crossterm::terminal::size().map(|(columns, _)| columns);
    columns.ok().filter(|columns| *columns > 0).map_or(WIDTH, usize::from)
}

/// The command for the full report; none where a path in it cannot be written on a line.
fn full_report(sheet: &Path, catalogue: Option<&Path>) -> Option<String> {
    let text = plain_path(sheet.to_str()?);
    let quoted = word(&text)?;
    // A `~` means the home folder only without quotation marks.
    let sheet = if quoted == text && sheet.is_absolute() { shown_path(sheet) } else { quoted };
    let catalogue = match catalogue {
        Some(catalogue) => format!(" {}", flag("--catalogue", catalogue.to_str()?)?),
        None => String::new(),
    };
    Some(format!("whichone report {sheet}{catalogue}"))
}

/// A line as the terminal draws it.
fn drawn(line: &SummaryLine, theme: Theme, dumb: bool) -> String {
    // Whether there are colours is decided here, and not by crossterm.
    force_color_output(true);
    let mut bytes = Vec::new();
    for part in line.iter().filter(|part| !part.text.is_empty()) {
        let colour = match part.ink {
            Ink::Option(at) => theme.option(at).fg.filter(|_| !dumb).map(IntoCrossterm::into_crossterm),
            _ => None,
        };
        let attribute = match part.ink {
            Ink::Bold => Some(Attribute::Bold),
            Ink::Plain | Ink::Option(_) => None,
        };
        // Memory can always be written to.
        _ = match (colour, attribute.filter(|_| !dumb)) {
            (Some(colour), _) => queue!(bytes, SetForegroundColor(colour), Print(&part.text), ResetColor),
            (None, Some(attribute)) => {
                queue!(bytes, SetAttribute(attribute), Print(&part.text), SetAttribute(Attribute::Reset))
            }
            (None, None) => queue!(bytes, Print(&part.text)),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::{report::summary::SummaryPart, tui::theme::Background};

    use super::*;

    #[test]
    fn the_command_is_as_a_shell_takes_it() {
        let command = |sheet: &str, catalogue: Option<&str>| full_report(Path::new(sheet), catalogue.map(Path::new));
        assert_eq!(command("ada.yaml", None).unwrap(), "whichone report ada.yaml");
        assert_eq!(
            command("my answers.yaml", Some("a b.yaml")).unwrap(),
            "whichone report 'my answers.yaml' --catalogue 'a b.yaml'"
        );
        assert_eq!(command("-x", Some("-y")).unwrap(), "whichone report ./-x --catalogue=-y");
        assert_eq!(command("a\u{1b}b", None), None);
    }

    #[test]
    fn colours_are_drawn_only_where_they_are_wanted() {
        let part = |text: &str, ink| SummaryPart { text: text.into(), ink };
        let line = vec![part("A", Ink::Bold), part("b", Ink::Option(0)), part("c", Ink::Plain)];
        let theme = |depth| Theme::new(depth, Background::Dark, false);
        assert_eq!(drawn(&line, theme(ColorDepth::Ansi256), false), "\x1b[1mA\x1b[0m\x1b[38;5;117mb\x1b[0mc");
        assert_eq!(drawn(&line, theme(ColorDepth::Mono), false), "\x1b[1mA\x1b[0mbc");
        assert_eq!(drawn(&line, theme(ColorDepth::TrueColor), true), "Abc");
    }
}
