//! Words of commands that people copy into a shell.

use std::borrow::Cow;

use super::{sanitize, sanitize_line};

/// The shells of a system, for which a word is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    /// Any shell that follows POSIX.
    Posix,
    /// Both cmd and PowerShell, since nobody knows which of them a command is copied into.
    Windows,
}

impl Shell {
    /// The shells of the system that this program was built for.
    pub(crate) const NATIVE: Self = if cfg!(windows) { Self::Windows } else { Self::Posix };

    /// `text` as one word of a command. `None` if no quotes make it one, or if it would have to be sanitized to be shown.
    pub(crate) fn word(self, text: &str) -> Option<String> {
        if sanitize(text) != text || text.contains('\n') {
            return None;
        }
        match self {
            // `shlex` would quote the comma and the equals sign, which mean nothing inside a word.
            Self::Posix if is_answer(text) => Some(text.into()),
            Self::Posix => shlex::try_quote(text).ok().map(Cow::into_owned),
            Self::Windows if is_plain_on_windows(text) => Some(text.into()),
            // A backslash before the closing quote would make it part of the word.
            Self::Windows if text.contains(is_never_literal_on_windows) || text.ends_with('\\') => None,
            Self::Windows => Some(format!("\"{text}\"")),
        }
    }

    /// What continues a command on the next line, if that is the same in all of these shells.
    pub(crate) const fn continuation(self) -> Option<&'static str> {
        match self {
            Self::Posix => Some(" \\"),
            Self::Windows => None,
        }
    }

    /// [`Shell::word`], with a question mark in place of every character that cannot be in one.
    pub(crate) fn word_lossy(self, text: &str) -> String {
        let text = if text.contains('\n') { sanitize_line(text) } else { sanitize(text) };
        self.word(&text)
            .unwrap_or_else(|| format!("\"{}\"", text.trim_end_matches('\\').replace(is_never_literal_on_windows, "?")))
    }
}

/// Whether the text is like the value of `--answer`, as in `tasks=web,api`.
fn is_answer(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_-=,".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_part)
}

/// Whether both shells take the text for a word without quotes. A word that begins with `-` can be a parameter of
/// PowerShell's, which ends at a full stop.
fn is_plain_on_windows(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:=+".contains(c);
    !text.is_empty() && !text.starts_with('-') && text.chars().all(is_plain)
}

/// Whether one of the shells takes this character for something else even between double quotes: cmd expands `%`, and
/// PowerShell expands `$`, escapes with a backtick, and takes curly quotes for straight ones.
fn is_never_literal_on_windows(c: char) -> bool {
    "\"$`%“”„".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_posix_shells() {
        for (text, word) in [
            ("ada.yaml", "ada.yaml"),
            ("my answers.yaml", "'my answers.yaml'"),
            ("it's", "\"it's\""),
            ("$HOME", "'$HOME'"),
            ("", "''"),
            ("tasks=web,api", "tasks=web,api"),
        ] {
            assert_eq!(Shell::Posix.word(text).unwrap(), word);
        }
        assert_eq!(Shell::Posix.word("a\u{1b}b"), None);
        assert_eq!(Shell::Posix.word("a\nb"), None);
        assert_eq!(Shell::Posix.word_lossy("a\nb"), "'a b'");
    }

    #[test]
    fn words_are_quoted_for_cmd_and_powershell() {
        for (text, word) in [
            (r"C:\Users\Ada\answers.yaml", r"C:\Users\Ada\answers.yaml"),
            ("größe.yaml", "größe.yaml"),
            (r"C:\My Files\a.yaml", r#""C:\My Files\a.yaml""#),
            ("a&b", "\"a&b\""),
            ("it's", "\"it's\""),
            ("tasks=web,api", "\"tasks=web,api\""),
            ("~/a.yaml", "\"~/a.yaml\""),
            ("-v1.0", "\"-v1.0\""),
            ("", "\"\""),
        ] {
            assert_eq!(Shell::Windows.word(text).unwrap(), word);
        }
        for text in ["say \"hi\"", "$env:PATH", "100% %PATH%", "a`b", "a\u{201d}b", r"my folder\", "a\u{1b}b"] {
            assert_eq!(Shell::Windows.word(text), None, "{text}");
        }
        assert_eq!(Shell::Windows.word_lossy("$(calc) a"), "\"?(calc) a\"");
    }
}
