//! What stays on the terminal after a verdict: a summary, where the answers are, and the command for the full report.

use std::path::Path;

use crossterm::{
    queue,
    style::{Attribute, Color, Print, ResetColor, SetAttribute, SetForegroundColor, force_color_output},
    terminal,
};

use crate::{
    report::{Ink, Report, SummaryLine, summary},
    sheet::shown_path,
};

use super::{
    CliError,
    args::AskArgs,
    colours,
    farewell::{flag, word},
    print_result,
};

/// The width where the terminal does not tell its own.
const WIDTH: usize = 80;

/// The colours of the options.
const OPTIONS: [Color; 6] = [Color::Blue, Color::Yellow, Color::Cyan, Color::Magenta, Color::Green, Color::Reset];

/// Prints it; `kept` is the file with the answers, if they are in one, and on a `dumb` terminal it is text alone.
///
/// # Errors
/// Where standard output cannot be written.
pub(super) fn print(
    report: &Report,
    args: &AskArgs,
    kept: Option<&Path>,
    (ascii, dumb): (bool, bool),
) -> Result<(), CliError> {
    let coloured = !dumb && colours(args.theme);
    let width = terminal::size().map_or(WIDTH, |(columns, _)| usize::from(columns));
    let lines = summary(report, if width == 0 { WIDTH } else { width }, ascii, coloured);
    let mut text = lines.iter().map(|line| drawn(line, coloured, dumb) + "\n").collect::<String>();
    if let Some(path) = kept {
        let command = full_report(path, args.catalogue.as_deref());
        let full = command.map(|command| format!("Full report: {command}\n"));
        text.extend([format!("\nSaved in {}\n", shown_path(path))].into_iter().chain(full));
    }
    print_result(&text)
}

/// The command for the full report; none where a path in it cannot be written on a line.
fn full_report(sheet: &Path, catalogue: Option<&Path>) -> Option<String> {
    let text = sheet.to_str()?;
    let text = if text.starts_with('-') { format!("./{text}") } else { text.to_owned() };
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
fn drawn(line: &SummaryLine, coloured: bool, dumb: bool) -> String {
    // Whether there are colours is decided here, and not by crossterm.
    force_color_output(true);
    let mut bytes = Vec::new();
    for part in line.iter().filter(|part| !part.text.is_empty()) {
        let colour = match part.ink {
            Ink::Option(at) => OPTIONS.get(at).copied().filter(|colour| coloured && *colour != Color::Reset),
            _ => None,
        };
        let attribute = match part.ink {
            Ink::Bold => Some(Attribute::Bold),
            Ink::Dim => Some(Attribute::Dim),
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
    use crate::report::SummaryPart;

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
        assert_eq!(drawn(&line, true, false), "\x1b[1mA\x1b[0m\x1b[38;5;12mb\x1b[0mc");
        assert_eq!(drawn(&line, false, false), "\x1b[1mA\x1b[0mbc");
        assert_eq!(drawn(&line, false, true), "Abc");
    }
}
