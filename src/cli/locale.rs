//! Whether the terminal has more characters than those of ASCII, as far as the environment tells.

use std::{env, ffi::OsString};

/// The variables that name the locale of characters. The first that says anything counts (POSIX.1-2024, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Whether the locale has no characters but those of ASCII that could be drawn with.
pub(crate) fn is_ascii() -> bool {
    is_ascii_in(|name| env::var_os(name), cfg!(any(target_os = "macos", windows)))
}

/// The same in an environment. Where nothing is set the locale is `C`, which is ASCII, and what is drawn so can be read
/// on any terminal; but those of some systems take UTF-8 whatever the environment says.
fn is_ascii_in(variable: impl Fn(&str) -> Option<OsString>, utf8_anyway: bool) -> bool {
    let known = VARIABLES.iter().filter_map(|name| variable(name)).find(|value| !value.is_empty());
    let Some(locale) = known else { return !utf8_anyway };
    let locale = locale.to_string_lossy().to_lowercase();
    !locale.contains("utf-8") && !locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_anything_counts() {
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
            for utf8_anyway in [false, true] {
                assert_eq!(is_ascii_in(value, utf8_anyway), ascii, "{given:?}");
            }
        }
    }

    #[test]
    fn where_nothing_is_set_the_system_decides() {
        assert!(is_ascii_in(|_| None, false) && is_ascii_in(|_| Some(OsString::new()), false));
        assert!(!is_ascii_in(|_| None, true));
    }
}
