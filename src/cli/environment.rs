//! What the environment says about the terminal, the locale and the clock.

use std::{env, ffi::OsString};

use crate::{
    store::Clock,
    text::sanitize_line,
    tui::{
        background,
        theme::{Background, ColorDepth, Theme},
    },
};

use super::{args::ThemeName, exit::CliError};

/// Whether a variable is set, to something other than nothing or `0`.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether the terminal can only append text.
pub(crate) fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether questions are asked line by line even if there is a terminal to draw on.
pub(crate) fn wants_line_mode() -> bool {
    is_dumb() || is_set("ACCESSIBLE")
}

/// The system clock, unless `SOURCE_DATE_EPOCH` fixes the time.
pub(crate) fn clock() -> Result<Clock, CliError> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(Clock::system());
    };
    let fixed = value.to_str().and_then(|text| text.parse().ok()).and_then(Clock::fixed);
    fixed.ok_or_else(|| CliError::SourceDateEpoch(sanitize_line(value.to_string_lossy())))
}

/// `--theme` comes first, then `NO_COLOR`, then `CLICOLOR_FORCE`, then what the terminal can do.
pub(crate) fn color_depth(theme: ThemeName) -> ColorDepth {
    let variable = |name| env::var(name).unwrap_or_default();
    let (no_color, force) = match theme {
        ThemeName::Mono => (true, false),
        ThemeName::Dark | ThemeName::Light => (false, true),
        ThemeName::Auto => (!variable("NO_COLOR").is_empty(), is_set("CLICOLOR_FORCE")),
    };
    background::color_depth(no_color, force, &variable("TERM"), &variable("COLORTERM"))
}

/// Whether to ask the terminal for its background: the theme follows it.
pub(crate) fn follows_background(theme: ThemeName) -> bool {
    theme == ThemeName::Auto && color_depth(theme) != ColorDepth::Mono
}

/// The theme to draw with; `detected` is the background that the terminal reported, if it did.
pub(crate) fn theme(name: ThemeName, detected: Option<Background>, ascii: bool) -> Theme {
    let background = match name {
        ThemeName::Light => Background::Light,
        ThemeName::Dark => Background::Dark,
        ThemeName::Auto | ThemeName::Mono => detected.unwrap_or_else(background::from_environment),
    };
    Theme::new(color_depth(name), background, ascii)
}

/// The width of a terminal that does not say.
const DEFAULT_WIDTH: usize = 80;

/// The width of the terminal that standard output is, which may not be the controlling terminal.
pub(crate) fn terminal_width() -> usize {
    #[cfg(unix)]
    let columns = rustix::termios::tcgetwinsize(std::io::stdout()).map(|size| size.ws_col);
    #[cfg(windows)]
    let columns = crossterm::terminal::size().map(|(columns, _)| columns);
    columns.ok().filter(|columns| *columns > 0).map_or(DEFAULT_WIDTH, usize::from)
}

/// The variables that set the character encoding. The first that is not empty counts (POSIX.1-2024, 8.2).
const LOCALE_VARIABLES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Whether the locale cannot be trusted with characters beyond ASCII.
pub(crate) fn is_ascii_locale() -> bool {
    is_ascii_in(|name| env::var_os(name), cfg!(any(target_os = "macos", windows)))
}

/// Without any variable the locale is `C`, which is ASCII, except on systems whose terminals are always UTF-8.
fn is_ascii_in(variable: impl Fn(&str) -> Option<OsString>, utf8_by_default: bool) -> bool {
    let locale = LOCALE_VARIABLES.iter().filter_map(|name| variable(name)).find(|value| !value.is_empty());
    let Some(locale) = locale else { return !utf8_by_default };
    let locale = locale.to_string_lossy().to_lowercase();
    !locale.contains("utf-8") && !locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_locale_variable_that_is_not_empty_counts() {
        for (all, ctype, lang, ascii) in [
            (None, None, Some("en_GB.UTF-8"), false),
            (None, None, Some("de_AT.utf8"), false),
            (None, Some("UTF-8"), None, false),
            (None, None, Some("C"), true),
            (None, None, Some("de_DE.ISO-8859-1"), true),
            (Some("C"), Some("C.UTF-8"), Some("C.UTF-8"), true),
            (Some("C.UTF-8"), Some("C"), Some("C"), false),
            (Some(""), Some("POSIX"), Some("C.UTF-8"), true),
            (Some(""), Some(""), Some("C.UTF-8"), false),
        ] {
            let given = [("LC_ALL", all), ("LC_CTYPE", ctype), ("LANG", lang)];
            let value = |name: &str| given.iter().find(|(known, _)| *known == name)?.1.map(Into::into);
            for utf8_by_default in [false, true] {
                assert_eq!(is_ascii_in(value, utf8_by_default), ascii, "{given:?}");
            }
        }
    }

    #[test]
    fn system_decides_without_a_locale() {
        assert!(is_ascii_in(|_| None, false) && is_ascii_in(|_| Some(OsString::new()), false));
        assert!(!is_ascii_in(|_| None, true));
    }
}
