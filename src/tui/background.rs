//! What the terminal looks like: whether its background is dark or light, and how many colours it has.

use std::{env, time::Duration};

use terminal_colorsaurus::{QueryOptions, background_color};

use super::theme::{Background, ColorDepth};

/// How long the terminal may take to answer.
const TIMEOUT: Duration = Duration::from_millis(200);

/// What the terminal answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Query {
    /// The answer. Without one, the background that `COLORFGBG` names, else dark.
    pub background: Background,
    /// Whether an answer may come late. It must not be taken for keys.
    pub unanswered: bool,
}

/// Asks the terminal for its background. Call it once, before anything else reads the terminal.
pub(super) fn query() -> Query {
    let mut options = QueryOptions::default();
    options.timeout = TIMEOUT;
    if let Ok(color) = background_color(options) {
        let background = if color.perceived_lightness() > 0.5 { Background::Light } else { Background::Dark };
        return Query { background, unanswered: false };
    }
    // After any error: some terminals answer the second of two queries first.
    Query { background: from_environment(), unanswered: true }
}

/// The background that `COLORFGBG` names, else dark.
pub fn from_environment() -> Background {
    env::var("COLORFGBG").ok().and_then(|colors| from_colorfgbg(&colors)).unwrap_or(Background::Dark)
}

/// The background that `COLORFGBG` names: its last field is one of the sixteen colours.
fn from_colorfgbg(colors: &str) -> Option<Background> {
    match colors.rsplit(';').next()?.parse().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        16u8.. => None,
    }
}

/// How many colours a terminal has. None with `no_color`, and none if `TERM` names a terminal without colours, unless
/// `force` is set.
pub fn color_depth(no_color: bool, force: bool, term: &str, colorterm: &str) -> ColorDepth {
    let has_none = term.ends_with("-m")
        || term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if no_color || (has_none && !force) {
        ColorDepth::Mono
    } else if matches!(colorterm, "truecolor" | "24bit") {
        ColorDepth::TrueColor
    } else if term.contains("256color") || cfg!(windows) {
        ColorDepth::Ansi256
    } else {
        ColorDepth::Ansi16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_field_of_colorfgbg_is_the_background() {
        let background = |colors| from_colorfgbg(colors);
        assert_eq!(["15;0", "12;8"].map(background), [Some(Background::Dark); 2]);
        assert_eq!(["0;15", "0;default;7", "0;9"].map(background), [Some(Background::Light); 3]);
        assert_eq!(["15;default", "0;16", ""].map(background), [None; 3]);
    }

    #[test]
    fn number_of_colours_follows_the_environment_unless_refused_or_forced() {
        let ansi16 = if cfg!(windows) { ColorDepth::Ansi256 } else { ColorDepth::Ansi16 };
        for (term, colorterm, depth) in [
            ("xterm", "truecolor", ColorDepth::TrueColor),
            ("xterm-256color", "24bit", ColorDepth::TrueColor),
            ("xterm-256color", "", ColorDepth::Ansi256),
            ("linux", "yes", ansi16),
            ("vt100", "", ColorDepth::Mono),
            ("xterm-m", "", ColorDepth::Mono),
        ] {
            assert_eq!(color_depth(false, false, term, colorterm), depth, "{term} {colorterm}");
            assert_eq!(color_depth(true, true, term, colorterm), ColorDepth::Mono);
        }
        assert_eq!(color_depth(false, true, "vt220", "truecolor"), ColorDepth::TrueColor);
    }
}
